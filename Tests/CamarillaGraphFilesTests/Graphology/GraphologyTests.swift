import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import Testing

@Suite struct GraphologyTests {
  private func read(_ text: String) throws(FormatsError) -> GraphDocument {
    try Graphology.read(TableInput(name: "g.json", bytes: Array(text.utf8)))
  }

  private func form(_ text: String, _ name: String = "g.json") -> String? {
    [any ChronicleForm].graphFiles.form(
      of: ChronicleInput(name: name, content: Array(text.utf8)))?.name
  }

  @Test func directionsAreThoseOfTheGraphAndOfEdges() throws {
    func directed(_ options: String, _ edge: String = "") throws -> Bool {
      let text = """
        {\(options)"nodes": [{"key": "a"}, {"key": "b"}],
        "edges": [{"source": "a", "target": "b"\(edge)}]}
        """
      return try read(text).edges.directed[0]
    }
    #expect(try directed(""))
    #expect(try directed(#""options": {"type": "mixed"},"#))
    #expect(try !directed(#""options": {"type": "mixed"},"#, #", "undirected": true"#))
    #expect(try !directed(#""options": {"type": "undirected"},"#))
    #expect(try directed(#""options": {"type": "directed"},"#))
  }

  /// Within `attributes` only labels and weights mean something to the format.
  @Test func attributesAreApart() throws {
    let document = try read(
      """
      {"options": {"type": "mixed", "multi": true}, "attributes": {"name": "G", "nodes": 2},
       "nodes": [{"key": "a", "attributes": {"key": "C sharp", "id": 7, "label": "Ann", "size": 2}},
         {"key": "b"}],
       "edges": [{"key": "e", "source": "a", "target": "b",
         "attributes": {"source": "Pravda", "weight": -2, "undirected": "no"}}]}
      """)
    #expect(document.title == "G")
    #expect(document.nodes.ids == ["a", "b"] && document.nodes.labels[0] == "Ann")
    #expect(
      document.nodes.columns.map { "\($0.name)=\($0.values[0])" } == [
        "key=C sharp", "id=7", "size=2",
      ])
    #expect(document.edges.ids[0] == "e" && document.edges.weights == [-2])
    #expect(document.edges.directed == [true])
    #expect(
      document.edges.columns.map { "\($0.name)=\($0.values[0])" } == [
        "source=Pravda", "undirected=no",
      ])
    #expect(document.problems.isEmpty)
  }

  /// As Gephi Lite saves them, since 1.0 and before.
  @Test(arguments: [
    #""nodeData": {"0": {"label": "Myriel", "class": 3}, "1": {"born": "1769"}}, "edgeData": {"e": {"weight": -8}, "f": {"note": "n"}}, "layout": {"1": {"x": -3, "y": 4.5}}"#,
    #""nodeRenderingData": {"0": {"label": "Myriel"}, "1": {"x": -3, "y": 4.5}}, "edgeRenderingData": {"e": {"weight": -8}}, "nodeData": {"1": {"born": "1769"}, "0": {"class": 3}}, "edgeData": {"f": {"note": "n"}}"#,
  ])
  func workspacesOfGephiLite(_ data: String) throws {
    let graph = #"""
      "fullGraph": {"options": {"type": "mixed", "multi": true}, "attributes": {},
        "nodes": [{"key": "0"}, {"key": "1"}], "edges": [
          {"key": "e", "source": "1", "target": "0", "undirected": true},
          {"key": "f", "source": "0", "target": "1"}]}
      """#
    let (title, fields) = (
      #""metadata": {"title": "Les Mis", "type": "mixed"}"#, #""nodeFields": []"#
    )
    let rest =
      #""filters": {"past": [], "future": []}, "appearance": {"showEdges": {"value": true}}"#
    for text in [
      #"{"type": "gephi-lite", "version": "1.0.0", "graphDataset": {\#(data), \#(title), \#(fields), \#(graph)}, \#(rest)}"#,
      #"{"graphDataset": {\#(graph), \#(fields), \#(data), \#(title)}, "type": "gephi-lite", \#(rest)}"#,
      #"{\#(data), \#(title), \#(fields), \#(graph)}"#,
    ] {
      #expect(form(text) == "graphology")
      let document = try read(text)
      #expect(document.problems.isEmpty && document.attributes.isEmpty, "\(document.problems)")
      #expect(document.title == "Les Mis")
      #expect(document.nodes.ids == ["0", "1"] && document.nodes.labels[0] == "Myriel")
      let values = document.nodes.columns.map { [$0.name, $0.values[0], $0.values[1]] }
      #expect(
        Set(values) == [
          ["class", "3", ""], ["born", "", "1769"], ["x", "", "-3"], ["y", "", "4.5"],
        ])
      #expect(document.edges.directed == [false, true] && document.edges.weights == [-8, 1])
      #expect(document.edges.ids[0] == "e" && document.edges.columns.map(\.name) == ["note"])
    }
    let odd = try read(
      #"{"type": "gephi-lite", "graphDataset": {"nodeData": {"9": {"x": 1}},\#n\#(graph)},"#
        + #""filters": {"past": [{"type": "range"}]}}"#)
    #expect(
      odd.problems.map(\.description) == [
        "g.json:5:62: warning: the workspace is filtered; all of its graph is read",
        "g.json:1:65: warning: 1 node or edge with attributes is not in the graph, and is left out",
      ])
  }

  @Test func contentTellsWhatTheExtensionShares() {
    #expect(form(#"{"nodes": [{"id": 1}], "links": []}"#) == "node-link")
    #expect(form(#"{"options": {"type": "mixed"}, "nodes": []}"#) == "graphology")
    #expect(form(#"{"attributes": {}, "nodes": [{"key": "a"}, {"key": "#) == "graphology")
    #expect(form(#"{"nodes": [{"key": "a", "id": 1}]}"#) == "node-link")
    #expect(form(#"{"data": {}, "elements": {"nodes": [{"data": {"id": "1"}}]}}"#) == "node-link")
    #expect(form(#"[{"CXVersion": "2.0", "hasFragments": false}"#) == "cx2")
    #expect(form(#"[{"nodes": [], "links": []}]"#) == nil)
    #expect(form("# x\nCreator \"y\"\ngraph [ node [ id 1 ] ]", "g.txt") == "gml")
    #expect(form("DL n=3\nformat = fullmatrix\ndata:", "g.txt") == "dl")
    #expect(form("graph { a -- b }") == "dot")
    #expect(form("dl,source,target\n") == nil)
  }
}
