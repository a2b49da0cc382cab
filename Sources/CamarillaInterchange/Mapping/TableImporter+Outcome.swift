import Camarilla
import CamarillaFormats

extension TableImporter {
  /// Notes why nothing came of a row.
  mutating func stop(_ stop: DateStop, _ table: borrowing MappedTable) -> RowOutcome {
    switch stop {
    case .skip(let reason): return .skipped(reason)
    case .unmapped(let text, let lookup, let slot):
      return unknownValue(text, lookup, slot, table)
    case .fault(let fault):
      let place = table.place(fault.slot)
      let hint = fault.suggestion.map { " — did you mean '\($0)'?" } ?? ""
      note(
        Problem(
          .error, fault.rule, "\(fault.message); expected \(fault.expected)\(hint)",
          location: place, text: fault.slot.map { shortened(table.text($0)) },
          expected: fault.expected, suggestion: fault.suggestion))
      return .faulty
    }
  }

  mutating func unknownValue(
    _ text: String, _ lookup: Lookup, _ slot: Int?, _ table: borrowing MappedTable
  ) -> RowOutcome {
    unmapped.add(text, lookup, at: table.place(slot))
    return .faulty
  }

  /// Notes a fault, which the mapping may want to pass over.
  mutating func note(_ problem: Problem) {
    var problem = problem
    if mapping.skipsFaults { problem.severity = .warning }
    faults.add(problem)
  }

  /// Gathers what was found, and throws it where it is more than warnings.
  mutating func finish(isStrict: Bool) throws(FormatsError) {
    report.skips = skips.skips
    let values = unmapped.problems(mapping.skipsFaults ? .warning : .error)
    var problems = faults.problems + values
    var further = faults.count - faults.problems.count
    if isStrict {
      problems += report.skips.map { skip in
        let rows = skip.rows == 1 ? "1 row was" : "\(skip.rows) rows were"
        return Problem(
          .error, .missingValue, "\(rows) skipped, of which this is the first: \(skip.reason)",
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
        Problem(.error, .malformedValue, "\(further) further faults of these kinds are not told"))
    }
    throw .invalid(InvalidChronicle(problems: problems))
  }
}
