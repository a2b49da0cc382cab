import Camarilla

/// How a table's bytes are text, where that isn't UTF-8.
package enum TextEncoding: String, CaseIterable, Sendable {
  case utf8 = "utf-8"
  /// What Western European programs wrote, with the quotes and dashes of Windows-1252 where Latin-1 has control
  /// characters; so it reads both.
  case latin1 = "latin-1"
  case windows1252 = "windows-1252"
  /// With a byte order mark, or else the little-endian one.
  case utf16 = "utf-16"

  /// What Windows-1252 has from 0x80 on; at the five bytes without a character, the control character of Latin-1.
  private static let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC,
    0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]

  /// A text in UTF-8.
  ///
  /// - Parameter name: the file, for messages.
  /// - Throws: `FormatsError.invalid` for bytes that are none of the encoding's.
  func utf8(from bytes: [UInt8], name: String) throws(FormatsError) -> [UInt8] {
    // A table that was cleaned, or saved anew, says by its mark that it is UTF-8 now.
    if bytes.starts(with: Self.mark) { return bytes }
    switch self {
    case .utf8: return bytes
    case .latin1, .windows1252:
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
        throw refusal(name, found: "the file has a byte order mark of UTF-16")
      }
      return Self.utf8(fromWindows1252: bytes)
    case .utf16: return try utf8(fromUTF16: bytes, name: name)
    }
  }

  /// The same with a byte order mark, by which it is known to be UTF-8 now; as it is where that is its encoding.
  func markedUTF8(from bytes: [UInt8], name: String) throws(FormatsError) -> [UInt8] {
    if self == .utf8 { return bytes }
    let text = try utf8(from: bytes, name: name)
    return text.starts(with: Self.mark) ? text : Self.mark + text
  }

  /// What a file in UTF-8 may begin with.
  package static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// A text in UTF-8 of one in Latin-1 as Windows-1252 extends it, which is what files in Latin-1 hold.
  package static func utf8(fromWindows1252 bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      switch byte {
      case ..<0x80: text.append(byte)
      case 0x80..<0xA0: append(windows[Int(byte) - 0x80], to: &text)
      default: append(UInt32(byte), to: &text)
      }
    }
    return text
  }

  private static func append(_ value: UInt32, to text: inout [UInt8]) {
    if let scalar = Unicode.Scalar(value) { text.append(contentsOf: UTF8.encode(scalar)!) }
  }

  private func utf8(fromUTF16 bytes: [UInt8], name: String) throws(FormatsError) -> [UInt8] {
    let isBig = bytes.starts(with: [0xFE, 0xFF])
    let start = isBig || bytes.starts(with: [0xFF, 0xFE]) ? 2 : 0
    guard bytes.count.isMultiple(of: 2) else {
      throw refusal(name, found: "the file has an odd number of bytes")
    }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: start, to: bytes.count, by: 2) {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBig ? first << 8 | second : second << 8 | first)
    }
    var text: [UInt8] = []
    let isBroken = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true
    ) { text.append($0) }
    if isBroken { throw refusal(name, found: "the file has half a character of UTF-16") }
    return text
  }

  private func refusal(_ name: String, found: String) -> FormatsError {
    FormatsError(
      .error(
        found, rule: .malformedTable, at: .init(file: name, line: 1, column: 1),
        expected: "\(rawValue), as it is said to be"))
  }
}

extension TableInput {
  /// The same table in UTF-8, in memory where it was in another encoding, and then with a byte order mark.
  package func decoded(from encoding: TextEncoding) throws(FormatsError) -> TableInput {
    if encoding == .utf8 { return self }
    var source = try open()
    let bytes = try Self.contents(source: &source, path: name)
    return holding(try encoding.markedUTF8(from: bytes, name: name))
  }
}
