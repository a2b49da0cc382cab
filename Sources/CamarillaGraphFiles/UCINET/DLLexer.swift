import Camarilla

/// A word of DL: a label, a number, or what a header says.
struct DLWord {
  var text: String
  var isQuoted = false
  var position: TextPosition
}

/// Takes a text of DL apart into words, parted by blanks and commas.
struct DLLexer {
  private var scanner: TextScanner

  init(_ bytes: [UInt8]) { scanner = TextScanner(bytes) }

  /// The next word, which in a header ends before `=` and `:`, and as a label there before `=`; nil at the end.
  mutating func next(
    inHeader: Bool = false, isLabel: Bool = false
  ) throws(TextFault) -> DLWord? {
    skipBlanks(inHeader || isLabel ? ",=" : ",")
    let position = scanner.position()
    guard let first = scanner.peek() else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      return DLWord(text: try quoted(first, at: position), isQuoted: true, position: position)
    }
    if inHeader, first == UInt8(ascii: ":") {
      scanner.index += 1
      return DLWord(text: ":", position: position)
    }
    let end = inHeader ? ",=:" : isLabel ? ",=" : ","
    while let byte = scanner.peek(), byte > 0x20, !end.utf8.contains(byte) { scanner.index += 1 }
    return DLWord(text: scanner.text(from: position.offset), position: position)
  }

  /// The words up to the end of a line that has some; none at the end.
  mutating func nextLine() throws(TextFault) -> [DLWord] {
    guard let first = try next() else { return [] }
    var words = [first]
    while true {
      var ahead = self
      guard let word = try ahead.next(), word.position.line == first.position.line else {
        return words
      }
      words.append(word)
      self = ahead
    }
  }

  /// Takes a character, blanks before it aside; returns whether it stands there.
  mutating func accept(_ character: Character) -> Bool {
    var ahead = scanner
    while let byte = ahead.peek(), byte <= 0x20 { ahead.advance() }
    guard ahead.peek() == character.asciiValue else { return false }
    ahead.index += 1
    scanner = ahead
    return true
  }

  /// Where reading has come to.
  mutating func position() -> TextPosition {
    skipBlanks(",")
    return scanner.position()
  }

  private mutating func skipBlanks(_ others: String) {
    while let byte = scanner.peek(), byte <= 0x20 || others.utf8.contains(byte) {
      scanner.advance()
    }
  }

  /// What stands up to the quote that closes it, in the same line.
  private mutating func quoted(
    _ quote: UInt8, at position: TextPosition
  ) throws(TextFault) -> String {
    scanner.index += 1
    let start = scanner.index
    while let byte = scanner.peek(), byte != UInt8(ascii: "\n") {
      if byte == quote {
        let text = PajekText.decoded(scanner.text(from: start))
        scanner.index += 1
        return text
      }
      scanner.index += 1
    }
    throw TextFault(
      message: "the text in quotes that begins here doesn't end in its line",
      expected: String(decoding: [quote], as: UTF8.self), position: position)
  }
}
