/// A signed graph with its positive and its negative edges kept apart, as group search needs it.
///
/// Edges of weight 0 are left out. Negative edges are stored by their magnitude. Weights are scaled by
/// a power of two, so that the greatest lies in 1 ..< 2 and sums and products of them can neither
/// overflow nor lose precision; what group search compares doesn't depend on the scale.
///
/// - Complexity: space 12 bytes an arc and 24 a vertex.
final class SignedLayers: Sendable {
  /// Edges of one sign, in compressed sparse rows; two arcs an edge.
  struct Layer: ~Copyable, Sendable {
    let offsets: FrozenBuffer<Int32>
    /// Filled as far as the offsets reach; there may be space left over.
    let targets: FrozenBuffer<Int32>
    let weights: FrozenBuffer<Double>

    fileprivate init(
      offsets: consuming KernelBuffer<Int32>, targets: consuming KernelBuffer<Int32>,
      weights: consuming KernelBuffer<Double>
    ) {
      self.offsets = offsets.frozen()
      self.targets = targets.frozen()
      self.weights = weights.frozen()
    }

    static func none(vertexCount: Int) -> Layer {
      Layer(
        offsets: KernelBuffer(repeating: 0, count: vertexCount + 1),
        targets: KernelBuffer(uninitialized: 0), weights: KernelBuffer(uninitialized: 0))
    }

    var isEmpty: Bool { offsets[offsets.count - 1] == 0 }

    @inline(__always)
    func arcs(of vertex: Int) -> Range<Int> {
      Int(offsets[vertex])..<Int(offsets[vertex + 1])
    }
  }

  let vertexCount: Int
  let positive: Layer
  let negative: Layer
  /// The weight of each vertex's edges, by sign. This counts edges that have no arcs here: those inside
  /// a vertex of an aggregated level, twice, and those to vertices that were left out.
  let positiveStrength: FrozenBuffer<Double>
  let negativeStrength: FrozenBuffer<Double>

  private init(
    vertexCount: Int, positive: consuming Layer, negative: consuming Layer,
    positiveStrength: consuming KernelBuffer<Double>,
    negativeStrength: consuming KernelBuffer<Double>
  ) {
    self.vertexCount = vertexCount
    self.positive = positive
    self.negative = negative
    self.positiveStrength = positiveStrength.frozen()
    self.negativeStrength = negativeStrength.frozen()
  }

  /// The edges among all vertices of an undirected graph.
  convenience init(_ graph: CompactGraph) {
    precondition(!graph.isDirected, "groups are sought among undirected edges")
    self.init(
      offsets: graph.offsets, targets: graph.targets, weights: graph.weights,
      scale: SignedLayers.scale(of: graph.weights))
  }

