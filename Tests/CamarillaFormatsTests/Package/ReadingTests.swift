import Camarilla
import CamarillaFormats
import StalinCircle
import TestSupport
import Testing

@Suite struct ReadingTests {
  @Test func readsTheSampleWithoutErrors() {
    let chronicle = Chronicle.stalinCircle
    #expect(chronicle.figures.count >= 40)
    #expect(chronicle.relationships.count >= 120)
    #expect(chronicle.figure(id: "trotsky")?.name == "Leon Trotsky")
    for warning in chronicle.warnings { #expect(warning.location != nil, "\(warning)") }
  }

  @Test func readsEveryColumn() throws {
    let chronicle = try read(
      figures: "name,id,role,born\n\"Stalin, J\",stalin,\"a \"\"b\"\"\",1878\nTrotsky,trotsky,,\n",
      relationships: """
        when,source,target,kind,id,weight,confidence,post,citation,note,page\r
        1926/1929-11,stalin,trotsky,duel,d1,2.5,0.75,,"a#p. 3; b",words,7\r
        1918,trotsky,stalin,appointment,,,,clerk,,,\r

        """,
      sources: "id,title,author,published,url,shelf\na,A,X,1937,http://example.org,S1\nb,B,,,,\n",
      kinds: "name,sign,directed\nduel,-1,false\n",
      package: #"{"title": "T"}"#)
    #expect(chronicle.title == "T")
    #expect(
      chronicle.figures == [
        Figure(
          id: "stalin", name: "Stalin, J", born: try HistoricalDate("1878"),
          attributes: [Attribute(name: "role", value: "a \"b\"")]),
        Figure(id: "trotsky", name: "Trotsky"),
      ])
    let duel = RelationshipKind(name: "duel", sign: .negative, isDirected: false)
    #expect(chronicle.kinds == RelationshipKind.standard + [duel])
    #expect(
      chronicle.sources == [
        Source(
          id: "a", title: "A", author: "X", published: "1937", url: "http://example.org",
          attributes: [Attribute(name: "shelf", value: "S1")]), Source(id: "b", title: "B"),
      ])
    #expect(
      Array(chronicle.relationships) == [
        Relationship(
          id: "d1", kind: "duel", source: "stalin", target: "trotsky",
          when: try Period("1926/1929-11"), weight: 2.5, confidence: 0.75,
          citations: [Citation(source: "a", locator: "p. 3"), Citation(source: "b")], note: "words",
          attributes: [Attribute(name: "page", value: "7")]),
        Relationship(
          id: "r2", kind: "appointment", source: "trotsky", target: "stalin",
          when: try Period("1918"), post: "clerk"),
      ])
    #expect(chronicle.warnings.isEmpty)
  }

  @Test func datesRowsByStartAndEnd() throws {
    let both = try read(
      relationships: """
        kind,source,target,start,end
        rivalry,stalin,trotsky,1923,1940-08-20
        rivalry,stalin,trotsky,1924,
        rivalry,stalin,trotsky,,1925
        rivalry,stalin,trotsky,..,1926

        """)
    #expect(
      both.relationships.map(\.when.description) == [
        "1923/1940-08-20", "1924/..", "/1925", "../1926",
      ])
    let startOnly = try read(
      relationships: "kind,source,target,start\nrivalry,stalin,trotsky,1923-05\n")
    #expect(startOnly.relationships.map(\.when) == [try Period("1923-05")])
    let found = complaints(
      relationships: """
        kind,source,target,start,end
        rivalry,stalin,trotsky,1940,1923
        rivalry,stalin,trotsky,,
        rivalry,stalin,trotsky,1923,soon
        rivalry,stalin,trotsky,May,1924
        rivalry,stalin,trotsky,May,soon

        """)
    #expect(
      found.map { $0.prefix { $0 != " " } } == [
        "c/relationships.csv:2:29:", "c/relationships.csv:3:24:", "c/relationships.csv:4:29:",
        "c/relationships.csv:5:24:", "c/relationships.csv:6:24:", "c/relationships.csv:6:28:",
      ])
  }

  @Test func takesNamesInEitherNormalForm() throws {
    let chronicle = try read(
      figures: "id,name\nm\u{F3}lotov,M\ncafe\u{301},C\n",
      relationships: "kind,source,target,when\nalliance,mo\u{301}lotov,caf\u{E9},1930\n")
    #expect(chronicle.warnings.isEmpty)
    #expect(Array(chronicle.relationships[0].source.rawValue.unicodeScalars).count == 7)
  }

  @Test func tellsEveryProblemAtOnceInOrder() {
    let found = complaints(
      figures: """
        id,name,born,died
        stalin,Joseph Stalin,1878-13,
        trotsky,Leon Trotsky,,
        stalin,Again,,
        ,Nobody,,
        lenin,Lenin

        """,
      relationships: """
        kind,source,target,when,weight,confidence,citation
        rivalry,stalin,trotski,1924,1,1,
        rivalri,stalin,trotsky,1924,"0,5",1,
        rivalry,stalin,stalin,1924,0,50%,
        rivalry,stalin,trotsky,1924-02-30,x,2,
        rivalry,lenin,trotsky,1930/1929,,,boook
        rivalry,,trotsky,,,,
        rivalry,stalin,trotsky,1924
        rivalry,stalin,tr\u{0}otsky,1924,1,1,

        """,
      sources: "id,title\nbook,Book\n")
    let expected: [(place: String, hint: String)] = [
      ("c/figures.csv:2:22: error", "1878-13"),
      ("c/figures.csv:4:1: error", "duplicate id 'stalin'"),
      ("c/figures.csv:5:1: error", "the row has no id"),
      ("c/figures.csv:6:12: error", "the row has 2 fields, and the header 4"),
      ("c/relationships.csv:2:16: error", "unknown figure 'trotski' — did you mean 'trotsky'?"),
      ("c/relationships.csv:3:1: error", "unknown kind 'rivalri' — did you mean 'rivalry'?"),
      ("c/relationships.csv:3:29: error", "weight '0,5' is not a number"),
      ("c/relationships.csv:4:16: error", "itself"),
      ("c/relationships.csv:4:28: error", "weight '0'"),
      ("c/relationships.csv:4:30: error", "— did you mean '0.5'?"),
      ("c/relationships.csv:5:24: error", "1924-02-30"),
      ("c/relationships.csv:5:35: error", "weight 'x' is not a number"),
      ("c/relationships.csv:5:37: error", "confidence '2'"),
      ("c/relationships.csv:6:23: error", "1930/1929"),
      ("c/relationships.csv:6:35: warning", "unknown source 'boook' — did you mean 'book'?"),
      ("c/relationships.csv:7:9: error", "the row has no source"),
      ("c/relationships.csv:7:18: error", "no date"),
      ("c/relationships.csv:8:28: error", "the row has 4 fields, and the header 7"),
      ("c/relationships.csv:9:18: error", "NUL"),
    ]
    #expect(found.count == expected.count, "\(found.joined(separator: "\n"))")
    for (line, expected) in zip(found, expected) {
      #expect(line.hasPrefix(expected.place), "\(line)")
      #expect(line.contains(expected.hint), "\(line)")
    }
  }

  @Test func placesWhatValidationFinds() {
    let found = complaints(
      relationships: """
        note,kind,source,target,when
        "two
        lines",alliance,stalin,trotsky,1920/1925
        b,rivalry,trotsky,stalin,1921/1924
        c,alliance,stalin,trotsky,1960

        """)
    #expect(found.count == 3)
    #expect(found[0].hasPrefix("c/relationships.csv:4:3: warning: contradictory claims"))
    #expect(found[0].hasSuffix("(see c/relationships.csv:2:1)"))
    #expect(found[1].hasPrefix("c/relationships.csv:5:27: warning"))
    #expect(found[2].hasPrefix("c/relationships.csv:5:27: warning"))
  }

  @Test func rowsOfBlanksAreNoRows() throws {
    for blank in [",,,", " , ,\u{A0},", " ", ",,,,,", "\"\",\t"] {
      let table =
        "kind,source,target,when\nalliance,stalin,trotsky,1917\n\(blank)\nalliance,stalin,trotsky,1920\n"
      #expect(complaints(relationships: table) == [], "\(blank.debugDescription)")
    }
  }

  /// A page that is written behind a source's id belongs behind a `#`.
  @Test func aPageBehindASourceIsOffered() {
    for (cited, meant) in [("book, p. 5", "book#p. 5"), ("My Book: 12", "My Book#12")] {
      #expect(
        complaints(
          relationships:
            "kind,source,target,when,citation\nalliance,stalin,trotsky,1917,\"\(cited)\"\n",
          sources: "id,title\nbook,Book\nMy Book,Mine\n"
        ).first?.hasSuffix("unknown source '\(cited)' — did you mean '\(meant)'?") == true)
    }
  }

  @Test func suggestsColumns() {
    let columns = "it has kind, Source, target, wehn, weigth and weight"
    #expect(
      complaints(
        figures: "ID,name\na,A\n", relationships: "kind,Source,target,wehn,weigth,weight\n")
        == [
          "c/figures.csv:1:1: error: the header has no column 'id'; it has ID and name"
            + " — did you mean it by 'ID'?",
          "c/relationships.csv:1:6: error: the header has no column 'source'; \(columns)"
            + " — did you mean it by 'Source'?",
          "c/relationships.csv:1:20: error: the header has no column 'when' (or 'start' and 'end');"
            + " \(columns) — did you mean it by 'wehn'?",
        ])
    #expect(
      complaints(relationships: " kind ,source,target,when,kind,weigth,, \n") == [
        "c/relationships.csv:1:27: error: the header has the column 'kind' twice",
        "c/relationships.csv:1:32: warning: unknown column 'weigth' is kept as it is"
          + " — did you mean 'weight'?",
        "c/relationships.csv:1:39: warning: column 7 has no name; it is kept as 'column 7'",
        "c/relationships.csv:1:40: warning: column 8 has no name; it is kept as 'column 8'",
      ])
    #expect(complaints(relationships: "kind,source,target,when\n,,,\n\n\n") == [])
    // `Start` may mean a source, and does not where `Source` stands beside it.
    let capitals = complaints(relationships: "Kind,Source,Target,When,Start\n")
    #expect(
      capitals.map { $0.split(separator: " ").last } == [
        "'Kind'?", "'Source'?", "'Target'?", "'When'?",
      ],
      "\(capitals)")
    // `Wen` is near `when`, and means whom.
    let german = complaints(relationships: "kind,source,Wen,Wann\n")
    #expect(german.count == 2 && german[0].contains("'target'"), "\(german)")
    #expect(german[0].hasSuffix("— did you mean it by 'Wen'?"), "\(german)")
    #expect(german[1].hasSuffix("— did you mean it by 'Wann'?"), "\(german)")
  }

  /// The place of each would be counted from the header's beginning, were they not counted together.
  @Test func findsThousandsOfColumnsTwice() {
    let names = (0..<12_000).map { "a heading that is as long as a sentence \($0 / 2)" }
    let header = "kind,source,target,when," + names.joined(separator: ",") + "\n"
    var found: [String] = []
    #expect(processorSeconds { found = complaints(relationships: header) } < 60)
    #expect(
      found.first
        == "c/relationships.csv:1:67: error: the header has the column '\(names[0])' twice")
  }

  @Test func blamesNobodyForNamesThatDamagedRowsWouldDeclare() {
    // The rest of figures.csv is lost, and with it whoever it named.
    #expect(
      complaints(
        figures: "id,name\nstalin,\"Joseph\ntrotsky,Leon\n",
        relationships: "kind,source,target,when\nrivalry,stalin,trotsky,1925\n") == [
          "c/figures.csv:2:8: error: the quoted field that begins here never ends;"
            + " expected a closing quote"
        ])
    // A row that is damaged beyond its id still declares it.
    let found = complaints(
      figures: "id,name\nstalin,Joseph,\ntrotsky,Le\u{0}on\n",
      relationships: """
        kind,source,target,when
        rivalry,stalin,trotsky,1925
        rivalry,stalin,trotski,1925

        """)
    #expect(
      found.map { $0.prefix { $0 != " " } } == [
        "c/figures.csv:2:15:", "c/figures.csv:3:11:", "c/relationships.csv:3:16:",
      ])
  }

  @Test func readsKindsStrictly() {
    #expect(
      complaints(
        relationships: "kind,source,target,when\nfeud,stalin,trotsky,1925\n",
        kinds: "name,sign,directed\nfeud,minus,maybe\n") == [
          "c/kinds.csv:2:6: error: sign 'minus' of kind 'feud' is none; expected -1, 0 or 1",
          "c/kinds.csv:2:12: error: 'maybe' doesn't say whether kind 'feud' is directed;"
            + " expected true or false",
        ])
  }

  @Test func followsThePackage() throws {
    let files = [
      "datapackage.json": """
      {"name": "x", "resources": [
        {"name": "people", "path": "data/figures.csv"},
        {"name": "relationships", "path": "data/ties.tsv", "dialect": {"delimiter": "\\t"},
         "schema": {"missingValues": ["", "NA"]}}]}
      """,
      "data/figures.csv": figures,
      "data/ties.tsv": "kind\tsource\ttarget\twhen\tweight\nrivalry\tstalin\ttrotsky\t1925\tNA\n",
    ].mapValues { Array($0.utf8) }
    let chronicle = try Chronicle(files: files)
    #expect(chronicle.relationships.map(\.weight) == [1])
    #expect(chronicle.warnings.isEmpty)
  }

  @Test(arguments: [
    (#""path": "../figures.csv""#, "'path' of resource 'figures' is '../figures.csv'"),
    (#""path": "a/../../figures.csv""#, "'path' of resource 'figures' is 'a/../../figures.csv'"),
    (#""path": "/etc/passwd""#, "'path' of resource 'figures' is '/etc/passwd'"),
    (#""path": "https://example.org/figures.csv""#, "'path' of resource 'figures'"),
    (#""path": ["a.csv", "b.csv"]"#, "expected the path of one CSV file"),
    (#""path": "people.csv""#, "resource 'figures' has no file 'people.csv'"),
    (#""path": "figures.csv", "encoding": "latin1""#, "is 'latin1'; expected utf-8"),
    (#""path": "figures.csv", "dialect": {"header": false}"#, "'header' of resource 'figures'"),
    (#""path": "figures.csv", "dialect": {"delimiter": "::"}"#, "'delimiter' of resource"),
  ])
  func refusesAResource(_ members: String, because reason: String) {
    refusesAPackage(#"{"resources": [{"name": "figures", \#(members)}]}"#, because: reason)
  }

  @Test(arguments: [
    (#"{"resources": 7}"#, "'resources' is not a list"), ("[]", "the file holds no JSON object"),
    ("{\"a\":\n tru}", "c/datapackage.json:2:2: error: the file is not JSON: expected a value"),
  ])
  func refusesAPackage(_ package: String, because reason: String) {
    let found = complaints(
      relationships: "kind,source,target,when\nrivalry,stalin,trotsky,1925\n", package: package)
    #expect(found.first?.contains(reason) == true, "\(found)")
    #expect(found.first?.contains(": error: ") == true)
    #expect(found.allSatisfy { $0.hasPrefix("c/datapackage.json:") }, "\(found)")
  }

  /// What a description says wrongly is told where it stands, escapes, earlier resources and lines before it.
  @Test func faultsOfADescriptionHaveTheirLocations() {
    let package = """
      {"title": "é\\"𝕏 [{",
       "resources": [{"name": "notes", "path": "n.csv", "dialect": {"delimiter": "::"}},
        {"name": "figures", "path": "figures.csv",
         "dialect": {"header": true, "csv": {"quoteChar": "'"}}, "encoding": "latin1"}
       ]}
      """
    let found = complaints(
      relationships: "kind,source,target,when\nrivalry,stalin,trotsky,1925\n", package: package)
    #expect(
      found == [
        "c/datapackage.json:4:53: error: 'quoteChar' of resource 'figures' is '''; expected '\"'",
        "c/datapackage.json:4:72: error: 'encoding' of resource 'figures' is 'latin1'; expected utf-8",
        "c/datapackage.json:4:72: warning: no resource describes 'relationships.csv', which is read all the"
          + " same",
      ])
  }
}

private let figures = """
  id,name,born,died
  stalin,Joseph Stalin,1878-12-18,1953-03-05
  trotsky,Leon Trotsky,1879,1940

  """

/// A chronicle in memory.
private func read(
  figures: String = figures, relationships: String, sources: String? = nil, kinds: String? = nil,
  package: String? = nil
) throws(FormatsError) -> Chronicle {
  var files = ["figures.csv": Array(figures.utf8), "relationships.csv": Array(relationships.utf8)]
  if let sources { files["sources.csv"] = Array(sources.utf8) }
  if let kinds { files["kinds.csv"] = Array(kinds.utf8) }
  if let package { files["datapackage.json"] = Array(package.utf8) }
  return try Chronicle(files: files, name: "c")
}

/// What reading a chronicle complains of, one line each.
private func complaints(
  figures: String = figures, relationships: String, sources: String? = nil, kinds: String? = nil,
  package: String? = nil
) -> [String] {
  do throws(FormatsError) {
    let chronicle = try read(
      figures: figures, relationships: relationships, sources: sources, kinds: kinds,
      package: package)
    return chronicle.warnings.map(\.description)
  } catch {
    guard case .invalid(let invalid) = error else { return ["\(error)"] }
    return invalid.problems.map(\.description)
  }
}
