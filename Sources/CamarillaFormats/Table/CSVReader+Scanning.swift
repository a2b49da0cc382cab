extension CSVReader {
  enum Scan {
    /// The buffer ends within the record, in the field that begins at `field`.
    case incomplete(field: Int)
    /// A line with nothing on it, or a comment.
    case blank
    case end
    case record(nonASCII: Bool, hasDoubled: Bool)
    case bad(CSVFault.Kind, at: Int)
  }

  /// Finds the fields of the record at `recordStart`, and where the next record begins.
  ///
  /// Nothing is remembered of a record that turns out incomplete: it is scanned anew when more of it
  /// is there. The buffer at least doubles each time, so the cost stays linear.
  mutating func scan() -> Scan {
    fields.removeAll(keepingCapacity: true)
    fieldCount = 0
    // The byte after the last one is a line end, so that no loop below needs to look at the count.
    let end = window.filled
    unsafe window.buffer[end] = Byte.lf
    let bytes = unsafe window.buffer.baseAddress!
    let meanings = unsafe self.meanings
    let delimiters = Self.everyByte * UInt64(delimiter)
    let quotes = Self.everyByte * UInt64(Byte.quote)
    var i = recordStart
    var breaks = 0
    var high: UInt64 = 0
    var hasDoubled = false
    var bad: (kind: CSVFault.Kind, at: Int)?

    if i == end { return window.isAtEnd ? .end : .incomplete(field: i) }
    if passesLine { return passLine() }
    while true {
      var field = Field(raw: i, start: i, end: i)
      if readsQuotes, i < end, unsafe bytes[i] == Byte.quote {
        i += 1
        field.start = i
        var isOpen = true
        while isOpen {
          unsafe i += Self.plainBytes(at: bytes + i, stop: quotes, seen: &high)
          let byte = unsafe bytes[i]
          if unsafe meanings[Int(byte)] & Meaning.stopsQuoted == 0 {
            i += 1
            continue
          }
          if i == end {
            if !window.isAtEnd { return .incomplete(field: field.raw) }
            recordEnd = end
            return .bad(.unterminatedQuote, at: field.raw)
          }
          // What a quote or CR means depends on the byte after it.
          if i + 1 == end, !window.isAtEnd { return .incomplete(field: field.raw) }
          let following = i + 1 < end ? unsafe bytes[i + 1] : 0
          switch byte {
          case Byte.quote where following == Byte.quote && i + 1 < end:
            field.isUnquoted = true
            hasDoubled = true
            i += 1
          case Byte.quote: isOpen = false
          case Byte.lf: breaks += 1
          case Byte.cr: breaks += following == Byte.lf ? 0 : 1
          default: bad = bad ?? (.nul, i)
          }
          i += 1
        }
        field.end = i - 1
        if i == end, !window.isAtEnd { return .incomplete(field: field.raw) }
        if unsafe meanings[Int(bytes[i])] & Meaning.endsField == 0 {
          bad = bad ?? (.textAfterQuote, i)
        }
      }
      // A field without quotes, or what wrongly follows a closing quote.
      let tail = i
      while true {
        unsafe i += Self.plainBytes(at: bytes + i, stop: delimiters, seen: &high)
        let byte = unsafe bytes[i]
        if unsafe meanings[Int(byte)] & Meaning.endsField != 0 {
          guard byte == 0, i < end else { break }
          bad = bad ?? (.nul, i)
        }
        i += 1
      }
      if field.raw == tail { field.end = i }
      if fieldCount < CSVReader.mostFields { fields.append(field) }
      fieldCount += 1

      let stop = unsafe bytes[i]
      if i == end {
        if !window.isAtEnd { return .incomplete(field: field.raw) }
        nextStart = end
      } else if stop == Byte.lf {
        nextStart = i + 1
      } else if stop == Byte.cr {
        if i + 1 == end, !window.isAtEnd { return .incomplete(field: field.raw) }
        let isPair = unsafe i + 1 < end && bytes[i + 1] == Byte.lf
        nextStart = isPair ? i + 2 : i + 1
      } else {
        i += 1
        continue
      }
      recordEnd = i
      nextLine = line + breaks + (i == end ? 0 : 1)
      if let bad { return .bad(bad.kind, at: bad.at) }
      if recordStart == recordEnd { return .blank }
      return .record(nonASCII: high & Self.highBits != 0, hasDoubled: hasDoubled)
    }
  }

  /// How many bytes there are before the next that may end a field: a certain one, or a control character, of which the
  /// ends of lines are two. Eight at a time: which bytes of a word are zero, or less than a number, is told as in Knuth, The
  /// Art of Computer Programming 4A, 7.1.3 (90, 91); the lowest that is told is one.
  ///
  /// - Parameters:
  ///   - stop: the certain one, eight times.
  ///   - seen: is given the bits of all that were passed.
  @inline(__always)
  private static func plainBytes(
    at start: UnsafePointer<UInt8>, stop: UInt64, seen: inout UInt64
  ) -> Int {
    var count = 0
    while true {
      let word = UInt64(
        littleEndian: unsafe UnsafeRawPointer(start).loadUnaligned(
          fromByteOffset: count, as: UInt64.self))
      let others = word ^ stop
      let stops =
        ((word &- everyByte * 0x0E) & ~word | (others &- everyByte) & ~others)
        & highBits
      if stops == 0 {
        seen |= word
        count &+= 8
        continue
      }
      let bits = stops.trailingZeroBitCount & ~7
      seen |= word & ~(~0 << UInt64(bits))
      return count + bits >> 3
    }
  }

  private static let everyByte: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Whether the line at hand, of which a byte is there, is none of the table's.
  var passesLine: Bool {
    if line < firstLine { return true }
    guard let comment else { return false }
    return unsafe window.buffer[recordStart] == comment
  }

  /// Passes over the line at hand, whatever stands on it.
  mutating func passLine() -> Scan {
    var i = recordStart
    while unsafe window.buffer[i] != Byte.lf, unsafe window.buffer[i] != Byte.cr { i += 1 }
    // What a CR means depends on the byte after it.
    let isOpen =
      unsafe i == window.filled || (window.buffer[i] == Byte.cr && i + 1 == window.filled)
    if isOpen, !window.isAtEnd { return .incomplete(field: recordStart) }
    recordEnd = i
    if i == window.filled {
      nextStart = i
      nextLine = line
    } else {
      let isPair =
        unsafe window.buffer[i] == Byte.cr && i + 1 < window.filled
        && window.buffer[i + 1] == Byte.lf
      nextStart = isPair ? i + 2 : i + 1
      nextLine = line + 1
    }
    return .blank
  }

  /// Copies the fields that hold doubled quotes, with single ones, to `unquoted`.
  mutating func unquote() {
    let needed = recordEnd - recordStart
    if unsafe unquoted.count < needed {
      unsafe unquoted.deallocate()
      unsafe unquoted = .allocate(capacity: max(needed, 256))
    }
    var count = 0
    for index in fields.indices where fields[index].isUnquoted {
      let field = fields[index]
      let start = count
      var i = field.start
      while i < field.end {
        let byte = unsafe window.buffer[i]
        unsafe unquoted[count] = byte
        count += 1
        i += byte == Byte.quote ? 2 : 1
      }
      fields[index].start = start
      fields[index].end = count
    }
  }
}
