import LongWork

extension JSONReader {
  /// Reads on, keeping the bytes from `start` on; they then begin the buffer.
  private mutating func refill(keeping start: Int) throws(Failure) {
    discard(before: start)
    let capacity = unsafe buffer.count
    if filled == capacity {
      guard capacity < Self.longestText else {
        throw fault("a text of at most \(Self.longestText >> 20) MiB")
      }
      let larger = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: capacity * 2)
      unsafe larger.baseAddress!.update(from: buffer.baseAddress!, count: filled)
      unsafe buffer.deallocate()
      unsafe buffer = larger
    }
    let room = unsafe UnsafeMutableRawBufferPointer(
      UnsafeMutableBufferPointer(rebasing: buffer[filled...]))
    var count = 0
    do throws(FormatsError) {
      count = try unsafe source.read(into: room)
    } catch {
      throw .source(error)
    }
    if count == 0 || progress?.isCancelled == true { sourceIsAtEnd = true }
    progress?.advance(by: count)
    filled += count
  }

  /// Makes sure that so many bytes are in the buffer from the position on, if the source has them.
  mutating func need(_ count: Int) throws(Failure) {
    while filled - position < count, !sourceIsAtEnd { try refill(keeping: position) }
  }

  /// The byte at the position; nil at the end.
  mutating func peek() throws(Failure) -> UInt8? {
    if position < filled { return unsafe buffer[position] }
    try need(1)
    return position < filled ? unsafe buffer[position] : nil
  }

  /// Passes over a mark when it is next.
  mutating func accept(_ mark: Unicode.Scalar) throws(Failure) -> Bool {
    guard try peek() == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  mutating func skipSpace() throws(Failure) {
    while let byte = try peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  // MARK: Numbers

  /// Takes the bytes of a number for the text.
  mutating func scanNumber() throws(Failure) {
    // A number of more bytes than this says nothing beyond them.
    try need(1 << 10)
    let start = position
    if unsafe position < filled && buffer[position] == UInt8(ascii: "-") { position += 1 }
    if !acceptHere("0") { try scanDigits() }
    if acceptHere(".") { try scanDigits() }
    if acceptHere("e") || acceptHere("E") {
      if !acceptHere("+") { _ = acceptHere("-") }
      try scanDigits()
    }
    if position == filled, !sourceIsAtEnd { throw fault("a number of fewer than 1,000 digits") }
    textRange = start..<position
    isUnescaped = false
  }

  private mutating func acceptHere(_ mark: Unicode.Scalar) -> Bool {
    guard position < filled, unsafe buffer[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private mutating func scanDigits() throws(Failure) {
    let start = position
    while position < filled, unsafe buffer[position] &- 0x30 < 10 { position += 1 }
    guard position > start else {
      throw fault(bufferOffset + start == 0 ? "a value" : "a value or digit")
    }
  }

  // MARK: Strings

  /// Takes what stands in the quotes that are next for the text.
  mutating func scanString() throws(Failure) {
    position += 1
    isUnescaped = false
    var start = position
    var isASCII = true
    while true {
      while position < filled, case let byte = unsafe buffer[position],
        byte >= 0x20, byte != Byte.quote, byte != UInt8(ascii: "\\")
      {
        if byte >= 0x80 { isASCII = false }
        position += 1
      }
      guard position < filled else {
        guard !sourceIsAtEnd else { throw fault("'\"' at the string's end") }
        try refill(keeping: start)
        start = 0
        continue
      }
      switch unsafe buffer[position] {
      case Byte.quote:
        if isUnescaped {
          try take(from: start, isASCII: isASCII)
        } else {
          try checkUTF8(start..<position, isASCII: isASCII)
          textRange = start..<position
        }
        position += 1
        return
      case UInt8(ascii: "\\"):
        if !isUnescaped {
          unescaped.removeAll(keepingCapacity: true)
          isUnescaped = true
        }
        try take(from: start, isASCII: isASCII)
        unescaped.append(contentsOf: String(try escape()).utf8)
        start = position
        isASCII = true
      default: throw fault("no control character in a string")
      }
    }
  }

  /// Adds the bytes from `start` to the position to the text.
  private mutating func take(from start: Int, isASCII: Bool) throws(Failure) {
    try checkUTF8(start..<position, isASCII: isASCII)
    unsafe unescaped.append(contentsOf: buffer[start..<position])
  }

  private mutating func checkUTF8(_ range: Range<Int>, isASCII: Bool) throws(Failure) {
    guard !isASCII else { return }
    let bytes = unsafe UnsafeBufferPointer(rebasing: buffer[range])
    guard let bad = unsafe firstInvalidUTF8(in: bytes) else { return }
    position = range.lowerBound + bad
    throw fault("UTF-8")
  }

  private mutating func escape() throws(Failure) -> Unicode.Scalar {
    // The longest is a pair of surrogates.
    try need(12)
    position += 1
    if acceptHere("u") {
      let unit = try fourDigits()
      guard 0xD800...0xDFFF ~= unit else { return Unicode.Scalar(unit)! }
      guard unit < 0xDC00, acceptHere("\\"), acceptHere("u") else {
        throw fault("a pair of surrogates")
      }
      let low = try fourDigits()
      guard 0xDC00...0xDFFF ~= low else { throw fault("a pair of surrogates") }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))!
    }
    guard position < filled, let scalar = Self.meaning(ofEscape: unsafe buffer[position]) else {
      throw fault("one of the escapes \" \\ / b f n r t u")
    }
    position += 1
    return scalar
  }

  private static func meaning(ofEscape byte: UInt8) -> Unicode.Scalar? {
    switch Unicode.Scalar(byte) {
    case "\"": "\""
    case "\\": "\\"
    case "/": "/"
    case "b": "\u{8}"
    case "f": "\u{C}"
    case "n": "\n"
    case "r": "\r"
    case "t": "\t"
    default: nil
    }
  }

  private mutating func fourDigits() throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for i in 0..<4 {
      guard position + i < filled,
        let digit = Character(Unicode.Scalar(unsafe buffer[position + i])).hexDigitValue
      else { throw fault("four hexadecimal digits") }
      value = value << 4 | UInt32(digit)
    }
    position += 4
    return value
  }
}
