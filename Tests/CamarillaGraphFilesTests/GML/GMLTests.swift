import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

@Suite struct GMLTests {
  private func read(_ text: String) throws(FormatsError) -> GraphDocument {
    try GML.read(TableInput(name: "g.gml", bytes: Array(text.utf8)))
  }

  private func problems(_ text: String) -> [String] {
    do throws(FormatsError) {
      return try Chronicle(document: read(text), options: GraphFileOptions()).warnings
        .filter { $0.rule != .missingValue }.map(\.description)
    } catch {
      guard case .invalid(let invalid) = error else { return ["\(error)"] }
      return invalid.problems.filter { $0.rule != .missingValue || $0.severity == .error }
        .map(\.description)
    }
  }

  private func ties(_ document: GraphDocument) -> [String] {
    (0..<document.edges.count).map { edge in
      let ends = [document.edges.sources[edge], document.edges.targets[edge]]
      return ends.map { document.nodes.ids[Int($0)] }
        .joined(separator: document.edges.directed[edge] ? ">" : "-")
        + " \(document.edges.weights[edge])"
    }
  }

  /// As NetworkX 3.6 writes a `MultiDiGraph`.
  @Test func ofNetworkX() throws {
    let document = try read(
      """
      graph [
        directed 1
        multigraph 1
        name "G &#233;"
        year 1926
        node [
          id 0
          label "a &#34;b&#34;"
          tags "x"
          tags "y"
          one "_networkx_list_start"
          one 3
          empty "[]"
          born "1900"
        ]
        node [
          id 1
          label "2"
          size 1.E-07
          ok 1
          far +INF
        ]
        edge [
          source 0
          target 1
          key 0
          weight -2.5
          kind "kin"
          big "12345678901"
        ]
        edge [
          source 1
          target 0
          key "k"
        ]
      ]
      """)
    #expect(document.title == "G é")
    #expect(document.attributes == [Attribute(name: "year", value: "1926")])
    #expect(document.nodes.ids == ["a \"b\"", "2"] && document.nodes.labels.isEmpty)
    #expect(ties(document) == ["a \"b\">2 -2.5", "2>a \"b\" 1.0"])
    #expect(document.edges.ids[0].isEmpty && document.edges.ids[1] == "k")
    let values = Dictionary(
      uniqueKeysWithValues: document.nodes.columns.map { ($0.name, [$0.values[0], $0.values[1]]) })
    #expect(values["tags"] == [#"["x","y"]"#, ""])
    #expect(values["one"] == ["[3]", ""])
    #expect(values["size"] == ["", "1e-07"])
    #expect(values["far"] == nil)
    #expect(document.nodes.columns.first { $0.name == "size" }?.type == .real)
    #expect(document.nodes.columns.first { $0.name == "ok" }?.type == .integer)
    #expect(document.problems.isEmpty)
  }

