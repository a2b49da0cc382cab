import Camarilla
import CamarillaFormats
import TestSupport
import Testing

@testable import CamarillaImport

/// A mapping that names its tables itself.
@Suite struct SeveralTablesTests {
  private static let files = [
    "people.csv": "code,label,first\n1,Ann,1800\n2,Bob,1801\n3,Cid,\n4,Dan,\n",
    "pacts.csv": "a,b,year\n1,2,1830\n2,1,1831\n1,2,1832\n2,3,1840\n1,9,1840\n",
    "feuds.tsv": "x\ty\tspan\n1\t3\t1835/1837\n2\t4\t1850~\n",
  ]

  private static let map = """
    figures:
      - {file: people.csv, id: code, name: label, born: {year: first}, unlisted: skip}
    tables:
      - {file: pacts.csv, source: a, target: b, kind: alliance, when: {year: year, merge: years}}
      - {file: feuds.tsv, source: x, target: y, kind: rivalry, when: span}
    """

  @Test func tablesBecomeOneChronicle() throws {
    let imported = try Imported(files: Self.files, Self.map)
    #expect(
      imported.claims.sorted() == [
        "alliance 1–2 1830/1832", "alliance 2–3 1840/1840", "rivalry 1–3 1835/1837",
        "rivalry 2–4 1850~",
      ])
    #expect(imported.chronicle.figures.map(\.name) == ["Ann", "Bob", "Cid", "Dan"])
    #expect(imported.chronicle.figure(id: "2")?.born?.description == "1801")
    #expect(imported.report.tables.map(\.file) == ["pacts.csv", "feuds.tsv"])
    #expect(imported.report.tables.map(\.rows) == [5, 2])
    #expect(imported.report.tables.map(\.usedRows) == [4, 2])
    #expect(imported.report.skippedRows + imported.report.usedRows == imported.report.rows)
    #expect(imported.skips == ["1× a figure that 'people.csv' doesn't list"])
    #expect(imported.report.skips[0].first == .init(file: "pacts.csv", line: 6, column: 1))
  }

  /// Several tables give what one table of all their rows gives, however they are split.
  @Test func theSameRowsInSeveralTablesAreTheSameChronicle() throws {
    var generator = SeededGenerator(seed: 41)
    for _ in 0..<60 {
      let rows = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
        "f\(Int.random(in: 0...4, using: &generator)),f\(Int.random(in: 0...4, using: &generator)),"
          + "\(Int.random(in: 1800...1810, using: &generator))\n"
      }
      let header = "a,b,y\n"
      let cut = Int.random(in: 0...rows.count, using: &generator)
      let one = try Imported(
        files: ["all.csv": header + rows.joined()],
        """
        tables: [{file: all.csv}]
        source: a
        target: b
        kind: alliance
        when: {year: y, merge: years}
        """)
      let two = try Imported(
        files: [
          "front.csv": header + rows[..<cut].joined(), "back.csv": header + rows[cut...].joined(),
        ],
        """
        tables: [{file: front.csv}, {file: back.csv}]
        source: a
        target: b
        kind: alliance
        when: {year: y, merge: years}
        """)
      #expect(one.claims == two.claims)
      #expect(one.chronicle.figures == two.chronicle.figures)
      #expect(one.report.mergedYears == two.report.mergedYears)
      #expect(one.report.repeatedYears == two.report.repeatedYears)
    }
  }

  @Test func whatStandsAtTheTopHoldsUnlessATableSaysItAnew() throws {
    let imported = try Imported(
      files: ["a.csv": "p,q,n,y\nx,y,NA,1\n", "b.csv": "p;r;n;y\nx;z;NA;2\nx;w;1;3\n"],
      """
      table: {missing: [NA]}
      kinds: {pact: {sign: 1}}
      kind: pact
      source: p
      target: q
      note: n
      when: {year: y}
      tables:
        - {file: a.csv}
        - {file: b.csv, target: r, kind: rivalry, skip: {n: 1}}
      """)
    #expect(imported.claims == ["pact x–y 0001", "rivalry x–z 0002"])
    #expect(imported.chronicle.relationships.map(\.note) == [nil, nil])
    #expect(imported.report.tables.map(\.delimiter) == [nil, "semicolon"])
  }

  @Test func idsAreOfOneKindInAllTables() {
    #expect(
      faults(
        files: ["a.csv": "i,a,b\n1,x,y\n", "b.csv": "i,a,b\n2,x,y\n1,x,z\n"],
        """
        tables: [{file: a.csv}, {file: b.csv}]
        source: a
        target: b
        kind: alliance
        when: none
        id: i
        """) == [
          "b.csv:3:1: error: duplicate id '1', which line 2 of 'a.csv' has; expected every id once"
        ])
  }

  @Test func whileBothLiveReachesAcrossTables() throws {
    // Each row is told by its own table, though its number is that of a row of another one.
    let imported = try Imported(
      files: [
        "p.csv": "id,born,died\nx,1500,1550\ny,1560,1600\nz,1540,1580\n",
        "a.csv": "a,b\nx,y\n", "b.csv": "a,b\nx,z\n",
      ],
      """
      figures: {file: p.csv, id: id, born: born, died: died}
      tables: [{file: a.csv}, {file: b.csv}]
      source: a
      target: b
      kind: alliance
      when: lives
      """)
    #expect(imported.claims == ["alliance x–z 1540/1550"])
    #expect(imported.report.tables.map(\.usedRows) == [0, 1])
    #expect(imported.report.skips.map(\.first.file) == ["a.csv"])
  }

  // MARK: Figures and sources

  @Test func tablesOfFiguresAddUp() throws {
    let files = [
      "a.csv": "id,name\nx,Ann\ny,Bob\n", "b.csv": "who,born,post\ny,1800,clerk\nz,1801,\n",
      "t.csv": "a,b\nx,y\ny,z\n",
    ]
    let map = """
      figures:
        - {file: a.csv, id: id, name: name}
        - {file: b.csv, id: who, born: born, attributes: [post]}
      tables: [{file: t.csv, source: a, target: b, kind: alliance, when: none}]
      """
    let imported = try Imported(files: files, map)
    #expect(imported.chronicle.figures.map(\.name) == ["Ann", "Bob", "z"])
    #expect(imported.chronicle.figure(id: "y")?.born?.description == "1800")
    #expect(
      imported.chronicle.figure(id: "y")?.attributes == [Attribute(name: "post", value: "clerk")])
    #expect(
      faults(files: files.merging(["t.csv": "a,b\nx,q\n"]) { $1 }, map) == [
        "t.csv:2:3: error: figure 'q' is not in 'a.csv' and 'b.csv'; expected a figure that they list,"
          + " or 'unlisted: add' in the mapping"
      ])
    #expect(
      faults(
        files: files,
        map.replacing("name: name}", with: "name: name, unlisted: add}")
          .replacing("[post]}", with: "[post], unlisted: skip}")
      )[0].contains("'a.csv' and 'b.csv' say different things of figures that aren't listed"))
  }

  private static let kindFiles = [
    "k.csv": "code,tone,arrow\npact,friendly,no\nspite,hostile,yes\n",
    "more.csv": "name,sign\nkin,+1\n",
    "t.csv": "a,b,k\n1,2,pact\n2,1,spite\n1,3,kin\n1,3,own\n1,4,alliance\n",
  ]

  private static let codes =
    "{file: k.csv, id: code, sign: {column: tone, values: {friendly: 1, hostile: -1}}, directed: arrow}"

  /// A table, a list of tables, and names beside them; a kind that a column names may be of any.
  @Test func kindsHaveTables() throws {
    let imported = try Imported(
      files: Self.kindFiles,
      """
      kinds:
        - \(Self.codes)
        - {file: more.csv}
        - {own: {sign: 0, directed: true}}
      tables:
        - {file: t.csv, source: a, target: b, kind: {column: k}, when: none}
        - file: t.csv
          source: a
          target: b
          kind: {column: k, values: {own: spite}, otherwise: skip}
          when: none
      """)
    #expect(
      imported.chronicle.relationships.map(\.kind)
        == ["pact", "spite", "kin", "own", "alliance", "spite"])
    for kind in [
      RelationshipKind(name: "pact", sign: .positive, isDirected: false),
      RelationshipKind(name: "spite", sign: .negative, isDirected: true),
      RelationshipKind(name: "kin", sign: .positive, isDirected: false),
      RelationshipKind(name: "own", sign: .neutral, isDirected: true),
    ] {
      #expect(imported.chronicle.kind(named: kind.name) == kind)
    }
    let alone = try Imported(
      files: Self.kindFiles,
      """
      kinds: \(Self.codes)
      tables: [{file: t.csv, source: a, target: b, kind: pact, when: none}]
      """)
    #expect(Set(alone.chronicle.relationships.map(\.kind)) == ["pact"])
    // What is said first counts.
    var files = Self.kindFiles
    files["more.csv"] = "name,sign\npact,-1\nspite,-1\n"
    let twice = try Imported(
      files: files,
      """
      kinds: [\(Self.codes), {file: more.csv}]
      tables: [{file: t.csv, source: a, target: b, kind: pact, when: none}]
      """)
    #expect(twice.chronicle.kind(named: "pact")?.sign == .positive)
    #expect(
      twice.report.warnings.map(\.description).filter { $0.contains("otherwise") } == [
        "more.csv:2:1: warning: kind 'pact' was described otherwise before, which is kept",
        "more.csv:3:1: warning: kind 'spite' was described otherwise before, which is kept",
      ])
  }

  @Test func faultsOfTablesOfKinds() {
    let files = [
      "k.csv": "name,sign,directed,style\n,1,,\npact,maybe,,\nkin,1,perhaps,loud\nskip,1,,\n"
        + "vow,1,,\n",
      "t.csv": "a,b\n1,2\n",
    ]
    let found = faults(
      files: files,
      """
      kinds: {file: k.csv}
      tables: [{file: t.csv, source: a, target: b, kind: vows, when: none}]
      """)
    for words in [
      "k.csv:2:1: error: the kind has no name", "k.csv:3:6: error: 'maybe' is no sign",
      "k.csv:4:7: error: 'perhaps' doesn't say whether the kind is directed",
      "k.csv:4:15: error: the style 'loud' can't be read",
      "k.csv:5:1: error: a kind can't be called 'skip'",
      "m.yaml:2:52: error: unknown kind 'vows'",
    ] {
      #expect(found.contains { $0.hasPrefix(words) }, "\(words) in \(found)")
    }
    #expect(
      faults(
        files: ["t.csv": "a,b\n1,2\n"],
        """
        kinds: {file: k.csv}
        tables: [{file: t.csv, source: a, target: b, kind: vow, when: none}]
        """
      ).contains { $0.hasPrefix("m.yaml:1:15: error: 'k.csv', the table of kinds, not found") })
  }

  @Test func sourcesHaveTables() throws {
    let files = [
      "s.csv":
        "id,title,author,url,shelf\ntac,Annals,Tacitus,http://a,C1\nsue,Lives,Suetonius,,C2\n",
      "t.csv": "a,b,ref,page,link\nx,y,tac,12,\nx,z,sue,,http://b\nx,w,dio,3,\nx,v,dio,,\n",
    ]
    let map = """
      sources: [{file: s.csv, attributes: [shelf]}, {own: {title: Mine}}]
      tables:
        - {file: t.csv, source: a, target: b, kind: alliance, when: none,
           citation: [{source: {column: ref}, locator: page, url: link}, own]}
      """
    let imported = try Imported(files: files, map)
    #expect(
      imported.chronicle.relationships.map { $0.citations.map(\.description) } == [
        ["tac#12", "own"], ["sue", "own"], ["dio#3", "own"], ["dio", "own"],
      ])
    let source = imported.chronicle.source(id: "tac")
    #expect(source?.title == "Annals" && source?.author == "Tacitus" && source?.url == "http://a")
    #expect(source?.attributes == [Attribute(name: "shelf", value: "C1")])
    // A citation's url is that of its source.
    #expect(imported.chronicle.source(id: "sue")?.url == "http://b")
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.csv:4:1: warning: source 'dio' is not in 's.csv', and goes by its id (2 times)"
      ])
    #expect(
      faults(files: files, map.replacing(", own]}", with: ", tax]}")) == [
        "m.yaml:4:68: error: unknown source 'tax'; expected one that 'sources' declares or 's.csv'"
          + " lists, or {column: …} — did you mean 'tac'?"
      ])
  }

  @Test func aSourceHasOneURL() throws {
    let imported = try Imported(
      "a,b,u\nx,y,http://a\nx,z,http://b\nx,w,http://a\n",
      mapping("sources: {s: S}\nwhen: none\ncitation: {source: s, url: u}"))
    #expect(imported.chronicle.source(id: "s")?.url == "http://a")
    #expect(
      imported.report.warnings.map(\.description) == [
        "t.csv:3:1: warning: source 's' has the url 'http://b' here and had 'http://a' before, which is"
          + " kept"
      ])
  }

  // MARK: What is wrong

  @Test func filesThatAreNotThereAreToldTogether() {
    let found = faults(
      files: ["pacts.csv": "a,b,year\n"],
      Self.map.replacing(
        "when: span}", with: "when: span, lookup: {l: {file: l.csv, key: k, match: x}}}")
    )
    #expect(
      found.map { String($0.prefix { $0 != ";" }) } == [
        "m.yaml:5:12: error: 'feuds.tsv', a table of relationships, not found",
        "m.yaml:2:12: error: 'people.csv', the table of figures, not found",
        "m.yaml:5:91: error: 'l.csv', the table of the look-up 'l', not found",
        "pacts.csv:1:1: warning: the table has no rows below its header",
      ])
  }

  /// Tables that aren't there hide nothing of what is amiss with the columns of the others, and nobody is blamed for
  /// naming figures or sources of a table that isn't there.
  @Test func columnsAreCheckedBesideTablesThatAreNotThere() {
    let found = faults(
      files: [
        "pacts.csv": "a,b,year,src\n1,2,soon,x\n", "feuds.tsv": "x\ty\n1\t2\n",
        "extra.csv": "p,q\n1,\n2,3\n",
      ],
      """
      figures: {file: people.csv, id: code, unlisted: error}
      sources: {file: sources.csv}
      tables:
        - {file: pacts.csv, source: a, target: b, kind: alliance, when: year, citation: {source: src}}
        - {file: feuds.tsv, source: x, target: z, kind: rivalry, when: w.start}
        - {file: extra.csv, source: p, target: {id: {lookup: l, column: to}}, kind: alliance, when: none,
           lookup: {l: {file: pacts.csv, key: a, match: r}}}
      """)
    #expect(
      found.map { String($0.prefix { $0 != ";" }) } == [
        "m.yaml:2:17: error: 'sources.csv', the table of sources, not found",
        "m.yaml:1:17: error: 'people.csv', the table of figures, not found",
        "m.yaml:5:42: error: 'feuds.tsv' has no column 'z'",
        "m.yaml:5:66: error: 'feuds.tsv' has no column 'w.start', and no look-up is called 'w'",
        "m.yaml:6:67: error: 'pacts.csv' has no column 'to'",
        "m.yaml:7:51: error: 'extra.csv' has no column 'r'",
      ])
  }

  /// A mapping with faults of its own is held against its tables all the same.
  @Test func faultsOfAMappingAndItsTablesAreToldTogether() throws {
    let folder = try TemporaryFolder()
    _ = try folder.file("t.csv", "a,b\n1,2\n")
    let map = try folder.file(
      "m.yaml",
      """
      figures: {file: nope.csv}
      tables:
        - {file: t.csv, source: a, target: bb, kind: alliancee, when: none, note: l.x,
           post: {lookup: k, column: x}, lookup: {l: {file: gone.csv, keys: a}}}
        - {file: none.csv, source: a, kind: alliance, when: none}
        - {file: t.csv, source: a, target: c, kind: alliance, when: none, delimiter: much}

      """)
    let single = try folder.file(
      "s.yaml", "source: a\ntarget: bb\nkind: alliancee\nwhen: none\n")
    func told(_ map: String, _ table: String? = nil) -> [String] {
      do {
        _ = try TableMapping(contentsOf: map, of: table)
        return []
      } catch FormatsError.invalid(let invalid) {
        return invalid.problems.map {
          String($0.description.replacing(folder.path + "/", with: "").prefix { $0 != ";" })
        }
      } catch {
        return ["\(error)"]
      }
    }
    #expect(
      told(map) == [
        "m.yaml:1:10: error: the table of figures has no id",
        "m.yaml:3:48: error: unknown kind 'alliancee'",
        "m.yaml:4:21: error: unknown look-up 'k'",
        "m.yaml:4:48: error: the look-up 'l' has no key",
        "m.yaml:4:65: error: unknown key 'keys' in the look-up 'l'",
        "m.yaml:5:5: error: the mapping doesn't say the target of a relationship",
        "m.yaml:6:80: error: 'much' can't be it",
        "m.yaml:5:12: error: 'none.csv', a table of relationships, not found",
        "m.yaml:1:17: error: 'nope.csv', the table of figures, not found",
        "m.yaml:4:55: error: 'gone.csv', the table of the look-up 'l', not found",
        "m.yaml:3:38: error: 't.csv' has no column 'bb'",
      ])
    #expect(
      told(single, folder.path + "/t.csv") == [
        "s.yaml:3:7: error: unknown kind 'alliancee'",
        "s.yaml:2:9: error: 't.csv' has no column 'bb'",
      ])
    #expect(
      told(single, folder.path + "/u.csv") == [
        "s.yaml:3:7: error: unknown kind 'alliancee'", "error: 'u.csv' not found",
      ])
  }

  @Test func tablesAndATableAreTooMany() throws {
    let several = try TableMapping(yaml: Array(Self.map.utf8), name: "m.yaml")
    #expect(several.namesTables)
    #expect(throws: FormatsError.self) { try several.checkTable(given: "t.csv") }
    let single = try TableMapping(yaml: Array(mapping("when: none").utf8), name: "m.yaml")
    #expect(throws: FormatsError.self) { try single.checkTable(given: nil) }
    #expect(
      faults("a,b\n", Self.map) == [
        "m.yaml:4:3: error: the mapping names its tables, and 't.csv' is given beside it; expected no"
          + " table beside the mapping, or no key 'tables'"
      ])
  }

  @Test func entriesAreCheckedAndSharedKeysToldOnce() {
    let found = faults(
      files: [:],
      """
      kind: aliance
      tables:
        - {file: a.csv, source: a, target: b, when: none}
        - {source: a, target: b, when: none, delimeter: tab}
      """)
    #expect(
      found.map { String($0.prefix { $0 != ";" }) } == [
        "m.yaml:1:7: error: unknown kind 'aliance'",
        "m.yaml:4:5: error: the table has no file",
        "m.yaml:4:40: error: unknown key 'delimeter' in a table",
      ])
    #expect(faults(files: [:], "tables: {}\n")[0].contains("expected a list of tables"))
  }
}
