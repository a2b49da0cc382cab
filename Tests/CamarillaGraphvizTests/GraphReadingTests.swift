import Testing

@testable import CamarillaGraphviz

@Suite struct GraphReadingTests {
  @Test func aGraphComesAsItStands() throws {
    let graph = try Graphviz.shared.graph(
      dot: """
        strict digraph G { label=x; b [zoo=1]; a [label=<<i>m</i>>, zoo=""]; b -> a [key=k];
          subgraph s { label=inner; a } }
        """)
    #expect(graph.name == "G" && graph.isDirected && graph.isStrict)
    #expect(graph.attributes.map(\.name) == ["label"] && graph.attributes[0].value == "x")
    #expect(graph.nodes == ["b", "a"])
    let zoo = try #require(graph.nodeColumns.first { $0.name == "zoo" })
    let label = try #require(graph.nodeColumns.first { $0.name == "label" })
    #expect(graph.nodeColumns.count == 2 && zoo.values == ["1", ""])
    // Without a label of its own a node may have the default of drawings.
    #expect(["", "\\N"].contains(label.values[0]))
    #expect(label.values[1] == "<i>m</i>" && label.markup == [1])
    #expect(graph.edges == [.init(tail: 0, head: 1, key: "k")])
    #expect(graph.subgraphs == [.init(name: "s", label: "inner", nodes: [1])])
  }

  @Test func readingAndDrawingTakeTurns() async throws {
    let dot = "digraph { a -> b; b -> c; c -> a }"
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for i in 0..<40 {
        group.addTask {
          if i % 2 == 0 {
            return try Graphviz.shared.graph(dot: dot).edges.count == 3
          }
          return try await !Graphviz.shared.render(dot: dot, format: .svg).isEmpty
        }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  @Test func whatIsNoGraphIsAnError() {
    #expect(throws: GraphvizError.noGraph) { try Graphviz.shared.graph(dot: "  ") }
    #expect(throws: GraphvizError.moreThanOneGraph) {
      try Graphviz.shared.graph(dot: "graph {} graph {}")
    }
    #expect(throws: GraphvizError.self) { try Graphviz.shared.graph(dot: "graph {\na -- }") }
  }
}
