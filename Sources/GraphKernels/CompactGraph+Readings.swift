extension CompactGraph {
  /// The graph with every arc turned round; an undirected graph is its own reverse.
  ///
  /// - Complexity: time O(n + m); space the new graph and 4 bytes a vertex.
  package func reversed() -> CompactGraph {
    guard isDirected else { return self }
    var byTarget = CountingSort(keyCount: vertexCount)
    for target in targets { byTarget.count(Int(target)) }
    byTarget.closeCounts()
    var sources = [Int32](repeating: 0, count: arcCount)
    var values = [Double](repeating: 0, count: weights.count)
    for source in 0..<vertexCount {
      for arc in arcs(of: source) {
        let position = byTarget.position(for: Int(targets[arc]))
        sources[position] = Int32(truncatingIfNeeded: source)
        if !weights.isEmpty { values[position] = weights[arc] }
      }
    }
    return CompactGraph(
      offsets: Array(byTarget.offsets), targets: sources, weights: values, isDirected: true)
  }

  /// The graph read without directions: an edge where an arc runs either way, worth the sum of both.
  ///
  /// An undirected graph is returned as it is.
  ///
  /// - Complexity: time O(n + m); space the new graph and its reverse.
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
        let neighbor = min(nextOut, nextIn)
        var value = 0.0
        if nextOut == neighbor {
          value += weight(ofArc: out.lowerBound)
          out.removeFirst()
        }
        if nextIn == neighbor {
          value += back.weight(ofArc: into.lowerBound)
          into.removeFirst()
        }
        ends.append(neighbor)
        if !weights.isEmpty { values.append(value) }
      }
      starts.append(Int32(truncatingIfNeeded: ends.count))
    }
    return CompactGraph(offsets: starts, targets: ends, weights: values, isDirected: false)
  }

  /// The graph with only those edges whose value has the given sign: 1, −1, or 0 for neutral ones.
  ///
  /// As ``edges(where:)``.
  package func edges(ofSign sign: Int) -> CompactGraph {
    edges { ($0 > 0 ? 1 : $0 < 0 ? -1 : 0) == sign }
  }

  /// The graph with only those edges whose value passes a test.
  ///
  /// Vertices stay, with their numbers, whether they keep any edge or not. Without weights every
  /// edge is worth 1.
  ///
  /// - Complexity: time and space O(n + m).
  package func edges(where isKept: (Double) -> Bool) -> CompactGraph {
    keepingArcs { _, arc in isKept(weight(ofArc: arc)) }
  }

  /// The graph with only those edges that run between members.
  ///
  /// Vertices stay, with their numbers, as in ``edges(where:)``.
  ///
  /// - Complexity: time and space O(n + m).
  package func edges(among isMember: [Bool]) -> CompactGraph {
    isMember.allSatisfy(\.self)
      ? self : keepingArcs { vertex, arc in isMember[vertex] && isMember[Int(targets[arc])] }
  }

  private func keepingArcs(where isKept: (_ vertex: Int, _ arc: Int) -> Bool) -> CompactGraph {
    var starts: [Int32] = [0]
    starts.reserveCapacity(vertexCount + 1)
    var ends: [Int32] = []
    var values: [Double] = []
    for vertex in 0..<vertexCount {
      for arc in arcs(of: vertex) where isKept(vertex, arc) {
        ends.append(targets[arc])
        if !weights.isEmpty { values.append(weights[arc]) }
      }
      starts.append(Int32(truncatingIfNeeded: ends.count))
    }
    return CompactGraph(offsets: starts, targets: ends, weights: values, isDirected: isDirected)
  }
}
