import Camarilla
package import LongWork

/// Reads CSV (RFC 4180) record by record, over bytes and in bounded memory.
///
/// Accepted: a byte order mark, LF, CRLF or CR at a line's end, in any mixture, a last line with or
/// without one, lines with nothing on them (skipped), quoted fields with line ends and doubled
/// quotes, and a quote within a field that doesn't begin with one (kept as it is).
/// Everything else is a ``CSVFault``: reading goes on with the next record where that is safe.
///
/// A record may have `limit` bytes; the buffer grows to that at most. Time: linear in the file.
///
/// Lines are counted as they stand in the file, so a quoted line end counts; columns are positions
/// within the line, from 1, in Unicode scalars.
@safe package struct CSVReader: ~Copyable {
  /// Where a field stands. `start ..< end` counts from the buffer's front, or from `unquoted`'s
  /// when `isUnquoted`; `raw` is where the field began in the buffer, its quote included.
  struct Field {
    var raw: Int
    var start: Int
    var end: Int
    var isUnquoted = false
  }

  /// The longest record that is read: 16 MiB.
  package static let defaultLimit = 16 << 20
  /// The most fields of a record that are kept; `fieldCount` goes on counting.
  static let mostFields = 1 << 16

  var window: ByteWindow
  let delimiter: UInt8
  /// The byte that begins lines which are passed over; none where every line counts.
  let comment: UInt8?
  /// Whether a quote at a field's front encloses the field; otherwise it is a character like others.
  let readsQuotes: Bool
  /// The line on which the first record begins; those before it are passed over.
  let firstLine: Int
  /// Where the fields stand in each line, where that and no delimiter parts them.
  let positions: [ColumnPositions]?
  /// What each byte means to the scan; see `Meaning`.
  let meanings: UnsafeMutablePointer<UInt8>

  var isFinished = false

  /// The record at hand: where it begins and ends in the buffer, where the next one begins,
  /// and its lines.
  var recordStart = 0
  var recordEnd = 0
  var nextStart = 0
  package internal(set) var line = 1
  var nextLine = 1

  var fields: [Field] = []
  /// How many fields the record has.
  package internal(set) var fieldCount = 0
  /// Fields with doubled quotes, after those were made single.
  var unquoted: UnsafeMutableBufferPointer<UInt8>

  package init(
    source: consuming ByteSource, progress: WorkStep? = nil, delimiter: UInt8 = UInt8(ascii: ","),
    comment: UInt8? = nil, readsQuotes: Bool = true, firstLine: Int = 1,
    positions: [ColumnPositions]? = nil, limit: Int = CSVReader.defaultLimit,
    buffer capacity: Int = 1 << 18
  ) {
    window = ByteWindow(source: source, progress: progress, limit: limit, capacity: capacity)
    self.delimiter = delimiter
    self.comment = comment
    self.readsQuotes = readsQuotes
    self.firstLine = firstLine
    self.positions = positions
    unsafe unquoted = .allocate(capacity: 0)
    unsafe meanings = .allocate(capacity: 256)
    unsafe meanings.initialize(repeating: 0, count: 256)
    unsafe meanings[Int(delimiter)] = Meaning.endsField
    unsafe meanings[Int(Byte.lf)] = Meaning.endsField | Meaning.stopsQuoted
    unsafe meanings[Int(Byte.cr)] = Meaning.endsField | Meaning.stopsQuoted
    unsafe meanings[Int(Byte.quote)] = Meaning.stopsQuoted
    unsafe meanings[0] = Meaning.endsField | Meaning.stopsQuoted
  }

  /// Reads a table as its input says that it is written.
  package init(_ input: TableInput) throws(FormatsError) {
    self.init(
      source: try input.open(), progress: input.progress, delimiter: input.delimiter,
      comment: input.comment, readsQuotes: input.readsQuotes, firstLine: input.firstLine,
      positions: input.positions)
  }

  deinit {
    unsafe unquoted.deallocate()
    unsafe meanings.deallocate()
  }

  /// Where the record at hand begins in the source, in bytes.
  package var recordOffset: Int { window.offset + recordStart }

  /// Where the record at hand stands in the source, in bytes, its line's end included.
  package var recordRange: Range<Int> { recordOffset..<window.offset + nextStart }

  /// How many lines the record at hand has beyond its first.
  package var furtherLines: Int {
    let ends = window.isAtEnd && recordEnd == window.filled ? 0 : 1
    return max(nextLine - line - ends, 0)
  }

  /// Where a field of the record at hand stands in the source, in bytes, its quotes included.
  package func byteRange(ofField index: Int) -> Range<Int> {
    if positions != nil {
      return window.offset + fields[index].raw..<window.offset + fields[index].end
    }
    let end = index + 1 < fields.count ? fields[index + 1].raw - 1 : recordEnd
    return window.offset + fields[index].raw..<window.offset + end
  }

  /// The bytes of a field, without its quotes. They stand until the next call of `next` or `seek`.
  @inline(__always)
  package func field(at index: Int) -> UnsafeBufferPointer<UInt8> {
    let field = fields[index]
    let base = unsafe field.isUnquoted ? unquoted : window.buffer
    return unsafe UnsafeBufferPointer(rebasing: base[field.start..<field.end])
  }

  /// A field's text.
  package func text(at index: Int) -> String {
    unsafe String(decoding: field(at: index), as: UTF8.self)
  }

  /// Takes the blanks off a field's ends, if it has any there and isn't blank altogether.
  ///
  /// - Returns: what the field was before; nil where nothing had to be taken off but all.
  package mutating func trim(_ index: Int) -> String? {
    let bytes = unsafe field(at: index)
    let count = bytes.count
    guard count > 0 else { return nil }
    let (first, last) = unsafe (bytes[0], bytes[count - 1])
    if 0x21...0x7E ~= first, 0x21...0x7E ~= last { return nil }
    let text = unsafe String(decoding: bytes, as: UTF8.self)
    let rest = text.trimmingBlanks()
    let front = text.utf8.distance(from: text.utf8.startIndex, to: rest.startIndex)
    fields[index].start += front
    fields[index].end = fields[index].start + rest.utf8.count
    return rest.isEmpty || rest.utf8.count == count ? nil : text
  }

  /// Takes marks off a field's end, and the blanks before them, as often as there are any.
  package mutating func cut(_ index: Int, marks: [String]) {
    while let mark = marks.first(where: { unsafe field(at: index).hasSuffix($0) }) {
      fields[index].end -= mark.utf8.count
      _ = trim(index)
    }
  }

  /// The text of a field of a record with a fault, where the field is free of it.
  func salvagedText(_ index: Int) -> String? {
    guard !isFinished, index < fields.count, !fields[index].isUnquoted else { return nil }
    let bytes = unsafe field(at: index)
    guard unsafe firstInvalidUTF8(in: bytes) == nil, unsafe !bytes.contains(0) else { return nil }
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  /// Goes on to the next record.
  ///
  /// After a fault that ended reading, and after the end, the answer is the end.
  package mutating func next() throws(FormatsError) -> CSVStep {
    if isFinished { return .end }
    if window.isUntouched, let fault = try begin() { return .fault(fault) }
    recordStart = nextStart
    line = nextLine
    while true {
      switch positions == nil ? scan() : scanPositions() {
      case .incomplete(let field):
        if window.filled - recordStart >= window.limit { return .fault(finish(tooLong(in: field))) }
        try refill()
      case .blank:
        recordStart = nextStart
        line = nextLine
      case .end:
        isFinished = true
        return .end
      case .record(let nonASCII, let hasDoubled):
        if nonASCII,
          let bad = unsafe firstInvalidUTF8(in: window.bytes(of: recordStart..<recordEnd))
        {
          let position = recordStart + bad
          var fault = fault(.notUTF8(byte: unsafe window.buffer[position]), at: position)
          fault.windowsText = windowsText(around: position)
          return .fault(fault)
        }
        if hasDoubled { unquote() }
        return .record
      case .bad(let kind, let position):
        var fault = fault(kind, at: position)
        if kind == .unterminatedQuote { return .fault(finish(fault)) }
        if kind == .textAfterQuote, let field = fields.last(where: { $0.raw < position }) {
          let (line, column) = location(of: field.raw)
          fault.quotedField = .init(
            line: line, column: column, lastLine: location(of: recordEnd).line)
        }
        return .fault(fault)
      }
    }
  }

  /// Goes to a record that was read before, by its offset and line. The source must be seekable,
  /// unless the record is in the buffer still.
  package mutating func seek(toOffset offset: Int, line: Int) throws(FormatsError) {
    isFinished = false
    nextLine = line
    if offset > 0, window.offset <= offset, offset < window.offset + window.filled {
      nextStart = offset - window.offset
      return
    }
    try window.seek(to: offset)
    recordStart = 0
    nextStart = 0
    // At the front, `next` looks at the marks there before it scans.
    if offset > 0 { try refill() }
  }

  /// Where a field of the record at hand begins.
  package func location(ofField index: Int) -> (line: Int, column: Int) {
    // A line may end before the field begins.
    if let positions, index < positions.count { return (line, positions[index].first) }
    return location(of: index < fields.count ? fields[index].raw : recordEnd)
  }

  /// Where each of the first fields of the record at hand begins.
  ///
  /// - Complexity: linear in the record, as one after the other wouldn't be.
  package func locations(ofFields count: Int) -> [(line: Int, column: Int)] {
    var locations: [(line: Int, column: Int)] = []
    var (line, column, position) = (self.line, 1, recordStart)
    for index in 0..<count {
      if positions != nil {
        locations.append(location(ofField: index))
        continue
      }
      let start = index < fields.count ? fields[index].raw : recordEnd
      while position < start {
        let byte = unsafe window.buffer[position]
        position += 1
        if byte == Byte.lf || byte == Byte.cr {
          if byte == Byte.cr, position < start, unsafe window.buffer[position] == Byte.lf {
            position += 1
          }
          (line, column) = (line + 1, 1)
        } else if byte & 0xC0 != 0x80 {
          column += 1
        }
      }
      locations.append((line, column))
    }
    return locations
  }
}

enum Meaning {
  static let endsField: UInt8 = 1
  static let stopsQuoted: UInt8 = 2
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func hasSuffix(_ text: String) -> Bool {
    let length = text.utf8.count
    return unsafe length > 0 && count >= length
      && UnsafeBufferPointer(rebasing: self[(count - length)...]).elementsEqual(text.utf8)
  }
}
