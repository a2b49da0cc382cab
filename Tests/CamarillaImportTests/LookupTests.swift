import Camarilla
import TestSupport
import Testing

@testable import CamarillaImport

/// Rows of other tables, found by a key.
@Suite struct LookupTests {
  private static let states =
    "code,abb,name,region\n2,USA,United States,north\n20,CAN,Canada,north\n70,MEX,Mexico,\n"

  private func imported(
    _ table: String, lookup: String, _ rest: String, states: String = Self.states
  ) throws -> Imported {
    try Imported(
      files: ["states.csv": states, "t.csv": table],
      "tables:\n  - file: t.csv\n    lookup: {\(lookup)}\n    kind: alliance\n    when: none\n"
        + rest.split(separator: "\n").map { "    \($0)\n" }.joined())
  }

  private func found(
    _ table: String, lookup: String, _ rest: String, states: String = Self.states
  ) -> [String] {
    faults(
      files: ["states.csv": states, "t.csv": table],
      "tables:\n  - file: t.csv\n    lookup: {\(lookup)}\n    kind: alliance\n    when: none\n"
        + rest.split(separator: "\n").map { "    \($0)\n" }.joined())
  }

  private static let both = """
    first: {file: states.csv, key: abb, match: a}, second: {file: states.csv, key: abb, match: b}
    """

