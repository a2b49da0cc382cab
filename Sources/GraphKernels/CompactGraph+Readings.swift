extension CompactGraph {
  /// The graph with every arc turned round; an undirected graph is its own reverse.
  ///
  /// Time: O(n + m). Space: the new graph and 4 bytes a vertex.
  package func reversed() -> CompactGraph {
    guard isDirected else { return self }
    var starts = [Int32](repeating: 0, count: vertexCount + 1)
    for target in targets { starts[Int(target) + 1] += 1 }
    for vertex in 0..<vertexCount { starts[vertex + 1] += starts[vertex] }
    var next = starts
    var sources = [Int32](repeating: 0, count: arcCount)
    var values = [Double](repeating: 0, count: weights.count)
    for source in 0..<vertexCount {
      for arc in arcs(of: source) {
        let target = Int(targets[arc])
        let position = Int(next[target])
        next[target] += 1
        sources[position] = Int32(truncatingIfNeeded: source)
        if !weights.isEmpty { values[position] = weights[arc] }
      }
    }
    return CompactGraph(offsets: starts, targets: sources, weights: values, isDirected: true)
  }

  /// The graph read without directions: a tie where an arc runs either way, worth the sum of both.
  ///
  /// An undirected graph is returned as it is. Time: O(n + m). Space: the new graph and its
  /// reverse.
  package func undirected() -> CompactGraph {
    guard isDirected else { return self }
    let back = reversed()
    var starts: [Int32] = [0]
    starts.reserveCapacity(vertexCount + 1)
    var ends: [Int32] = []
    ends.reserveCapacity(2 * arcCount)
    var values: [Double] = []
    values.reserveCapacity(2 * weights.count)
    for vertex in 0..<vertexCount {
      var out = arcs(of: vertex)
      var into = back.arcs(of: vertex)
      while !out.isEmpty || !into.isEmpty {
        let nextOut = out.isEmpty ? Int32.max : targets[out.lowerBound]
        let nextIn = into.isEmpty ? Int32.max : back.targets[into.lowerBound]
        let neighbour = min(nextOut, nextIn)
        var value = 0.0
        if nextOut == neighbour {
          value += weight(ofArc: out.lowerBound)
          out.removeFirst()
        }
        if nextIn == neighbour {
          value += back.weight(ofArc: into.lowerBound)
          into.removeFirst()
        }
        ends.append(neighbour)
        if !weights.isEmpty { values.append(value) }
      }
      starts.append(Int32(truncatingIfNeeded: ends.count))
    }
    return CompactGraph(offsets: starts, targets: ends, weights: values, isDirected: false)
  }

  /// The graph with only those ties whose value has the given sign: 1, −1, or 0 for neutral ones.
  ///
  /// As ``ties(where:)``.
  package func ties(ofSign sign: Int) -> CompactGraph {
    ties { ($0 > 0 ? 1 : $0 < 0 ? -1 : 0) == sign }
  }

  /// The graph with only those ties whose value passes a test.
  ///
  /// Vertices stay, with their numbers, whether they keep any tie or not. Without weights every
  /// tie is worth 1. Time and space: O(n + m).
  package func ties(where isKept: (Double) -> Bool) -> CompactGraph {
    var starts: [Int32] = [0]
    starts.reserveCapacity(vertexCount + 1)
    var ends: [Int32] = []
    var values: [Double] = []
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) where isKept(weight(ofArc: arc)) {
        ends.append(targets[arc])
        if !weights.isEmpty { values.append(weights[arc]) }
      }
      starts.append(Int32(truncatingIfNeeded: ends.count))
    }
    return CompactGraph(offsets: starts, targets: ends, weights: values, isDirected: isDirected)
  }
}
