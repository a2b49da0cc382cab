import Camarilla
import CamarillaFormats

/// Takes a text of GML apart, key by key.
struct GMLParser {
  private var scanner: TextScanner
  /// How many lists are open.
  private var depth = 0

  private static let mostDepth = 256
  /// How many blanks may part the end of a text from the next key, where a backslash leaves a doubt of it.
  private static let mostAhead = 4096

  init(_ bytes: [UInt8]) { scanner = TextScanner(bytes) }

  /// Goes to what stands in the next `graph [`; returns where, and nil where there is none.
  ///
  /// - Parameter other: takes what is said outside of graphs.
  mutating func nextGraph(
    _ other: (GMLEntry, TextPosition) -> Void
  ) throws(TextFault) -> TextPosition? {
    while let (key, position) = try nextKey() {
      if key == "graph", try opensList() { return position }
      other(try entry(key), position)
    }
    return nil
  }

  /// The next key of the list that is open, and where it stands; nil at its end, or at the file's.
  mutating func nextKey() throws(TextFault) -> (key: String, position: TextPosition)? {
    skipBlanks()
    let position = scanner.position()
    guard let byte = scanner.peek() else {
      guard depth == 0 else { throw fault("the file ends within a list", expected: "']'") }
      return nil
    }
    if byte == UInt8(ascii: "]"), depth > 0 {
      scanner.index += 1
      depth -= 1
      return nil
    }
    guard Self.beginsKey(byte) else {
      throw fault(
        "\(found()) stands here", expected: depth > 0 ? "a key or ']'" : "a key such as 'graph'")
    }
    return (word(), position)
  }

  /// Whether a list begins here, which is open then.
  mutating func opensList() throws(TextFault) -> Bool {
    skipBlanks()
    guard scanner.peek() == UInt8(ascii: "[") else { return false }
    guard depth < Self.mostDepth else {
      throw fault(
        "lists are nested more than \(Self.mostDepth) deep",
        expected: "at most \(Self.mostDepth) lists within each other")
    }
    scanner.index += 1
    depth += 1
    return true
  }

  /// What is left of the list that is open.
  mutating func entries() throws(TextFault) -> [GMLEntry] {
    var entries: [GMLEntry] = []
    while let (key, _) = try nextKey() { entries.append(try entry(key)) }
    return entries
  }

  /// The value that follows a key.
  mutating func entry(_ key: String) throws(TextFault) -> GMLEntry {
    skipBlanks()
    let position = scanner.position()
    if try opensList() {
      return GMLEntry(key: key, value: .list(try entries()), position: position)
    }
    if scanner.peek() == UInt8(ascii: "\"") {
      return GMLEntry(key: key, value: .text(try text(at: position)), position: position)
    }
    if let value = plain() { return GMLEntry(key: key, value: value, position: position) }
    scanner.index = position.offset
    throw fault(
      "\(found()) stands where the value of '\(shortened(key))' is expected",
      expected: "a number, a text in quotes or '['")
  }

  // MARK: Values

  /// A number or a word for none; nil, and something is passed over, for anything else.
  private mutating func plain() -> GMLValue? {
    let start = scanner.index
    while let byte = scanner.peek(), !Self.endsWord(byte) { scanner.index += 1 }
    let text = scanner.text(from: start)
    if let number = Self.number(text) { return .number(number) }
    let word = text.drop { $0 == "+" || $0 == "-" }.lowercased()
    return ["nan", "inf", "infinity"].contains(word) && text.count - word.count < 2
      ? .nonFinite(text) : nil
  }

  /// A number as JSON has it: no plus, digits before a point and behind it.
  private static func number(_ text: String) -> String? {
    var rest = text.utf8[...]
    var number = ""
    if rest.first == UInt8(ascii: "-") { number = "-" }
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    func digits() -> String {
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      rest = rest.dropFirst(digits.count)
      return String(decoding: digits, as: UTF8.self)
    }
    let whole = digits()
    var fraction: String?
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = digits()
    }
    guard !whole.isEmpty || !(fraction ?? "").isEmpty else { return nil }
    let significant = whole.drop { $0 == "0" }
    number += significant.isEmpty ? "0" : significant
    if rest.isEmpty {
      return fraction.map { number + "." + ($0.isEmpty ? "0" : $0) } ?? number
    }
    guard rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") else { return nil }
    rest = rest.dropFirst()
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let exponent = digits()
    guard !exponent.isEmpty, rest.isEmpty else { return nil }
    // The language asks for a point before an exponent, where other programs need none.
    if let fraction, fraction.contains(where: { $0 != "0" }) { number += "." + fraction }
    return number + "e" + (isNegative ? "-" : "+") + exponent
  }

  private mutating func text(at start: TextPosition) throws(TextFault) -> String {
    scanner.index += 1
    var bytes: [UInt8] = []
    while let byte = scanner.peek() {
      if byte == UInt8(ascii: "\""), !isEscaped(bytes.last) {
        scanner.index += 1
        return CharacterReference.resolved(
          String(decoding: bytes, as: UTF8.self), knowsNames: true)
      }
      if byte == UInt8(ascii: "\"") { bytes.removeLast() }
      bytes.append(byte)
      scanner.advance()
    }
    throw .endlessText(at: start, expected: "'\"'")
  }

  /// Whether a quote that follows a byte doesn't end the text. The language has `&quot;` for that; behind the
  /// backslash of programs that don't know it, the text goes on unless a key or the list's end follows.
  private func isEscaped(_ byte: UInt8?) -> Bool {
    guard byte == UInt8(ascii: "\\") else { return false }
    var ahead = scanner
    ahead.index += 1
    var parser = GMLParser(ahead)
    parser.skipBlanks(upTo: scanner.index + Self.mostAhead)
    // Whoever looks far ahead at every quote looks at the file's square.
    guard parser.scanner.index - scanner.index < Self.mostAhead else { return true }
    guard let next = parser.scanner.peek(), next != UInt8(ascii: "]") else { return false }
    guard parser.scanner.index > scanner.index + 1, Self.beginsKey(next) else { return true }
    _ = parser.word()
    return parser.scanner.peek().map { $0 > 0x20 && $0 != UInt8(ascii: "[") } ?? true
  }

  private init(_ scanner: TextScanner) { self.scanner = scanner }

  // MARK: Characters

  private mutating func skipBlanks(upTo end: Int = .max) {
    while let byte = scanner.peek(), scanner.index < end {
      if byte == UInt8(ascii: "#") {
        scanner.skipLine(upTo: end)
      } else if byte <= 0x20 {
        scanner.advance()
      } else {
        return
      }
    }
  }

  private mutating func word() -> String {
    let start = scanner.index
    while let byte = scanner.peek(),
      Self.beginsKey(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: ".")
    {
      scanner.index += 1
    }
    return scanner.text(from: start)
  }

  /// Letters and `_`; more than the language has are read, as programs write them.
  private static func beginsKey(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || "[]\"#".utf8.contains(byte)
  }

  /// What stands here, for a message.
  private func found() -> String {
    guard scanner.peek() != nil else { return "the end of the file" }
    var rest = scanner
    while let byte = rest.peek(), !Self.endsWord(byte) { rest.index += 1 }
    if rest.index == scanner.index { rest.index += 1 }
    return "'\(shortened(rest.text(from: scanner.index)))'"
  }

  private mutating func fault(_ message: String, expected: String) -> TextFault {
    TextFault(message: message, expected: expected, position: scanner.position())
  }
}
