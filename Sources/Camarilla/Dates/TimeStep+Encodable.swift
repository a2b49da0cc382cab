// Times are encoded as their periods in EDTF, as dates are.

extension TimeStep: Encodable {
  /// Encodes the period, as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(period)
  }
}

extension TimeSteps: Encodable {
  /// Encodes from when to when they are, as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(period)
  }
}

extension TimeSpan: Encodable {
  /// Encodes the period, as a string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(period)
  }
}
