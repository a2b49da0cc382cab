import Camarilla
import CamarillaFormats
import LongWork

/// Writes an XML document in UTF-8, a file whole or not at all.
struct XMLWriter: ~Copyable {
  private var file: AtomicFile
  private let progress: WorkStep
  private var bytes: [UInt8] = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8) + [10]

  /// - Parameter items: how many `endItem` will end.
  init(path: String, items: Int) throws(FormatsError) {
    file = try AtomicFile(path: path)
    progress = WorkStep(name: "writing", of: items)
  }

  /// Appends markup as it is.
  mutating func raw(of markup: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Appends markup that ends a line.
  mutating func line(of markup: StaticString) throws(FormatsError) {
    raw(of: markup)
    try endLine()
  }

  /// Begins the outermost element, up to further attributes, with the namespace and the schema of a format.
  mutating func beginRoot(
    named name: StaticString, namespace: String, schema: String
  ) throws(FormatsError) {
    raw(of: "<")
    raw(of: name)
    try attribute(named: "xmlns", value: namespace)
    try attribute(named: "xmlns:xsi", value: "http://www.w3.org/2001/XMLSchema-instance")
    try attribute(named: "xsi:schemaLocation", value: "\(namespace) \(schema)")
  }

  /// Appends an attribute with a space before it.
  mutating func attribute(named name: StaticString, value: String) throws(FormatsError) {
    raw(of: " ")
    raw(of: name)
    raw(of: "=\"")
    try append(value, inAttribute: true)
    raw(of: "\"")
  }

  mutating func text(from text: String) throws(FormatsError) {
    try append(text, inAttribute: false)
  }

  /// Ends a line, after which the bytes so far may be written.
  mutating func endLine() throws(FormatsError) {
    bytes.append(10)
    guard bytes.count >= 1 << 16 else { return }
    try file.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Ends the line of a node's or an edge's last tag.
  mutating func endItem() throws(FormatsError) {
    progress.advance()
    try endLine()
  }

  consuming func commit() throws(FormatsError) {
    try file.write(bytes)
    try file.commit()
  }

  private mutating func append(_ text: String, inAttribute: Bool) throws(FormatsError) {
    var last: (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw(of: "&amp;")
      case UInt8(ascii: "<"): raw(of: "&lt;")
      case UInt8(ascii: ">"): raw(of: "&gt;")
      case UInt8(ascii: "\""): if inAttribute { raw(of: "&quot;") } else { bytes.append(byte) }
      // Readers make one space of a line end in an attribute, and a line feed of a return anywhere.
      case 9: if inAttribute { raw(of: "&#9;") } else { bytes.append(byte) }
      case 10: if inAttribute { raw(of: "&#10;") } else { bytes.append(byte) }
      case 13: raw(of: "&#13;")
      case ..<0x20: throw unfit(byte: byte, text: text)
      case 0xBE, 0xBF:
        if last == (0xEF, 0xBF) { throw unfit(byte: byte, text: text) }
        bytes.append(byte)
      default: bytes.append(byte)
      }
      last = (last.1, byte)
    }
  }

  private func unfit(byte: UInt8, text: String) -> FormatsError {
    let code =
      byte < 0x20 ? String(byte, radix: 16, uppercase: true) : byte == 0xBE ? "FFFE" : "FFFF"
    let number = String(repeating: "0", count: 4 - code.count) + code
    let shown = String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? "\u{FFFD}" : $0 }))
    return .notRepresentable(
      reason: "XML has no place for the character U+\(number), which stands in"
        + " '\(shortened(shown))'")
  }
}
