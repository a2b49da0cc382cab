import Camarilla
import CamarillaFormats

/// What was found wrong or doubtful in tables, and why rows were passed over.
struct ImportLog {
  /// Rows that can't be understood are passed over, rather than errors.
  let skipsFaults: Bool
  private var faults = FaultTally()
  /// What was told of the row at hand, which several entries of the mapping may come upon.
  private var faultsOfRow: [String] = []
  private var skips = SkipTally()
  private var unmapped = UnmappedTally()
  /// Warnings, such as about figures of whom two rows say different things.
  private var disputes = FaultTally()

  init(skipsFaults: Bool) { self.skipsFaults = skipsFaults }

  mutating func beginRow() { faultsOfRow.removeAll(keepingCapacity: true) }

  /// A row that was passed over.
  mutating func skip(_ reason: SkipReason, at location: @autoclosure () -> Problem.Location) {
    skips.add(reason, at: location())
  }

  mutating func dispute(_ problem: Problem) { disputes.add(problem) }

  /// Notes the faults of a row, each once, though several entries of the mapping may come upon it.
  mutating func noteFaults(_ stops: CellStops, table: borrowing MappedTable) {
    for stop in stops.all {
      switch stop {
      case .fault(let fault):
        guard isFirstOfRow("\(fault.slot ?? -1) \(fault.message)") else { continue }
        let readings = fault.suggestion.map { $0.replacing(" or ", with: "' or '") }
        let hint = Suggestion(readings).hint
        note(
          Problem(
            severity: .error, rule: fault.rule,
            message: "\(fault.message); expected \(fault.expected)\(hint)",
            location: table.location(at: fault.slot),
            text: fault.slot.map { shortened(table.text(at: $0)) },
            expected: fault.expected, suggestion: fault.suggestion))
      case .unmapped(let text, let lookup, let slot):
        guard isFirstOfRow("\(slot ?? -1) unmapped") else { continue }
        unmapped.add(text, lookup: lookup, at: table.location(at: slot))
      case .skip, .several: break
      }
    }
  }

  private mutating func isFirstOfRow(_ fault: String) -> Bool {
    if faultsOfRow.contains(fault) { return false }
    faultsOfRow.append(fault)
    return true
  }

  /// Notes a fault, which the mapping may want to pass over.
  mutating func note(_ problem: Problem) {
    var problem = problem
    if skipsFaults { problem.severity = .warning }
    faults.add(problem)
  }

  /// A figure that a lookup of the mapping passes over.
  mutating func noteUnlisted(_ reason: SkipReason, table: borrowing MappedTable) {
    disputes.add(
      Problem(
        severity: .warning, rule: .missingValue,
        message: "the figure is not listed: \(reason.text)",
        location: table.location(at: nil)))
  }

  /// What is to be told of a table when all of it was read.
  mutating func noteEnd(of table: borrowing MappedTable) {
    for problem in table.remarks.problems { disputes.add(problem) }
    // A table without rows is read, but hardly what was meant.
    guard table.table.rows == 0 else { return }
    disputes.add(
      Problem(
        severity: .warning, rule: .malformedTable,
        message: "the table has no rows below its header; nothing comes of it",
        location: Problem.Location(file: table.table.name, line: table.table.headerLine, column: 1),
        expected: "a row for each relationship or figure"))
  }

  /// Gathers what was found, and throws it where it is more than warnings.
  func finish(_ report: inout ImportReport, isStrict: Bool) throws(FormatsError) {
    report.skips = skips.skips
    let values = unmapped.problems(severity: skipsFaults ? .warning : .error)
    var problems = faults.problems + values
    var further = faults.count - faults.problems.count
    if isStrict {
      // Rows with faults are errors already, unless they are passed over.
      let skips = report.skips.filter {
        skipsFaults || $0.reason != SkipReason.fault.text
      }
      problems += skips.map { skip in
        let rows = skip.rows == 1 ? "1 row was" : "\(skip.rows) rows were"
        return Problem(
          severity: .error, rule: .missingValue,
          message: "\(rows) skipped, of which this is the first: \(skip.reason)",
          location: skip.first, expected: "a relationship of every row, as --strict asks for")
      }
    }
    problems += disputes.problems
    further += disputes.count - disputes.problems.count
    guard problems.contains(where: { $0.severity == .error }) else {
      report.warnings = problems
      report.furtherWarnings = further
      return
    }
    if further > 0 {
      problems.append(
        Problem(
          severity: .error, rule: .malformedValue,
          message: "\(further) further faults of these kinds are not told",
          count: further))
    }
    throw .invalid(InvalidChronicle(problems: problems))
  }
}
