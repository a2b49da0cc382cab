// Dates, periods and times are encoded in one way: as a string, in EDTF.

extension HistoricalDate: Encodable {
  /// Encodes the date as a string in EDTF.
  public func encode(to encoder: any Encoder) throws { try encoder.encode(edtf: description) }
}

extension Period: Encodable {
  /// Encodes the period as a string in EDTF.
  public func encode(to encoder: any Encoder) throws { try encoder.encode(edtf: description) }
}

extension TimeStep: Encodable {
  /// Encodes when it is, as a string in EDTF.
  public func encode(to encoder: any Encoder) throws { try encoder.encode(edtf: period) }
}

extension TimeSteps: Encodable {
  /// Encodes from when to when they are, as a string in EDTF.
  public func encode(to encoder: any Encoder) throws { try encoder.encode(edtf: period) }
}

extension TimeSpan: Encodable {
  /// Encodes when it is, as a string in EDTF.
  public func encode(to encoder: any Encoder) throws { try encoder.encode(edtf: period) }
}

extension Encoder {
  fileprivate func encode(edtf text: String) throws {
    var container = singleValueContainer()
    try container.encode(text)
  }
}
