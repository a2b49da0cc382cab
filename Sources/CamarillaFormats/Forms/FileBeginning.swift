/// The beginning of a file, in which a form looks for what tells it.
///
/// Blanks before the first word and a byte order mark are passed over. Of UTF-16 the bytes that ASCII has
/// are kept, which is what tells a form.
package struct FileBeginning: Sendable {
  /// How many bytes of a file are looked at.
  package static let byteCount = 1 << 16

  /// The bytes as they stand in the file.
  package let bytes: [UInt8]
  /// What has not been passed over.
  package private(set) var rest: ArraySlice<UInt8>

  package init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
    if self.bytes.starts(with: [0xFF, 0xFE]) || self.bytes.starts(with: [0xFE, 0xFF]) {
      rest = self.bytes.dropFirst(2).filter { $0 != 0 }[...]
    } else {
      rest = self.bytes.dropFirst(self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    }
    skipBlanks()
  }

  package func starts(with text: String) -> Bool { rest.starts(with: text.utf8) }

  private mutating func skipBlanks() { rest = rest.drop { $0 <= 0x20 } }

  /// Goes on behind a text; to the end where it doesn't come.
  package mutating func skip(past text: String) {
    let text = Array(text.utf8)
    while !rest.isEmpty, !rest.starts(with: text) { rest.removeFirst() }
    rest = rest.dropFirst(text.count)
    skipBlanks()
  }

  /// Takes a word of ASCII letters and the blanks behind it; the word is in lower case.
  package mutating func takeWord() -> String {
    let word = rest.prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
    rest = rest.dropFirst(word.count).drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
    return String(decoding: word, as: UTF8.self).lowercased()
  }

  /// The lines, without empty ones.
  package var lines: [ArraySlice<UInt8>] { rest.split { $0 == 0x0A || $0 == 0x0D } }

  /// What stands on a line, whatever separates it.
  ///
  /// - Parameter line: from 0.
  package func words(ofLine line: Int) -> [String] {
    let lines = rest.split(maxSplits: line + 1) { $0 == 0x0A || $0 == 0x0D }
    guard lines.count > line else { return [] }
    return lines[line].split { [0x09, 0x20, 0x22, 0x2C, 0x3B].contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the first line holds all of some words, whatever their case and what stands between them.
  package func firstLineNames(_ words: [String]) -> Bool {
    let cells = self.words(ofLine: 0).map { $0.lowercased() }
    return words.allSatisfy(cells.contains)
  }

  /// Whether the first line is the header of a chronicle's own table of relationships.
  package var isTableOfRelationships: Bool {
    let header = words(ofLine: 0)
    return ["kind", "source", "target"].allSatisfy(header.contains)
  }
}
