/// Brandes' algorithm over lengths of any kind, with one of Dijkstra's searches a source.
final class DijkstraBrandes {
  let search: Dijkstra
  private let accumulation: DependencyAccumulation

  /// - Parameter graph: with lengths for weights.
  init(_ graph: CompactGraph) {
    search = Dijkstra(graph: graph)
    accumulation = DependencyAccumulation(vertexCount: graph.vertexCount)
  }

  /// Searches from a source, and goes back to it; parameters as ``DependencyAccumulation`` has them.
  @inline(__always)
  func accumulate(
    from source: Int, mass: (Int32) -> Double, visitVertex: (Int32, Double) -> Void,
    visitStep: (Int32, Int32, Double) -> Void
  ) {
    search.search(from: source)
    accumulation.accumulate(
      reachedCount: search.reachedCount, vertex: { search.order[$0] },
      predecessors: { search.predecessorIndices(of: $0) },
      predecessor: { search.predecessors[$0] }, mass: mass, visitVertex: visitVertex,
      visitStep: visitStep)
  }
}
