/// The year of an EDTF date: one year, or the years its unspecified or insignificant digits leave.
///
/// It remembers how it was written (`Y17E7` is not `Y170000000`), so that it prints as it was read.
struct YearPattern: Hashable, Sendable {
  enum Form: UInt8 { case fourDigits, long, exponential }

  /// The digits as written, without sign; an X counts as 0.
  var magnitude = 0
  /// The power of ten behind `E`, 0 without.
  var exponent: UInt16 = 0
  /// How many leading digits `S` calls significant, 0 without an `S`.
  var significant: UInt8 = 0
  /// Bit i is set where the digit of 10ⁱ is an X; only in the form of four digits.
  var unspecified: UInt8 = 0
  var form = Form.fourDigits
  var isNegative = false

  /// The size of the block of years that the last specified digit counts: 10 for `193X`, 100 for
  /// `19XX` and `1950S2`, 1 for a plain year. At most 10¹⁵.
  var step: Int {
    if significant > 0 { return insignificantBlock }
    return Self.power(of: (~unspecified).trailingZeroBitCount)
  }

  /// Whether every year between the first and the last is possible.
  var isContiguous: Bool { unspecified & (unspecified &+ 1) == 0 }

  /// Whether no digit is known.
  var isAny: Bool { unspecified == 0b1111 }

  private var insignificantBlock: Int {
    var digits = Int(exponent)
    var rest = magnitude
    while rest > 0 { (rest, digits) = (rest / 10, digits + 1) }
    return Self.power(of: max(0, digits - Int(significant)))
  }

  /// The least and greatest number of years before or after year 0.
  private var magnitudes: ClosedRange<Int> {
    let limit = CalendarDay.years.upperBound
    var value = magnitude
    for _ in 0..<exponent where value < limit { value *= 10 }
    var low = min(value, limit)
    var high = low
    if significant > 0 {
      let block = insignificantBlock
      low = min(value / block * block, limit)
      high = min(low + (block - 1), limit)
    } else if unspecified != 0 {
      var index = 1
      for digit in 0..<4 {
        if unspecified & (1 << digit) != 0 { high += 9 * index }
        index *= 10
      }
      // −0000 is no year, so -000X starts at −1.
      if isNegative { low = max(low, 1) }
    }
    return low...high
  }

  /// The first and the last possible year; beyond ±10¹⁵ they saturate.
  var bounds: ClosedRange<Int> {
    let magnitudes = magnitudes
    return isNegative ? -magnitudes.upperBound ... -magnitudes.lowerBound : magnitudes
  }

  /// The first possible year that is `year` or later, each possible year standing for all within
  /// `radius` of it.
  func first(onOrAfter year: Int, radius: Int) -> Int? {
    let from = year - radius
    let bounds = bounds
    guard from <= bounds.upperBound else { return nil }
    var found = max(from, bounds.lowerBound)
    if !isContiguous {
      guard let exact = isNegative ? matching(atMost: -found).map(-) : matching(atLeast: found)
      else { return nil }
      found = exact
    }
    return max(year, found - radius)
  }

  /// The last possible year that is `year` or earlier, likewise.
  func last(onOrBefore year: Int, radius: Int) -> Int? {
    let from = year + radius
    let bounds = bounds
    guard from >= bounds.lowerBound else { return nil }
    var found = min(from, bounds.upperBound)
    if !isContiguous {
      guard let exact = isNegative ? matching(atLeast: -found).map(-) : matching(atMost: found)
      else { return nil }
      found = exact
    }
    return min(year, found + radius)
  }

  /// The least number of four digits that fits the pattern and is no less than `value`.
  private func matching(atLeast value: Int) -> Int? {
    // It shares some leading digits with `value`, then exceeds it as little as it can, then has
    // the least digits. The longest shared beginning gives the least number.
    if fits(value, below: 4) { return value }
    for index in 0..<4 where fits(value, below: 3 - index) {
      let unit = Self.power(of: index)
      let digit = value / unit % 10
      let next = isUnspecified(index) ? digit + 1 : self.digit(at: index)
      if next > digit && next <= 9 {
        return value / (unit * 10) * unit * 10 + next * unit + magnitude % unit
      }
    }
    return nil
  }

  /// The greatest number of four digits that fits the pattern and is no more than `value`.
  private func matching(atMost value: Int) -> Int? {
    if fits(value, below: 4) { return value }
    for index in 0..<4 where fits(value, below: 3 - index) {
      let unit = Self.power(of: index)
      let digit = value / unit % 10
      let next = isUnspecified(index) ? digit - 1 : self.digit(at: index)
      if next < digit && next >= 0 {
        var rest = magnitude % unit
        for lower in 0..<index where isUnspecified(lower) { rest += 9 * Self.power(of: lower) }
        return value / (unit * 10) * unit * 10 + next * unit + rest
      }
    }
    return nil
  }

  /// Whether the `count` leading digits of `value`, a number of four digits, fit the pattern.
  private func fits(_ value: Int, below count: Int) -> Bool {
    for index in (4 - count)..<4 where !isUnspecified(index) {
      if value / Self.power(of: index) % 10 != digit(at: index) { return false }
    }
    return true
  }

  private func isUnspecified(_ index: Int) -> Bool { unspecified & (1 << index) != 0 }

  private func digit(at index: Int) -> Int { magnitude / Self.power(of: index) % 10 }

  /// 10ⁿ, at most 10¹⁵.
  private static func power(of n: Int) -> Int {
    var power = 1
    for _ in 0..<min(n, 15) { power *= 10 }
    return power
  }
}

extension YearPattern {
  func write(to text: inout String) {
    if form != .fourDigits { text += "Y" }
    if isNegative { text += "-" }
    if form == .fourDigits {
      for index in (0..<4).reversed() {
        text += isUnspecified(index) ? "X" : String(digit(at: index))
      }
    } else {
      text += String(magnitude)
    }
    if form == .exponential { text += "E" + String(exponent) }
    if significant > 0 { text += "S" + String(significant) }
  }
}
