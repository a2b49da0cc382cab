/// CSV of rows of several sorts, each of which fills some of the columns; the first column says of which sort
/// a row is.
struct SectionedTable {
  private let columns: [String]
  private var table: Table

  init(section: String = "section", columns: [String]) {
    self.columns = columns
    table = Table(([section] + columns).map { ($0, .left) })
  }

  /// - Parameter cells: by the names of their columns; other cells of the row are blank.
  mutating func append(_ section: String, _ cells: KeyValuePairs<String, any CellValue>) {
    var row = columns.map { _ in "" }
    for (name, value) in cells {
      guard let index = columns.firstIndex(of: name) else {
        preconditionFailure("no column '\(name)'")
      }
      row[index] = value.cell
    }
    table.append([section] + row)
  }

  var csv: String { table.csv() }
}
