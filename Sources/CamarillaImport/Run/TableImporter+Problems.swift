import Camarilla
import CamarillaFormats

/// What the tables' rows are found to have wrong, told with the location of the first.
extension TableImporter {
  /// How bad a row is that can't be understood.
  var severityOfFaults: Problem.Severity { skipsFaults ? .warning : .error }

  /// Notes what is wrong with a row, which the mapping may want to pass over.
  mutating func note(_ problem: Problem) {
    var problem = problem
    problem.severity = severityOfFaults
    diagnostics.add(problem)
  }

  /// Notes the faults of a row, each once, though several entries of the mapping may come upon it.
  mutating func noteFaults(_ stops: CellStops, table: borrowing MappedTable) {
    for stop in stops.all {
      switch stop {
      case .fault(let fault):
        guard isFirstOfRow("\(fault.slot ?? -1) \(fault.message)") else { continue }
        var problem = Problem.error(
          fault.message, rule: fault.rule, at: table.location(at: fault.slot),
          text: fault.slot.map { table.text(at: $0) }, expected: fault.expected,
          suggestion: fault.suggestion)
        problem.severity = severityOfFaults
        if let key = fault.commonKey {
          diagnostics.once(per: "\(tableIndex) \(table.table.name) \(key)", problem)
        } else {
          diagnostics.add(problem)
        }
      case .unmapped(let text, let lookup, let slot):
        guard isFirstOfRow("\(slot ?? -1) unmapped") else { continue }
        let (location, severity) = (table.location(at: slot), severityOfFaults)
        diagnostics.tally(per: "unmapped \(tableIndex) \(lookup.cache) \(text)") { rows in
          .unmapped(text, in: lookup, rows: rows, severity: severity, at: location)
        }
      case .skip, .several: break
      }
    }
  }

  private mutating func isFirstOfRow(_ fault: String) -> Bool {
    if faultsOfRow.contains(fault) { return false }
    faultsOfRow.append(fault)
    return true
  }

  /// Tells that a row says something else of what was described before.
  mutating func noteOtherDescription(
    of noun: String, called name: String, at location: Problem.Location
  ) {
    diagnostics.add(
      .warning(
        "\(noun) '\(shortened(name))' was described otherwise before, which is kept",
        rule: .duplicateID, at: location, text: name, expected: "every \(noun) once"))
  }

  /// A row that was passed over.
  mutating func skip(_ reason: SkipReason, at location: @autoclosure () -> Problem.Location) {
    skips.add(reason, table: tableIndex, at: location())
  }

  /// What is to be told of a table when all of it was read.
  mutating func noteEnd(of table: borrowing MappedTable) {
    diagnostics.add(contentsOf: table.remarks.finished)
    openEnds.merge(table.remarks.openEnds) { $0 || $1 }
    columnUses.note(table.use, isTold: true)
    finishLinks(of: table)
    // A table without rows is read, but hardly what was meant.
    guard table.table.rows == 0 else { return }
    var problem = Problem.warning(
      "the table has no rows below its header; nothing comes of it", rule: .malformedTable,
      at: Problem.Location(file: table.table.name, line: table.table.headerLine, column: 1))
    problem.expected = "a row for each relationship or figure"
    diagnostics.add(problem)
  }

  /// Tells of values that say that an end is open, of which no table has any.
  private mutating func noteUnmetEnds() {
    let unmet = openEnds.filter { !$0.value }.map(\.key).sorted { one, other in
      (one.location.line, one.location.column) < (other.location.line, other.location.column)
    }
    for end in unmet {
      let values = Camarilla.list(end.values.map { "'\($0)'" }, limit: 5)
      diagnostics.add(
        .warning(
          "no date is \(values), by which an end would be open", rule: .malformedValue,
          at: end.location, text: end.values.first, expected: "edge, or what stands in a cell"))
    }
  }

  /// Puts what was found into the report, and throws it where it is more than warnings.
  mutating func finishProblems(isStrict: Bool) throws(FormatsError) {
    report.skips = skips.skips
    report.unusedColumns = columnUses.unused
    noteUnmetEnds()
    if isStrict {
      // Rows with faults are errors already, unless they are passed over.
      for skip in report.skips
      where mapping.tables.contains(where: \.skipsFaults)
        || ![SkipReason.fault.text, SkipReason.lostFigure.text].contains(skip.reason)
      {
        let rows = skip.rows == 1 ? "1 row was" : "\(skip.rows) rows were"
        var problem = Problem.error(
          "\(rows) skipped, of which this is the first: \(skip.reason)", rule: .missingValue,
          at: skip.first)
        problem.expected = "a relationship of every row"
        diagnostics.add(problem)
      }
      for column in report.unusedColumns where column.filledCells > 0 {
        diagnostics.add(.unused(column))
      }
    }
    try diagnostics.check()
    report.warnings = diagnostics.listedProblems
    report.furtherWarnings = diagnostics.unlistedCount
  }
}

extension Problem {
  /// A column that the mapping makes nothing of, where nothing is to be lost.
  fileprivate static func unused(_ column: ImportReport.UnusedColumn) -> Problem {
    let cells = column.filledCells == 1 ? "1 cell is" : "\(column.filledCells) cells are"
    return .error(
      "the mapping doesn't use the column '\(shortened(column.column))', of which \(cells) filled",
      rule: .malformedTable, at: column.location, text: column.column,
      expected: "a use of every filled column, as a strict import asks for"
        + " ('keep' or 'attributes' takes any)",
      suggestion: Suggestion(column.proposal))
  }

  /// A value that a lookup doesn't know.
  fileprivate static func unmapped(
    _ text: String, in lookup: Lookup, rows: Int, severity: Severity, at location: Location
  ) -> Problem {
    let suggestion =
      rows == 0
      ? Suggestion()
      : Suggestion(nearestTo: text, among: lookup.exact.keys + lookup.prefixes.map(\.text))
    let hint =
      wordForNothing(of: text).map { "; 'missing: [\($0)]' under 'table' would make it blank" }
      ?? suggestion.hint
    let count = rows == 1 ? "1 row" : "\(rows) rows"
    let value = text.isEmpty ? "blank" : "'\(text)'"
    return Problem(
      severity: severity, rule: .malformedValue,
      message: "\(lookup.name) is \(value) in \(count), of which the mapping says nothing\(hint)",
      location: location, text: text,
      expected: "a value that the mapping knows, or the key 'otherwise' in it",
      suggestion: suggestion.text)
  }
}
