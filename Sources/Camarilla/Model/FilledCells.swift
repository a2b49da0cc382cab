/// Which columns have a text in each row, for those who go through many rows of many columns: asking every
/// column for every row takes the product of both.
///
/// Space: 4 bytes a row and 4 a cell that has a text.
package struct FilledCells: Sendable {
  /// Where each row begins in `columns`; one more entry than there are rows.
  private var offsets: [Int]
  private var columns: [Int32]

  /// - Parameters:
  ///   - rows: the rows of each column that have a text, in their order.
  ///   - count: how many rows there are.
  /// - Complexity: O(rows + cells).
  package init(_ rows: [[Int]], rowCount count: Int) {
    offsets = Array(repeating: 0, count: count + 1)
    for row in rows.joined() where row < count { offsets[row + 1] += 1 }
    for row in 0..<count { offsets[row + 1] += offsets[row] }
    var next = offsets
    columns = Array(repeating: 0, count: offsets[count])
    for (column, rows) in rows.enumerated() {
      for row in rows where row < count {
        columns[next[row]] = Int32(column)
        next[row] += 1
      }
    }
  }

  /// How many cells have a text.
  package var count: Int { columns.count }

  /// The columns that have a text in a row, in their order.
  package subscript(row: Int) -> some Sequence<Int> {
    columns[offsets[row]..<offsets[row + 1]].lazy.map { Int($0) }
  }
}

extension RelationshipTable {
  /// Which attributes each row has.
  package var filledAttributes: FilledCells {
    FilledCells(attributes.map(\.column.rows), rowCount: count)
  }
}
