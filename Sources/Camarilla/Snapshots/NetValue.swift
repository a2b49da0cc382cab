import GraphKernels

/// The net of several claims about one pair: their sum as it is written (`DecimalSum`), and 0 where nothing but
/// rounding is left of it.
struct NetValue {
  private var sum = DecimalSum()

  mutating func add(_ claim: Double) { sum.add(claim) }

  var value: Double {
    if let exact = sum.exactValue { return exact }
    // What is left of equal claims for and against is rounding, not a leaning. Each claim is a product of two numbers that
    // are rounded themselves.
    return sum.value.magnitude <= 4 * sum.error ? 0 : sum.value
  }

  var sign: Sign { Sign(of: value) }
}

extension NetValue {
  init(_ claims: some Sequence<Double>) {
    for claim in claims { add(claim) }
  }
}
