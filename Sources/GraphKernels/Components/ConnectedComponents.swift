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
  /// - Complexity: time amortized O(n + m log n), where numbers are not chosen against it O(n + m); space O(n).
  package func connectedComponents() -> ConnectedComponents {
    let sets = ConnectedSets(vertexCount: vertexCount)
    for vertex in 0..<Int32(truncatingIfNeeded: vertexCount) {
      var lowest = vertex
      for arc in arcs(of: Int(vertex)) {
        let target = targets[arc]
        // The higher end of an edge has it, too.
        if !isDirected, target > vertex { break }
        lowest = sets.join(lowest, with: target)
      }
    }
    return sets.components()
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