  /// - Parameters:
  ///   - weights: the arcs' signed values; empty when every arc counts 1.
  ///   - scale: what to multiply them by.
  convenience init(offsets: [Int32], targets: [Int32], weights: [Double], scale: Double) {
    let count = offsets.count - 1
    if weights.isEmpty {
      self.init(offsets: offsets, targets: targets, weight: scale)
      return
    }
    let negativeCount = weights.count { $0 < 0 }
    let positiveCount = weights.count { $0 > 0 }
    let positiveOffsets = KernelBuffer<Int32>(repeating: 0, count: count + 1)
    let positiveTargets = KernelBuffer<Int32>(uninitialized: positiveCount)
    let positiveWeights = KernelBuffer<Double>(uninitialized: positiveCount)
    let negativeOffsets = KernelBuffer<Int32>(repeating: 0, count: count + 1)
    let negativeTargets = KernelBuffer<Int32>(uninitialized: negativeCount)
    let negativeWeights = KernelBuffer<Double>(uninitialized: negativeCount)
    let positiveStrength = KernelBuffer<Double>(repeating: 0, count: count)
    let negativeStrength = KernelBuffer<Double>(repeating: 0, count: count)
    var positives = 0
    var negatives = 0
    for vertex in 0..<count {
      for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let weight = weights[arc]
        if weight > 0 {
          positiveTargets[positives] = targets[arc]
          positiveWeights[positives] = weight * scale
          positiveStrength[vertex] += weight * scale
          positives += 1
        } else if weight < 0 {
          negativeTargets[negatives] = targets[arc]
          negativeWeights[negatives] = -weight * scale
          negativeStrength[vertex] -= weight * scale
          negatives += 1
        }
      }
      positiveOffsets[vertex + 1] = Int32(positives)
      negativeOffsets[vertex + 1] = Int32(negatives)
    }
    self.init(
      vertexCount: count,
      positive: Layer(offsets: positiveOffsets, targets: positiveTargets, weights: positiveWeights),
      negative: Layer(offsets: negativeOffsets, targets: negativeTargets, weights: negativeWeights),
      positiveStrength: positiveStrength, negativeStrength: negativeStrength)
  }

  /// Positive edges alone, all of one weight.
  private convenience init(offsets: [Int32], targets: [Int32], weight: Double) {
    let count = offsets.count - 1
    let strength = KernelBuffer<Double>(uninitialized: count)
    for vertex in 0..<count {
      strength[vertex] = weight * Double(offsets[vertex + 1] - offsets[vertex])
    }
    self.init(
      vertexCount: count,
      positive: Layer(
        offsets: KernelBuffer(offsets), targets: KernelBuffer(targets),
        weights: KernelBuffer(repeating: weight, count: targets.count)),
      negative: .none(vertexCount: count), positiveStrength: strength,
      negativeStrength: KernelBuffer(repeating: 0, count: count))
  }

  /// The power of two that brings the greatest magnitude into 1 ..< 2; 1 if there is none.
  static func scale(of weights: [Double]) -> Double {
    var greatest = 0.0
    for weight in weights { greatest = max(greatest, abs(weight)) }
    guard greatest > 0, greatest.isFinite else { return 1 }
    // The subnormal range is narrower downward than upward, so the exponent is clamped.
    return Double(sign: .plus, exponent: min(1023, -Int(greatest.exponent)), significand: 1)
  }

  /// The vertices, those of few positive edges first, so that they have joined somebody when those of many choose; of as
  /// many, in their own order, in which neighbors are often near each other, in memory too.
  func verticesByDegree() -> [Int32] {
    var byDegree = CountingSort(keyCount: vertexCount)
    for vertex in 0..<vertexCount { byDegree.count(positive.arcs(of: vertex).count) }
    byDegree.closeCounts()
    var order = [Int32](repeating: 0, count: vertexCount)
    for vertex in 0..<vertexCount {
      order[byDegree.position(for: positive.arcs(of: vertex).count)] =
        Int32(truncatingIfNeeded: vertex)
    }
    return order
  }

  /// Twice the weight of all positive edges, and of all negative ones.
  var positiveTotal: Double { SignedLayers.sum(positiveStrength) }
  var negativeTotal: Double { SignedLayers.sum(negativeStrength) }

  private static func sum(_ values: borrowing FrozenBuffer<Double>) -> Double {
    var sum = 0.0
    for index in 0..<values.count { sum += values[index] }
    return sum
  }
}

extension SignedLayers {
  /// The edges among some of the vertices, ascending, which keep all their strength.
  func restricted(to vertices: [Int32]) -> SignedLayers {
    var indices = [Int32](repeating: -1, count: vertexCount)
    for (index, vertex) in vertices.enumerated() { indices[Int(vertex)] = Int32(index) }
    let positiveStrength = KernelBuffer<Double>(uninitialized: vertices.count)
    let negativeStrength = KernelBuffer<Double>(uninitialized: vertices.count)
    for (index, vertex) in vertices.enumerated() {
      positiveStrength[index] = self.positiveStrength[vertex]
      negativeStrength[index] = self.negativeStrength[vertex]
    }
    return SignedLayers(
      vertexCount: vertices.count, positive: positive.restricted(to: vertices, indices: indices),
      negative: negative.restricted(to: vertices, indices: indices),
      positiveStrength: positiveStrength,
      negativeStrength: negativeStrength)
  }

