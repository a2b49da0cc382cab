/// The text of a PDF file as Cairo writes it, in which a few things are changed: what lies behind them moves, and the
/// table of where everything lies is told.
///
/// Cairo writes the time of day into each file, and sizes pages in whole points. A file of another form, such as one
/// whose table is compressed, is left as it is.
package struct PortableDocument {
  /// The whole file.
  package private(set) var bytes: [UInt8]
  /// Where the table begins.
  private let table: Int

  /// Nil where the file has no table of the form that is known here.
  package init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.starts(with: "%PDF-".utf8),
      let start = bytes.rangeAtEnd(of: "startxref\n"),
      let table = bytes.number(at: start.upperBound), bytes.indices.contains(table),
      bytes[table...].starts(with: "xref\n0 ".utf8)
    else { return nil }
    self.table = table
  }

  /// Makes the file the same whenever it is made: its date becomes that of the beginning of the era of computers.
  package mutating func forgetDate() {
    let name = "/CreationDate ("
    guard let date = bytes.range(of: name), date.upperBound < table,
      let end = bytes[date.upperBound...].firstIndex(of: UInt8(ascii: ")"))
    else { return }
    replace(date.upperBound..<end, with: "D:19700101000000Z")
  }

  /// Sets the size of its first page, in points.
  package mutating func setPageSize(width: Double, height: Double) {
    let name = "/MediaBox ["
    guard let box = bytes.range(of: name), box.upperBound < table,
      let end = bytes[box.upperBound...].firstIndex(of: UInt8(ascii: "]"))
    else { return }
    replace(box.upperBound..<end, with: " 0 0 \(Self.text(of: width)) \(Self.text(of: height)) ")
  }

  /// Thousandths, without a locale.
  private static func text(of value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let fraction = String(1000 + thousandths % 1000).dropFirst()
    return "\(thousandths / 1000).\(fraction)"
  }

  private mutating func replace(_ range: Range<Int>, with text: String) {
    let shift = text.utf8.count - range.count
    var next = bytes
    next.replaceSubrange(range, with: text.utf8)
    // Each entry of the table has ten digits, a blank, five digits, a blank, a letter and two ends of a line.
    var entry = table + shift
    guard let header = next[entry...].dropFirst(5).firstIndex(of: UInt8(ascii: "\n")),
      let space = next[(entry + 5)..<header].firstIndex(of: UInt8(ascii: " ")),
      let count = next.number(at: space + 1)
    else { return }
    entry = header + 1
    for index in 0..<count {
      let start = entry + index * 20
      guard start + 20 <= next.count, let offset = next.number(at: start) else { return }
      guard offset > range.lowerBound else { continue }
      let digits = String(offset + shift)
      let padded = String(repeating: "0", count: max(0, 10 - digits.count)) + digits
      next.replaceSubrange(start..<(start + 10), with: padded.utf8)
    }
    guard let last = next.rangeAtEnd(of: "startxref\n"),
      let end = next[last.upperBound...].firstIndex(of: UInt8(ascii: "\n"))
    else { return }
    next.replaceSubrange(last.upperBound..<end, with: String(table + shift).utf8)
    guard let changed = PortableDocument(next) else { return }
    self = changed
  }
}

extension [UInt8] {
  fileprivate func range(of text: String) -> Range<Int>? { firstRange(of: Array(text.utf8)) }

  /// Where a text stands near the end of a file.
  fileprivate func rangeAtEnd(of text: String) -> Range<Int>? {
    suffix(64).firstRange(of: Array(text.utf8))
  }

  /// The decimal number that begins at an index.
  fileprivate func number(at start: Int) -> Int? {
    let digits = self[Swift.min(start, count)...].prefix {
      UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
    }
    return digits.isEmpty ? nil : Int(String(decoding: digits, as: UTF8.self))
  }
}
