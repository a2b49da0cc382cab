/// Which part of a graph each vertex belongs to.
package struct ConnectedComponents: Sendable, Equatable {
  /// The component of each vertex, numbered by the smallest vertex in it.
  package var labels: [Int32]
  /// How many vertices each component has.
  package var sizes: [Int]

  package var count: Int { sizes.count }

  /// The vertices of each component, ascending.
  ///
  /// - Complexity: time and space O(n).
  package func members() -> [[Int32]] {
    var members = sizes.map { size in
      var list: [Int32] = []
      list.reserveCapacity(size)
      return list
    }
    for (vertex, label) in labels.enumerated() {
      members[Int(label)].append(Int32(truncatingIfNeeded: vertex))
    }
    return members
  }
}

extension CompactGraph {
  /// The parts that are connected by edges; a directed graph is read without directions.
  ///
  /// Two edges of each vertex are joined first, after which most vertices are in one set as a rule, and the edges between
  /// those need not be looked at (Sutton, Ben-Nun & Barak 2018, "Optimizing parallel graph connectivity computation via
  /// subgraph sampling", IPDPS; their "Afforest").
  ///
  /// - Complexity: time amortized O(n + m log n), where numbers are not chosen against it O(n + m); space O(n).
  package func connectedComponents() -> ConnectedComponents {
    let sets = ConnectedSets(vertexCount: vertexCount)
    guard vertexCount > 0 else { return sets.components() }
    let hub = joinTwoEdgesEach(sets)
    var largest = sets.lowest(with: hub)
    for vertex in 0..<Int32(truncatingIfNeeded: vertexCount) where degree(of: Int(vertex)) > 2 {
      var lowest = sets.lowest(with: vertex)
      // What leads out of this set leads into it from the other end, too, unless it has a direction.
      if lowest == largest, !isDirected { continue }
      for arc in arcs(of: Int(vertex)) { lowest = sets.join(lowest, with: targets[arc]) }
      largest = sets.lowest(with: hub)
    }
    return sets.components()
  }

  /// Joins every vertex to the first and the last of its neighbors.
  ///
  /// - Returns: the vertex of most arcs.
  private func joinTwoEdgesEach(_ sets: borrowing ConnectedSets) -> Int32 {
    var hub: Int32 = 0
    var most = 0
    for vertex in 0..<Int32(truncatingIfNeeded: vertexCount) {
      let arcs = arcs(of: Int(vertex))
      guard let first = arcs.first, let last = arcs.last else { continue }
      if arcs.count > most { (hub, most) = (vertex, arcs.count) }
      let lowest = sets.join(vertex, with: targets[first])
      if last > first { sets.join(lowest, with: targets[last]) }
    }
    return hub
  }

  /// The graph of some vertices and the arcs among them, renumbered in the order given.
  ///
  /// - Parameter vertices: distinct and ascending, so that rows stay sorted.
  ///
  /// - Complexity: time O(n + the arcs of those vertices); space the new graph and 4 bytes a
  ///   vertex.
  package func induced(on vertices: [Int32]) -> CompactGraph {
    let numbers = KernelBuffer<Int32>(repeating: -1, count: vertexCount)
    var most = 0
    for (number, vertex) in vertices.enumerated() {
      numbers[vertex] = Int32(truncatingIfNeeded: number)
      most += degree(of: Int(vertex))
    }
    var starts: [Int32] = [0]
    starts.reserveCapacity(vertices.count + 1)
    var ends: [Int32] = []
    ends.reserveCapacity(most)
    var values: [Double] = []
    values.reserveCapacity(weights.isEmpty ? 0 : most)
    for vertex in vertices {
      for arc in arcs(of: Int(vertex)) {
        let end = numbers[targets[arc]]
        if end < 0 { continue }
        ends.append(end)
        if !weights.isEmpty { values.append(weights[arc]) }
      }
      starts.append(Int32(truncatingIfNeeded: ends.count))
    }
    return CompactGraph(offsets: starts, targets: ends, weights: values, isDirected: isDirected)
  }
}
