/// The ties of a graph as null models move them: an undirected edge, or an arc, or the two arcs of a pair
/// that always run both ways.
///
/// A directed reading of relationships that have no direction has an arc each way. Moved by themselves, the
/// two would part; so they are one unit here, which is *mutual*.
package struct RandomUnits: Sendable {
  let vertexCount: Int
  let isDirected: Bool
  /// The ends of each unit, in ascending order of the first; of a mutual one the lower vertex first.
  let sources: [Int32]
  let targets: [Int32]
  let values: [Double]
  let isMutual: [Bool]
  /// Where a unit's arc stands in the graph, and that of a mutual one which runs back.
  let arcs: [(there: Int32, back: Int32?)]

  package var count: Int { sources.count }

  /// - Parameters:
  ///   - graph: directed or not; every edge of an undirected one is a mutual unit.
  ///   - isMutual: of a directed graph, whether the arcs between two vertices, the lower first, move
  ///     together; asked only where there are two of one value.
  package init(
    _ graph: CompactGraph, isMutual: (_ low: Int, _ high: Int) -> Bool = { _, _ in false }
  ) {
    var sources: [Int32] = []
    var targets: [Int32] = []
    var values: [Double] = []
    var mutual: [Bool] = []
    var arcs: [(there: Int32, back: Int32?)] = []
    for source in 0..<graph.vertexCount {
      for arc in graph.arcs(of: source) {
        let target = Int(graph.targets[arc])
        let back = graph.position(ofArcFrom: target, to: source)
        let isPair =
          back.map { back in
            !graph.isDirected
              || graph.weight(ofArc: back) == graph.weight(ofArc: arc)
                && isMutual(min(source, target), max(source, target))
          } ?? false
        if isPair && target < source { continue }
        sources.append(Int32(truncatingIfNeeded: source))
        targets.append(graph.targets[arc])
        values.append(graph.weight(ofArc: arc))
        mutual.append(isPair)
        arcs.append(
          (
            Int32(truncatingIfNeeded: arc),
            isPair ? back.map { Int32(truncatingIfNeeded: $0) } : nil
          ))
      }
    }
    vertexCount = graph.vertexCount
    isDirected = graph.isDirected
    self.sources = sources
    self.targets = targets
    self.values = values
    self.isMutual = mutual
    self.arcs = arcs
  }

  /// −1, 0 or 1.
  func sign(of unit: Int) -> Int { values[unit] > 0 ? 1 : values[unit] < 0 ? -1 : 0 }
}
