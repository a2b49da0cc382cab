/// Which odd clique inequalities the relaxation holds.
extension SemidefiniteRelaxation {
  /// Cuts that are violated by less aren't worth a multiplier.
  private static let leastViolation: Float = 0.03

  /// Forgets cuts without a price that are met with something to spare.
  mutating func dropIdleCuts(_ gram: [Float]) {
    let isKept = cuts.indices.map { index in
      prices[index] > 0 || sum(of: cuts[index], gram) < Float(cuts[index].leastSum) + 0.03
    }
    cuts = cuts.indices.filter { isKept[$0] }.map { cuts[$0] }
    prices = prices.indices.filter { isKept[$0] }.map { prices[$0] }
  }

  /// Adds the most violated triangles, and larger cliques grown from cuts that hold tightly.
  mutating func addCuts(violatedBy gram: [Float], withLarger: Bool) {
    let products = KernelBuffer(gram)
    var known = Set(cuts)
    var grown: [(violation: Float, cut: OddCliqueCut)] = []
    if withLarger {
      let pull = KernelBuffer<Float>(repeating: 0, count: vertexCount)
      for cut in cuts
      where cut.count < OddCliqueCut.mostVertices
        && sum(of: cut, gram) < Float(cut.leastSum) + 0.1
      {
        if let larger = extended(cut, products, pull: pull) { grown.append(larger) }
      }
    }
    add(violatedTriangles(products), atMost: 10 * vertexCount, known: &known)
    add(grown, atMost: 2 * vertexCount, known: &known)
  }

  private mutating func add(
    _ found: [(violation: Float, cut: OddCliqueCut)], atMost limit: Int,
    known: inout Set<OddCliqueCut>
  ) {
    let order = found.indices.sorted {
      found[$0].violation != found[$1].violation
        ? found[$0].violation > found[$1].violation : $0 < $1
    }
    var added = 0
    for index in order where known.insert(found[index].cut).inserted {
      cuts.append(found[index].cut)
      prices.append(0)
      added += 1
      if added == limit { break }
    }
  }

  private func sum(of cut: OddCliqueCut, _ gram: [Float]) -> Float {
    var sum: Float = 0
    cut.forEachPair { sum += Float($2) * gram[$0 * vertexCount + $1] }
    return sum
  }

  /// All of them: O(n³) time.
  private mutating func violatedTriangles(
    _ products: borrowing KernelBuffer<Float>
  ) -> [(violation: Float, cut: OddCliqueCut)] {
    var found: [(violation: Float, cut: OddCliqueCut)] = []
    let count = vertexCount
    for one in 0..<count {
      for two in one + 1..<max(count, one + 1) {
        let first = products[one * count + two]
        for three in two + 1..<max(count, two + 1) {
          let second = products[one * count + three]
          let third = products[two * count + three]
          // Of the four ways to sign a triangle, by the sign of each pair, at most one is violated.
          let sum = min(
            min(first + second + third, first - second - third),
            min(second - first - third, third - first - second))
          guard sum < -1 - Self.leastViolation else { continue }
          let isFirst = sum == first - second - third || sum == first + second + third
          let isSecond = sum == second - first - third || sum == first + second + third
          let cut = OddCliqueCut([
            (Int32(one), 1), (Int32(two), isFirst ? 1 : -1), (Int32(three), isSecond ? 1 : -1),
          ])
          found.append((-1 - sum, cut))
        }
      }
    }
    work += count * count * count / 6
    return found
  }

  /// How many vertices are tried for the first of two to add.
  private static let firstsTried = 8

  /// The most violated clique with two more vertices, greedily: one of the few that go with the cut
  /// best, and the best partner for it.
  ///
  /// - Parameter pull: room for a number a vertex.
  private mutating func extended(
    _ cut: OddCliqueCut, _ gram: borrowing KernelBuffer<Float>, pull: borrowing KernelBuffer<Float>
  ) -> (violation: Float, cut: OddCliqueCut)? {
    let count = vertexCount
    let members = cut.members
    for other in 0..<count { pull[other] = 0 }
    for (vertex, sign) in members {
      let row = Int(vertex) * count
      for other in 0..<count { pull[other] += Float(sign) * gram[row + other] }
    }
    // Members are out: nothing compares with what isn't a number.
    var base: Float = 0
    for (vertex, sign) in members {
      base += (Float(sign) * pull[vertex] - 1) / 2
      pull[vertex] = .nan
    }
    var firsts: [(pull: Float, vertex: Int)] = []
    for vertex in 0..<count {
      let own = abs(pull[vertex])
      guard own > firsts.last?.pull ?? -1 || (firsts.count < Self.firstsTried && own >= 0)
      else { continue }
      if firsts.count == Self.firstsTried { firsts.removeLast() }
      let place = firsts.firstIndex { $0.pull < own } ?? firsts.count
      firsts.insert((own, vertex), at: place)
    }
    var least = Float.infinity
    var best: (first: Int, sign: Float, second: Int) = (0, 1, 0)
    for (_, first) in firsts {
      let row = first * count
      for sign in [-1, 1] as [Float] {
        var mostPulled = -1
        var most: Float = -1
        for second in 0..<count {
          let partner = abs(pull[second] + sign * gram[row + second])
          if partner > most && second != first {
            most = partner
            mostPulled = second
          }
        }
        let sum = base + sign * pull[first] - most
        if mostPulled >= 0 && sum < least {
          least = sum
          best = (first, sign, mostPulled)
        }
      }
    }
    work += 40 * count
    let violation = Float(cut.leastSum) - 1 - least
    guard violation > 0.05 else { return nil }
    let partner = pull[best.second] + best.sign * gram[best.first * count + best.second]
    return (
      violation,
      OddCliqueCut(
        members + [
          (Int32(best.first), Int32(best.sign)), (Int32(best.second), partner > 0 ? -1 : 1),
        ]
      )
    )
  }
}
