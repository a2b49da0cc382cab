import Camarilla
import CamarillaGraphviz
import Testing

@testable import CamarillaGraphFiles

@Suite struct DOTParserTests {
  private func graph(_ text: String) throws -> DOTGraph {
    try #require(try DOTParser.graphs(in: Array(text.utf8)).graphs.first)
  }

  @Test func defaultsHoldWithinTheirSubgraphForWhatIsMadeAfterThem() throws {
    let graph = try graph(
      """
      digraph {
        before
        node [shape=box]; edge [color=red]
        outer
        subgraph s { node [shape=egg]; inner; outer; inner -> outer }
        after -> inner
        subgraph s { again }
      }
      """)
    let shapes = try #require(graph.nodeColumns.first { $0.name == "shape" })
    let byName = Dictionary(
      uniqueKeysWithValues: zip(graph.nodes, graph.nodes.indices.map { shapes.values[$0] }))
    #expect(
      byName == [
        "before": "", "outer": "box", "inner": "egg", "after": "box", "again": "egg",
      ])
    #expect(graph.subgraphs.count == 1)
    #expect(graph.subgraphs[0].nodes.map { graph.nodes[$0] } == ["outer", "inner", "again"])
  }

  @Test func identifiersAreJoinedContinuedAndUnescapedOnlyByTheRules() throws {
    let graph = try graph(
      """
      GRAPH "a" + "b" { "x\\"y" ; "long \\
      line" ; "p\\\\q" ; "p\\n" ; -.5 ; 1. ; <i> ; é_1 }
      """)
    #expect(graph.name == "ab")
    #expect(graph.nodes == ["x\"y", "long line", "p\\\\q", "p\\n", "-.5", "1.", "i", "é_1"])
  }

  @Test func groupsMakeAnEdgeForEachTwoOfTheirNodes() throws {
    let graph = try graph("graph { a, b -- {c d} -- e [w=1] }")
    #expect(
      graph.edges.map { graph.nodes[$0.tail] + graph.nodes[$0.head] }
        == ["ac", "ad", "bc", "bd", "ce", "de"])
    #expect(graph.edges.indices.allSatisfy { graph.edgeColumns[0].values[$0] == "1" })
  }

  @Test func strictGraphsAndKeysKnowAnEdgeAgain() throws {
    let strict = try graph("strict graph { a -- b [x=1]; b:n -- a [y=2]; a -- a }")
    #expect(strict.edges.count == 2)
    #expect(strict.edgeColumns.map(\.name) == ["x", "headport", "y"])
    #expect(strict.edgeColumns.map { $0.values[0] } == ["1", "n", "2"])
    let arrows = try graph("strict digraph { a -> b; b -> a; a -> b }")
    #expect(arrows.edges.count == 2)
    let keyed = try graph("graph { a -- b [key=1]; a -- b; b -- a [key=1, x=2]; a -- b }")
    #expect(keyed.edges.map(\.key) == ["1", "", ""])
  }

  @Test func placesAreInCharacters() throws {
    let graph = try graph("graph {\n  é; ü\n  /* é */ é -- ü }")
    #expect(graph.nodePositions.map(\.line) == [2, 2])
    #expect(graph.nodePositions.map(\.column) == [3, 6])
    #expect(graph.edges.map { [$0.position.line, $0.position.column] } == [[3, 11]])
  }

  /// What Graphviz writes of a text says the same as the text.
  @Test(arguments: UInt64(0)..<200)
  func graphvizReadsTheSame(_ seed: UInt64) async throws {
    var random = RandomDOT(seed: seed)
    let text = random.graph()
    let canonical = try await Graphviz.shared.render(
      dot: text, format: GraphvizFormat(name: "canon"), engine: .dot)
    #expect(
      try graph(String(decoding: canonical, as: UTF8.self)).facts == graph(text).facts, "\(text)")
  }
}

extension DOTGraph {
  /// What the graph says, sorted; without what Graphviz adds for its drawing.
  fileprivate var facts: [String] {
    func facts(_ columns: [Column], _ row: Int) -> [String] {
      columns.filter { !$0.values[row].isEmpty && RandomDOT.names.contains($0.name) }
        .map { "\($0.name)=\($0.values[row]) \($0.markup.contains(row))" }.sorted()
    }
    let nodes = nodes.indices.map { "node \(self.nodes[$0]) \(facts(nodeColumns, $0))" }
    let edges = self.edges.enumerated().map { index, edge -> String in
      let ends = "\(self.nodes[edge.tail]) \(self.nodes[edge.head])"
      return "edge \(ends) \(edge.key) \(facts(edgeColumns, index))"
    }
    let subgraphs = self.subgraphs.filter { !$0.name.isEmpty }.map { subgraph -> String in
      return "subgraph \(subgraph.name) \(subgraph.nodes.map { self.nodes[$0] }.sorted())"
    }
    let parts: [String] = nodes + edges + subgraphs
    return ["\(name) \(isDirected) \(isStrict)"] + parts.sorted()
  }
}
