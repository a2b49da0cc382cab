/// Reads what RFC 9112 has clients send, and nothing beside it: a server that guesses what a broken request means
/// is one that can be talked into reading it otherwise than whatever stands before it.
extension HTTPRequest {
  /// Reads a head.
  ///
  /// - Parameters:
  ///   - head: all lines, each with its CRLF, without the empty one behind them.
  ///   - limits: how much of everything there may be.
  init(head: some Collection<UInt8>, limits: ExplorerLimits) throws(HTTPFault) {
    var lines = try Self.lines(of: Array(head))
    guard !lines.isEmpty else { throw Self.bad("an empty head; expected a request line") }
    let requestLine = lines.removeFirst()
    guard requestLine.count <= limits.requestLine else { throw .tooLongLine(limits) }
    guard lines.count <= limits.headerFields else {
      throw HTTPFault(
        status: .headerFieldsTooLarge, message: "more than \(limits.headerFields) header fields")
    }
    let words = requestLine.split(separator: .space, omittingEmptySubsequences: false)
    guard words.count == 3, words.allSatisfy({ !$0.isEmpty }) else {
      throw Self.bad("no request line; expected a method, a path and a version")
    }
    guard words[0].allSatisfy(\.isTokenCharacter) else { throw Self.bad("no method") }
    let isOld = try Self.isOldVersion(words[2])
    let (path, query, authority) = try Self.target(words[1])
    self.init(method: String(decoding: words[0], as: UTF8.self), path: path, query: query)
    for line in lines { try add(field: line) }
    try settleHost(authority: authority, isRequired: !isOld)
    try settleBody()
    let connection = (headers["connection"] ?? "").lowercased().split(separator: ",")
      .map { $0.trimmingSpaces }
    // Nobody has needed more of HTTP/1.0 than one answer a connection.
    knowsInterim = !isOld
    keepsAlive = !isOld && !connection.contains("close")
  }

  private static func bad(_ message: String) -> HTTPFault {
    HTTPFault(status: .badRequest, message: message)
  }

