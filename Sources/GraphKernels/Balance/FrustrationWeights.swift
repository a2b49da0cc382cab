/// What each arc of a graph counts in its frustration, as the whole numbers that the exact solvers
/// work on.
struct FrustrationWeights {
  /// Signed, a multiple of `SignedCore.unit`; 0 for an arc without a sign.
  let ofArc: [Int64]
  /// What one unit is worth in the graph's own weights.
  let unitValue: Double
  /// Whether arcs count what they weigh; otherwise less, by below a unit each.
  let isExact: Bool

  /// The most that all arcs may weigh together, in units: as finely as solvers can tell costs apart, and far enough from
  /// where numbers end.
  private static let most = Double(1 << 40)

  /// Every edge counts 1, whatever its weight.
  init(signsOf graph: CompactGraph) {
    self.init(
      ofArc: (0..<graph.arcCount).map { Int64(graph.sign(ofArc: $0)) * SignedCore.unit },
      unitValue: 1, isExact: true)
  }

  /// Every edge counts the magnitude of its weight.
  ///
  /// Weights that are multiples of a common number, as whole numbers and decimals are, are taken as
  /// they are. Others are rounded down to a trillionth of their sum, so that what holds of all
  /// divisions by these weights holds by the graph's own.
  ///
  /// - Parameter ceiling: what heavier edges count instead.
  init(weightsOf graph: CompactGraph, below ceiling: Double = .infinity) {
    guard !graph.weights.isEmpty else {
      self.init(signsOf: graph)
      return
    }
    let magnitudes = graph.weights.map { min(abs($0), ceiling) }
    let exact = Self.exactMultiples(magnitudes)
    let (multiples, unit) = exact ?? Self.roundedMultiples(magnitudes)
    self.init(
      ofArc: zip(graph.weights, multiples).map { ($0 < 0 ? -$1 : $1) * SignedCore.unit },
      unitValue: unit, isExact: exact != nil)
  }

  private init(ofArc: [Int64], unitValue: Double, isExact: Bool) {
    self.ofArc = ofArc
    self.unitValue = unitValue
    self.isExact = isExact
  }

  /// The magnitudes in multiples of the greatest number of which all are multiples; nil if there is
  /// none, or the multiples would be too great.
  private static func exactMultiples(_ magnitudes: [Double]) -> ([Int64], Double)? {
    guard let least = magnitudes.lazy.filter({ $0 > 0 }).min() else {
      return ([Int64](repeating: 0, count: magnitudes.count), 1)
    }
    // Of the least one, wherever they stand on the scale of numbers, or of a decimal or another fraction.
    if let (multiples, divisor) = wholeNumbers(magnitudes.map { $0 / least }) {
      return (multiples, divisor * least)
    }
    let decimals = (0...12).map { exponent in (0..<exponent).reduce(1.0) { power, _ in power * 10 }
    }
    for factor in decimals + (2...64).map(Double.init) {
      if let (multiples, divisor) = wholeNumbers(magnitudes.map { $0 * factor }) {
        return (multiples, divisor / factor)
      }
    }
    return nil
  }

  /// Whole numbers divided by their greatest common divisor; nil if the numbers aren't whole, or are too great.
  private static func wholeNumbers(
    _ numbers: [Double]
  ) -> (multiples: [Int64], divisor: Double)? {
    var whole: [Int64] = []
    whole.reserveCapacity(numbers.count)
    var divisor: Int64 = 0
    var sum = 0.0
    for number in numbers {
      let rounded = number.rounded()
      // But for what sums of decimals are off by.
      guard rounded < 1e15, abs(number - rounded) <= 1e-13 * rounded else { return nil }
      whole.append(Int64(rounded))
      sum += rounded
      var (one, other) = (divisor, Int64(rounded))
      while other != 0 { (one, other) = (other, one % other) }
      divisor = one
    }
    guard sum / Double(divisor) <= most else { return nil }
    return (whole.map { $0 / divisor }, Double(divisor))
  }

  /// The magnitudes rounded down, all together to no more than the most.
  private static func roundedMultiples(_ magnitudes: [Double]) -> ([Int64], Double) {
    // By the greatest first, so that no sum leaves the range of numbers.
    let greatest = magnitudes.max() ?? 1
    let shares = magnitudes.map { $0 / greatest }
    let factor = most / shares.reduce(0, +)
    return (shares.map { Int64($0 * factor) }, greatest / factor)
  }
}
