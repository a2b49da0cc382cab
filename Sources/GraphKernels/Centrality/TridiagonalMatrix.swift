/// A symmetric matrix of which only the diagonal and the entries beside it differ from 0.
struct TridiagonalMatrix {
  var diagonal: [Double] = []
  /// The entries beside the diagonal: not negative, one fewer.
  var links: [Double] = []

  var size: Int { diagonal.count }

  /// The largest eigenvalue, and its eigenvector of length 1.
  ///
  /// Newton's method on the characteristic polynomial, which from above comes down without passing
  /// its largest zero; then inverse iteration on the positive definite matrix just above.
  ///
  /// - Parameter guess: a number that the eigenvalue is supposed to lie below.
  func topEigenpair(guess: Double = .infinity) -> (value: Double, vector: [Double]) {
    var value = -Double.infinity
    for row in 0..<size {
      let spread = (row > 0 ? links[row - 1] : 0) + (row + 1 < size ? links[row] : 0)
      value = max(value, diagonal[row] + spread)
    }
    if guess < value, newtonStep(at: guess) != nil { value = guess }
    while let step = newtonStep(at: value), step > 2e-16 * value.magnitude { value -= step }
    // Rounding may have led past the eigenvalue.
    var nudge = 2e-16 * value.magnitude + .leastNormalMagnitude
    while nudge.isFinite, newtonStep(at: value) == nil {
      value += nudge
      nudge *= 2
    }
    var pivots = [Double](repeating: 0, count: size)
    let floor = value.magnitude * 1e-16 + .leastNormalMagnitude
    for row in 0..<size {
      let before = row > 0 ? links[row - 1] * (links[row - 1] / pivots[row - 1]) : 0
      pivots[row] = max(value - diagonal[row] - before, floor)
    }
    var vector = [Double](repeating: 1, count: size)
    for _ in 0..<3 {
      for row in 1..<max(size, 1) {
        vector[row] += links[row - 1] / pivots[row - 1] * vector[row - 1]
      }
      for row in stride(from: size - 1, through: 0, by: -1) {
        let after = row + 1 < size ? links[row] * vector[row + 1] : 0
        vector[row] = (vector[row] + after) / pivots[row]
      }
      vector = unit(of: vector)
    }
    return (value, vector)
  }

  /// How far Newton's method goes down from a number, or nil if that isn't above all eigenvalues.
  private func newtonStep(at shift: Double) -> Double? {
    // Pivot by pivot with its derivative: their product is the polynomial.
    var pivot = 1.0
    var slope = 0.0
    var sum = 0.0
    for row in 0..<size {
      let ratio = row > 0 ? links[row - 1] / pivot : 0
      slope = 1 + ratio * ratio * slope
      pivot = shift - diagonal[row] - (row > 0 ? ratio * links[row - 1] : 0)
      if pivot <= 0 { return nil }
      sum += slope / pivot
    }
    return sum.isFinite && sum > 0 ? 1 / sum : nil
  }

  /// Of the first rows and columns, the largest eigenvalue that lies below `largest` by more than 10⁻¹² of it, to about a
  /// thousandth of the difference; 0 of a single one.
  ///
  /// Nearer ones are copies that Lanczos' method makes of an eigenvalue long found (Paige 1971).
  func secondEigenvalue(ofFirst count: Int, below largest: Double) -> Double {
    guard count > 1 else { return 0 }
    let copies = max(1, eigenvalueCount(ofFirst: count, above: largest * (1 - 1e-12)))
    var distance = (near: 1e-12 * largest, far: 3 * largest)
    while distance.far - distance.near > 1e-3 * distance.far {
      let middle = (distance.near + distance.far) / 2
      if eigenvalueCount(ofFirst: count, above: largest - middle) <= copies {
        distance.near = middle
      } else {
        distance.far = middle
      }
    }
    return largest - distance.near
  }

  /// By Sylvester's law of inertia, the number of negative pivots.
  private func eigenvalueCount(ofFirst size: Int, above shift: Double) -> Int {
    var pivot = 1.0
    var count = 0
    for row in 0..<size {
      pivot = shift - diagonal[row] - (row > 0 ? links[row - 1] * (links[row - 1] / pivot) : 0)
      if pivot == 0 { pivot = -.leastNormalMagnitude }
      if pivot < 0 { count += 1 }
    }
    return count
  }
}
