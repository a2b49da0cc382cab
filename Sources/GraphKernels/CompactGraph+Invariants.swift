extension CompactGraph {
  /// The first breach of the layout that `CompactGraph` promises, in words, or nil when it holds.
  ///
  /// The initializer asserts that this is nil, so debug builds and tests check every graph and
  /// release builds none.
  ///
  /// - Complexity: time O(n + m log d) where d is the largest degree; space O(1).
  package var layoutViolation: String? {
    guard let first = offsets.first, let last = offsets.last else {
      return "offsets must have one entry more than there are vertices, so at least one"
    }
    guard first == 0, Int(last) == targets.count else {
      return "offsets must run from 0 to \(targets.count), not from \(first) to \(last)"
    }
    guard weights.isEmpty || weights.count == targets.count else {
      return "\(weights.count) weights for \(targets.count) arcs"
    }
    for vertex in 0..<vertexCount {
      guard offsets[vertex] <= offsets[vertex + 1] else {
        return "offsets fall at vertex \(vertex)"
      }
    }
    for vertex in 0..<vertexCount {
      if let violation = rowViolation(of: vertex) { return violation }
    }
    return nil
  }

  private func rowViolation(of vertex: Int) -> String? {
    var previous: Int32 = -1
    for arc in arcs(of: vertex) {
      let target = targets[arc]
      guard target >= 0, Int(target) < vertexCount else {
        return "arc \(vertex) → \(target) leaves the graph of \(vertexCount) vertices"
      }
      guard target > previous else {
        return "arcs of vertex \(vertex) are not in strictly ascending order at \(target)"
      }
      guard Int(target) != vertex else { return "vertex \(vertex) is tied to itself" }
      guard !weight(ofArc: arc).isNaN else { return "arc \(vertex) → \(target) weighs NaN" }
      if !isDirected {
        guard let back = position(ofArcFrom: Int(target), to: vertex) else {
          return "undirected edge \(vertex) – \(target) lacks its arc back"
        }
        guard weight(ofArc: back) == weight(ofArc: arc) else {
          return "undirected edge \(vertex) – \(target) weighs differently each way"
        }
      }
      previous = target
    }
    return nil
  }

  /// Where in `targets` the arc from `source` to `target` stands, or nil when there is none.
  ///
  /// - Complexity: time O(log d), d the degree of `source`.
  package func position(ofArcFrom source: Int, to target: Int) -> Int? {
    arcs(of: source).sortedIndex(of: Int32(truncatingIfNeeded: target)) { targets[$0] }
  }
}
