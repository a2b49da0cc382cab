/// A number too large for the floating-point range: `significand · 2^exponent`.
struct ScaledNumber: Sendable, Equatable {
  var significand: Double
  var exponent: Int

  func divided(by other: ScaledNumber) -> Double {
    let exponent = max(-4000, min(4000, exponent - other.exponent))
    return Double.powerOfTwo(exponent: exponent, times: significand / other.significand)
  }

  static func sum(_ numbers: [ScaledNumber]) -> ScaledNumber {
    let exponent = numbers.map(\.exponent).max() ?? 0
    var sum = 0.0
    for number in numbers {
      sum += Double.powerOfTwo(
        exponent: max(-4000, number.exponent - exponent), times: number.significand)
    }
    return ScaledNumber(significand: sum, exponent: exponent)
  }
}

extension Double {
  /// `value · 2^exponent`, by exact steps unless the result leaves the normal range.
  static func powerOfTwo(exponent: Int, times value: Double) -> Double {
    var value = value
    var rest = exponent
    while rest > 0 {
      let step = min(rest, 1000)
      value *= Double(sign: .plus, exponent: step, significand: 1)
      rest -= step
    }
    while rest < 0 {
      let step = min(-rest, 1000)
      value *= Double(sign: .plus, exponent: -step, significand: 1)
      rest += step
    }
    return value
  }
}
