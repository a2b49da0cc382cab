/// Tables whose columns have fixed widths: each record is a line, and each field what stands at its positions.
extension CSVReader {
  /// Finds the fields of the line at `recordStart`, and where the next one begins. What lies beyond the line's end is
  /// blank, since blanks at the end of a line are often cut off.
  mutating func scanPositions() -> Scan {
    fields.removeAll(keepingCapacity: true)
    fieldCount = 0
    let end = window.filled
    unsafe window.buffer[end] = Byte.lf
    let bytes = unsafe window.buffer.baseAddress!
    if recordStart == end { return window.isAtEnd ? .end : .incomplete(field: end) }
    if passesLine { return passLine() }
    var i = recordStart
    var high: UInt8 = 0
    var nul: Int?
    while unsafe bytes[i] != Byte.lf && bytes[i] != Byte.cr {
      let byte = unsafe bytes[i]
      high |= byte
      if byte == 0 { nul = nul ?? i }
      i += 1
    }
    // What a CR means depends on the byte after it.
    let isOpen = unsafe i == end || bytes[i] == Byte.cr && i + 1 == end
    if isOpen, !window.isAtEnd { return .incomplete(field: recordStart) }
    recordEnd = i
    if i == end {
      (nextStart, nextLine) = (i, line)
    } else {
      let isPair = unsafe bytes[i] == Byte.cr && i + 1 < end && bytes[i + 1] == Byte.lf
      (nextStart, nextLine) = (i + (isPair ? 2 : 1), line + 1)
    }
    if let nul { return .bad(.nul, at: nul) }
    if recordStart == recordEnd { return .blank }
    let isASCII = high < 0x80
    for column in positions ?? [] {
      let start = offset(ofCharacter: column.first, isASCII: isASCII)
      let stop = column.last.map { offset(ofCharacter: $0 + 1, isASCII: isASCII) } ?? recordEnd
      fields.append(Field(raw: start, start: start, end: stop))
    }
    fieldCount = fields.count
    return .record(nonASCII: !isASCII, hasDoubled: false)
  }

  /// Where a character of the line at hand begins in the buffer; the line's end where it has fewer.
  private func offset(ofCharacter position: Int, isASCII: Bool) -> Int {
    if isASCII { return min(recordStart + position - 1, recordEnd) }
    var i = recordStart
    var passed = 0
    while i < recordEnd {
      // Every byte but those that continue a scalar begins one.
      if unsafe window.buffer[i] & 0xC0 != 0x80 {
        if passed == position - 1 { return i }
        passed += 1
      }
      i += 1
    }
    return recordEnd
  }

  /// The fields that cut a word of the line at hand in two, as what stands beside them is in no field.
  func fieldsThatCutWords() -> [Int] {
    guard let positions else { return [] }
    return fields.indices.filter { index in
      let (field, column) = (fields[index], positions[index])
      guard field.start < field.end else { return false }
      func cuts(before offset: Int, beside character: Int) -> Bool {
        isVisible(offset - 1) && isVisible(offset)
          && !positions.contains { $0.contains(character) }
      }
      return cuts(before: field.start, beside: column.first - 1)
        || column.last.map { cuts(before: field.end, beside: $0 + 1) } ?? false
    }
  }

  /// Whether a byte of the line at hand is part of a word.
  private func isVisible(_ offset: Int) -> Bool {
    guard recordStart <= offset, offset < recordEnd else { return false }
    let byte = unsafe window.buffer[offset]
    return byte != 0x20 && byte != 0x09
  }
}
