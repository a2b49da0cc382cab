import Camarilla
import CamarillaFormats

extension GraphAssembler {
  /// The text of a value of a declared type as its column keeps it.
  ///
  /// Programs write words such as `null` and `NaN` where there is no value, which is then blank, and numbers
  /// with a fraction into columns of whole ones, which are then of reals; both are warned of. Nil, and an
  /// error, for all else that is not of the type.
  ///
  /// - Parameters:
  ///   - name: what the attribute is called.
  ///   - item: whose attribute it is; nil for the graph's.
  mutating func value(
    bytes: UnsafeBufferPointer<UInt8>, name: String, type: AttributeType, item: GraphItem?,
    at location: Problem.Location
  ) -> String? {
    if bytes.isEmpty { return "" }
    if let text = unsafe type.value(from: bytes) { return text }
    let text = unsafe String(decoding: trimmed(bytes), as: UTF8.self)
    if isMissingValue(text) {
      diagnostics.once(
        per: "missing \(item?.rawValue ?? "") \(name)",
        .warning(
          "the value of '\(shortened(name))' is '\(text)', which is taken for none", at: location,
          text: text, expected: type.description))
      return ""
    }
    if type == .integer, let item, let number = unsafe AttributeType.real.value(from: bytes) {
      diagnostics.once(
        per: "real \(item.rawValue) \(name)",
        .warning(
          "the value of '\(shortened(name))' is '\(shortened(text))', and its type is read as that of"
            + " numbers", at: location, text: text, expected: type.description))
      _ = column(named: name, type: .real, item: item)
      return number
    }
    diagnostics.add(
      .error(
        "the value of '\(shortened(name))' is '\(shortened(text))'", rule: .malformedValue,
        at: location, text: text, expected: type.description))
    return nil
  }

  /// The weight that bytes tell, as ``Camarilla/Diagnostics`` has it in all formats.
  mutating func weight(
    bytes: UnsafeBufferPointer<UInt8>, at location: Problem.Location
  ) -> Double {
    if let weight = unsafe number(from: bytes), weight.isFinite { return weight }
    return diagnostics.weight(from: unsafe String(decoding: bytes, as: UTF8.self), at: location)
  }
}

/// Whether a text is a word that programs write where there is no value.
func isMissingValue(_ text: some StringProtocol) -> Bool {
  ["null", "nan", "na", "n/a", "none", "nil", "undefined", "inf", "-inf", "infinity", "-infinity"]
    .contains(text.lowercased())
}
