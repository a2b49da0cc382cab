/// A length of which all of some lengths are whole multiples, so that paths can be measured in small integers.
///
/// Tie counts, and the reciprocals of small ones, have such a unit; lengths drawn at random have none. Multiples
/// are taken for exact where they are within 10⁻¹³ of themselves. So are then sums of them, and those that are
/// equal as multiples are what ``Dijkstra`` takes for equal, and no others.
struct CommonUnit: Sendable, Equatable {
  let length: Double
  /// How often the longest of the lengths holds the unit.
  let largestMultiple: Int

  private static let tolerance = 1e-13

  /// The greatest unit, by Euclid's algorithm; nil when there is none that every length holds at most `limit` times.
  ///
  /// - Complexity: time O(lengths + log limit), but for units that get smaller again and again.
  init?(of lengths: [Double], limit: Int) {
    guard let first = lengths.first else { return nil }
    var unit = first
    var longest = first
    for length in lengths where length != unit {
      longest = max(longest, length)
      if Self.isMultiple(length, of: unit) { continue }
      guard let common = Self.commonMeasure(length, unit, limit: limit) else { return nil }
      unit = common
    }
    let multiple = (longest / unit).rounded()
    guard multiple <= Double(limit) else { return nil }
    // Euclid's remainders have lost some digits, which the quotient still has.
    length = longest / multiple
    largestMultiple = Int(multiple)
    guard lengths.allSatisfy({ Self.isMultiple($0, of: length) }) else { return nil }
  }

  /// How many units a length is, of which all lengths are multiples.
  func multiple(of length: Double) -> Int16 { Int16(length / self.length + 0.5) }

  private static func isMultiple(_ length: Double, of unit: Double) -> Bool {
    let quotient = length / unit
    guard quotient >= 0.5, quotient < 0x1p52 else { return false }
    // Not `rounded()`, which is a call where the machine has no instruction for it.
    let multiple = Double(Int(quotient + 0.5))
    return (quotient - multiple).magnitude <= tolerance * quotient
  }

  /// The greatest length that two are multiples of, as far as a Double can tell; nil when it's too short.
  private static func commonMeasure(_ left: Double, _ right: Double, limit: Int) -> Double? {
    var (longer, shorter) = (max(left, right), min(left, right))
    let least = longer / Double(limit) / 2
    while shorter > least {
      // What is left of a multiple that isn't exact in binary is far below any unit that is long enough.
      let rest = (longer - shorter * (longer / shorter).rounded()).magnitude
      if rest < least / 4 { return shorter }
      (longer, shorter) = (shorter, rest)
    }
    return nil
  }
}
