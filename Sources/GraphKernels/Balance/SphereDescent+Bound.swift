extension SphereDescent {
  /// What no division's products cost less than: the bound of the present prices, proven.
  ///
  /// Every y for which Q + Diag(y) is positive semidefinite, where Q holds the costs less the cuts'
  /// prices, gives the bound −Σy / 2 and what the prices add. The lengths of the gradient's vectors are
  /// best at an optimum; near it they have to be raised a little, by a shift that is sought by
  /// halving. That a matrix is positive definite is proven by a Cholesky factorization that runs to its
  /// end, with a margin far beyond its rounding (Rump 2006, "Verification of positive definiteness",
  /// BIT 46:433: some n² times the precision times the greatest entry).
  ///
  /// - Complexity: O(n³) time, O(n²) space.
  mutating func provenMinimum() -> Double {
    minimizePriced(tolerance: 3e-5 * Double(vertexCount).squareRoot(), iterationLimit: 300)
    let width = Self.width
    var lengths: [Double] = []
    for vertex in 0..<vertexCount {
      var along = Lanes.zero
      for lane in vertex * width..<(vertex + 1) * width { along += vectors[lane] * gradient[lane] }
      lengths.append(-Double(along.total))
    }
    var least = 0.0
    var shift = 1e-6
    while !isPositiveDefinite(diagonal: lengths.map { $0 + shift }) {
      // Far from an optimum nothing is proven.
      guard shift < 1e6 else { return -.infinity }
      least = shift
      shift *= 2
    }
    for _ in 0..<4 {
      let middle = (least + shift) / 2
      if isPositiveDefinite(diagonal: lengths.map { $0 + middle }) {
        shift = middle
      } else {
        least = middle
      }
    }
    var sum = 0.0
    for length in lengths { sum -= (length + shift) / 2 }
    return sum + priceSum
  }

  /// Whether the priced costs with this diagonal are proven to be a positive definite matrix.
  private mutating func isPositiveDefinite(diagonal: [Double]) -> Bool {
    typealias Row = SIMD8<Double>
    let count = vertexCount
    let width = (count + 7) / 8
    let entries = KernelBuffer<Double>(repeating: 0, count: count * count)
    for pair in 0..<tails.count {
      entries[Int(heads[pair]) * count + Int(tails[pair])] = pricedCosts[pair]
    }
    let margin = 1e-9 * (1 + (diagonal.max() ?? 0))
    let factor = KernelBuffer<Row>(repeating: .zero, count: count * width)
    for row in 0..<count {
      let own = row * width
      for column in 0..<row {
        let other = column * width
        var sum = Row.zero
        for lane in 0...column / 8 { sum += factor[own + lane] * factor[other + lane] }
        factor[own + column / 8][column % 8] =
          (entries[row * count + column] - sum.sum()) / factor[other + column / 8][column % 8]
      }
      var square = Row.zero
      for lane in 0..<width { square += factor[own + lane] * factor[own + lane] }
      let pivot = diagonal[row] - margin - square.sum()
      work += row * row / 4
      guard pivot > 0 else { return false }
      factor[own + row / 8][row % 8] = pivot.squareRoot()
    }
    return true
  }
}