  /// Lines, none of which holds a control character but the tab: no NUL, no lone CR, no lone LF.
  private static func lines(of head: [UInt8]) throws(HTTPFault) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < head.count {
      guard let end = head[start...].firstIndex(of: .carriageReturn), end + 1 < head.count,
        head[end + 1] == .lineFeed
      else { throw bad("a line without its end; expected CR and LF") }
      let line = head[start..<end]
      guard line.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == .tab }) else {
        throw bad("a control character in the head")
      }
      lines.append(line)
      start = end + 2
    }
    return lines
  }

  private static func isOldVersion(_ word: ArraySlice<UInt8>) throws(HTTPFault) -> Bool {
    switch String(decoding: word, as: UTF8.self) {
    case "HTTP/1.1": return false
    case "HTTP/1.0": return true
    case let text where text.hasPrefix("HTTP/"):
      throw HTTPFault(status: .versionNotSupported, message: "expected HTTP/1.1")
    default: throw bad("no version; expected HTTP/1.1")
    }
  }

  /// A target in its origin form, `/path?query`, or in its absolute form, which names the host beside.
  private static func target(
    _ word: ArraySlice<UInt8>
  ) throws(HTTPFault) -> (path: String, query: [ExplorerQuestion.Item], authority: String?) {
    guard word.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw bad("a path with characters that are to be percent-encoded")
    }
    var text = String(decoding: word, as: UTF8.self)[...]
    var authority: String?
    let scheme = "http://"
    if text.prefix(scheme.count).lowercased() == scheme {
      text = text.dropFirst(scheme.count)
      let end = text.firstIndex { $0 == "/" || $0 == "?" } ?? text.endIndex
      authority = String(text[..<end])
      text = text[end...]
      if text.first != "/" { text = "/" + text }
    }
    guard text.first == "/", !text.contains("#") else { throw bad("no path; expected one after /") }
    let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard let path = parts[0].percentDecoded(isForm: false) else {
      throw bad("a path that is badly percent-encoded")
    }
    let query = try parts.count < 2 ? [] : Self.query(parts[1])
    return (path, query, authority)
  }

  private static func query(_ text: Substring) throws(HTTPFault) -> [ExplorerQuestion.Item] {
    var items: [ExplorerQuestion.Item] = []
    for pair in text.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = parts[0].percentDecoded(isForm: true),
        let value = parts.count < 2 ? "" : parts[1].percentDecoded(isForm: true)
      else { throw bad("a query that is badly percent-encoded") }
      items.append(.init(name: name, value: value))
    }
    return items
  }

  /// Names that may stand once only: of two, each reader would take the one it likes.
  private static let single: Set = [
    "host", "content-length", "content-type", "transfer-encoding", "origin", "authorization",
    "expect", "if-match",
  ]

  private mutating func add(field line: ArraySlice<UInt8>) throws(HTTPFault) {
    // A line that begins with a blank is the folded rest of the one before, which nobody may send any more.
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
      line[..<colon].allSatisfy(\.isTokenCharacter)
    else { throw Self.bad("a header field without a name; expected a name, a colon and a value") }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    let value = String(decoding: line[(colon + 1)...], as: UTF8.self).trimmingSpaces
    guard let known = headers[name] else {
      headers[name] = value
      return
    }
    guard !Self.single.contains(name) else { throw Self.bad("'\(name)' twice; expected it once") }
    headers[name] = known + (name == "cookie" ? "; " : ", ") + value
  }

  private mutating func settleHost(authority: String?, isRequired: Bool) throws(HTTPFault) {
    if isRequired, headers["host"] == nil { throw Self.bad("no host; expected the field Host") }
    guard let authority else { return }
    guard headers["host"] ?? authority == authority else {
      throw Self.bad("a host in the path and another in Host")
    }
    headers["host"] = authority
  }

  private mutating func settleBody() throws(HTTPFault) {
    guard headers["transfer-encoding"] == nil else {
      throw HTTPFault(
        status: .lengthRequired, message: "a body in pieces; expected Content-Length")
    }
    if let expect = headers["expect"] {
      guard expect.lowercased() == "100-continue" else {
        throw HTTPFault(status: .expectationFailed, message: "expected nothing but 100-continue")
      }
      expectsContinue = true
    }
    guard let length = headers["content-length"] else { return }
    guard !length.isEmpty, length.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw Self.bad("Content-Length is no number")
    }
    // A number that is none of the machine's is too large as well.
    bodyCount = Int(length) ?? .max
  }
}

extension HTTPFault {
  static func tooLongLine(_ limits: ExplorerLimits) -> HTTPFault {
    HTTPFault(
      status: .uriTooLong, message: "a request line of more than \(limits.requestLine) bytes")
  }
}

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let carriageReturn = UInt8(ascii: "\r")
  static let lineFeed = UInt8(ascii: "\n")

  /// Whether it may stand in a method or a field's name.
  var isTokenCharacter: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(self)
    }
  }
}

extension StringProtocol {
  /// Without the blanks that may stand around a field's value.
  var trimmingSpaces: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let start = self.drop(while: isBlank)
    return String(start.reversed().drop(while: isBlank).reversed())
  }

  /// What percent-encoded ASCII stands for; nil where it is no UTF-8, or has a NUL, at which C's strings end.
  ///
  /// - Parameter isForm: whether `+` is a blank, as in what forms and `URLSearchParams` make.
  func percentDecoded(isForm: Bool) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+") where isForm: bytes.append(.space)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst()?.hexDigitValue, let low = rest.popFirst()?.hexDigitValue
        else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var hexDigitValue: UInt8? {
    Character(UnicodeScalar(self)).hexDigitValue.map(UInt8.init)
  }
}
