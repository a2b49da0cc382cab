import GraphKernels

/// The net of several claims about one pair: their sum as it is written (`DecimalSum`), and 0 where nothing but
/// rounding is left of it.
struct NetValue {
  private var sum = DecimalSum()

  mutating func add(_ claim: Double) { sum.add(claim) }

  var value: Double {
    let value = sum.value
    // What is left of equal claims for and against is rounding, not a leaning.
    return value.magnitude <= 1e-12 * sum.magnitude ? 0 : value
  }

  var sign: Sign { Sign(of: value) }
}

extension NetValue {
  init(_ claims: some Sequence<Double>) {
    for claim in claims { add(claim) }
  }
}
