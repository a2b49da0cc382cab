/// Merges single vertices within each group into well-connected parts: Leiden's refinement.
struct Refiner {
  let level: SignedLayers
  let objective: GroupObjective
  /// The groups that local moving found; no part crosses their borders.
  let groups: [Int32]
  /// The part of each vertex, named after one of its vertices.
  private(set) var refined: [Int32]

  init(level: SignedLayers, objective: GroupObjective, groups: [Int32]) {
    self.level = level
    self.objective = objective
    self.groups = groups
    refined = (0..<Int32(level.vertexCount)).map { $0 }
  }

  mutating func run(_ generator: inout SplitMix64) {
    let count = level.vertexCount
    let positive = level.positive
    let negative = level.negative
    // Strengths of whole groups and of parts.
    var positiveOfGroup = [Double](repeating: 0, count: count)
    var negativeOfGroup = positiveOfGroup
    for vertex in 0..<count {
      positiveOfGroup[Int(groups[vertex])] += level.positiveStrength[vertex]
      negativeOfGroup[Int(groups[vertex])] += level.negativeStrength[vertex]
    }
    var positiveOfPart = level.positiveStrength
    var negativeOfPart = level.negativeStrength
    // Net weight of the ties from each part to the rest of its group.
    var cut = [Double](repeating: 0, count: count)
    for vertex in 0..<count {
      var sum = 0.0
      for arc in Int(positive.offsets[vertex])..<Int(positive.offsets[vertex + 1])
      where groups[Int(positive.targets[arc])] == groups[vertex] {
        sum += positive.weights[arc]
      }
      for arc in Int(negative.offsets[vertex])..<Int(negative.offsets[vertex + 1])
      where groups[Int(negative.targets[arc])] == groups[vertex] {
        sum -= negative.weights[arc]
      }
      cut[vertex] = sum
    }
    var isAlone = [Bool](repeating: true, count: count)
    var netTo = [Double](repeating: 0, count: count)
    var isTouched = [Bool](repeating: false, count: count)
    var touched: [Int32] = []
    var order = (0..<Int32(count)).map { $0 }
    generator.shuffle(&order)

    /// Whether a part's ties to the rest of its group are worth no less than nothing.
    func isWellConnected(_ part: Int, in group: Int) -> Bool {
      objective.gain(
        net: cut[part], positive: positiveOfPart[part], negative: negativeOfPart[part],
        otherPositive: positiveOfGroup[group] - positiveOfPart[part],
        otherNegative: negativeOfGroup[group] - negativeOfPart[part]) >= 0
    }

    for vertex in order {
      let vertex = Int(vertex)
      guard isAlone[vertex] else { continue }
      let group = groups[vertex]
      guard isWellConnected(vertex, in: Int(group)) else { continue }
      touched.removeAll(keepingCapacity: true)
      for arc in Int(positive.offsets[vertex])..<Int(positive.offsets[vertex + 1])
      where groups[Int(positive.targets[arc])] == group {
        let part = refined[Int(positive.targets[arc])]
        if !isTouched[Int(part)] {
          isTouched[Int(part)] = true
          touched.append(part)
        }
        netTo[Int(part)] += positive.weights[arc]
      }
      for arc in Int(negative.offsets[vertex])..<Int(negative.offsets[vertex + 1])
      where groups[Int(negative.targets[arc])] == group {
        let part = refined[Int(negative.targets[arc])]
        if isTouched[Int(part)] { netTo[Int(part)] -= negative.weights[arc] }
      }
      var best = 0.0
      var target = -1
      for part in touched {
        let part = Int(part)
        if isWellConnected(part, in: Int(group)) {
          let gain = objective.gain(
            net: netTo[part], positive: positiveOfPart[vertex], negative: negativeOfPart[vertex],
            otherPositive: positiveOfPart[part], otherNegative: negativeOfPart[part])
          if gain > best {
            best = gain
            target = part
          }
        }
      }
      if target >= 0 {
        // Negative ties to the target count in its net weight, for it was touched.
        cut[target] += cut[vertex] - 2 * netTo[target]
        positiveOfPart[target] += positiveOfPart[vertex]
        negativeOfPart[target] += negativeOfPart[vertex]
        refined[vertex] = Int32(target)
        isAlone[vertex] = false
        isAlone[target] = false
      }
      for part in touched {
        isTouched[Int(part)] = false
        netTo[Int(part)] = 0
      }
    }
  }
}
