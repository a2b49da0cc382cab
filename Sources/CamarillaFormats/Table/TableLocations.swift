import Camarilla

/// Where the rows of a table stand in its file.
///
/// A row's fields are found by reading it once more, so that the million rows nobody asks about cost
/// 12 bytes each and no time.
struct TableLocations: Sendable {
  let input: TableInput
  private var offsets: [Int] = []
  private var lines: [Int32] = []
  /// The header's names.
  var headings: [String] = []

  init(input: TableInput) { self.input = input }

  var count: Int { offsets.count }

  /// Forgets all rows; those to come count from 0 again.
  mutating func removeRows() {
    offsets.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }

  mutating func append(offset: Int, line: Int) {
    offsets.append(offset)
    lines.append(Int32(clamping: line))
  }

  /// The locations of some fields, in the order given. A row without such a field is told by its
  /// beginning, and so is one whose file can't be read a second time.
  ///
  /// Time: one reading of the table at most, and a sorting of the fields.
  func locations(
    of fields: [(row: Int, name: String?)]
  ) -> [Problem.Location] {
    var result = fields.map { field in
      let line = field.row < lines.count ? Int(lines[field.row]) : 1
      return Problem.Location(file: input.name, line: line, column: 1)
    }
    guard !fields.isEmpty, let source = try? input.open(), source.isSeekable else { return result }
    var reader = CSVReader(source: source, delimiter: input.delimiter)
    var columns: [String: Int] = [:]
    for (index, name) in headings.enumerated() where columns[name] == nil { columns[name] = index }
    if columns["when"] == nil { columns["when"] = columns["start"] }
    let order = fields.indices.sorted { (fields[$0].row, $0) < (fields[$1].row, $1) }
    var rowAtHand = -1
    for index in order {
      let (row, name) = fields[index]
      guard row < offsets.count, let name, let column = columns[name] else { continue }
      if row != rowAtHand {
        guard (try? reader.seek(toOffset: offsets[row], line: Int(lines[row]))) != nil,
          (try? reader.next()) == .record
        else { continue }
        rowAtHand = row
      }
      let (line, position) = reader.location(ofField: column)
      result[index] = Problem.Location(file: input.name, line: line, column: position)
    }
    return result
  }
}
