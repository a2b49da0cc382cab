extension HistoricalDate: Encodable {
  /// Encodes the date as text in EDTF.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Period: Encodable {
  /// Encodes the period as text in EDTF.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