  /// As igraph writes it: `name` for the label; and Gephi, with `value` for the weight; and others, which number from 1
  /// or with the numbers of a database.
  @Test func namesAndWeightsOfOtherPrograms() throws {
    let igraph = try read(
      """
      Creator "igraph version 0.10.4"
      Version 1
      graph
      [
        directed 0
        node
        [
          id 0
          name "A"
        ]
        node
        [
          id 1
          name "B"
        ]
        edge
        [
          source 0
          target 1
          Weight 2
        ]
      ]
      """)
    #expect(ties(igraph) == ["A-B 2.0"] && igraph.nodes.columns.isEmpty)
    let newman = try read(
      """
      graph [ node [ label "A" id 11 graphics [ x 1 y -.5 fill "#FF0000" ] ] node [ id 12 label "B" ]
      edge [ target 11 source 12 value 3 ] edge [ source 12 target 11 value 0.5 ] ]
      """)
    #expect(ties(newman) == ["B-A 3.0", "B-A 0.5"])
    #expect(
      newman.nodes.columns.map { "\($0.name) \($0.values[0])" } == [
        "id 11", "x 1", "y -0.5", ##"graphics {"fill":"#FF0000"}"##,
      ])
    // Words are no weights.
    let words = try read(
      "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 value \"n\" ] ]")
    #expect(ties(words) == ["1-2 1.0"] && words.edges.columns.map(\.name) == ["value"])
    // Labels that two share are names, and the numbers the ids.
    let shared = try read(
      "graph [ node [ id 7 label \"A\" ] node [ id 8 label \"A\" ] edge [ source 7 target 8 ] ]")
    #expect(shared.nodes.ids == ["7", "8"] && shared.nodes.labels[1] == "A")
  }

  @Test func textsOfAllSorts() throws {
    let document = try read(
      """
      # a comment
      graph [ comment "of # the graph" # and one behind it
      node [ id 1 label "&Eacute;&amp;&lt;&unknown;&#x416;" note "two
      lines" path "C:\\" ] node [ id 2 label "a \\"b\\" c" ] node [ id 3 label "é" ] ]
      """)
    #expect(document.nodes.ids == ["É&<&unknown;Ж", "a \"b\" c", "é"])
    let values = document.nodes.columns.map { $0.values[0] }
    #expect(values == ["two\nlines", "C:\\"])
    var latin1 = Array("graph [ node [ id 1 label \"Caf".utf8)
    latin1 += [0xE9] + Array("\" ] ]".utf8)
    let old = try GML.read(TableInput(name: "g.gml", bytes: latin1))
    #expect(old.nodes.ids == ["Café"])
    #expect(
      old.problems.map(\.description) == [
        "g.gml:1:31: warning: byte 0xE9 is no UTF-8; the file is read as ISO 8859-1"
      ])
  }

  @Test func severalGraphsAreKinds() throws {
    let node = "node [ id 1 label \"A\" ] node [ id 2 label \"B\" ] edge [ source 1 target 2 ]"
    let text = "graph [ name \"pacts\" \(node) ]\ngraph [ name \"feuds\" \(node) ]"
    let chronicle = try Chronicle(document: read(text), options: GraphFileOptions())
    #expect(chronicle.relationships.map(\.kind) == ["pacts", "feuds"])
    #expect(chronicle.figures.map(\.id) == ["A", "B"])
  }

  @Test(arguments: [
    ("", "g.gml:1:1: error: the file is not GML: the file holds no graph; expected 'graph ['"),
    (
      "graph [\n node [ id 1\n",
      "g.gml:3:1: error: the file is not GML: the file ends within a list; expected ']'"
    ),
    (
      "graph [ node [ id x ] ]",
      "g.gml:1:19: error: the file is not GML: 'x' stands where the value of 'id' is expected;"
        + " expected a number, a text in quotes or '['"
    ),
    (
      "graph [ node [ id 1 label \"é ] ]",
      "g.gml:1:27: error: the file is not GML: the text in quotes that begins here doesn't end;"
        + " expected '\"'"
    ),
    (
      "graph [ 5 ]",
      "g.gml:1:9: error: the file is not GML: '5' stands here; expected a key or ']'"
    ),
    (
      "graph [ node [ id 1 ] node [ id 1 ] ]",
      "g.gml:1:33: error: two nodes have the id '1'; expected every id once"
    ),
    (
      "graph [ node [ id 1 ]\n edge [ source 1 target 2 ] ]",
      "g.gml:2:25: error: unknown node '2' at the end of an edge; expected the id of a node"
    ),
    (
      "graph [ node [ id 1 ]\n edge [ source 1 ] ]",
      "g.gml:2:2: error: an edge has no 'target'; expected the id of a node"
    ),
    (
      "graph [ directed 2 node [ id 1 ] ]",
      "g.gml:1:18: error: 'directed' is '2'; expected 0 or 1"
    ),
    (
      "graph [ node [ id [ a 1 ] ] ]",
      "g.gml:1:19: error: the id of a node is '{\"a\":1}'; expected a number"
    ),
  ])
  func faultsNameTheirLocation(_ text: String, _ message: String) {
    #expect(problems(text).contains(message), "\(problems(text))")
  }

  @Test func deepNestingIsRefused() {
    let deep = "graph [ " + String(repeating: "a [ ", count: 300)
    #expect(
      problems(deep).first?.contains("lists are nested more than 256 deep") ?? false,
      "\(problems(deep))")
  }

  @Test func namesThatAreNoKeysAreDescribed() throws {
    var document = GraphDocument()
    _ = document.nodes.add(id: "a")
    for (name, type, value) in [
      ("place of birth", AttributeType.text, "Gori"), ("Größe", .real, "1.5"), ("id", .text, "x"),
      ("2nd", .boolean, "true"), ("far", .integer, "12345678901"), ("x", .real, "0.5"),
    ] {
      var column = AttributeColumn(name: name, type: type)
      column.values[0] = value
      document.nodes.columns.append(column)
    }
    let file = try ScratchFile("g.gml")
    try GML.write(document, to: file.path)
    let text = try file.text()
    #expect(text.contains("attribute [ of \"node\" key \"placeofbirth\" name \"place of birth\" ]"))
    #expect(text.contains("placeofbirth \"Gori\""))
    #expect(text.contains("graphics [ x 0.5 ]"))
    #expect(text.utf8.allSatisfy { $0 < 0x80 })
    #expect(try read(text).facts == document.facts)
  }
}
