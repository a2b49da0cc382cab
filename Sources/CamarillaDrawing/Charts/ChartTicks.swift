/// Where an axis is marked.
enum ChartTicks {
  /// A marked value and how it is written.
  struct Tick: Equatable {
    var value: Double
    var text: String
  }

  /// The round years of a range: the multiples of 1, 2, 5, 10, 20, 50 … that leave `room` steps of a
  /// year for each; the first year where that leaves none. Before the common era those are round that
  /// are said so: 50 BCE, which is −49.
  ///
  /// - Parameter room: how many years one label is as wide as; above 0.
  static func years(years: ClosedRange<Int>, room: Double) -> [Int] {
    let step = roundStep(atLeast: room)
    func rounds(_ years: ClosedRange<Int>, offset: Int) -> [Int] {
      let first = years.lowerBound + modulus(offset - years.lowerBound, step)
      return Array(stride(from: first, through: years.upperBound, by: step))
    }
    var found: [Int] = []
    if years.lowerBound <= 0 {
      found = rounds(years.lowerBound...min(0, years.upperBound), offset: 1)
    }
    if years.upperBound > 0 {
      found += rounds(max(1, years.lowerBound)...years.upperBound, offset: 0)
    }
    return found.isEmpty ? [years.lowerBound] : found
  }

  /// The round numbers of a range, as of years; the first where that leaves none.
  static func multiples(of numbers: ClosedRange<Int>, room: Double) -> [Int] {
    let step = roundStep(atLeast: room)
    let first = numbers.lowerBound + modulus(-numbers.lowerBound, step)
    let found = Array(stride(from: first, through: numbers.upperBound, by: step))
    return found.isEmpty ? [numbers.lowerBound] : found
  }

  /// The smallest of 1, 2, 5, 10, 20, 50 … that is not below a number.
  static func roundStep(atLeast least: Double) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where Double(factor * power) >= least { return factor * power }
      power *= 10
    }
  }

  private static func modulus(_ a: Int, _ b: Int) -> Int { ((a % b) + b) % b }

  /// Round values from at or below `least` to at or above `most`: multiples of 1, 2 or 5 times a
  /// power of ten, at most `count` + 1 of them. Each is the number nearest to what is written.
  ///
  /// - Precondition: least < most, both finite; count ≥ 2.
  static func values(from least: Double, to most: Double, count: Int) -> [Tick] {
    let wanted = (most - least) / Double(count)
    // The step is factor × 10^exponent.
    var exponent = 0
    var power = 1.0
    while power * 10 <= wanted, exponent < 300 { (power, exponent) = (power * 10, exponent + 1) }
    while power > wanted, exponent > -300 {
      exponent -= 1
      power = exponent < 0 ? 1 / Self.power(of: -exponent) : Self.power(of: exponent)
    }
    var factor = 1
    func steps() -> (first: Int, last: Int) {
      let step = Double(factor) * power
      // A billionth of a step too much or too little is rounding.
      return (
        Int((least / step + 1e-9).rounded(.down)), Int((most / step - 1e-9).rounded(.up))
      )
    }
    while steps().last - steps().first > count {
      switch factor {
      case 1: factor = 2
      case 2: factor = 5
      default: (factor, exponent, power) = (1, exponent + 1, power * 10)
      }
    }
    let (first, last) = steps()
    return (first...max(first, last)).map { index in
      let whole = index * factor
      let value =
        exponent < 0
        ? Double(whole) / Self.power(of: -exponent) : Double(whole) * Self.power(of: exponent)
      let text = DecimalText.fixed(value, fractionDigits: max(0, -exponent))
      return Tick(value: value, text: text.replacing("-", with: "−"))
    }
  }

  /// A power of ten, exact up to 10²².
  private static func power(of exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}
