import CamarillaFormats

extension AttributeType {
  /// The text of a value as a column keeps it; nil when the bytes are none of the type.
  ///
  /// Numbers stay as they are written, without spaces about them; `INF`, `-INF` and `NaN` are reals, as
  /// XML Schema has them. Truth is `true`, `false`, `1` or `0`, whatever the case.
  func value(from bytes: UnsafeBufferPointer<UInt8>) -> String? {
    switch self {
    case .text: return unsafe String(decoding: bytes, as: UTF8.self)
    case .integer:
      let trimmed = unsafe trimmed(bytes)
      let hasSign = unsafe trimmed.first == UInt8(ascii: "-") || trimmed.first == UInt8(ascii: "+")
      let digits = unsafe trimmed.dropFirst(hasSign ? 1 : 0)
      guard unsafe !digits.isEmpty, unsafe digits.allSatisfy({ $0 &- 48 < 10 }) else { return nil }
      return unsafe String(decoding: trimmed, as: UTF8.self)
    case .real:
      let trimmed = unsafe trimmed(bytes)
      let text = unsafe String(decoding: trimmed, as: UTF8.self)
      if unsafe decimalNumber(from: trimmed) != nil { return text }
      switch text.lowercased() {
      case "inf", "+inf", "infinity", "+infinity": return "INF"
      case "-inf", "-infinity": return "-INF"
      case "nan": return "NaN"
      default: return nil
      }
    case .boolean:
      switch unsafe String(decoding: trimmed(bytes), as: UTF8.self).lowercased() {
      case "true", "1": return "true"
      case "false", "0": return "false"
      default: return nil
      }
    }
  }

  func value(from bytes: [UInt8]) -> String? {
    unsafe bytes.withUnsafeBufferPointer { unsafe value(from: $0) }
  }

  /// What a value of the type is, for a message.
  var description: String {
    switch self {
    case .text: "a text"
    case .integer: "a whole number"
    case .real: "a number"
    case .boolean: "true or false"
    }
  }
}

/// Bytes without the spaces at their ends.
func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
  var (start, end) = (0, bytes.count)
  while start < end, isSpace(unsafe bytes[start]) { start += 1 }
  while end > start, isSpace(unsafe bytes[end - 1]) { end -= 1 }
  return unsafe UnsafeBufferPointer(rebasing: bytes[start..<end])
}

/// The number that bytes write; nil for anything else.
func number(from bytes: UnsafeBufferPointer<UInt8>) -> Double? {
  unsafe decimalNumber(from: trimmed(bytes))
}
