#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a stretch of a document consists of: the starts and ends of elements and the texts in them, with
/// every byte that they hold in one place.
///
/// The parser's handlers fill it, the reader empties it.
@safe struct XMLBatch: ~Copyable {
  struct Event {
    enum Kind: UInt8 { case start, end, text }
    var kind: Kind
    /// The element's name; nil for one that nobody looks at.
    var name: XMLName?
    /// Whether the element belongs to another vocabulary than the document's root.
    var isForeign = false
    /// Where an element begins, or the first character of a text that is not blank; nothing of other events.
    var line: Int32 = 0
    var column: Int32 = 0
    /// The indices of the element's attributes in `attributes`, or of the text in `bytes`.
    var start: Int32 = 0
    var end: Int32 = 0
  }

  struct Attribute {
    var name: XMLName
    var start: Int32
    var end: Int32
    /// Where the value begins in the file.
    var line: Int32
    var column: Int32
  }

  private(set) var events: [Event] = []
  private(set) var attributes: [Attribute] = []
  private(set) var bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 17)
  /// Whether an end tag was the last that was told of.
  private var isAfterEnd = false
  private var byteCount = 0
  private var capacity = 1 << 17

  private let vocabulary = XMLVocabulary()
  /// The prefix of the root's name with its colon.
  private var prefix: [UInt8] = []
  private(set) var rootName: String?
  /// The names of the elements that are open at the location up to which the document is parsed.
  private var openNames: [UInt8] = []
  private var openStarts: [Int] = []
  private var openLines: [Int] = []

  /// The encoding that the document declares.
  var encoding: String? {
    didSet {
      let name = encoding?.lowercased() ?? ""
      isSingleByte = name.hasPrefix("iso-8859") || name.hasSuffix("ascii")
    }
  }
  /// Whether each byte of the document is a character.
  private var isSingleByte = false
  /// Why a handler stopped the parser.
  var fault: XMLFault?
  /// Whether anything was told of since it was last asked.
  var isStirred = false

  deinit { unsafe bytes.deallocate() }

  mutating func clear() {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    byteCount = 0
  }

  var depth: Int { openStarts.count }

  /// The innermost element that is open, and the line on which it begins.
  var innermost: (name: String, line: Int)? {
    guard let start = openStarts.last, let line = openLines.last else { return nil }
    return (String(decoding: openNames[start...], as: UTF8.self), line)
  }

  // MARK: What the parser tells

  /// - Parameter tag: the bytes of the tag as they stand in the file.
  mutating func start(
    _ name: UnsafeBufferPointer<UInt8>, line: Int, column: Int,
    attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>, count: Int,
    tag: UnsafeBufferPointer<UInt8>
  ) {
    isAfterEnd = false
    openStarts.append(openNames.count)
    openLines.append(line)
    unsafe openNames.append(contentsOf: name)
    if rootName == nil {
      rootName = unsafe String(decoding: name, as: UTF8.self)
      let colon = unsafe name.firstIndex(of: UInt8(ascii: ":"))
      prefix = colon.map { unsafe Array(name[...$0]) } ?? []
    }
    let first = self.attributes.count
    var index = 0
    var locations = unsafe XMLTagLocations(
      bytes: tag, line: line, column: column, isSingleByte: isSingleByte)
    while index + 1 < count {
      let (valueLine, valueColumn) = locations.next() ?? (line, column)
      // Expat hands out names and values that end with NUL, in turn.
      if let key = unsafe attributes[index], let value = unsafe attributes[index + 1],
        let name = unsafe vocabulary.name(XMLBatch.text(of: key))
      {
        let start = byteCount
        unsafe append(XMLBatch.text(of: value))
        self.attributes.append(
          Attribute(
            name: name, start: Int32(start), end: Int32(byteCount),
            line: Int32(clamping: valueLine), column: Int32(clamping: valueColumn)))
      }
      index += 2
    }
    let (known, isForeign) = unsafe find(name)
    events.append(
      Event(
        kind: .start, name: known, isForeign: isForeign, line: Int32(clamping: line),
        column: Int32(clamping: column), start: Int32(first), end: Int32(self.attributes.count)))
  }

  mutating func end() {
    openNames.removeLast(openNames.count - (openStarts.popLast() ?? 0))
    openLines.removeLast()
    events.append(Event(kind: .end))
    isAfterEnd = true
  }

  /// - Returns: how many blanks stand before the first character that is none, where its location is wanted.
  mutating func text(from text: UnsafeBufferPointer<UInt8>) -> Int? {
    let visible = unsafe text.firstIndex { $0 != 32 && $0 != 10 && $0 != 9 }
    // What indents the next tag belongs to no value.
    if isAfterEnd, visible == nil { return nil }
    isAfterEnd = false
    // Line ends and references come in pieces of their own.
    if let last = events.last, last.kind == .text, last.end == byteCount {
      unsafe append(text)
      events[events.count - 1].end = Int32(byteCount)
      return last.line == 0 ? visible : nil
    }
    let start = byteCount
    unsafe append(text)
    events.append(Event(kind: .text, start: Int32(start), end: Int32(byteCount)))
    return visible
  }

  /// Takes the location of the text that was told of last.
  mutating func placeText(line: Int, column: Int) {
    events[events.count - 1].line = Int32(clamping: line)
    events[events.count - 1].column = Int32(clamping: column)
  }

  private func find(_ name: UnsafeBufferPointer<UInt8>) -> (XMLName?, isForeign: Bool) {
    guard let colon = unsafe name.firstIndex(of: UInt8(ascii: ":")) else {
      return (unsafe vocabulary.name(name), !prefix.isEmpty)
    }
    let local = unsafe UnsafeBufferPointer(rebasing: name[(colon + 1)...])
    let isForeign = unsafe !name[...colon].elementsEqual(prefix)
    return (unsafe vocabulary.name(local), isForeign)
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count > 0, let base = text.baseAddress else { return }
    if byteCount + text.count > capacity {
      let larger = max(2 * capacity, byteCount + text.count)
      let room = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
      unsafe room.update(from: bytes, count: byteCount)
      unsafe bytes.deallocate()
      unsafe bytes = room
      capacity = larger
    }
    unsafe (bytes + byteCount).update(from: base, count: text.count)
    byteCount += text.count
  }

  /// The bytes before a NUL.
  static func text(of pointer: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(
      start: UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self), count: strlen(pointer))
  }
}
