import Camarilla

/// The cells of one column that had blanks around their text.
struct TrimmedCells {
  /// Where the first stands.
  let location: Problem.Location
  /// The rows of all.
  private(set) var rows: [Int32] = []
  /// The texts of the first ones, blanks and all.
  private(set) var texts: [String] = []
  var count: Int { rows.count }

  init(location: Problem.Location) { self.location = location }

  mutating func add(_ text: String, row: Int32) {
    rows.append(row)
    if texts.count <= Diagnostics.mostRepeats { texts.append(text) }
  }
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
    let told = cells.texts.map { text in
      Problem.Account(
        message:
          "\(what) '\(shortened(text))' is read as '\(shortened(text.withoutOuterBlanks))',"
          + " \(text.outerBlanksText)",
        text: shortened(text))
    }
    let more =
      cells.count == 1
      ? ""
      : cells.count == 2
        ? "; so is 1 more cell of the column"
        : "; so are \(cells.count - 1) more cells of the column"
    var further = Problem.Rows(
      table: shape.table, field: heading, rows: Array(cells.rows.dropFirst()))
    further.accounts = Array(told.dropFirst())
    var problem = Problem(
      severity: .warning, rule: .strayBlanks, message: told[0].message + more,
      subject: .init(table: shape.table, row: Int(cells.rows[0]), field: heading, id: ""),
      location: cells.location, text: told[0].text, expected: "no blanks around a text",
      suggestion: shortened(cells.texts[0].withoutOuterBlanks), count: cells.count,
      furtherRows: [further])
    problem.ownMessage = told[0].message
    return problem
  }
}
