import LongWork

/// The bytes of a source that are at hand: those from the front of the record being read on, and as many
/// behind it as fit.
///
/// The buffer grows to `limit` bytes at most and at least doubles each time, so that a reader which scans an
/// incomplete record anew still takes time linear in the source.
@safe struct ByteWindow: ~Copyable {
  /// What a file begins with besides its text.
  enum Mark {
    /// The byte order mark of UTF-8, or nothing.
    case utf8(length: Int)
    /// The byte order mark of another Unicode encoding.
    case otherEncoding(name: String)
  }

  private var source: ByteSource
  /// Counts the bytes that were read, and says whether to read on.
  var progress: WorkStep?
  let limit: Int
  /// The bytes at hand, `filled` of them, and room for a word more: the stop of a scan, which may look at eight bytes at
  /// once.
  private(set) var buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var filled = 0
  /// Where the buffer's first byte stands in the source.
  private(set) var offset = 0
  private(set) var isAtEnd = false

  private static let room = 8

  init(source: consuming ByteSource, progress: WorkStep?, limit: Int, capacity: Int) {
    self.source = source
    self.progress = progress
    self.limit = limit
    unsafe buffer = .allocate(capacity: min(capacity, limit) + Self.room)
  }

  deinit { unsafe buffer.deallocate() }

  /// Whether nothing was read yet.
  var isUntouched: Bool { offset == 0 && filled == 0 && !isAtEnd }

  func bytes(of range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(rebasing: buffer[range])
  }

  /// Fills the buffer for the first time and looks at what the source begins with.
  mutating func begin() throws(FormatsError) -> Mark {
    repeat { try refill(from: 0) } while filled < min(16, limit) && !isAtEnd
    guard filled >= 2 else { return .utf8(length: 0) }
    switch unsafe (buffer[0], buffer[1], filled >= 3 ? buffer[2] : 0) {
    case (0xFF, 0xFE, _): return .otherEncoding(name: "UTF-16 (little-endian)")
    case (0xFE, 0xFF, _): return .otherEncoding(name: "UTF-16 (big-endian)")
    case (0xEF, 0xBB, 0xBF): return .utf8(length: 3)
    default: return .utf8(length: 0)
    }
  }

  /// Reads on: moves what begins at `start` to the buffer's front, makes room when there is none, and fills
  /// up. Notes when the source is at its end.
  mutating func refill(from start: Int) throws(FormatsError) {
    let kept = filled - start
    if start > 0 {
      unsafe buffer.baseAddress!.update(from: buffer.baseAddress! + start, count: kept)
      offset += start
    }
    filled = kept
    let capacity = unsafe buffer.count
    if filled + Self.room >= capacity {
      let larger = UnsafeMutableBufferPointer<UInt8>
        .allocate(capacity: min(2 * (capacity - Self.room), limit) + Self.room)
      unsafe larger.baseAddress!.update(from: buffer.baseAddress!, count: filled)
      unsafe buffer.deallocate()
      unsafe buffer = larger
    }
    let room = unsafe UnsafeMutableRawBufferPointer(
      UnsafeMutableBufferPointer(rebasing: buffer[filled..<buffer.count - Self.room]))
    let count = try unsafe source.read(into: room)
    if count == 0 || progress?.isCancelled == true { isAtEnd = true }
    progress?.advance(by: count)
    filled += count
  }

  /// Empties the buffer and goes to a byte of a source that is seekable.
  mutating func seek(to offset: Int) throws(FormatsError) {
    try source.seek(to: offset)
    self.offset = offset
    filled = 0
    isAtEnd = false
  }
}

/// The bytes that readers of text look for.
enum Byte {
  static let lf = UInt8(ascii: "\n")
  static let cr = UInt8(ascii: "\r")
  static let quote = UInt8(ascii: "\"")
}
