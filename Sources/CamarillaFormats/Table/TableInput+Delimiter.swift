import Camarilla

extension TableInput {
  /// What may part the fields of a table that doesn't say it; the first where nothing else decides.
  package static let delimiters = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// The same table with the delimiter under which its header has the most of some names, and of those that
  /// tie, the most fields.
  ///
  /// - Parameter names: what columns are called in small letters.
  package func findingDelimiter(for names: [String]) throws(FormatsError) -> TableInput {
    try findingDelimiter { headings in
      let headings = Set(headings.map { $0.lowercased() })
      return names.count { headings.contains($0) }
    }
  }

  /// The same table with the delimiter under which its first row fits best, and of those under which it fits
  /// alike, the one that makes the most fields of it; its own where nothing else decides.
  ///
  /// - Parameter fit: how well the row fits, by its fields without the blanks around them.
  package func findingDelimiter(
    by fit: ([String]) -> Int
  ) throws(FormatsError) -> TableInput {
    var best = (fit: -1, fields: 0)
    var input = self
    for delimiter in [delimiter] + Self.delimiters.filter({ $0 != delimiter }) {
      guard let row = try firstRow(partedBy: delimiter) else { continue }
      let own = (fit: fit(row.fields), fields: row.fields.count)
      if own > best {
        best = own
        input.delimiter = delimiter
      }
    }
    return input
  }

  /// The header that a file has under each of the delimiters there are. A look at what may not be read at
  /// all: nothing of it counts as read.
  package static func possibleHeadings(ofFile path: String) -> [[String]] {
    delimiters.compactMap { delimiter in
      guard let source = try? ByteSource(path: path, isInput: false) else { return nil }
      return (try? firstRow(reader: CSVReader(source: source, delimiter: delimiter)))?.fields
    }
  }

  /// The fields of the first row without the blanks around them, and its line; nil where it can't be read.
  package func firstRow(
    partedBy delimiter: UInt8
  ) throws(FormatsError) -> (fields: [String], line: Int)? {
    var input = self
    (input.delimiter, input.progress) = (delimiter, nil)
    return try Self.firstRow(reader: CSVReader(input))
  }

  private static func firstRow(
    reader: consuming CSVReader
  ) throws(FormatsError) -> (fields: [String], line: Int)? {
    guard try reader.next() == .record else { return nil }
    let fields = (0..<min(reader.fieldCount, CSVReader.mostFields)).map {
      String(reader.text(at: $0).trimmingBlanks())
    }
    return (fields, reader.line)
  }
}
