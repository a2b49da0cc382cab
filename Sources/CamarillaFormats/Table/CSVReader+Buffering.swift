import Camarilla

extension CSVReader {
  /// Looks at the marks a file may begin with.
  mutating func begin() throws(FormatsError) -> CSVFault? {
    switch try window.begin() {
    case .otherEncoding(let name):
      recordEnd = 0
      return finish(CSVFault(kind: .otherEncoding(name: name), line: 1, column: 1, text: ""))
    case .utf8(let length): if length > 0 { nextStart = length }
    }
    passOverSeparatorLine()
    return nil
  }

  /// Passes over a first line such as `sep=;`, by which spreadsheets tell one another what parts the fields.
  private mutating func passOverSeparatorLine() {
    let front = unsafe Array(window.bytes(of: nextStart..<min(window.filled, nextStart + 9)))
    let isQuoted = front.first == Byte.quote
    let said = isQuoted ? front.dropFirst() : front[...]
    guard said.count > 5, String(decoding: said.prefix(4), as: UTF8.self).lowercased() == "sep="
    else { return }
    var rest = said.dropFirst(5)
    if isQuoted {
      guard rest.popFirst() == Byte.quote else { return }
    }
    guard let end = rest.popFirst(), end == Byte.lf || end == Byte.cr else { return }
    let length = 6 + (isQuoted ? 2 : 0) + (end == Byte.cr && rest.first == Byte.lf ? 1 : 0)
    nextStart += length
    nextLine = 2
  }

  mutating func refill() throws(FormatsError) {
    try window.refill(from: recordStart)
    recordStart = 0
  }

  /// The fault of a record that goes on beyond the limit, in the field that begins at `field`.
  func tooLong(in field: Int) -> CSVFault {
    let isQuoted = unsafe field < window.filled && window.buffer[field] == Byte.quote
    return fault(
      .recordTooLong(limit: window.limit, quoted: isQuoted), at: isQuoted ? field : recordStart)
  }

  mutating func finish(_ fault: CSVFault) -> CSVFault {
    isFinished = true
    return fault
  }

  func fault(_ kind: CSVFault.Kind, at position: Int) -> CSVFault {
    let (line, column) = location(of: position)
    return CSVFault(
      kind: kind, line: line, column: column, text: excerpt(around: position), delimiter: delimiter)
  }

  /// The line and column of a byte of the record at hand.
  func location(of position: Int) -> (line: Int, column: Int) {
    var line = self.line
    var lineStart = recordStart
    var i = recordStart
    while i < position {
      let byte = unsafe window.buffer[i]
      i += 1
      if byte == Byte.lf || byte == Byte.cr {
        if byte == Byte.cr, i < position, unsafe window.buffer[i] == Byte.lf { i += 1 }
        line += 1
        lineStart = i
      }
    }
    // Every byte but those that continue a scalar begins one.
    let column = unsafe window.bytes(of: lineStart..<position).count { $0 & 0xC0 != 0x80 } + 1
    return (line, column)
  }

  /// The field about a byte of the record at hand, at most 40 bytes to either side, as Windows-1252 has it.
  func windowsText(around position: Int) -> String {
    let isEnd = { [delimiter] (byte: UInt8) in
      byte == delimiter || byte == Byte.lf || byte == Byte.cr || byte == Byte.quote
    }
    var (start, end) = (position, position)
    while start > max(recordStart, position - 40), unsafe !isEnd(window.buffer[start - 1]) {
      start -= 1
    }
    while end < min(recordEnd, position + 40), unsafe !isEnd(window.buffer[end]) { end += 1 }
    let bytes = unsafe Array(window.bytes(of: start..<end))
    return String(decoding: TextEncoding.utf8(fromWindows1252: bytes), as: UTF8.self)
      .withoutOuterBlanks
  }

  /// The text about a byte: of its line, at most 40 bytes before and 20 from it on.
  private func excerpt(around position: Int) -> String {
    let before = unsafe window.bytes(of: max(recordStart, position - 40)..<position)
    let after = unsafe window.bytes(of: position..<min(window.filled, position + 20))
    let isBreak = { (byte: UInt8) in byte == Byte.lf || byte == Byte.cr }
    let front = unsafe before.suffix(from: before.lastIndex(where: isBreak).map { $0 + 1 } ?? 0)
    let back = unsafe after.prefix { !isBreak($0) }
    return unsafe String(decoding: front, as: UTF8.self) + String(decoding: back, as: UTF8.self)
  }
}

/// Where the first byte stands that is not part of well-formed UTF-8 (Unicode 16, table 3-7).
package func firstInvalidUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  var i = 0
  while i < bytes.count {
    let lead = unsafe bytes[i]
    var length = 1
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F:
      i += 1
      continue
    case 0xC2...0xDF: break
    case 0xE0: (length, second) = (2, 0xA0...0xBF)
    case 0xED: (length, second) = (2, 0x80...0x9F)
    case 0xE1...0xEF: length = 2
    case 0xF0: (length, second) = (3, 0x90...0xBF)
    case 0xF1...0xF3: length = 3
    case 0xF4: (length, second) = (3, 0x80...0x8F)
    default: return i
    }
    guard i + length < bytes.count, unsafe second.contains(bytes[i + 1]) else { return i }
    for next in i + 1...i + length where unsafe bytes[next] & 0xC0 != 0x80 { return i }
    i += length + 1
  }
  return nil
}
