import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

private func read(_ text: String) throws(FormatsError) -> GraphDocument {
  try DOT.read(TableInput(name: "g.dot", bytes: Array(text.utf8)))
}

private func problems(_ text: String) -> [String] {
  do throws(FormatsError) {
    return try read(text).problems.map(\.description)
  } catch {
    if case .invalid(let invalid) = error { return invalid.problems.map(\.description) }
    return ["\(error)"]
  }
}

@Suite struct DOTTests {
  @Test func textsThatTheLanguageMakesHardComeBack() throws {
    var document = GraphDocument()
    let texts = [
      "node", "Graph", "%1", "-1.5", "1.", ".5", "-", "1a", "a b", "\\", "\\\\", "\\N", "a\\", "\"",
      "\\\"", "<b>x</b>", "# x", "line\nend\\", "\r\n", "//", "/*", "e\u{301}", "\\\u{301}", "x;",
      "port:n", "+", "\"+\"", "\u{1}",
    ]
    document.title = "%strict\\"
    for text in texts {
      let node = document.nodes.mention(text)
      document.nodes.labels[Int(node)] = text
      document.edges.add(source: node, target: 0, directed: false)
      document.edges.labels[Int(node)] = text
      document.edges.ids[Int(node)] = text
    }
    let file = try ScratchFile("g.dot")
    try DOT.write(document, to: file.path)
    #expect(try DOT.read(TableInput(path: file.path)).facts == document.facts)
  }

