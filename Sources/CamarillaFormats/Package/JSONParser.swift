/// Where a text stops being JSON, and what was expected there.
package struct JSONFault: Error, Equatable {
  package let expected: String
  /// Physical line and, in Unicode scalars, position within it; both from 1.
  package let line: Int
  package let column: Int
}

/// Reads JSON (RFC 8259, UTF-8, with or without a byte order mark). Linear time; values nest at most
/// 512 deep.
package struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  package static func parse(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    var parser = JSONParser(bytes: bytes)
    if let bad = unsafe bytes.withUnsafeBufferPointer({ unsafe firstInvalidUTF8(in: $0) }) {
      parser.position = bad
      throw parser.fault("UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.position = 3 }
    parser.skipSpace()
    let value = try parser.value()
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.fault("the end of the file") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func fault(_ expected: String) -> JSONFault {
    let before = bytes[..<position]
    let lineStart = before.lastIndex(of: Byte.lf).map { $0 + 1 } ?? 0
    return JSONFault(
      expected: expected, line: before.count { $0 == Byte.lf } + 1,
      column: before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1)
  }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
  }

  /// Passes over a mark when it is next.
  private mutating func accept(_ mark: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    switch byte.map(Unicode.Scalar.init) {
    case "{":
      return try nested { parser throws(JSONFault) in try parser.object() }
    case "[":
      return try nested { parser throws(JSONFault) in try parser.array() }
    case "\"": return .string(try string())
    case "t": return try word("true", .bool(true))
    case "f": return try word("false", .bool(false))
    case "n": return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func nested(
    _ body: (inout JSONParser) throws(JSONFault) -> JSONValue
  ) throws(JSONFault) -> JSONValue {
    guard depth < 512 else { throw fault("fewer than 512 levels") }
    depth += 1
    position += 1
    skipSpace()
    let value = try body(&self)
    depth -= 1
    return value
  }

  private mutating func object() throws(JSONFault) -> JSONValue {
    var members: [JSONValue.Member] = []
    if accept("}") { return .object(members) }
    while true {
      guard byte == Byte.quote else { throw fault("a member's name in quotes") }
      let name = try string()
      skipSpace()
      guard accept(":") else { throw fault("':'") }
      skipSpace()
      members.append(.init(name, try value()))
      skipSpace()
      if accept("}") { return .object(members) }
      guard accept(",") else { throw fault("',' or '}'") }
      skipSpace()
    }
  }

  private mutating func array() throws(JSONFault) -> JSONValue {
    var elements: [JSONValue] = []
    if accept("]") { return .array(elements) }
    while true {
      elements.append(try value())
      skipSpace()
      if accept("]") { return .array(elements) }
      guard accept(",") else { throw fault("',' or ']'") }
      skipSpace()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw fault("a value") }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONFault) -> String {
    let start = position
    _ = accept("-")
    if !accept("0") { try digits() }
    if accept(".") { try digits() }
    if accept("e") || accept("E") {
      if !accept("+") { _ = accept("-") }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSONFault) {
    let start = position
    while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else { throw fault(start == 0 ? "a value" : "a value or digit") }
  }

  private mutating func string() throws(JSONFault) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte {
      switch byte {
      case Byte.quote:
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
      case ..<0x20: throw fault("no control character in a string")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw fault("'\"' at the string's end")
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    position += 1
    let escapes: [Unicode.Scalar: Unicode.Scalar] = [
      "\"": "\"", "\\": "\\", "/": "/", "b": "\u{8}", "f": "\u{C}", "n": "\n", "r": "\r",
      "t": "\t",
    ]
    if accept("u") {
      let unit = try fourDigits()
      guard 0xD800...0xDFFF ~= unit else { return Unicode.Scalar(unit)! }
      guard unit < 0xDC00, accept("\\"), accept("u") else { throw fault("a pair of surrogates") }
      let low = try fourDigits()
      guard 0xDC00...0xDFFF ~= low else { throw fault("a pair of surrogates") }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))!
    }
    guard let byte, let scalar = escapes[Unicode.Scalar(byte)] else {
      throw fault("one of the escapes \" \\ / b f n r t u")
    }
    position += 1
    return scalar
  }

  private mutating func fourDigits() throws(JSONFault) -> UInt32 {
    let digits = bytes[position...].prefix(4)
    guard digits.count == 4,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw fault("four hexadecimal digits") }
    position += 4
    return value
  }
}
