import CamarillaFormats
import LongWork

/// Reads a text line by line, over bytes and in bounded memory.
///
/// A line ends with LF, CRLF or CR; a byte order mark at the front is passed over. A line may have
/// `limit` bytes; the buffer grows to that at most. Time: linear in the file.
@safe struct TextLines: ~Copyable {
  enum Step: Equatable {
    case line
    /// The line begins here and is longer than `limit` bytes. Reading ended.
    case tooLong
    /// The file begins with the mark of another Unicode encoding. Reading ended.
    case otherEncoding(String)
    case end
  }

  /// The longest line that is read: 64 MiB, a row of a matrix of some million columns.
  static let defaultLimit = 64 << 20

  private var source: ByteSource
  private let progress: WorkStep?
  private let limit: Int
  /// The bytes at hand, `filled` of them, and room for one more: the scan's stop.
  private var buffer: UnsafeMutableBufferPointer<UInt8>
  private var filled = 0
  private var sourceIsAtEnd = false
  private var hasBegun = false
  private var isFinished = false
  private var start = 0
  private var end = 0
  private var following = 0
  /// The line at hand, the first of which is 1.
  private(set) var number = 0
  /// Whether the line at hand has bytes beyond ASCII.
  private(set) var isASCII = true

  init(
    source: consuming ByteSource, progress: WorkStep? = nil,
    limit: Int = TextLines.defaultLimit, buffer capacity: Int = 1 << 18
  ) {
    self.source = source
    self.progress = progress
    self.limit = limit
    unsafe buffer = .allocate(capacity: min(capacity, limit) + 1)
  }

  deinit { unsafe buffer.deallocate() }

  /// The bytes of the line at hand, without its end. They stand until the next call of `next`.
  var bytes: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(rebasing: buffer[start..<end])
  }

  /// Goes on to the next line.
  mutating func next() throws(FormatsError) -> Step {
    if isFinished { return .end }
    if !hasBegun, let name = try begin() {
      isFinished = true
      return .otherEncoding(name)
    }
    number += 1
    start = following
    var i = start
    var high: UInt8 = 0
    while true {
      unsafe buffer[filled] = lf
      let base = unsafe buffer.baseAddress!
      var byte = unsafe base[i]
      while byte != lf, byte != cr {
        high |= byte
        i += 1
        byte = unsafe base[i]
      }
      // What a CR means depends on the byte after it.
      if i < filled, byte == lf || i + 1 < filled || sourceIsAtEnd {
        end = i
        following = i + 1
        if byte == cr, following < filled, unsafe base[following] == lf { following += 1 }
        isASCII = high < 0x80
        return .line
      }
      if i == filled, sourceIsAtEnd {
        guard start < filled else {
          isFinished = true
          return .end
        }
        (end, following) = (filled, filled)
        isASCII = high < 0x80
        return .line
      }
      if filled - start >= limit {
        isFinished = true
        return .tooLong
      }
      let offset = i - start
      try refill()
      i = start + offset
    }
  }

  private mutating func begin() throws(FormatsError) -> String? {
    hasBegun = true
    repeat { try refill() } while filled < 4 && !sourceIsAtEnd
    guard filled >= 2 else { return nil }
    let third = unsafe filled >= 3 ? buffer[2] : 0
    switch unsafe (buffer[0], buffer[1], third) {
    case (0xFF, 0xFE, _): return "UTF-16 (little-endian)"
    case (0xFE, 0xFF, _): return "UTF-16 (big-endian)"
    case (0xEF, 0xBB, 0xBF): following = 3
    default: break
    }
    return nil
  }

  /// Reads on: moves the line at hand to the buffer's front, makes room when there is none, and
  /// fills up.
  private mutating func refill() throws(FormatsError) {
    let kept = filled - start
    if start > 0 {
      unsafe buffer.baseAddress!.update(from: buffer.baseAddress! + start, count: kept)
      start = 0
    }
    filled = kept
    let capacity = unsafe buffer.count
    if filled + 1 >= capacity {
      let larger = UnsafeMutableBufferPointer<UInt8>
        .allocate(capacity: min(2 * (capacity - 1), limit) + 1)
      unsafe larger.baseAddress!.update(from: buffer.baseAddress!, count: filled)
      unsafe buffer.deallocate()
      unsafe buffer = larger
    }
    let room = unsafe UnsafeMutableRawBufferPointer(
      UnsafeMutableBufferPointer(rebasing: buffer[filled..<buffer.count - 1]))
    let count = try unsafe source.read(into: room)
    if count == 0 || progress?.isCancelled == true { sourceIsAtEnd = true }
    progress?.advance(by: count)
    filled += count
  }
}

private let lf = UInt8(ascii: "\n")
private let cr = UInt8(ascii: "\r")
