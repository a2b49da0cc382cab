import Camarilla

/// The cells of one column that had blanks around their text.
struct TrimmedCells {
  /// The first one's text, blanks and all.
  let first: String
  let location: Problem.Location
  /// The rows of all.
  var rows: [Int32] = []
  var count: Int { rows.count }
}

extension ChronicleTable {
  /// What is doubtful in the table as a whole, when all of it has been read.
  ///
  /// - Parameter declares: whether figures are known by a table of their own, which lacks what has blanks
  ///   around it.
  func doubts(declares: Bool) -> [Problem] {
    var doubts = headings.indices.compactMap { column in
      trims[column].map { doubt(cells: $0, heading: headings[column], isUnknown: declares) }
    }
    if table.rows + table.blankRows == 0, !diagnostics.hasErrors,
      shape.table == .relationships || shape.table == .figures
    {
      doubts.append(
        Problem(
          severity: .warning, rule: .malformedTable, message: "the table has a header and no rows",
          location: .init(file: input.name, line: 1, column: 1), expected: "a row or more"))
    }
    return doubts
  }

  private func doubt(cells: TrimmedCells, heading: String, isUnknown: Bool) -> Problem {
    let isEnd = shape.table == .relationships && ["source", "target"].contains(heading)
    let what = isEnd && isUnknown ? "unknown figure" : heading
    let text = cells.first.withoutOuterBlanks
    let more =
      cells.count == 1
      ? ""
      : cells.count == 2
        ? "; so is 1 more cell of the column"
        : "; so are \(cells.count - 1) more cells of the column"
    return Problem(
      severity: .warning, rule: .strayBlanks,
      message: "\(what) '\(shortened(cells.first))' is read as '\(shortened(text))',"
        + " \(cells.first.outerBlanksText)\(more)",
      subject: .init(table: shape.table, row: Int(cells.rows[0]), field: heading, id: ""),
      location: cells.location, text: shortened(cells.first), expected: "no blanks around a text",
      suggestion: shortened(text), count: cells.count,
      furtherRows: [
        Problem.Rows(table: shape.table, field: heading, rows: Array(cells.rows.dropFirst()))
      ])
  }
}
