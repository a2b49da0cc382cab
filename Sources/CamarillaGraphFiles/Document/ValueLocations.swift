/// Where the values of a column stand in their file, by rows: eight bytes a row up to the last that has one.
package struct ValueLocations: Sendable {
  /// From 1; 0 where the location is not known.
  private var lines: [Int32] = []
  /// From 1, in Unicode scalars.
  private var columns: [Int32] = []

  package init() {}

  package var isEmpty: Bool { lines.isEmpty }

  /// The rows whose locations are known, in their order.
  var rows: [Int] { lines.indices.filter { lines[$0] > 0 } }

  /// The location of a row's value; nil where it is not known.
  package subscript(row: Int) -> (line: Int, column: Int)? {
    get {
      guard row < lines.count, lines[row] > 0 else { return nil }
      return (Int(lines[row]), Int(columns[row]))
    }
    set {
      guard let newValue else {
        if row < lines.count { lines[row] = 0 }
        return
      }
      while lines.count <= row {
        lines.append(0)
        columns.append(0)
      }
      lines[row] = Int32(clamping: newValue.line)
      columns[row] = Int32(clamping: newValue.column)
    }
  }
}