  @Test func columnsOfOtherTablesStandWhereverAColumnMay() throws {
    let imported = try imported(
      "a,b\nUSA,CAN\nCAN,MEX\nMEX,USA\n", lookup: Self.both,
      """
      source: {id: {lookup: first, column: code, pad: 3, prefix: "cow-"}, name: first.name}
      target: {id: {join: [{constant: cow}, {lookup: second, column: code, pad: 3}], with: "-"}}
      note: {lookup: second, column: region, values: {north: N, "": none}}
      keep: [second.name]
      if: {first.region: north}
      """)
    #expect(imported.claims == ["alliance cow-002–cow-020 /", "alliance cow-020–cow-070 /"])
    #expect(imported.chronicle.figure(id: "cow-002")?.name == "United States")
    #expect(imported.chronicle.relationships.map(\.note) == ["N", "none"])
    #expect(
      imported.chronicle.relationships.map(\.attributes) == [
        [Attribute(name: "second.name", value: "Canada")],
        [Attribute(name: "second.name", value: "Mexico")],
      ])
    #expect(imported.report.lookups.map(\.matched) == [3, 3])
    #expect(imported.report.lookups.map(\.unmatched) == [0, 0])
  }

  @Test func datesMayStandInOtherTables() throws {
    let imported = try Imported(
      files: [
        "treaties.csv": "no,from,y,m\n7,1830-05-01,1840,3\n8,1850,,\n",
        "t.csv": "a,b,n\nx,y,7\nx,z,8\n",
      ],
      """
      tables:
        - file: t.csv
          lookup: {treaty: {file: treaties.csv, key: no, match: n}}
          source: a
          target: b
          kind: alliance
          when:
            start: treaty.from
            end: {year: {lookup: treaty, column: y}, month: treaty.m}
      """)
    #expect(imported.dates == ["1830-05-01/1840-03", "1850/"])
  }

  /// Against a join that is written out.
  @Test func lookupsAreLeftJoins() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<150 {
      let keys = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
        "k\(Int.random(in: 0...9, using: &generator))"
      }
      var answers: [String: String] = [:]
      for (index, key) in keys.enumerated() where answers[key] == nil { answers[key] = "v\(index)" }
      let other = "k,v\n" + answers.keys.sorted().map { "\($0),\(answers[$0]!)\n" }.joined()
      let rows = (0..<Int.random(in: 1...30, using: &generator)).map { row in
        (
          a: "a\(row)",
          k: Bool.random(using: &generator) ? "k\(Int.random(in: 0...12, using: &generator))" : ""
        )
      }
      let matched = rows.count { answers[$0.k] != nil }
      let unmatched = rows.count { !$0.k.isEmpty && answers[$0.k] == nil }
      let imported = try Imported(
        files: ["o.csv": other, "t.csv": "a,k\n" + rows.map { "\($0.a),\($0.k)\n" }.joined()],
        """
        tables:
          - {file: t.csv, lookup: {l: {file: o.csv, key: k, unmatched: blank}}, source: a,
             target: {id: {constant: z}}, kind: alliance, when: none, note: l.v}
        """)
      #expect(imported.chronicle.relationships.map(\.note) == rows.map { answers[$0.k] })
      #expect(imported.report.lookups.map(\.matched) == [matched])
      #expect(imported.report.lookups.map(\.unmatched) == [unmatched])
    }
  }

  @Test func keysAreMadeLikeAnyText() throws {
    // Numbers of a spreadsheet, digits that were padded, and two columns that make a key.
    let imported = try Imported(
      files: [
        "o.csv": "c,y,v\n002,1900,one\n20,1900,two\n",
        "t.csv": "a,b,s,t\nx,y,2.0,1900\nx,z,20,1900.0\n",
      ],
      """
      tables:
        - file: t.csv
          lookup:
            l: {file: o.csv, key: {join: [{column: c, pad: 3}, y], with: "/"},
                match: {join: [{column: s, pad: 3}, {column: t, pad: 1}], with: "/"}}
          source: a
          target: b
          kind: alliance
          when: none
          note: l.v
      """)
    #expect(imported.chronicle.relationships.map(\.note) == ["one", "two"])
  }

  @Test func keysThatAreComposedOtherwiseAreOne() throws {
    let imported = try Imported(
      files: ["o.csv": "k,v\nJos\u{E9},one\nZoe,two\n", "t.csv": "a,b\nJose\u{301},x\nZoe,x\n"],
      """
      tables: [{file: t.csv, lookup: {l: {file: o.csv, key: k, match: a}}, source: a, target: b,
        kind: alliance, when: none, note: l.v}]
      """)
    #expect(imported.chronicle.relationships.map(\.note) == ["one", "two"])
  }

  @Test func lookupsMayGoByEarlierOnes() throws {
    let imported = try Imported(
      files: ["p.csv": "id,home\nx,r1\n", "r.csv": "r,king\nr1,Rex\n", "t.csv": "a,b\nx,y\n"],
      """
      tables:
        - file: t.csv
          lookup:
            person: {file: p.csv, key: id, match: a}
            realm: {file: r.csv, key: r, match: person.home}
          source: a
          target: b
          kind: alliance
          when: none
          note: realm.king
      """)
    #expect(imported.chronicle.relationships[0].note == "Rex")
  }

  @Test func whatDoesNotMatchIsToldWithItsRows() throws {
    let rest = "source: a\ntarget: b\nnote: first.name"
    let one = "first: {file: states.csv, key: abb, match: a}"
    let table = "a,b\nUSA,CAN\nUK,CAN\nUK,MEX\nFR,MEX\n,MEX\n"
    let imported = try imported(table, lookup: one, rest)
    #expect(imported.chronicle.relationships.map(\.note) == ["United States", nil, nil, nil])
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.csv:3:1: warning: 3 rows look up 2 keys that no row of 'states.csv' has: 'UK' (2 rows) and"
          + " 'FR' (1 row)"
      ])
    #expect(imported.report.lookups[0].unmatched == 3)
    #expect(imported.report.lookups[0].unmatchedKeyCount == 2)
    #expect(imported.report.lookups[0].unmatchedKeys.map(\.key) == ["UK", "FR"])
    #expect(imported.report.lookups[0].unmatchedKeys.map(\.rows) == [2, 1])
    let skipped = try self.imported(
      table, lookup: one.replacing("a}", with: "a, unmatched: skip}"), rest)
    #expect(skipped.claims == ["alliance USA–CAN /"])
    #expect(
      skipped.skips == [
        "2× 'UK' is the key of no row of 'states.csv'",
        "1× 'FR' is the key of no row of 'states.csv'",
        "1× no source",
      ])
    #expect(
      found(table, lookup: one.replacing("a}", with: "a, unmatched: error}"), rest)[0]
        == "t.csv:3:1: error: 'UK' is the key of no row of 'states.csv'; expected a key that the look-up"
        + " 'first' finds (2 times)")
    let many = try self.imported(
      "a,b\nUSA,CAN\n" + "cdefghik".map { "\($0),CAN\n" }.joined() + "k,CAN\n", lookup: one, rest)
    #expect(
      many.report.warnings.map(\.message) == [
        "9 rows look up 8 keys that no row of 'states.csv' has: 'k' (2 rows), 'c' (1 row), 'd' (1 row),"
          + " 'e' (1 row), 'f' (1 row) and 3 more"
      ])
  }

  @Test func keysThatMatchNothingAreAnError() {
    #expect(
      found(
        "a,b\n2,20\n20,70\n", lookup: "first: {file: states.csv, key: abb, match: a}",
        "source: a\ntarget: b\nnote: first.name"
      ).first
        == "m.yaml:3:45: error: none of the 2 rows of 't.csv' that look for one finds a row of"
        + " 'states.csv'; they look for keys such as '2' and '20', and it has such as 'USA', 'CAN' and"
        + " 'MEX'; expected a 'key' and a 'match' that have values in common, or an 'unmatched' that"
        + " says so")
  }

  @Test func severalAnswersAreAnErrorUnlessOneIsChosen() throws {
    let states =
      "abb,name,y\nGMY,Prussia,1816\nGMY,Germany,1871\nFRN,France,1816\nFRN,France,1944\n"
    func notes(_ more: String) throws -> [String?] {
      try imported(
        "a,b\nGMY,FRN\nFRN,UK\n", lookup: "s: {file: states.csv, key: abb, match: a\(more)}",
        "source: a\ntarget: b\nnote: s.name", states: states
      ).chronicle.relationships.map(\.note)
    }
    #expect(
      found(
        "a,b\nGMY,FRN\nFRN,UK\n", lookup: "s: {file: states.csv, key: abb, match: a}",
        "source: a\ntarget: b\nnote: s.name", states: states) == [
          "t.csv:2:1: error: 'GMY' is the key of 2 rows of 'states.csv' that differ, in lines 2 and 3;"
            + " expected one row a key, or 'several: first', 'several: last' or a 'where' in the look-up"
            + " 's'"
        ])
    // Rows that answer alike are one.
    #expect(try notes(", several: first") == ["Prussia", "France"])
    #expect(try notes(", several: last") == ["Germany", "France"])
    #expect(try notes(", where: {y: {range: 1850..}}") == ["Germany", "France"])
    let returned = try imported(
      "a,b\nITA,x\n", lookup: "s: {file: states.csv, key: abb, match: a, several: last}",
      "source: a\ntarget: b\nnote: s.name",
      states: "abb,name,y\nITA,Sardinia,1815\nITA,Italy,1861\nITA,Sardinia,1946\n")
    #expect(returned.chronicle.relationships[0].note == "Sardinia")
  }

  /// Against the rows as they stand: a row that repeats what an earlier one answers is still the last one.
  @Test func theFirstAndTheLastRowAreThoseOfTheTable() throws {
    var generator = SeededGenerator(seed: 23)
    let keys = (0...2).map { "k\($0)" }
    let table = "a,k\n" + keys.map { "\($0),\($0)\n" }.joined()
    for _ in 0..<150 {
      let rows = (0..<Int.random(in: 1...12, using: &generator)).map { _ in
        (
          key: keys.randomElement(using: &generator)!,
          answer: Int.random(in: 0...2, using: &generator)
        )
      }
      let other = "k,v\n" + rows.map { "\($0.key),v\($0.answer)\n" }.joined()
      func map(_ several: String) -> String {
        """
        tables:
          - {file: t.csv, lookup: {l: {file: o.csv, key: k, match: k, unmatched: blank\(several)}},
             source: a, target: {id: {constant: z}}, kind: alliance, when: none, note: l.v}
        """
      }
      func notes(_ several: String) throws -> [String?] {
        try Imported(files: ["o.csv": other, "t.csv": table], map(several))
          .chronicle.relationships.map(\.note)
      }
      let answers = keys.map { key in rows.filter { $0.key == key }.map { "v\($0.answer)" } }
      #expect(try notes(", several: first") == answers.map(\.first), "\(rows)")
      #expect(try notes(", several: last") == answers.map(\.last), "\(rows)")
      // How many differ is counted all the same.
      let found = faults(files: ["o.csv": other, "t.csv": table], map("")).joined(separator: "\n")
      for (key, answers) in zip(keys, answers) {
        let count = Set(answers).count
        #expect(found.contains("'\(key)' is the key of \(count) rows") == (count > 1), "\(rows)")
      }
    }
  }

  /// Equal numbers are one answer, of which the first spelling stays; codes with zeros in front are others, and so
  /// are long numbers that differ in their last digit.
  @Test(arguments: [
    ("3", "3.0", true), ("3.50", "3.5", true), ("-2.0", "-2", true), ("+4", "4.00", true),
    ("0", "-0.0", true), ("3", "03", false), ("3", "3.1", false), ("1.", "1", false),
    ("12345678901234567890", "12345678901234567891", false), ("x", "X", false), ("", "0", false),
  ])
  func equalNumbersAreOneAnswer(first: String, second: String, isOne: Bool) throws {
    let states = "abb,name\nGMY,\(first)\nGMY,\(second)\n"
    let found = found(
      "a,b\nGMY,FRN\n", lookup: "s: {file: states.csv, key: abb, match: a}",
      "source: a\ntarget: b\nnote: s.name", states: states)
    #expect(found.isEmpty == isOne, "\(found)")
    guard isOne else { return }
    let imported = try imported(
      "a,b\nGMY,FRN\n", lookup: "s: {file: states.csv, key: abb, match: a}",
      "source: a\ntarget: b\nnote: s.name", states: states)
    #expect(imported.chronicle.relationships[0].note == first)
  }

  @Test func whatIsWrongWithALookupIsTold() {
    func fault(_ lookup: String, _ note: String = "s.name") -> String {
      found("a,b\nUSA,CAN\n", lookup: lookup, "source: a\ntarget: b\nnote: \(note)").joined(
        separator: "\n")
    }
    let good = "s: {file: states.csv, key: abb, match: a}"
    #expect(fault(good).isEmpty)
    #expect(fault("s: {key: abb}").contains("the look-up 's' has no file; expected the key file"))
    #expect(fault("s: {file: states.csv}").contains("the look-up 's' has no key"))
    #expect(fault("s.t: {file: states.csv, key: abb}").contains("can't be called 's.t'"))
    #expect(
      fault(good, "{lookup: t, column: name}")
        == "m.yaml:8:20: error: unknown look-up 't'; expected one of s")
    #expect(
      fault(good, "{lookup: s, line: L}")
        == "m.yaml:8:20: error: 'lookup' goes with 'column'; expected a column")
    #expect(
      fault(good, "s.nam")
        == "m.yaml:8:11: error: 'states.csv' has no column 'nam'; it has code, abb, name and region"
        + " — did you mean 'name'?")
    #expect(
      fault("s: {file: states.csv, key: ab, match: a}").contains("'states.csv' has no column 'ab'"))
  }

  @Test func figuresAndSourcesLookThingsUpToo() throws {
    let imported = try Imported(
      files: [
        "p.csv": "id,home\nx,r1\ny,r2\n", "r.csv": "r,name\nr1,Kent\n", "t.csv": "a,b\nx,y\n",
      ],
      """
      figures: {file: p.csv, id: id, attributes: {county: realm.name},
        lookup: {realm: {file: r.csv, key: r, match: home}}}
      tables: [{file: t.csv, source: a, target: b, kind: alliance, when: none}]
      """)
    #expect(
      imported.chronicle.figures.map(\.attributes) == [
        [Attribute(name: "county", value: "Kent")], [],
      ])
    #expect(imported.report.lookups.map(\.name) == ["realm"])
    #expect(imported.report.warnings.count == 1)
  }
}
