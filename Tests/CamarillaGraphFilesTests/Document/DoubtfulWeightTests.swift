import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

/// Weights that are no finite numbers, which mean the same in every format: told, with their location, and 1.
@Suite struct DoubtfulWeightTests {
  /// A file of one edge, in which `@` stands for its weight.
  struct File: CustomTestStringConvertible {
    var format: GraphFileFormat
    var text: String
    /// How a word and how nothing is written there, and how messages have the word.
    var words = ["NaN", "INF", "-inf", "1e999", "much"]
    var blank: String? = ""
    /// Where the weight stands, unless at `@`.
    var location: String?

    var testDescription: String { "\(format.rawValue) \(text.prefix(60))" }
  }

  private static let json = ["NaN", "Infinity", "-Infinity", "1e999", #""much""#]

  static let files = [
    File(
      format: .graphML,
      text: """
        <graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/>
        <graph edgedefault="directed"><node id="a"/><node id="b"/>
        <edge source="a" target="b"><data key="w">@</data></edge></graph></graphml>
        """, blank: nil),
    File(
      format: .graphML,
      text: """
        <graphml><key id="w" for="edge" attr.name="weight" attr.type="double">
        <default>@</default></key><graph edgedefault="directed"><node id="a"/><node id="b"/>
        <edge source="a" target="b"/></graph></graphml>
        """, words: ["NaN", "INF", "-INF", "1e999"], blank: nil),
    File(
      format: .gexf,
      text: """
        <gexf version="1.3"><graph><nodes><node id="a"/><node id="b"/></nodes><edges>
        <edge source="a" target="b" weight="@"/></edges></graph></gexf>
        """, location: "2:36"),
    File(
      format: .gexf,
      text: """
        <gexf version="1.3"><graph mode="dynamic"><attributes class="edge" mode="dynamic">
        <attribute id="weight" title="Weight" type="double"/></attributes>
        <nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b"><attvalues>
        <attvalue for="weight" value="@" start="1917" end="1918"/>
        </attvalues></edge></edges></graph></gexf>
        """, location: "4:30"),
    File(
      format: .gml,
      text: "graph [ node [ id 1 ] node [ id 2 ]\nedge [ source 1 target 2 weight @ ] ]",
      words: ["NAN", "+INF", "-inf", #""much""#], blank: #""""#),
    File(
      format: .gml,
      text: "graph [ node [ id 1 ] node [ id 2 ]\nedge [ source 1 target 2 value @ ]\n"
        + "edge [ source 2 target 1 value 2 ] ]", words: ["NAN", "+INF"], blank: #""""#),
    File(format: .pajek, text: "*Vertices 2\n*Arcs\n1 2 @\n", blank: nil),
    File(
      format: .nodeLink,
      text:
        #"{"nodes": [{"id": 1}, {"id": 2}], "edges": [{"source": 1, "target": 2, "weight": @}]}"#,
      words: json, blank: #""""#),
    File(
      format: .nodeLink,
      text:
        #"{"nodes": [{"id": 1}, {"id": 2}], "edges": [{"source": 1, "target": 2, "Weight": @}]}"#,
      words: json, blank: #""""#),
    File(
      format: .graphology,
      text: """
        {"options": {"type": "directed"}, "nodes": [{"key": "a"}, {"key": "b"}],
        "edges": [{"source": "a", "target": "b", "attributes": {"weight": @}}]}
        """, words: json, blank: #""""#),
    File(
      format: .cx2,
      text: """
        [{"CXVersion": "2.0"}, {"nodes": [{"id": 0}, {"id": 1}]},
        {"edges": [{"id": 0, "s": 0, "t": 1, "v": {"weight": @}}]}]
        """, words: json, blank: #""""#),
    File(format: .dl, text: "dl n=2 format=edgelist1 data:\n1 2 @\n", blank: nil),
    File(format: .dot, text: "digraph {\na -> b [weight=\"@\"]\n}", location: "2:16"),
    File(format: .gephi, text: "Source,Target,Weight,Id\na,b,@,1\n"),
    File(
      format: .gephi, text: "Source,Target,Weight,Id\na,b,\"<[1917.0, 1918.0, @]>\",1\n",
      location: "2:5"),
    File(format: .palladio, text: "Source,Target,Weight\na,b,@\n", location: "2:5"),
    File(format: .edgeSpells, text: "onset,terminus,tail,head,weight,id\n1,2,a,b,@,x\n"),
  ]

  @Test(arguments: files)
  func theyCountAsOneAndAreTold(_ file: File) throws {
    let before = try #require(file.text.split(separator: "@", maxSplits: 1).first)
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let location = file.location ?? "\(lines.count):\(lines[lines.count - 1].count + 1)"
    for word in file.words + [file.blank].compactMap(\.self) {
      let text = file.text.replacing("@", with: word)
      let document = try file.format.implementation.read(
        TableInput(name: "g", bytes: Array(text.utf8)))
      let plain = word.replacing("\"", with: "")
      let message =
        plain.isEmpty
        ? "a weight is blank and counts as 1" : "the weight '\(plain)' is no number and counts as 1"
      let told = document.problems.map(\.description)
      #expect(
        told.filter { $0.contains("weight") } == ["g:\(location): warning: \(message)"], "\(text)")
      let chronicle = try Chronicle(document: document, options: GraphFileOptions())
      #expect(chronicle.relationships[0].weight == 1, "\(text)")
    }
  }

  /// A cell of a matrix that is no number makes no tie, and is told with its row and column, each of them.
  @Test(arguments: [
    (GraphFileFormat.dl, "dl n=3 data:\n0 @ 1\n1 0 2.5\n@ 1 0\n", "2:3", "4:1"),
    (.dl, "dl n=3 format=edgearray1 data:\n1 2 @\n2 1 1\n3 1 @\n", "2:5", "4:5"),
    (.pajek, "*Vertices 3\n*Matrix\n0 @ 1\n1 0 0,5\n@ 1 0\n", "3:3", "5:1"),
  ])
  func cellsThatAreNoNumbersAreErrors(
    _ format: GraphFileFormat, _ text: String, first: String, second: String
  ) {
    for word in ["INF", "-inf", "1e999", "much"] {
      let problems = refusal {
        let document = try format.implementation.read(
          TableInput(name: "g", bytes: Array(text.replacing("@", with: word).utf8)))
        _ = try Chronicle(document: document, options: GraphFileOptions())
      }.filter { $0.contains("of the matrix") }
      let (expected, word) = (
        "; expected a number, or NA where there is none", "the value '\(word)'"
      )
      #expect(
        problems == [
          "\(first): \(word) in row 1, column 2 of the matrix is no number" + expected,
          "\(second): \(word) in row 3, column 1 of the matrix is no number" + expected,
        ])
    }
  }

  /// What ends the reading hides nothing that was found before.
  @Test func aShortMatrixHidesNoCell() {
    let problems = refusal {
      _ = try DL.read(TableInput(name: "g", bytes: Array("dl n=2 data:\n0 x\n1\n".utf8)))
    }
    #expect(
      problems == [
        "2:3: the value 'x' in row 1, column 2 of the matrix is no number; expected a number, or NA"
          + " where there is none",
        "4:1: the file ends within row 2 of a matrix; expected as many values as the matrix has",
      ])
  }

  /// A cell of a matrix that is missing is no tie.
  @Test(arguments: [
    (GraphFileFormat.dl, "dl n=2 data:\n0 @\n1 0\n"), (.pajek, "*Vertices 2\n*Matrix\n0 @\n1 0\n"),
  ])
  func missingCellsAreNoTies(_ format: GraphFileFormat, _ text: String) throws {
    for word in ["NaN", "NA", ".", "?", "null"] {
      let document = try format.implementation.read(
        TableInput(name: "g", bytes: Array(text.replacing("@", with: word).utf8)))
      #expect(document.edges.weights == [1] && document.edges.sources == [1])
      let line = format == .dl ? 2 : 3
      #expect(
        document.problems.map(\.description) == [
          "g:\(line):3: warning: the value '\(word)' is missing, and no tie"
        ])
    }
  }

  /// Where one edge has a weight, what says nothing of another's is no number to igraph and R.
  @Test(arguments: [
    GraphFileFormat.graphML, .gexf, .gml, .nodeLink, .graphology, .cx2, .pajek, .dl,
  ])
  func allEdgesHaveAWeightOrNone(_ format: GraphFileFormat) throws {
    var document = GraphDocument()
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    for _ in 0..<3 { document.edges.add(source: a, target: b, directed: true) }
    func weights() throws -> Int {
      let file = try ScratchFile("g")
      try format.implementation.write(document, to: file.path)
      let lines = String(decoding: try file.bytes(), as: UTF8.self).split(separator: "\n")
      return lines.count { line in
        ["weight=", "weight ", "\"weight\": 1", "\"weight\": 2", "key=\"d1\""]
          .contains { line.contains($0) } || line.hasPrefix("1 2 ")
      }
    }
    if format != .pajek, format != .dl { #expect(try weights() == 0) }
    document.edges.weights[1] = 2
    #expect(try weights() == 3)
  }
}
