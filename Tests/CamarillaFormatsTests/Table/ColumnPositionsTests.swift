import TestSupport
import Testing

@testable import CamarillaFormats

/// Tables whose columns have fixed widths, against lines that are cut by counting characters.
@Suite struct ColumnPositionsTests {
  private func fields(
    _ bytes: [UInt8], _ positions: [ColumnPositions], chunk: Int = .max, buffer: Int = 1 << 10
  ) throws -> [[String]] {
    var reader = CSVReader(
      source: ByteSource(bytes: bytes, chunk: chunk), comment: UInt8(ascii: "#"),
      positions: positions, buffer: buffer)
    var rows: [[String]] = []
    while case .record = try reader.next() {
      rows.append(positions.indices.map { reader.text(at: $0) })
    }
    return rows
  }

  @Test func rangesAreReadAsPeopleWriteThem() {
    for (text, shown) in [
      ("1-3", "1-3"), ("5", "5"), ("7-", "7-"), ("4..6", "4-6"), ("4..", "4-"),
      (" 2 \u{2013} 9", "2-9"),
      ("3-3", "3"),
    ] { #expect(ColumnPositions(text)?.description == shown, "\(text)") }
    for text in ["", "0-3", "3-1", "-3", "a-b", "1-2-3", "1,3", "+1", "99999999999999999999", "-"] {
      #expect(ColumnPositions(text) == nil, "\(text)")
    }
  }

  @Test func randomLinesAreCutByCharacters() throws {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("ab \u{E9}\u{65E5}\u{1F600},;\"z")
    for _ in 0..<300 {
      let lines = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
        String(
          (0..<Int.random(in: 1...24, using: &generator)).map { _ in
            alphabet.randomElement(using: &generator)!
          })
      }
      let end = ["\n", "\r\n", "\r"].randomElement(using: &generator)!
      let mark = Bool.random(using: &generator) ? "\u{FEFF}" : ""
      let text =
        mark + lines.joined(separator: end) + (Bool.random(using: &generator) ? end : "")
      let positions = (0..<3).map { _ -> ColumnPositions in
        let first = Int.random(in: 1...20, using: &generator)
        let last = first + Int.random(in: 0...9, using: &generator)
        return ColumnPositions(Bool.random(using: &generator) ? "\(first)-\(last)" : "\(first)-")!
      }
      let expected = lines.map { line in
        let characters = Array(line.unicodeScalars)
        return positions.map { column in
          let start = min(column.first - 1, characters.count)
          let stop = max(start, min(column.last ?? .max, characters.count))
          return String(String.UnicodeScalarView(characters[start..<stop]))
        }
      }
      let bytes = Array(text.utf8)
      #expect(try fields(bytes, positions) == expected)
      let chunk = Int.random(in: 1...7, using: &generator)
      #expect(try fields(bytes, positions, chunk: chunk, buffer: 16) == expected)
    }
  }

  @Test func linesThatAreNoneArePassedOver() throws {
    let positions = ["1-2", "4-"].map { ColumnPositions($0)! }
    #expect(
      try fields(Array("# no\nab cd\n\n\nef\n".utf8), positions) == [["ab", "cd"], ["ef", ""]])
    // A line with bytes that are no text is told, where it stands.
    var reader = CSVReader(
      source: ByteSource(bytes: Array("ab cd\nab c".utf8) + [0xE9, 0x0A]), positions: positions)
    #expect(try reader.next() == .record)
    guard case .fault(let fault) = try reader.next() else {
      Issue.record("no fault")
      return
    }
    #expect(fault.kind == .notUTF8(byte: 0xE9))
    #expect([fault.line, fault.column] == [2, 5])
  }
}
