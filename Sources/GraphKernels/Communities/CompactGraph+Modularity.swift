extension CompactGraph {
  /// The signed modularity of a partition of an undirected graph, or `nil` if no edge has a value.
  ///
  ///     Q = 1 / (2w⁺ + 2w⁻) · Σᵢⱼ [ wᵢⱼ − γ (wᵢ⁺ wⱼ⁺ / 2w⁺ − wᵢ⁻ wⱼ⁻ / 2w⁻) ] δ(cᵢ, cⱼ)
  ///
  /// where wᵢ⁺ and wᵢ⁻ are the weights of vertex i's positive and negative edges and w⁺, w⁻ those of
  /// all edges (Gómez, Jensen & Arenas 2009, "Analysis of community structure in networks of
  /// correlated data", Phys. Rev. E 80:016114). The resolution γ multiplies both null terms: above 1
  /// it favors smaller groups, below 1 larger ones. Without negative edges this is Newman's
  /// modularity. An edge of weight 0 has no part in it. Without any edge of another weight Q is 0 / 0.
  ///
  /// - Parameter resolution: γ, finite and not negative.
  /// - Complexity: O(vertices + arcs) time, O(vertices) space.
  package func modularity(of partition: Partition, resolution: Double = 1) -> Double? {
    precondition(partition.vertexCount == vertexCount, "the partition is of another graph")
    return SignedLayers(self).modularity(
      of: partition.groups, groupCount: partition.groupCount, resolution: resolution)
  }
}

extension SignedLayers {
  /// The signed modularity; only for a graph all of whose edges have their arcs.
  func modularity(of groups: [Int32], groupCount: Int, resolution: Double) -> Double? {
    let twoPositive = positiveTotal
    let twoNegative = negativeTotal
    guard twoPositive + twoNegative > 0 else { return nil }
    let inside = positive.weight(inside: groups) - negative.weight(inside: groups)
    var positiveOf = [Double](repeating: 0, count: groupCount)
    var negativeOf = positiveOf
    for vertex in 0..<vertexCount {
      positiveOf[Int(groups[vertex])] += positiveStrength[vertex]
      negativeOf[Int(groups[vertex])] += negativeStrength[vertex]
    }
    var expected = 0.0
    if twoPositive > 0 { for weight in positiveOf { expected += weight * (weight / twoPositive) } }
    if twoNegative > 0 { for weight in negativeOf { expected -= weight * (weight / twoNegative) } }
    return (inside - resolution * expected) / (twoPositive + twoNegative)
  }
}

extension SignedLayers.Layer {
  /// Twice the weight of the edges that run within a group.
  func weight(inside groups: [Int32]) -> Double {
    guard !isEmpty else { return 0 }
    var sum = 0.0
    for vertex in groups.indices {
      for arc in arcs(of: vertex) where groups[Int(targets[arc])] == groups[vertex] {
        sum += weights[arc]
      }
    }
    return sum
  }
}
