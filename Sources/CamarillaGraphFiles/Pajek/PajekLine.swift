import CamarillaFormats

/// A line of a Pajek file, taken apart from left to right.
@safe struct PajekLine {
  enum Token: Equatable {
    case word(Range<Int>)
    /// Without its quotes.
    case quoted(Range<Int>)
    /// Intervals of time, without their brackets.
    case times(Range<Int>)
    /// A quote or bracket that is never closed.
    case unclosed
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let count: Int
  /// The next byte to look at.
  private(set) var index = 0

  /// What the column was worked out for last. It only grows in most lines, so that columns take linear time in all.
  private var counted = (index: 0, column: 1)
  /// Where the quotes close that stand behind each byte, once that was looked for in vain; −1 where none does.
  private var closing: [Int32] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = bytes
    count = bytes.count
  }

  @inline(__always)
  mutating func skipBlanks() {
    while index < count, isBlank(index) { index += 1 }
  }

  var isAtEnd: Bool { index >= count }

  /// The byte that comes next, blanks aside; 0 at the end.
  mutating func peek() -> UInt8 {
    skipBlanks()
    return index < count ? byte(at: index) : 0
  }

  @inline(__always)
  private func isBlank(_ index: Int) -> Bool {
    let byte = byte(at: index)
    return byte == 0x20 || byte == 0x09
  }

  @inline(__always)
  func byte(at index: Int) -> UInt8 { unsafe bytes[index] }

  /// Takes a whole number from 0 on that stands by itself; otherwise takes nothing.
  ///
  /// A number too large for `Int` counts as `Int.max`.
  @inline(__always)
  mutating func natural() -> Int? {
    skipBlanks()
    var i = index
    var value = 0
    while i < count, case let digit = byte(at: i) &- 48, digit < 10 {
      let (next, overflow) = value.multipliedReportingOverflow(by: 10)
      value = overflow || next > .max - 10 ? .max : next + Int(digit)
      if overflow { value = .max }
      i += 1
    }
    guard i > index, i == count || isBlank(i) else { return nil }
    index = i
    return value
  }

  /// Takes a decimal number; otherwise takes nothing.
  mutating func number() -> (value: Double, range: Range<Int>)? {
    skipBlanks()
    var end = index
    while end < count, !isBlank(end) { end += 1 }
    let range = index..<end
    guard let value = unsafe decimalNumber(from: UnsafeBufferPointer(rebasing: bytes[range])) else {
      return nil
    }
    index = end
    return (value, range)
  }

  /// Takes the relation's number before a line, `2:`; otherwise takes nothing.
  mutating func relationPrefix() -> Int? {
    skipBlanks()
    var end = index
    while end < count, byte(at: end) &- 48 < 10 { end += 1 }
    guard end > index, end < count, byte(at: end) == UInt8(ascii: ":") else { return nil }
    let number = Int(text(of: index..<end))
    guard let number else { return nil }
    index = end + 1
    return number
  }

  mutating func next() -> Token? {
    skipBlanks()
    guard index < count else { return nil }
    switch byte(at: index) {
    case UInt8(ascii: "\""): return quoted().map { .quoted($0) } ?? .unclosed
    case UInt8(ascii: "["): return enclosed(by: UInt8(ascii: "]")).map { .times($0) } ?? .unclosed
    default:
      let start = index
      while index < count, !isBlank(index) { index += 1 }
      return .word(start..<index)
    }
  }

  /// What stands up to the quote that closes it. Pajek has no quotes within quotes; igraph writes `\"` and
  /// `\\`, SocNetV `""`, unless nothing closes the text then.
  private mutating func quoted() -> Range<Int>? {
    let start = index + 1
    if let end = closingQuote(from: start) {
      index = end + 1
      return start..<end
    }
    return enclosed(by: quote)
  }

  private mutating func closingQuote(from start: Int) -> Int? {
    if !closing.isEmpty {
      return start < count && closing[start] >= 0 ? Int(closing[start]) : nil
    }
    var end = start
    while end < count {
      if isEscape(at: end) {
        end += 2
      } else if byte(at: end) == quote {
        return end
      } else {
        end += 1
      }
    }
    // In a line of many quotes that nothing closes each would be looked for up to its end.
    var found = [Int32](repeating: -1, count: count + 2)
    for index in stride(from: count - 1, through: start, by: -1) {
      if isEscape(at: index) {
        found[index] = found[index + 2]
      } else {
        found[index] = byte(at: index) == quote ? Int32(index) : found[index + 1]
      }
    }
    closing = found
    return nil
  }

  /// Whether a byte stands with the next one for a quote or a backslash.
  private func isEscape(at index: Int) -> Bool {
    let (byte, next) = (byte(at: index), index + 1 < count ? byte(at: index + 1) : 0)
    return byte == UInt8(ascii: "\\") && (next == quote || next == byte)
      || byte == quote && next == quote
  }

  private mutating func enclosed(by closing: UInt8) -> Range<Int>? {
    let start = index + 1
    var end = start
    while end < count, byte(at: end) != closing { end += 1 }
    guard end < count else { return nil }
    index = end + 1
    return start..<end
  }

  /// Takes all that is left, without the blanks about it.
  mutating func rest() -> String {
    skipBlanks()
    var end = count
    while end > index, isBlank(end - 1) { end -= 1 }
    defer { index = count }
    return text(of: index..<end)
  }

  /// What a word or a quoted text stands for.
  func label(of range: Range<Int>) -> String {
    let isQuoted = range.lowerBound > 0 && byte(at: range.lowerBound - 1) == UInt8(ascii: "\"")
    let text = text(of: range)
    return PajekText.decoded(isQuoted ? PajekText.unescaped(text) : text)
  }

  func text(of range: Range<Int>) -> String {
    unsafe String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// The line for a message, which shows no more of it than its beginning.
  var text: String {
    guard count > Self.mostShown else { return text(of: 0..<count) }
    var end = Self.mostShown
    while end > 0, byte(at: end) & 0xC0 == 0x80 { end -= 1 }
    return text(of: 0..<end)
  }

  private static let mostShown = 4096

  /// The column of a byte: Unicode scalars, the first of which is 1.
  mutating func column(at index: Int) -> Int {
    if index < counted.index { counted = (0, 1) }
    for i in counted.index..<max(min(index, count), counted.index)
    where byte(at: i) & 0xC0 != 0x80 { counted.column += 1 }
    counted.index = max(min(index, count), counted.index)
    return counted.column
  }

  mutating func rewind(to index: Int) { self.index = index }

  /// Where the token that comes next begins.
  var nextIndex: Int {
    var next = index
    while next < count, isBlank(next) { next += 1 }
    return next
  }

  /// Its column, for messages.
  var nextColumn: Int { mutating get { column(at: nextIndex) } }
}

private let quote = UInt8(ascii: "\"")
