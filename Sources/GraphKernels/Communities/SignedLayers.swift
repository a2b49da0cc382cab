/// A signed graph with its positive and its negative ties kept apart, as group search needs it.
///
/// Ties of weight 0 are left out. Negative ties are stored by their magnitude. Weights are scaled by
/// a power of two, so that the greatest lies in 1 ..< 2 and sums and products of them can neither
/// overflow nor lose precision; what group search compares doesn't depend on the scale.
struct SignedLayers {
  /// Ties of one sign, in compressed sparse rows; two arcs a tie.
  struct Layer {
    var offsets: [Int32]
    var targets: [Int32]
    var weights: [Double]
  }

  var positive: Layer
  var negative: Layer
  /// The weight of each vertex's ties, by sign. On an aggregated level this counts ties inside the
  /// vertex twice, though no arc stands for them.
  var positiveStrength: [Double]
  var negativeStrength: [Double]

  var vertexCount: Int { positiveStrength.count }
  /// Twice the weight of all positive ties, and of all negative ones.
  var positiveTotal: Double { positiveStrength.reduce(0, +) }
  var negativeTotal: Double { negativeStrength.reduce(0, +) }
}

extension SignedLayers {
  init(_ graph: CompactGraph) {
    precondition(!graph.isDirected, "groups are sought among undirected ties")
    let count = graph.vertexCount
    let scale = SignedLayers.scale(of: graph.weights)
    var positive = Layer(offsets: [0], targets: [], weights: [])
    var negative = positive
    positive.offsets.reserveCapacity(count + 1)
    negative.offsets.reserveCapacity(count + 1)
    positive.targets.reserveCapacity(graph.arcCount)
    positive.weights.reserveCapacity(graph.arcCount)
    positiveStrength = [Double](repeating: 0, count: count)
    negativeStrength = positiveStrength
    let isUnweighted = graph.weights.isEmpty
    for vertex in 0..<count {
      for arc in Int(graph.offsets[vertex])..<Int(graph.offsets[vertex + 1]) {
        let weight = isUnweighted ? 1 : graph.weights[arc]
        if weight > 0 {
          let value = weight * scale
          positive.targets.append(graph.targets[arc])
          positive.weights.append(value)
          positiveStrength[vertex] += value
        } else if weight < 0 {
          let value = -weight * scale
          negative.targets.append(graph.targets[arc])
          negative.weights.append(value)
          negativeStrength[vertex] += value
        }
      }
      positive.offsets.append(Int32(positive.targets.count))
      negative.offsets.append(Int32(negative.targets.count))
    }
    self.positive = positive
    self.negative = negative
  }

  /// The power of two that brings the greatest magnitude into 1 ..< 2; 1 if there is none.
  static func scale(of weights: [Double]) -> Double {
    var greatest = 0.0
    for weight in weights { greatest = max(greatest, abs(weight)) }
    guard greatest > 0, greatest.isFinite else { return 1 }
    // The subnormal range is narrower downward than upward, so the exponent is clamped.
    return Double(sign: .plus, exponent: min(1023, -Int(greatest.exponent)), significand: 1)
  }

  /// The graph whose vertices are this one's groups.
  ///
  /// - Parameter groups: a group in `0 ..< groupCount` for each vertex.
  func aggregated(by groups: [Int32], groupCount: Int) -> SignedLayers {
    var starts = [Int32](repeating: 0, count: groupCount + 1)
    for group in groups { starts[Int(group) + 1] += 1 }
    for group in 0..<groupCount { starts[group + 1] += starts[group] }
    var cursor = starts
    var order = [Int32](repeating: 0, count: vertexCount)
    for vertex in 0..<vertexCount {
      let group = Int(groups[vertex])
      order[Int(cursor[group])] = Int32(vertex)
      cursor[group] += 1
    }
    var positiveStrength = [Double](repeating: 0, count: groupCount)
    var negativeStrength = positiveStrength
    for vertex in order {
      let group = Int(groups[Int(vertex)])
      positiveStrength[group] += self.positiveStrength[Int(vertex)]
      negativeStrength[group] += self.negativeStrength[Int(vertex)]
    }
    return SignedLayers(
      positive: positive.aggregated(by: groups, starts: starts, order: order),
      negative: negative.aggregated(by: groups, starts: starts, order: order),
      positiveStrength: positiveStrength, negativeStrength: negativeStrength)
  }
}

extension SignedLayers.Layer {
  /// The ties between groups; those within a group are dropped.
  ///
  /// - Parameters:
  ///   - starts: where each group's vertices begin in `order`.
  ///   - order: the vertices, group by group.
  func aggregated(by groups: [Int32], starts: [Int32], order: [Int32]) -> SignedLayers.Layer {
    let groupCount = starts.count - 1
    var result = SignedLayers.Layer(offsets: [0], targets: [], weights: [])
    result.offsets.reserveCapacity(groupCount + 1)
    if targets.isEmpty {
      result.offsets = [Int32](repeating: 0, count: groupCount + 1)
      return result
    }
    // Where a group's arc stands in the result, if it stands in the current row.
    var slot = [Int32](repeating: -1, count: groupCount)
    for group in 0..<groupCount {
      let rowStart = Int32(result.targets.count)
      for position in Int(starts[group])..<Int(starts[group + 1]) {
        let vertex = Int(order[position])
        for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
          let other = Int(groups[Int(targets[arc])])
          if other == group { continue }
          let place = slot[other]
          if place >= rowStart {
            result.weights[Int(place)] += weights[arc]
          } else {
            slot[other] = Int32(result.targets.count)
            result.targets.append(Int32(other))
            result.weights.append(weights[arc])
          }
        }
      }
      result.offsets.append(Int32(result.targets.count))
    }
    return result
  }
}
