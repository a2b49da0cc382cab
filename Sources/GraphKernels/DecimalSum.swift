/// A sum of numbers as it is written: of 1 and −0.8 it is 0.2, where adding leaves 0.19999999999999996.
///
/// What people write are decimals, and a sum of decimals has no more places than the finest of them. So the sum is
/// rounded to that place, as long as all that adding may have cost is less than half of it; it then is the number
/// nearest to the true sum, whatever the order. Numbers that no short decimal stands for, such as 1/3, are added as
/// they are. No sum leaves the range of numbers: what exceeds it is the greatest there is.
///
/// - Complexity: O(1) a number, nearly nothing of a whole one.
package struct DecimalSum: Hashable, Sendable {
  /// Of the numbers as they were added.
  private var sum = 0.0
  /// The sum of their magnitudes.
  private var magnitude = 0.0
  private var count = 0.0
  /// How many decimal places the finest has; nil once one has too many.
  private var places: Int? = 0

  package init() {}

  package init(of numbers: some Sequence<Double>) {
    for number in numbers { add(number) }
  }

  package mutating func add(_ number: Double) {
    sum = Self.clamped(sum + number)
    magnitude = Self.clamped(magnitude + number.magnitude)
    count += 1
    if let known = places { places = number.decimalPlaces(from: known) }
  }

  package var value: Double { exactValue ?? sum }

  /// The number nearest to the sum of the decimals that were added; nil where it can't be told.
  package var exactValue: Double? {
    places.flatMap { sum.rounded(toPlaces: $0, error: error) }
  }

  /// All that adding may have cost: each addition, and each number being the nearest to its decimal, at most 2⁻⁵³ of what
  /// is added up.
  package var error: Double { (count + 1) * magnitude * 0x1p-53 }

  private static func clamped(_ number: Double) -> Double {
    min(max(number, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }
}

extension Double {
  /// What a share leaves of 1, as it is written: of 0.7 it is 0.3.
  package var complement: Double { DecimalSum(of: [1, -self]).value }

  /// The product of two numbers as it is written: 0.1 × 3 is 0.3, where multiplying leaves 0.30000000000000004.
  ///
  /// As ``DecimalSum``: a product of decimals has no more places than both together.
  @inline(__always)
  package func decimalProduct(_ other: Double) -> Double {
    // Nearly all weights and confidences are 1.
    self == 1 || other == 1 ? self * other : roundedProduct(other)
  }

  private func roundedProduct(_ other: Double) -> Double {
    let product = self * other
    guard let one = decimalPlaces(from: 0), let two = other.decimalPlaces(from: 0),
      let rounded = product.rounded(toPlaces: one + two, error: product.magnitude * 0x1p-51)
    else { return product }
    return rounded
  }

  /// How many places of decimals a number has, but not fewer than some; nil where it takes more than a dozen, or more
  /// digits than tell all numbers apart.
  fileprivate func decimalPlaces(from least: Int) -> Int? {
    for places in least...max(least, Self.mostPlaces) {
      guard let scaled = scaled(toPlaces: places) else { return nil }
      if scaled.rounded() / Self.powers[places] == self { return places }
    }
    return nil
  }

  /// The nearest number with so many places of decimals; nil where an error may have led to another one.
  fileprivate func rounded(toPlaces places: Int, error: Double) -> Double? {
    guard let scaled = scaled(toPlaces: places), error * Self.powers[places] < 0.25 else {
      return nil
    }
    // Adding 0 makes 0 of −0.
    return scaled.rounded() / Self.powers[places] + 0
  }

  private func scaled(toPlaces places: Int) -> Double? {
    guard places < Self.powers.count else { return nil }
    let scaled = self * Self.powers[places]
    return scaled.magnitude < Self.mostScaled ? scaled : nil
  }

  private static let mostPlaces = 12
  /// Numbers of up to fifteen digits are told apart.
  private static let mostScaled = 1e15
  /// Powers of ten up to 10²², which all are exact.
  private static let powers: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
