import Camarilla
import CamarillaFormats

/// Takes a text of the DOT language apart into tokens, in one pass.
///
/// The rules are those of Graphviz: keywords in any case; `//`, `/* */` and lines that begin with `#` are
/// passed over; within quotes, `\"` stands for a quote, a backslash before the end of a line joins the
/// lines, and other backslashes stay, two where two are written; markup ends where its angle brackets
/// balance.
struct DOTLexer {
  private var scanner: TextScanner
  /// What problems call the text.
  let file: String
  /// What is read otherwise than its writer may have meant.
  var diagnostics = Diagnostics()

  /// - Parameter bytes: valid UTF-8, without a byte order mark.
  init(_ bytes: [UInt8], file: String = "") {
    scanner = TextScanner(bytes)
    self.file = file
  }

  /// The next token; at the end, ``DOTToken/Kind/end`` again and again.
  mutating func next() throws(TextFault) -> DOTToken {
    try skipBlanks()
    let start = position()
    guard let byte = peek() else { return DOTToken(kind: .end, text: "", position: start) }
    switch byte {
    case quote: return try quotedText(at: start)
    case lessThan: return try markup(at: start)
    case _ where Self.isNameStart(byte): return name(at: start)
    case minus where peek(of: 1) == minus || peek(of: 1) == greaterThan:
      index += 2
      let isDirected = bytes[index - 1] == greaterThan
      return DOTToken(
        kind: .edgeOperator(isDirected: isDirected), text: isDirected ? "->" : "--",
        position: start)
    case _ where Self.isDigit(byte) || byte == minus || byte == dot:
      if let number = number(at: start) { return number }
    case _ where Self.symbols.contains(byte):
      index += 1
      return DOTToken(
        kind: .symbol(byte), text: String(UnicodeScalar(byte)), position: start)
    default: break
    }
    throw TextFault(
      message: byte == 0
        ? "a NUL character stands here" : "'\(UnicodeScalar(byte))' stands alone here",
      expected: "an identifier (in quotes, if it has other characters than letters, digits and _)",
      text: byte == 0 ? nil : String(UnicodeScalar(byte)), position: start)
  }

  private var bytes: [UInt8] { scanner.bytes }

  private var index: Int {
    get { scanner.index }
    _modify { yield &scanner.index }
  }

  private func peek(of ahead: Int = 0) -> UInt8? { scanner.peek(of: ahead) }

  private mutating func position() -> TextPosition { scanner.position() }

  private mutating func advance() { scanner.advance() }

  // MARK: What says nothing

  private mutating func skipBlanks() throws(TextFault) {
    while let byte = peek() {
      if byte == space || (0x09...0x0D).contains(byte) {
        advance()
      } else if byte == slash, peek(of: 1) == slash {
        scanner.skipLine()
      } else if byte == hash, index == 0 || bytes[index - 1] == lineFeed {
        scanner.skipLine()
      } else if byte == slash, peek(of: 1) == asterisk {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(TextFault) {
    let start = position()
    index += 2
    while let byte = peek() {
      if byte == asterisk, peek(of: 1) == slash {
        index += 2
        return
      }
      advance()
    }
    throw TextFault(
      message: "the comment that begins here doesn't end", expected: "*/", text: "/*",
      position: start)
  }

  // MARK: Identifiers

  private mutating func name(at start: TextPosition) -> DOTToken {
    while let byte = peek(), Self.isNameStart(byte) || Self.isDigit(byte) { index += 1 }
    let text = text(from: start.offset)
    return DOTToken(kind: Self.keyword(named: text) ?? .text, text: text, position: start)
  }

  /// `-`? (`.` digits | digits (`.` digits?)?); nil if there is none.
  private mutating func number(at start: TextPosition) -> DOTToken? {
    var end = index
    if bytes[end] == minus { end += 1 }
    let whole = end
    while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
    var hasDigits = end > whole
    if end < bytes.count, bytes[end] == dot {
      let fraction = end + 1
      var rest = fraction
      while rest < bytes.count, Self.isDigit(bytes[rest]) { rest += 1 }
      if hasDigits || rest > fraction {
        end = rest
        hasDigits = true
      }
    }
    guard hasDigits else { return nil }
    index = end
    let text = text(from: start.offset)
    if let byte = peek(), Self.isNameStart(byte) || byte == dot {
      var rest = end
      while rest < bytes.count, Self.isNameStart(bytes[rest]) || Self.isDigit(bytes[rest]) {
        rest += 1
      }
      let whole = String(decoding: bytes[start.offset..<max(rest, end + 1)], as: UTF8.self)
      // The language takes them for two identifiers.
      let meant = "\"\(shortened(whole))\" if it is one"
      diagnostics.add(
        .warning(
          "'\(shortened(whole))' is read as '\(text)' and what follows it, since it is neither a number"
            + " nor a name; expected \(meant)", at: start.location(in: file), text: whole,
          expected: meant))
    }
    return DOTToken(kind: .text, text: text, position: start)
  }

  private mutating func quotedText(at start: TextPosition) throws(TextFault) -> DOTToken {
    index += 1
    var text: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case quote:
        index += 1
        return DOTToken(
          kind: .text, text: String(decoding: text, as: UTF8.self), isQuoted: true,
          position: start)
      case backslash:
        index += 1
        switch peek() {
        case quote?:
          text.append(quote)
          index += 1
        case backslash?:
          text += [backslash, backslash]
          index += 1
        case lineFeed?: advance()
        case carriageReturn? where peek(of: 1) == lineFeed:
          index += 1
          advance()
        default: text.append(backslash)
        }
      case 0:
        throw TextFault(
          message: "a NUL character stands here", expected: "text", position: position())
      default:
        text.append(byte)
        advance()
      }
    }
    throw .endlessText(at: start, expected: "\"")
  }

  private mutating func markup(at start: TextPosition) throws(TextFault) -> DOTToken {
    index += 1
    let first = index
    var depth = 1
    while let byte = peek() {
      switch byte {
      case lessThan:
        depth += 1
        index += 1
      case greaterThan:
        depth -= 1
        index += 1
        if depth == 0 {
          return DOTToken(
            kind: .markup, text: String(decoding: bytes[first..<index - 1], as: UTF8.self),
            isQuoted: true, position: start)
        }
      default: advance()
      }
    }
    throw TextFault(
      message: "the markup that begins here doesn't end", expected: "as many '>' as '<'",
      text: "<", position: start)
  }

  private func text(from start: Int) -> String { scanner.text(from: start) }

  // MARK: Characters

  /// Letters, `_`, and everything that is not ASCII.
  static func isNameStart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == underscore || byte >= 0x80
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func keyword(named name: String) -> DOTToken.Kind? {
    guard name.utf8.count <= 8 else { return nil }
    return switch name.lowercased() {
    case "strict": .strict
    case "graph": .graph
    case "digraph": .digraph
    case "node": .node
    case "edge": .edge
    case "subgraph": .subgraph
    default: nil
    }
  }

  private static let symbols = Array("{}[];,:=+@".utf8)
}

private let space = UInt8(ascii: " ")
private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
private let slash = UInt8(ascii: "/")
private let asterisk = UInt8(ascii: "*")
private let hash = UInt8(ascii: "#")
private let minus = UInt8(ascii: "-")
private let dot = UInt8(ascii: ".")
private let underscore = UInt8(ascii: "_")
private let lessThan = UInt8(ascii: "<")
private let greaterThan = UInt8(ascii: ">")
