package import Camarilla

/// Takes relationships as they are read, in batches, so that a table of any length is read in the room
/// of its figures, distinct periods and distinct citations.
struct RowBatches {
  /// The least rows of a batch. Where there are more distinct periods, a batch has as many rows, so
  /// that what is done once a period and batch costs no more than the rows.
  static let rows = 65_536
  /// The most problems of each severity that are kept.
  static let mostProblems = 1000

  let take: (inout Chronicle.Builder) throws(FormatsError) -> Void
  /// What was wrong so far, the first of each severity.
  var problems: [Problem] = []
  var errorCount = 0
  var warningCount = 0

  mutating func add(_ found: [Problem]) {
    for problem in found {
      let isError = problem.severity == .error
      if isError { errorCount += 1 } else { warningCount += 1 }
      if (isError ? errorCount : warningCount) <= Self.mostProblems { problems.append(problem) }
    }
  }
}

/// What reading a chronicle in batches came to.
package struct StreamedChronicle {
  /// Everything but the relationships, which were taken.
  package let builder: Chronicle.Builder
  /// How many relationships there were.
  package let relationships: Int
  /// What was doubtful, the first thousand.
  package let warnings: [Problem]
  package let warningCount: Int
}

extension ChronicleReader {
  /// Checks the rows at hand, if they are enough for a batch or the last ones, hands them over if nothing
  /// was wrong so far, and takes them out.
  mutating func handOverBatch(
    _ table: inout ChronicleTable, isLast: Bool
  ) throws(FormatsError) {
    let (count, periods) = (builder.table.count, builder.table.periods.count)
    guard var batches, isLast || count >= max(RowBatches.rows, periods) else {
      return
    }
    self.batches = nil
    locations.tables[.relationships] = table.locations
    let found = builder.rowProblems().filter { !isConsequence($0) }
    batches.add(locations.arranged(table.problems + found))
    table.problems = []
    if batches.errorCount == 0 { try batches.take(&builder) }
    builder.table.removeRows()
    table.locations.removeRows()
    damagedCells = [:]
    self.batches = batches
  }

  /// What reading in batches came to.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with the first thousand errors, and one problem that counts
  ///   the rest.
  func streamed() throws(FormatsError) -> StreamedChronicle {
    var batches = self.batches ?? RowBatches { _ in }
    batches.add(locations.located(problems + builder.problems + builder.figureProblems()))
    var found = locations.sorted(batches.problems)
    guard batches.errorCount == 0 else {
      if batches.errorCount > RowBatches.mostProblems {
        found.append(
          Problem(
            severity: .error, rule: .malformedTable,
            message: "… and \(batches.errorCount - RowBatches.mostProblems) more errors"))
      }
      throw .invalid(InvalidChronicle(problems: found))
    }
    return StreamedChronicle(
      builder: builder, relationships: builder.table.takenRows, warnings: found,
      warningCount: batches.warningCount)
  }
}
