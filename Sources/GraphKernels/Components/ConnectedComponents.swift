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
  /// - Complexity: time O(n + m); space O(n), directed also the reading.
  package func connectedComponents() -> ConnectedComponents {
    let graph = undirected()
    let labels = KernelBuffer<Int32>(repeating: -1, count: vertexCount)
    let pending = KernelBuffer<Int32>(uninitialized: vertexCount)
    var sizes: [Int] = []
    for start in 0..<vertexCount where labels[start] < 0 {
      let label = Int32(truncatingIfNeeded: sizes.count)
      labels[start] = label
      pending[0] = Int32(truncatingIfNeeded: start)
      var reached = 1
      var next = 0
      while next < reached {
        let vertex = Int(pending[next])
        next += 1
        for arc in graph.arcs(of: vertex) {
          let target = graph.targets[arc]
          if labels[target] >= 0 { continue }
          labels[target] = label
          pending[reached] = target
          reached += 1
        }
      }
      sizes.append(reached)
    }
    return ConnectedComponents(labels: labels.copyToArray(), sizes: sizes)
  }

  /// The graph of some vertices and the arcs among them, renumbered in the order given.
  ///
  /// - Parameter vertices: distinct and ascending, so that rows stay sorted.
  ///
  /// - Complexity: time O(n + the arcs of those vertices); space the new graph and 4 bytes a
  ///   vertex.
  package func induced(on vertices: [Int32]) -> CompactGraph {
    var numbers = [Int32](repeating: -1, count: vertexCount)
    for (number, vertex) in vertices.enumerated() {
      numbers[Int(vertex)] = Int32(truncatingIfNeeded: number)
    }
    var starts: [Int32] = [0]
    starts.reserveCapacity(vertices.count + 1)
    var ends: [Int32] = []
    var values: [Double] = []
    for vertex in vertices {
      for arc in arcs(of: Int(vertex)) where numbers[Int(targets[arc])] >= 0 {
        ends.append(numbers[Int(targets[arc])])
        if !weights.isEmpty { values.append(weights[arc]) }
      }
      starts.append(Int32(truncatingIfNeeded: ends.count))
    }
    return CompactGraph(offsets: starts, targets: ends, weights: values, isDirected: isDirected)
  }
}