  /// The graph whose vertices are this one's groups.
  ///
  /// - Parameter groups: a group in `0 ..< groupCount` for each vertex.
  func aggregated(
    by groups: borrowing KernelBuffer<Int32>, groupCount: Int
  ) -> SignedLayers {
    // The vertices, group by group.
    var byGroup = CountingSort(keyCount: groupCount)
    for vertex in 0..<vertexCount { byGroup.count(Int(groups[vertex])) }
    byGroup.closeCounts()
    let order = KernelBuffer<Int32>(uninitialized: vertexCount)
    let positiveStrength = KernelBuffer<Double>(repeating: 0, count: groupCount)
    let negativeStrength = KernelBuffer<Double>(repeating: 0, count: groupCount)
    for vertex in 0..<vertexCount {
      let group = Int(groups[vertex])
      order[byGroup.position(for: group)] = Int32(truncatingIfNeeded: vertex)
      positiveStrength[group] += self.positiveStrength[vertex]
      negativeStrength[group] += self.negativeStrength[vertex]
    }
    let starts = KernelBuffer(Array(byGroup.offsets))
    // Where a group's arc stands in the new layer, if it stands in the row at hand.
    let slots = KernelBuffer<Int32>(repeating: -1, count: groupCount)
    let positive = positive.aggregated(
      by: groups, groupCount: groupCount, starts: starts, order: order, slots: slots)
    for group in 0..<groupCount { slots[group] = -1 }
    let negative = negative.aggregated(
      by: groups, groupCount: groupCount, starts: starts, order: order, slots: slots)
    return SignedLayers(
      vertexCount: groupCount, positive: positive, negative: negative,
      positiveStrength: positiveStrength, negativeStrength: negativeStrength)
  }
}

extension SignedLayers.Layer {
  fileprivate func restricted(to vertices: [Int32], indices: [Int32]) -> SignedLayers.Layer {
    let capacity = Int(offsets[offsets.count - 1])
    let newOffsets = KernelBuffer<Int32>(repeating: 0, count: vertices.count + 1)
    let newTargets = KernelBuffer<Int32>(uninitialized: capacity)
    let newWeights = KernelBuffer<Double>(uninitialized: capacity)
    var count = 0
    for (index, vertex) in vertices.enumerated() {
      for arc in arcs(of: Int(vertex)) where indices[Int(targets[arc])] >= 0 {
        newTargets[count] = indices[Int(targets[arc])]
        newWeights[count] = weights[arc]
        count += 1
      }
      newOffsets[index + 1] = Int32(count)
    }
    return SignedLayers.Layer(offsets: newOffsets, targets: newTargets, weights: newWeights)
  }

  /// The edges between groups; those within a group are dropped.
  ///
  /// - Parameters:
  ///   - starts: where each group's vertices begin in `order`; group g's at `starts[g]`.
  ///   - slots: −1 for each group.
  fileprivate func aggregated(
    by groups: borrowing KernelBuffer<Int32>, groupCount: Int,
    starts: borrowing KernelBuffer<Int32>, order: borrowing KernelBuffer<Int32>,
    slots: borrowing KernelBuffer<Int32>
  ) -> SignedLayers.Layer {
    if isEmpty { return .none(vertexCount: groupCount) }
    let capacity = Int(offsets[offsets.count - 1])
    let newOffsets = KernelBuffer<Int32>(repeating: 0, count: groupCount + 1)
    let newTargets = KernelBuffer<Int32>(uninitialized: capacity)
    let newWeights = KernelBuffer<Double>(uninitialized: capacity)
    var count: Int32 = 0
    for group in 0..<groupCount {
      let rowStart = count
      for position in Int(starts[group])..<Int(starts[group + 1]) {
        for arc in arcs(of: Int(order[position])) {
          let other = groups[targets[arc]]
          if other == Int32(truncatingIfNeeded: group) { continue }
          let slot = slots[other]
          if slot >= rowStart {
            newWeights[slot] += weights[arc]
          } else {
            slots[other] = count
            newTargets[count] = other
            newWeights[count] = weights[arc]
            count += 1
          }
        }
      }
      newOffsets[group + 1] = count
    }
    return SignedLayers.Layer(offsets: newOffsets, targets: newTargets, weights: newWeights)
  }
}
