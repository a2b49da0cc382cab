import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import Testing

/// JSON of programs that call nodes, edges and ends by other names.
@Suite struct NodeLinkDialectTests {
  private func read(_ text: String) throws -> GraphDocument {
    try NodeLink.read(TableInput(name: "g.json", bytes: Array(text.utf8)))
  }

  /// Each edge as `a-b`, or `a>b` where it has a direction.
  private func edges(_ graph: GraphDocument) -> [String] {
    (0..<graph.edges.count).map { edge in
      graph.nodes.ids[Int(graph.edges.sources[edge])] + (graph.edges.directed[edge] ? ">" : "-")
        + graph.nodes.ids[Int(graph.edges.targets[edge])]
    }
  }

  @Test func ofVis() throws {
    let graph = try read(
      """
      {"nodes": [{"id": 1, "label": "one"}, {"id": 2}, {"id": 3}], "edges": [
      {"from": 1, "to": 2}, {"from": 2, "to": 3, "arrows": "to"}, {"from": 1, "to": 3, "arrows": "from"},
      {"from": 3, "to": 1, "arrows": "to, from"}]}
      """)
    #expect(edges(graph) == ["1-2", "2>3", "3>1", "3-1"])
    #expect(graph.nodes.labels[0] == "one")
    #expect(graph.edges.columns.map(\.name) == ["arrows"])
    #expect(graph.problems.isEmpty)
  }

  /// Where edges have ends, `from` and `to` are attributes like others.
  @Test func yearsFromAndToAreNoEnds() throws {
    let graph = try read(
      """
      {"nodes": [{"id": "a"}, {"id": "b"}], "links": [
      {"source": "a", "target": "b", "from": 1914, "to": 1918}]}
      """)
    #expect(edges(graph) == ["a-b"])
    #expect(
      graph.edges.columns.map { [$0.name, $0.values[0]] } == [["from", "1914"], ["to", "1918"]])
  }

  /// A node whose id is blank is called by its number, which is told, and keeps its edges.
  @Test func blankIDs() throws {
    let graph = try read(
      "{\"nodes\": [{\"id\": \"\"}, {\"id\": \"a\"}], \"links\": [{\"source\": \"\", \"target\": \"a\"}]}"
    )
    #expect(graph.nodes.count == 2)
    #expect(edges(graph) == ["node-1-a"])
    #expect(graph.problems.map(\.rule) == [.missingValue])
  }

  @Test func ofCytoscape() throws {
    let graph = try read(
      """
      {"format_version": "1.0", "data": {"name": "net"}, "elements": {
      "nodes": [{"data": {"id": "7", "name": "A"}, "position": {"x": 1.5, "y": 2}}, {"data": {"id": "8"}}],
      "edges": [{"data": {"id": "e", "source": "8", "target": "7", "weight": -2}, "selected": false}]}}
      """)
    #expect(edges(graph) == ["8-7"])
    #expect(graph.title == "net")
    #expect(graph.nodes.labels[0] == "A")
    #expect(graph.edges.ids[0] == "e" && graph.edges.weights == [-2])
    #expect(
      graph.nodes.columns.map { [$0.name, $0.values[0]] } == [["x", "1.5"], ["y", "2"]])
  }

  /// d3's simulation puts the nodes themselves in place of their names, and counts both.
  @Test func ofD3AfterItsSimulation() throws {
    let graph = try read(
      """
      {"nodes": [{"id": "a", "index": 0}, {"id": "b", "index": 1}], "links": [
      {"source": {"id": "b", "index": 1}, "target": {"id": "a", "index": 0}, "index": 0}]}
      """)
    #expect(edges(graph) == ["b-a"])
    let places = try read(
      """
      {"nodes": [{"group": 1}, {"group": 2}], "links": [
      {"source": {"index": 1}, "target": {"index": 0}}]}
      """)
    #expect(edges(places) == ["1-0"])
    let nobody = try read(#"{"nodes": [{"id": 1}], "links": [{"source": {"x": 1}, "target": 1}]}"#)
    #expect(nobody.problems.contains { $0.severity == .error })
  }

  /// A word among signs is an error at its place; where no value is a sign, the column says something else.
  @Test func whatIsNoSignIsTold() throws {
    func chronicle(_ signs: [String]) throws -> Chronicle {
      let links = signs.map { #"{"source":"a","target":"b","sign":"\#($0)"}"# }
      return try Chronicle(
        document: read(
          #"{"nodes":[{"id":"a"},{"id":"b"}],"links":["# + links.joined(separator: ",\n") + "]}"),
        options: GraphFileOptions())
    }
    #expect(throws: FormatsError.self) { try chronicle(["1", "friend"]) }
    let stars = try chronicle(["aries", "leo"])
    #expect(stars.relationships.map(\.kind) == ["tie", "tie"])
    #expect(stars.relationships.map { $0.attributes.map(\.value) } == [["aries"], ["leo"]])
    #expect(stars.warnings.contains { $0.message.contains("as 'aries', is a sign") })
  }
}
