import Camarilla
import Testing

@testable import CamarillaImport

/// What is wrong with a mapping, a line each.
private func faults(_ map: String) -> [String] { faults("a,b,y\nx,z,1900\n", map) }

@Suite struct MappingFaultTests {
  private static let rule = "source: a\ntarget: b\nkind: alliance\nwhen: {year: y}\n"

  @Test func aMappingWithoutFaultsHasNone() { #expect(faults(Self.rule).isEmpty) }

  /// Which counts neither as a letter nor as an indent.
  @Test func aByteOrderMarkIsNoPartOfTheMapping() {
    #expect(faults("\u{FEFF}" + Self.rule).isEmpty)
    #expect(
      faults("\u{FEFF}surce: a\n" + Self.rule).first?.hasPrefix("m.yaml:1:1: error: unknown key")
        == true)
  }

  @Test func unknownKeysHaveTheNearestValidOne() {
    #expect(
      faults("surce: a\n" + Self.rule).first?.hasPrefix(
        "m.yaml:1:1: error: unknown key 'surce' in the mapping; expected one of title, table,")
        == true)
    #expect(faults("surce: a\n" + Self.rule).first?.hasSuffix("— did you mean 'source'?") == true)
    #expect(
      faults(Self.rule + "table:\n  delimeter: tab\n") == [
        "m.yaml:6:3: error: unknown key 'delimeter' in the table; expected one of delimiter, comment,"
          + " quotes, missing, columns, marks, fill-down, header, encoding — did you mean 'delimiter'?"
      ])
  }

  @Test func allFaultsAreToldTogetherInTheirOrder() {
    let found = faults(
      """
      source: {idd: a}
      target: [b]
      kind: aliance
      when: {year: y, merge: weeks}
      weight: {column: y, scale: much}
      """)
    #expect(
      found == [
        "m.yaml:1:9: error: the source has no id; expected the key id",
        "m.yaml:1:10: error: unknown key 'idd' in the source; expected one of id, name, label,"
          + " born, died, attributes — did you mean 'id'?",
        "m.yaml:2:9: error: the target is written as a list; expected the keys id, name, label,"
          + " born, died, attributes",
        "m.yaml:3:7: error: unknown kind 'aliance'; expected one of alliance, rivalry, appointment,"
          + " denunciation — did you mean 'alliance'?",
        "m.yaml:4:24: error: unknown word 'weeks'; expected one of years, months, days",
        "m.yaml:5:28: error: 'much' is no number; expected a number",
      ])
  }

  @Test func whatIsMissingIsNamed() {
    #expect(
      faults("title: Nothing\n") == [
        "m.yaml:1:1: error: the mapping doesn't say the kind of a relationship; expected the key kind",
        "m.yaml:1:1: error: the mapping doesn't say the source of a relationship;"
          + " expected the key source",
        "m.yaml:1:1: error: the mapping doesn't say the target of a relationship;"
          + " expected the key target",
        "m.yaml:1:1: error: the mapping doesn't say the when of a relationship; expected the key when"
          + " ('when: none' for a table without dates)",
      ])
    #expect(
      faults("") == ["m.yaml:1:1: error: the file says nothing; expected a mapping in YAML"])
    #expect(
      faults("- a\n")[0].hasPrefix(
        "m.yaml:1:1: error: the mapping is written as a list; expected the keys title,"))
  }

  @Test func missingColumnsAreNamedWhereTheMappingNamesThem() {
    #expect(
      faults("aa,b,y\nx,z,1900\n", Self.rule) == [
        "m.yaml:1:9: error: 't.csv' has no column 'a'; it has aa, b and y"
      ])
    #expect(
      faults(
        "ccode1,ccode2,yeer\nx,z,1900\n",
        "source: ccode1\ntarget: code2\nkind: alliance\nwhen: {year: year}\n") == [
          "m.yaml:2:9: error: 't.csv' has no column 'code2'; it has ccode1, ccode2 and yeer"
            + " — did you mean 'ccode2'?",
          "m.yaml:4:14: error: 't.csv' has no column 'year'; it has ccode1, ccode2 and yeer"
            + " — did you mean 'yeer'?",
        ])
    #expect(
      faults("a,a,b,y\nx,x,z,1900\n", Self.rule) == [
        "m.yaml:1:9: error: 't.csv' has the column 'a' twice (see t.csv:1:1, t.csv:1:3)"
      ])
  }

  @Test func brokenYAMLIsToldWithItsPlace() {
    #expect(faults("source: {id: a\ntarget: b\n")[0].hasPrefix("m.yaml:2:"))
    #expect(faults("a: 1\n\tb: 2\n")[0].hasPrefix("m.yaml:2:1: error: this is no YAML:"))
    #expect(
      faults(bytes: Array("a,b\n".utf8), "source: \u{0}")[0].contains("this is no YAML"))
  }

  /// A key that stands twice hides nothing else, whatever group it stands in and however it is written.
  @Test func keysThatStandTwiceAreToldWithTheOthers() {
    #expect(
      faults(Self.rule + "sorce: q\nsource: b\n") == [
        "m.yaml:5:1: error: unknown key 'sorce' in the mapping; expected one of "
          + MappingGroup.mapping.names.joined(separator: ", ") + " — did you mean 'source'?",
        "m.yaml:6:1: error: the key 'source' stands twice in one group; expected every key once"
          + " (see m.yaml:1:1)",
      ])
    #expect(
      faults(
        "source: a\ntarget: {id: b, 'id': b, \"id\": b}\nkind: alliance\nwhen: {year: y}\n") == [
          "m.yaml:2:17: error: the key 'id' stands twice in one group; expected every key once"
            + " (see m.yaml:2:10)",
          "m.yaml:2:26: error: the key 'id' stands twice in one group; expected every key once"
            + " (see m.yaml:2:10)",
        ])
    #expect(
      faults(
        "source: a\ntarget: b\nkind: {column: a, values: {x: alliance, y: rivalry, x: rivalry}}\n"
          + "when: {year: y}\nwhen: {year: y}\n"
      ).map { String($0.prefix(11)) } == ["m.yaml:3:53", "m.yaml:5:1:"])
    // Values that the same cells have.
    #expect(
      faults(Self.rule + "weight: {column: y, values: {2: 7, 2.0: 8, 02: 9}}\n") == [
        "m.yaml:5:36: error: '2.0' is the value '2' once more; expected every value once"
      ])
  }

  /// What a mapping itself says of every row is wrong where it stands there, once, however many rows there are.
  @Test func constantsAreFaultsOfTheMapping() {
    let table = "a,b,y\nx,z,1900\nx,w,1901\n"
    for (line, fault) in [
      (
        "confidence: {constant: 2}",
        "24: error: the confidence is '2'; expected a number from 0 to 1"
      ),
      (
        "confidence: {constant: 50, scale: 0.1}",
        "24: error: the confidence is '50', which is taken for 5; expected a number from 0 to 1"
      ),
      (
        "confidence: {column: y, values: {1900: 3}}",
        "40: error: the confidence is '3'; expected a number from 0 to 1"
      ),
      (
        "weight: {constant: -1}",
        "20: error: the weight is '-1'; expected a number above 0; the key 'ranges' in the mapping can"
          + " skip others"
      ),
      ("weight: {constant: x}", "20: error: 'x' is no number; expected a number"),
    ] {
      #expect(faults(table, Self.rule + line + "\n") == ["m.yaml:5:" + fault])
    }
    let dated = "source: a\ntarget: b\nkind: alliance\nwhen: "
    #expect(
      faults(table, dated + "{year: y, type: {constant: foo}}\n") == [
        "m.yaml:4:34: error: unknown word for a date 'foo'; expected one of exact, during, circa,"
          + " uncertain, circa uncertain, before, after, until, since, between, through, unknown"
      ])
    #expect(
      faults(table, dated + "{year: y, calendar: {constant: lunar}}\n").first?.hasPrefix(
        "m.yaml:4:38: error: unknown calendar 'lunar'") == true)
    #expect(faults(table, dated + "{year: y, type: {constant: circa}}\n") == [])
  }

  /// Words that a mapping takes as they are, and that would do nothing.
  @Test func whatWouldDoNothingIsTold() throws {
    let dated = "source: a\ntarget: b\nkind: alliance\nwhen: "
    #expect(
      faults(dated + "{start: {year: y}, end: {year: y}, open-end: edeg}\n") == [
        "m.yaml:4:52: error: 'edeg' is no word for an open end; expected edge, a year, a list of years,"
          + " or a condition — did you mean 'edge'?"
      ])
    #expect(
      faults(dated + "{column: y, format: []}\n") == [
        "m.yaml:4:27: error: the list of formats is empty; expected \(DateFormat.expected)"
      ])
    #expect(
      faults("tables: []\n").first
        == "m.yaml:1:9: error: an empty list stands here; expected a list of tables, each with its file"
        + " and the keys of a mapping")
    func warnings(_ map: String) throws -> [String] {
      try Imported("a,b,y\nx,z,1900\n", map).report.warnings.map(\.description)
    }
    let ends = dated + "{start: {year: y}, end: {year: y}, open-end: "
    #expect(
      try warnings(ends + "foo}\n") == [
        "m.yaml:4:52: warning: no date is 'foo', by which an end would be open"
      ])
    #expect(try warnings(ends + "[foo, 1900]}\n") == [])
    // An end that says itself that it is open.
    #expect(
      try Imported(
        "a,b,f,t\nx,z,1900,..\n", dated + "{start: f, end: t}\n"
      ).dates == ["1900/.."])
    #expect(
      try warnings(Self.rule + "sources: {cow: {titel: x, shelf: y}}\n") == [
        "m.yaml:5:17: warning: the source 'cow' gets a column 'titel' — did you mean 'title'?"
      ])
    #expect(
      try warnings(Self.rule + "kinds: {alliance: {sign: -1, directed: true}}\n") == [
        "m.yaml:5:9: warning: kind 'alliance' is negative and directed here and counts so; the"
          + " standard 'alliance' is positive and undirected; expected another name for another kind"
      ])
    #expect(try warnings(Self.rule + "kinds: {alliance: {sign: 1}}\n") == [])
  }

  /// A header that would stand below the table.
  @Test func headersBelowTheTableAreToldAsSuch() {
    #expect(
      faults(Self.rule + "table: {header: 99}\n").contains {
        $0.contains("the table has nothing on line 99, where its header is to be, or below")
      })
  }

  @Test func datesThatCannotBeAreToldInTheMapping() {
    func fault(_ when: String) -> String {
      faults("source: a\ntarget: b\nkind: alliance\nwhen: \(when)\n").joined(separator: "\n")
    }
    #expect(
      fault("{column: y, format: yyyy}")
        == "m.yaml:4:27: error: 'yyyy' is no format of dates; expected Y, M and D in the order of the"
        + " cells, such as YYYYMMDD or D/M/YYYY — did you mean 'YYYY'?")
    #expect(
      fault("{month: y}")
        == "m.yaml:4:7: error: when has no year; expected the key year or the key column")
    #expect(
      fault("{year: y, day: y}")
        == "m.yaml:4:22: error: when has a day and no month; expected the key month")
    #expect(
      fault("{year: y, month: y, merge: years}")
        == "m.yaml:4:34: error: years are merged and the dates are more than years; expected 'when' of"
        + " the key year alone, or of a column with the format YYYY or Y")
    #expect(
      fault("{start: {year: y, exclusive: true}}")
        == "m.yaml:4:15: error: a start can't be exclusive; expected exclusive within end")
    #expect(
      fault("{year: y, undated: never}")
        == "m.yaml:4:26: error: unknown word 'never'; expected one of unknown, open, skip")
    #expect(
      fault("{year: y, type: {column: y, values: {1: befor}}}").hasSuffix(
        "— did you mean 'before'?"))
  }

  @Test func lookupsAndSourcesAreChecked() {
    func fault(_ more: String) -> String { faults(Self.rule + more).joined(separator: "\n") }
    #expect(
      fault("weight: {column: y, ranges: {\"4..1\": 2}}")
        == "m.yaml:5:30: error: '4..1' is no range; expected a range of numbers such as 1..4, ..4, <0"
        + " or >0")
    #expect(
      fault("citation: book")
        == "m.yaml:5:11: error: unknown source 'book'; expected a source that 'sources' declares, or"
        + " {source: {column: …}}")
    #expect(fault("citation: {source: book}").hasSuffix("declares, or {column: …}"))
    #expect(
      fault("sources: {books: B}\ncitation: book").hasSuffix("— did you mean 'books'?"))
    #expect(
      fault("keep: [post]").contains(
        "'post' is the name of a column that relationships have anyway"))
    #expect(
      fault("note: {column: a, constant: b}")
        == "m.yaml:5:7: error: the note has column and constant at once; expected one of column,"
        + " constant, join, line")
    #expect(fault("kinds: {skip: {sign: 1}}").contains("a kind can't be called 'skip'"))
    #expect(
      fault("kinds: {pact: {sign: plus}}")
        == "m.yaml:5:22: error: 'plus' is no sign; expected 1, 0 or -1")
  }

  @Test func mergedYearsHaveNoRowOfTheirOwn() {
    let merged = "source: a\ntarget: b\nkind: alliance\nwhen: {year: y, merge: years}\n"
    #expect(
      faults(merged + "id: a") == [
        "m.yaml:5:5: error: years are merged, and a row's id would be that of one year; expected no key"
          + " id, or no merge"
      ])
    #expect(faults(merged + "note: {line: L}").count == 1)
  }

  @Test func filesOfAliasesAreRefused() {
    var yaml = "x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n"
    for level in 1...9 {
      let parts = Array(repeating: "*x\(level - 1)", count: 10).joined(separator: ", ")
      yaml += "x\(level): &x\(level) [\(parts)]\n"
    }
    #expect(faults(yaml)[0].contains("holds more than 200000 words, aliases written out"))
    #expect(faults(String(repeating: "[", count: 900))[0].contains("no YAML"))
    #expect(faults(String(repeating: "[", count: 5000))[0].contains("no YAML"))
    #expect(faults(String(repeating: "#", count: 2 << 20))[0].contains("longer than 1 MiB"))
  }
}
