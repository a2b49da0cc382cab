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
    var best = (known: -1, fields: 0)
    var input = self
    for delimiter in Self.delimiters {
      var reader = CSVReader(try open(), delimiter: delimiter)
      guard try reader.next() == .record else { continue }
      let headings = (0..<min(reader.fieldCount, CSVReader.mostFields)).map {
        String(reader.text($0).trimmingBlanks()).lowercased()
      }
      let known = names.count { headings.contains($0) }
      if (known, headings.count) > best {
        best = (known, headings.count)
        input.delimiter = delimiter
      }
    }
    return input
  }
}
