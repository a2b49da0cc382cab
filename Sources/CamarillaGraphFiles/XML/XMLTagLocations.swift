/// Goes through the bytes of a start tag, as they stand in the file, and says where the values of its
/// attributes begin, their quotes included; the parser itself tells the tag's location only.
///
/// The tag is well-formed, as the parser has accepted it. Time: linear in the tag.
@safe struct XMLTagLocations {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// How many bytes a unit of the encoding has, and which of them is the lower.
  private let width: Int
  private let low: Int
  /// Whether a byte beyond ASCII is a character by itself.
  private let isSingleByte: Bool
  private var index = 0
  private var line: Int
  private var column: Int

  /// - Parameters:
  ///   - bytes: from the tag's `<` on.
  ///   - isSingleByte: whether every byte is a character; otherwise they are UTF-8 or UTF-16.
  init(bytes: UnsafeBufferPointer<UInt8>, line: Int, column: Int, isSingleByte: Bool) {
    unsafe self.bytes = bytes
    (self.line, self.column, self.isSingleByte) = (line, column, isSingleByte)
    let isWide = unsafe bytes.count > 1 && (bytes[0] == 0 || bytes[1] == 0)
    width = isWide ? 2 : 1
    low = unsafe isWide && bytes[0] == 0 ? 1 : 0
  }

  /// Where the value of the next attribute begins; nil after the last.
  mutating func next() -> (line: Int, column: Int)? {
    // A name holds no equals sign, and no quote stands outside a value.
    while let unit = unit(), unit != UInt8(ascii: "\""), unit != UInt8(ascii: "'") { advance(unit) }
    guard let quote = unit() else { return nil }
    let location = (line, column)
    advance(quote)
    while let unit = unit(), unit != quote { advance(unit) }
    if let unit = unit() { advance(unit) }
    return location
  }

  /// The unit at hand: 0xFF for all that are no ASCII, of which the markup has none.
  private func unit() -> UInt8? {
    let offset = index * width
    guard unsafe offset + width <= bytes.count else { return nil }
    guard width == 2 else { return unsafe bytes[offset] }
    let isASCII = unsafe bytes[offset + 1 - low] == 0 && bytes[offset + low] < 0x80
    return isASCII ? unsafe bytes[offset + low] : 0xFF
  }

  private mutating func advance(_ unit: UInt8) {
    let isCR = unit == 0x0D
    if unit == 0x0A || isCR {
      line += 1
      column = 1
    } else if isFirst(unit) {
      column += 1
    }
    index += 1
    if isCR, self.unit() == 0x0A { index += 1 }
  }

  /// Whether a character begins with the unit at hand.
  private func isFirst(_ unit: UInt8) -> Bool {
    if width == 2 {
      return unsafe unit != 0xFF || bytes[index * 2 + 1 - low] & 0xFC != 0xDC
    }
    return isSingleByte || unit & 0xC0 != 0x80
  }
}
