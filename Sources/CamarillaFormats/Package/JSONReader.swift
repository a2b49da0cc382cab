package import LongWork

/// Where a text stops being JSON, and what was expected there.
package struct JSONFault: Error, Equatable {
  package let expected: String
  /// Physical line and, in Unicode scalars, position within it; both from 1.
  package let line: Int
  package let column: Int
}

/// Reads JSON (RFC 8259, UTF-8, with or without a byte order mark) from front to back, one token at a
/// time. Linear time; memory for one piece of the source, or its longest text. Values nest at most 512
/// deep.
///
/// ``JSONParser`` makes trees of it; readers of large files take the tokens.
@safe package struct JSONReader: ~Copyable {
  package enum Token: Equatable, Sendable {
    case beginObject, endObject, beginArray, endArray
    /// The name of a member, whose value comes next.
    case name
    case string
    case number
    case bool(Bool)
    case null
    /// `NaN`, `Infinity` or `-Infinity`, as ``text`` says: no JSON, but what Python writes; only where
    /// ``allowsNonFinite``.
    case nonFinite
    /// The text is over.
    case end
  }

  package enum Failure: Error, Equatable {
    /// The text is no JSON.
    case fault(JSONFault)
    /// The source can't be read.
    case source(FormatsError)
  }

  /// What may come next.
  enum Expectation {
    case value, firstElement, firstMember, member, afterValue
  }

  /// The most bytes that one string may have.
  static let longestText = 1 << 28

  var source: ByteSource
  let progress: WorkStep?
  /// A piece of the source, `filled` bytes long, of which `position` are done with.
  var buffer: UnsafeMutableBufferPointer<UInt8>
  var filled = 0
  var position = 0
  /// Where the last token begins.
  private var tokenStart = 0
  var sourceIsAtEnd = false
  /// Whether the words that Python writes for numbers that are none are read.
  private let allowsNonFinite: Bool
  /// The first of them that was read as null, and how many there are.
  private(set) package var nonFinite: (text: String, line: Int, column: Int, count: Int)?
  /// How many bytes stood before the buffer.
  var bufferOffset = 0
  /// Up to where lines are counted, and the line and the column, from 0, of that position.
  private var counted = 0
  private var line = 0
  private var column = 0
  /// For each value that is open, whether it is an object.
  private var isObject: [Bool] = []
  private var expects = Expectation.value
  /// The bytes of the last name, string or number: a stretch of the buffer, or of its own where escapes
  /// were resolved.
  var textRange = 0..<0
  var isUnescaped = false
  var unescaped: [UInt8] = []

  /// - Parameters:
  ///   - source: the text.
  ///   - progress: is told of every byte that is read, and ends the text early when it is cancelled.
  ///   - allowsNonFinite: whether `NaN`, `Infinity` and `-Infinity` are values.
  ///   - capacity: the size of the first piece; tests make it small.
  package init(
    source: consuming ByteSource, progress: WorkStep? = nil, allowsNonFinite: Bool = false,
    capacity: Int = 1 << 18
  ) throws(Failure) {
    self.allowsNonFinite = allowsNonFinite
    self.source = source
    self.progress = progress
    unsafe buffer = .allocate(capacity: max(capacity, 8))
    try need(3)
    if unsafe filled >= 3 && buffer[0] == 0xEF && buffer[1] == 0xBB && buffer[2] == 0xBF {
      (position, counted) = (3, 3)
    }
  }

  deinit { unsafe buffer.deallocate() }

  /// The last name, string or number.
  package var text: String {
    unsafe withText { unsafe String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of the last name or string, its escapes resolved, or of the last number as it is written.
  package func withText<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    guard isUnescaped else {
      return unsafe body(UnsafeBufferPointer(rebasing: buffer[textRange]))
    }
    return unsafe unescaped.withUnsafeBufferPointer(body)
  }

  /// The next token.
  package mutating func next() throws(Failure) -> Token {
    try skipSpace()
    if expects == .afterValue {
      guard let isObject = isObject.last else {
        guard try peek() == nil else { throw fault("the end of the file") }
        return .end
      }
      if try accept(isObject ? "}" : "]") { return close(isObject) }
      guard try accept(",") else { throw fault(isObject ? "',' or '}'" : "',' or ']'") }
      try skipSpace()
      expects = isObject ? .member : .value
    }
    tokenStart = position
    switch expects {
    case .firstMember:
      if try accept("}") { return close(true) }
      return try name()
    case .member: return try name()
    case .firstElement:
      if try accept("]") { return close(false) }
      return try value()
    case .value, .afterValue: return try value()
    }
  }

  /// Passes over what is left of a value that began with a token.
  package mutating func skip(_ token: Token) throws(Failure) {
    guard token == .beginObject || token == .beginArray else { return }
    let depth = isObject.count
    while isObject.count >= depth { _ = try next() }
  }

  private mutating func close(_ isObject: Bool) -> Token {
    self.isObject.removeLast()
    expects = .afterValue
    return isObject ? .endObject : .endArray
  }

  private mutating func open(_ isObject: Bool) throws(Failure) -> Token {
    guard self.isObject.count < 512 else { throw fault("fewer than 512 levels") }
    self.isObject.append(isObject)
    position += 1
    expects = isObject ? .firstMember : .firstElement
    return isObject ? .beginObject : .beginArray
  }

  private mutating func name() throws(Failure) -> Token {
    guard try peek() == Byte.quote else { throw fault("a member's name in quotes") }
    try scanString()
    // What is read now would move the text.
    let range = textRange
    if !isUnescaped, unsafe position >= filled || buffer[position] != UInt8(ascii: ":") {
      unescaped = unsafe Array(buffer[range])
      isUnescaped = true
    }
    try skipSpace()
    guard try accept(":") else { throw fault("':'") }
    expects = .value
    return .name
  }

  private mutating func value() throws(Failure) -> Token {
    switch try peek().map(Unicode.Scalar.init) {
    case "{": return try open(true)
    case "[": return try open(false)
    default: break
    }
    defer { expects = .afterValue }
    switch try peek().map(Unicode.Scalar.init) {
    case "\"":
      try scanString()
      return .string
    case "t": return try word(word: "true", token: .bool(true))
    case "f": return try word(word: "false", token: .bool(false))
    case "n": return try word(word: "null", token: .null)
    case "N" where allowsNonFinite: return try nonFiniteWord(of: "NaN")
    case "I" where allowsNonFinite: return try nonFiniteWord(of: "Infinity")
    case "-" where allowsNonFinite:
      try need(2)
      if unsafe position + 1 < filled && buffer[position + 1] == UInt8(ascii: "I") {
        return try nonFiniteWord(of: "-Infinity")
      }
      try scanNumber()
      return .number
    default:
      try scanNumber()
      return .number
    }
  }

  private mutating func word(word: StaticString, token: Token) throws(Failure) -> Token {
    let count = word.utf8CodeUnitCount
    try need(count)
    for i in 0..<count {
      guard position + i < filled, unsafe buffer[position + i] == word.utf8Start[i] else {
        throw fault("a value")
      }
    }
    position += count
    return token
  }

  private mutating func nonFiniteWord(of text: StaticString) throws(Failure) -> Token {
    let token = try word(word: text, token: .nonFinite)
    textRange = (position - text.utf8CodeUnitCount)..<position
    isUnescaped = false
    return token
  }

  /// Notes the word at hand, which is read as null.
  mutating func noteNonFinite() {
    guard nonFinite == nil else {
      nonFinite?.count += 1
      return
    }
    let location = tokenLocation()
    nonFinite = (text, location.line, location.column, 1)
  }

  // MARK: Locations

  /// The physical line and the column at which the last token begins, each from 1; of a value that was
  /// longer than a piece of the source, where it goes on.
  package mutating func tokenLocation() -> (line: Int, column: Int) {
    count(to: tokenStart)
    return (line + 1, column + 1)
  }

  /// Counts lines and columns up to a position in the buffer.
  mutating func count(to location: Int) {
    guard location > counted else { return }
    let piece = unsafe UnsafeBufferPointer(rebasing: buffer[counted..<location])
    var start = 0
    let lines = unsafe piece.count { $0 == Byte.lf }
    if lines > 0 {
      line += lines
      column = 0
      start = unsafe piece.lastIndex(of: Byte.lf)! + 1
    }
    // Every byte but those that continue a scalar begins one.
    column += unsafe piece[start...].count { $0 & 0xC0 != 0x80 }
    counted = location
  }

  /// What is wrong at the position that was reached.
  mutating func fault(_ expected: String) -> Failure {
    count(to: position)
    let rest = unsafe UnsafeBufferPointer(rebasing: buffer[position..<min(position + 4, filled)])
    // Within strings every byte was looked at; outside, what is no ASCII is no JSON either.
    let isText = (unsafe rest.first).map { $0 < 0x80 } ?? true
    let isUTF8 = isText || (unsafe firstInvalidUTF8(in: rest) ?? 1) > 0
    return .fault(
      JSONFault(expected: isUTF8 ? expected : "UTF-8", line: line + 1, column: column + 1))
  }

  /// Forgets the bytes before a position, which come to lie before the buffer.
  mutating func discard(before location: Int) {
    count(to: location)
    unsafe buffer.baseAddress!.update(
      from: buffer.baseAddress! + location, count: filled - location)
    filled -= location
    position -= location
    counted -= location
    tokenStart = max(tokenStart - location, 0)
    bufferOffset += location
  }
}
