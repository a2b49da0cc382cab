import Camarilla
import CamarillaFormats
import LongWork

/// Reads an XML document from front to back, element by element and in bounded memory.
///
/// What is not well-formed, and what is refused for safety (entities, other files, elements nested more
/// than 256 deep, pieces of more than 16 MiB), ends reading and is then the last of `problems`; the
/// elements before it have been handed out by then. Encodings: UTF-8, UTF-16, ISO-8859-1, US-ASCII.
///
/// ```swift
/// while try reader.nextChild() {
///   switch reader.name {
///   case .node: …
///   default: try reader.skip()
///   }
/// }
/// ```
/// Whoever takes up a child reads it to its end.
///
/// Time: linear in the file, expat's and a few copies. Space: about ten times a chunk.
struct XMLReader: ~Copyable {
  private static let chunk = 1 << 16
  static let limit = 16 << 20

  private var parser = XMLParser()
  private var source: ByteSource
  private let file: String
  /// The element that the document should consist of.
  private let root: XMLName
  private let progress: WorkStep

  /// The elements and texts at hand, and the index of the next.
  private var events: [XMLBatch.Event] = []
  private var attributes: [XMLBatch.Attribute] = []
  private var position = 0
  private var event: XMLBatch.Event
  /// The bytes read since the parser last told of anything.
  private var silence = 0
  private(set) var isFinished = false
  private var isAtStart = true
  private var isAtEnd = false
  private(set) var fault: Problem?

  /// The text that was read last.
  private(set) var text: [UInt8] = []
  private var textStart: (line: Int32, column: Int32)?
  /// Where the text event at hand begins; 0 where that is all blank.
  private var textLine: Int32 = 0
  private var textColumn: Int32 = 0

  init(input: TableInput, root: XMLName) throws(FormatsError) {
    source = try input.open()
    file = input.name
    self.root = root
    progress = input.progress ?? WorkStep(name: "reading", of: input.byteCount)
    event = XMLBatch.Event(kind: .text, line: 1, column: 1)
  }

  // MARK: The element at hand

  var name: XMLName? { event.name }
  /// Whether the element belongs to another vocabulary than the root.
  var isForeign: Bool { event.isForeign }
  /// Where the element began that was met last, counted from 1.
  var line: Int { Int(event.line) }
  var column: Int { Int(event.column) }
  var rootName: String? { parser.rootName }

  var location: Problem.Location { .init(file: file, line: line, column: column) }

  /// Where an attribute's value begins; the element's beginning where it has none of the name.
  func location(of name: XMLName) -> Problem.Location {
    guard let attribute = attribute(named: name) else { return location }
    return .init(file: file, line: Int(attribute.line), column: Int(attribute.column))
  }

  /// Where the text that was read last begins, blanks aside; of no text, the element that was met last.
  var textLocation: Problem.Location {
    guard let textStart else { return location }
    return .init(file: file, line: Int(textStart.line), column: Int(textStart.column))
  }

  /// The bytes of an attribute's value; they stand until the next element is asked for.
  func bytes(named name: XMLName) -> UnsafeBufferPointer<UInt8>? {
    guard let attribute = attribute(named: name) else { return nil }
    return unsafe parser.bytes(start: attribute.start, end: attribute.end)
  }

  private func attribute(named name: XMLName) -> XMLBatch.Attribute? {
    guard event.kind == .start else { return nil }
    var index = Int(event.start)
    while index < Int(event.end) {
      let attribute = attributes[index]
      if attribute.name == name { return attribute }
      index += 1
    }
    return nil
  }

  /// An attribute's value.
  func string(named name: XMLName) -> String? {
    unsafe bytes(named: name).map { unsafe String(decoding: $0, as: UTF8.self) }
  }

  func has(_ name: XMLName) -> Bool { unsafe bytes(named: name) != nil }

  // MARK: Going on

  /// Goes to the next child of the element at hand, passing over texts; false at the element's end.
  mutating func nextChild() throws(FormatsError) -> Bool {
    while try advance() {
      switch event.kind {
      case .start: return true
      case .end: return false
      case .text: continue
      }
    }
    return false
  }

  /// Passes over the element at hand.
  mutating func skip() throws(FormatsError) {
    var depth = 1
    while depth > 0, try advance() {
      switch event.kind {
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
  }

  /// Reads the text of the element at hand, to the element's end.
  ///
  /// - Returns: whether the element holds others, whose text is not part of it.
  @discardableResult
  mutating func readText() throws(FormatsError) -> Bool {
    clearText()
    var holdsElements = false
    while try nextChildOrText() {
      holdsElements = true
      try skip()
    }
    return holdsElements
  }

  /// Goes to the next child of the element at hand, adding the texts before it to `text`; false at the
  /// element's end.
  mutating func nextChildOrText() throws(FormatsError) -> Bool {
    while try advance() {
      switch event.kind {
      case .start: return true
      case .end: return false
      case .text:
        unsafe text.append(contentsOf: parser.bytes(start: event.start, end: event.end))
        if textStart == nil, textLine > 0 { textStart = (textLine, textColumn) }
        if text.count > Self.limit {
          fail(.tooLong(limit: Self.limit), location: (line, column), text: "")
        }
      }
    }
    return false
  }

  mutating func clearText() {
    text.removeAll(keepingCapacity: true)
    textStart = nil
  }

  var textString: String { String(decoding: text, as: UTF8.self) }

  /// Ends reading: what follows is not worth it.
  mutating func abandon() { isFinished = true }

  private mutating func advance() throws(FormatsError) -> Bool {
    if isFinished { return false }
    while position == events.count {
      if isAtEnd {
        isFinished = true
        return false
      }
      try fill()
    }
    let location = (event.line, event.column)
    event = events[position]
    if event.kind != .start {
      (textLine, textColumn) = (event.line, event.column)
      (event.line, event.column) = location
    }
    position += 1
    return true
  }

  private mutating func fill() throws(FormatsError) {
    events = []
    attributes = []
    position = 0
    parser.clear()
    guard let buffer = unsafe parser.buffer(count: Self.chunk) else {
      return fail(
        XMLFault(message: "there is not enough memory", expected: "a shorter tag or text"),
        location: parser.location, text: "")
    }
    let count = try unsafe source.read(into: buffer)
    if progress.isCancelled {
      isAtEnd = true
      return
    }
    progress.advance(by: count)
    isAtEnd = count == 0
    if isAtStart, count > 2 {
      isAtStart = false
      let mark = unsafe buffer[0] == 0xEF || buffer[0] == 0xFE || buffer[0] == 0xFF
      if mark { parser.noteMark() }
    }
    silence = parser.wasStirred() ? count : silence + count
    if let fault = parser.parse(count, isFinal: isAtEnd, root: root) {
      report(fault, location: parser.location, text: parser.excerpt)
      isAtEnd = true
    } else if silence > Self.limit {
      report(.tooLong(limit: Self.limit), location: parser.location, text: "")
      isAtEnd = true
    }
    events = parser.events
    attributes = parser.attributes
  }

  private mutating func fail(
    _ fault: XMLFault, location: (line: Int, column: Int), text: String
  ) {
    report(fault, location: location, text: text)
    isFinished = true
  }

  private mutating func report(
    _ fault: XMLFault, location: (line: Int, column: Int), text: String
  ) {
    self.fault = Problem.error(
      fault.message, at: .init(file: file, line: location.line, column: location.column),
      text: text.isEmpty ? nil : text, expected: fault.expected)
  }
}
