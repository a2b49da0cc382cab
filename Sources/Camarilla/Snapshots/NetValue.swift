/// The net of several claims about one pair: their sum, within the range of numbers, and 0 where
/// nothing but rounding is left of it.
struct NetValue {
  private(set) var value = 0.0
  private var magnitude = 0.0

  mutating func add(_ claim: Double) {
    value = Self.sum(value, claim)
    magnitude = Self.sum(magnitude, abs(claim))
    // What is left of equal claims for and against is rounding, not a leaning.
    if abs(value) <= 1e-12 * magnitude { value = 0 }
  }

  var sign: Sign { Sign(of: value) }

  private static func sum(_ left: Double, _ right: Double) -> Double {
    min(max(left + right, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
  }
}

extension NetValue {
  init(_ claims: some Sequence<Double>) {
    for claim in claims { add(claim) }
  }
}
