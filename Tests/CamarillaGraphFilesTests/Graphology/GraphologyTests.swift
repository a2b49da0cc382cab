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