  @Test func whatTheLanguageCanSayIsRead() throws {
    let document = try read(
      """
      /* a comment */
      digraph "The court" {
        node [shape=box];
        rankdir=LR
        a [label="Ann \\N\\nof \\G", born=1900];
        subgraph cluster_x { label="The inner circle"; b; c -> a [weight=2.5] }
        subgraph y { b d }
        { rank=same; a d }
        a:north -> b:p:s [kind=kin, key=k1];
        a -> { b c } [dir=none];
        d -> a [dir=both];
      }
      """)
    #expect(document.title == "The court")
    #expect(document.attributes == [Attribute(name: "rankdir", value: "LR")])
    #expect(document.nodes.ids == ["a", "b", "c", "d"])
    #expect(document.nodes.labels[0] == "Ann a\nof The court")
    #expect(document.nodes.columns.map(\.name) == ["shape", "born", "subgraph"])
    #expect(document.nodes.columns[0].values.allSatisfy { $0 == "box" })
    #expect(
      (0..<4).map { document.nodes.columns[2].values[$0] }
        == ["The inner circle", "The inner circle; y", "The inner circle", "y"])
    #expect(document.edges.sources == [2, 0, 0, 0, 3])
    #expect(document.edges.targets == [0, 1, 1, 2, 0])
    #expect(document.edges.directed == [true, true, false, false, true])
    #expect(document.edges.weights == [2.5, 1, 1, 1, 1])
    #expect(document.edges.ids[1] == "k1")
    func value(_ name: String, _ edge: Int) -> String? {
      document.edges.columns.first { $0.name == name }?.values[edge]
    }
    #expect(value("tailport", 1) == "north" && value("headport", 1) == "p:s")
    #expect(value("kind", 1) == "kin" && value("dir", 4) == "both")
  }

  @Test func markupCountsAsItsText() throws {
    let document = try read(
      """
      graph { a [label=<<b>Ann</b> &amp; <i>Bob</i><br/>&#233;&lt;>]
      b [label=<<table><tr><td>x</td><td>y</td></tr><tr><td>z</td></tr></table>>] c [label="<b>"] }
      """)
    #expect((0..<3).map { document.nodes.labels[$0] } == ["Ann & Bob\né<", "x y\nz", "<b>"])
    #expect(document.problems.count == 1 && document.problems[0].severity == .warning)
  }

  @Test func arrowsCanPointInAGraphWithout() throws {
    let document = try read("graph { a -- b; b -- c [dir=forward] }")
    #expect(document.edges.directed == [false, true])
  }

  @Test(arguments: [
    (
      "digraph {\n a -> b\n b - c\n}",
      "g.dot:3:4: error: the file is not DOT: '-' stands alone here; expected an identifier"
    ),
    (
      "graph {\n é ]\n}",
      "g.dot:2:4: error: the file is not DOT: ']' stands where a statement begins; expected a node,"
    ),
    (
      "graph { é -> a }",
      "g.dot:1:11: error: the file is not DOT: '->' stands between nodes of a graph"
    ),
    (
      "graph {\n {\n a",
      "g.dot:3:3: error: the file is not DOT: the file ends within the '{' of line 2"
    ),
    ("graph { \"a", "g.dot:1:9: error: the file is not DOT: the text in quotes that begins here"),
    ("graph { a /* b", "g.dot:1:11: error: the file is not DOT: the comment that begins here"),
    ("graph { a [x=<b<c>] }", "g.dot:1:14: error: the file is not DOT: the markup that begins"),
    ("graph { a [bold] }", "g.dot:1:16: error: the file is not DOT: ']' stands after"),
    ("graph { a -- node }", "g.dot:1:14: error: the file is not DOT: the keyword 'node' stands"),
    ("list { a }", "g.dot:1:1: error: the file is not DOT: 'list' stands where a graph begins"),
    ("graph { 1a }", "g.dot:1:9: warning: '1a' is read as '1' and what follows it"),
    ("", "g.dot:1:1: error: the file holds no graph; expected one"),
    ("graph { a }\ngraf { b }", "g.dot:2:1: error: the file is not DOT: 'graf' stands where"),
    (
      "graph { c\n a -- b [weight=heavy] }",
      "g.dot:2:17: warning: the weight 'heavy' is no number and counts as 1"
    ),
    ("graph { a\u{0} }", "g.dot:1:10: error: the file is not DOT: a NUL character"),
  ])
  func faultsNameTheirPlace(_ text: String, _ message: String) {
    #expect(problems(text).contains { $0.hasPrefix(message) }, "\(problems(text))")
  }

  @Test func ofValuesThatContradictInAStatementTheLastCountsAndIsTold() throws {
    let document = try read(
      """
      graph { a--b [weight=1, weight=-2]; b--c [weight=3][weight=4]; c--a [weight=5, weight="5"]
        a [office=x]; a [office=y] }
      """)
    #expect(document.edges.weights == [-2, 4, 5])
    #expect(document.nodes.columns[0].values[0] == "y")
    #expect(
      document.problems.map(\.description) == [
        "g.dot:1:32: warning: 'weight' is '1' and '-2' in one statement, of which the last counts, as in"
          + " Graphviz (2 times)"
      ])
  }

  @Test func escapesInLabelsNameWhatTheyBelongTo() throws {
    let document = try read(
      #"""
      digraph "G\x" { a [label="\N of \G\l", tooltip="\N"]; "b\\c" [label="\N"];
        a -> "b\\c" [label="\T to \H, \E, \L \\T", headlabel="\H", note="\T"];
        subgraph s { label="\G!"; a }; label="\G" }
      """#)
    #expect(document.nodes.ids == ["a", #"b\c"#])
    #expect(document.nodes.labels[0] == #"a of G\x"# && document.nodes.labels[1] == "")
    func node(_ name: String) -> String? {
      document.nodes.columns.first { $0.name == name }?.values[0]
    }
    #expect(node("tooltip") == "a" && node("subgraph") == "s!")
    #expect(document.edges.labels[0] == #"a to b\c, a->b\c, \L \T"#)
    func edge(_ name: String) -> String? {
      document.edges.columns.first { $0.name == name }?.values[0]
    }
    #expect(edge("headlabel") == #"b\c"# && edge("note") == #"\T"#)
    #expect(try read(#"graph { a -- b [label="\E"] }"#).edges.labels[0] == "a--b")
  }

  @Test(arguments: ["latin1", "\"ISO-8859-1\"", "\"Latin-1\"", "l1"])
  func theCharactersThatTheGraphDeclaresAreRead(_ name: String) throws {
    let bytes =
      Array("graph { charset = \(name); Andr".utf8) + [0xE9] + Array(" -- \"5 ".utf8) + [0x80]
      + Array("\" }".utf8)
    let document = try DOT.read(TableInput(name: "g.dot", bytes: bytes))
    #expect(document.nodes.ids == ["André", "5 €"] && document.attributes.isEmpty)
    // What is UTF-8 is read so, whatever it says.
    #expect(try read("graph { charset=\(name); é }").nodes.ids == ["é"])
  }

  @Test func problemsHaveTheirPlaces() throws {
    let document = try read(
      """
      graph {
        a [born="once"]
        a -- b [when="in 1926",
          start=x]; b -- b; c -- d [weight=0]
      }
      """)
    #expect(document.nodes.lines == [2, 3, 4, 4] && document.edges.lines == [3, 4, 4])
    #expect {
      _ = try Chronicle(document: document, options: GraphFileOptions(isStrict: true))
    } throws: { error in
      guard case FormatsError.invalid(let invalid)? = error as? FormatsError else { return false }
      return invalid.problems.filter { $0.severity == .error }
        .map { "\($0.location!): \($0.rule)" } == [
          "g.dot:2:11: malformedDate", "g.dot:3:16: malformedDate", "g.dot:4:15: selfRelationship",
          "g.dot:4:38: weightOutOfRange",
        ]
    }
  }

  @Test func aNodeWithoutANameGetsOne() throws {
    let chronicle = try Chronicle(
      document: read("graph { \"\" -- a }"), options: GraphFileOptions())
    #expect(chronicle.figures.map(\.id) == ["node-1", "a"])
    #expect(
      chronicle.warnings.contains { $0.description.hasPrefix("g.dot:1:9: warning: a node's id") })
  }

  @Test func bytesThatAreNoTextAreRefusedWithTheirPlace() {
    let bytes = Array("graph {\n é".utf8) + [0xE9] + Array("}".utf8)
    #expect {
      _ = try DOT.read(TableInput(name: "g.dot", bytes: bytes))
    } throws: { error in
      guard case FormatsError.invalid(let invalid)? = error as? FormatsError else { return false }
      return invalid.problems[0].location == .init(file: "g.dot", line: 2, column: 3)
    }
  }

  @Test func deepNestingAndProductsOfGroupsEnd() {
    let depth = 100_000
    #expect(
      !problems(
        "graph { " + String(repeating: "{", count: depth) + String(repeating: "}", count: depth)
          + "}"
      ).isEmpty)
    let many = (0..<5000).map { "n\($0)" }.joined(separator: " ")
    let others = (0..<5000).map { "m\($0)" }.joined(separator: " ")
    #expect(
      problems("graph { {\(many)} -- {\(others)} }").contains {
        $0.contains(" edges; expected at most 10")
      })
  }

  @Test func aNULCannotBeWritten() throws {
    var document = GraphDocument()
    _ = document.nodes.add(id: "a\u{0}")
    let file = try ScratchFile("g.dot")
    #expect(throws: FormatsError.self) { try DOT.write(document, to: file.path) }
    #expect(throws: (any Error).self) { try file.bytes() }
  }

  @Test func arrowsSayWhichWayAnEdgeRuns() throws {
    let text = "digraph { c -> b [dir=back]; a -> b; c -> d [dir=none] }"
    let document = try DOT.read(TableInput(name: "x.dot", bytes: Array(text.utf8)))
    let ends = (0..<document.edges.count).map { edge in
      document.nodes.ids[Int(document.edges.sources[edge])]
        + (document.edges.directed[edge] ? ">" : "-")
        + document.nodes.ids[Int(document.edges.targets[edge])]
    }
    #expect(ends == ["b>c", "a>b", "c-d"])
    #expect(document.edges.columns.isEmpty)
  }

  /// The minus of word processors and the comma of decimals keep the sign and the size of a weight.
  @Test func weightsAreReadAsTheyAreMeant() throws {
    let text =
      "graph { a -- b [weight=\"\u{2212}1\"]; b -- c [weight=\"-2,5\"]; a -- c [weight=x] }"
    let document = try DOT.read(TableInput(name: "x.dot", bytes: Array(text.utf8)))
    #expect(document.edges.weights == [-1, -2.5, 1])
    #expect(
      document.problems.map(\.message) == [
        "the weight '\u{2212}1' is taken for -1 (2 times)",
        "the weight 'x' is no number and counts as 1",
      ])
    let table = "Source;Target;Type;Weight\na;b;Undirected;-1,5\nb;c;Undirected;1,5\n"
    let read = try Gephi.read(
      edges: TableInput(name: "x.csv", bytes: Array(table.utf8)), nodes: nil)
    #expect(read.edges.weights == [-1.5, 1.5])
    let json =
      #"{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b","weight":"\u22123"}]}"#
    #expect(
      try NodeLink.read(TableInput(name: "x.json", bytes: Array(json.utf8))).edges.weights == [-3])
  }
}
