package import LongWork

/// Reads a text line by line, over bytes and in bounded memory.
///
/// A line ends with LF, CRLF or CR; a byte order mark at the front is passed over. A line may have
/// `limit` bytes; the buffer grows to that at most. Time: linear in the file.
@safe package struct TextLines: ~Copyable {
  package enum Step: Equatable {
    case line
    /// The line begins here and is longer than `limit` bytes. Reading ended.
    case tooLong
    /// The file begins with the mark of another Unicode encoding. Reading ended.
    case otherEncoding(String)
    case end
  }

  /// The longest line that is read: 64 MiB, a row of a matrix of some million columns.
  package static let defaultLimit = 64 << 20

  private var window: ByteWindow
  private var isFinished = false
  private var start = 0
  private var end = 0
  private var following = 0
  /// The line at hand, the first of which is 1.
  package private(set) var number = 0
  /// Whether the line at hand has nothing beyond ASCII.
  package private(set) var isASCII = true

  package init(
    source: consuming ByteSource, progress: WorkStep? = nil,
    limit: Int = TextLines.defaultLimit, buffer capacity: Int = 1 << 18
  ) {
    window = ByteWindow(source: source, progress: progress, limit: limit, capacity: capacity)
  }

  /// The bytes of the line at hand, without its end. They stand until the next call of `next`.
  package var bytes: UnsafeBufferPointer<UInt8> { unsafe window.bytes(of: start..<end) }

  /// Goes on to the next line.
  package mutating func next() throws(FormatsError) -> Step {
    if isFinished { return .end }
    if window.isUntouched {
      switch try window.begin() {
      case .utf8(let length): following = length
      case .otherEncoding(let name):
        isFinished = true
        return .otherEncoding(name)
      }
    }
    number += 1
    start = following
    var i = start
    var high: UInt8 = 0
    while true {
      let filled = window.filled
      unsafe window.buffer[filled] = Byte.lf
      let base = unsafe window.buffer.baseAddress!
      var byte = unsafe base[i]
      while byte != Byte.lf, byte != Byte.cr {
        high |= byte
        i += 1
        byte = unsafe base[i]
      }
      // What a CR means depends on the byte after it.
      if i < filled, byte == Byte.lf || i + 1 < filled || window.isAtEnd {
        end = i
        following = i + 1
        if byte == Byte.cr, following < filled, unsafe base[following] == Byte.lf { following += 1 }
        isASCII = high < 0x80
        return .line
      }
      if i == filled, window.isAtEnd {
        guard start < filled else {
          isFinished = true
          return .end
        }
        (end, following) = (filled, filled)
        isASCII = high < 0x80
        return .line
      }
      if filled - start >= window.limit {
        isFinished = true
        return .tooLong
      }
      try window.refill(from: start)
      i -= start
      start = 0
    }
  }
}
