package import Camarilla

/// Takes relationships as they are read, in batches, so that a table of any length is read in the room
/// of its figures, distinct periods and distinct citations.
struct RowBatches {
  /// The least rows of a batch. Where there are more distinct periods, a batch has as many rows, so
  /// that what is done once a period and batch costs no more than the rows.
  static let rows = 65_536

  let take: (inout Chronicle.Builder) throws(FormatsError) -> Void
  /// What was wrong so far.
  var diagnostics = Diagnostics()
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
    batches.diagnostics.add(contentsOf: locations.arranged(table.diagnostics.problems + found))
    table.diagnostics = Diagnostics(limit: .max)
    if !batches.diagnostics.hasErrors { try batches.take(&builder) }
    builder.table.removeRows()
    table.locations.removeRows()
    damagedCells = [:]
    self.batches = batches
  }

  /// What reading in batches came to.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with the first thousand errors, and one problem that counts
  ///   what is not listed.
  func streamed() throws(FormatsError) -> StreamedChronicle {
    var diagnostics = batches?.diagnostics ?? Diagnostics()
    diagnostics.add(
      contentsOf: locations.located(
        self.diagnostics.problems + builder.problems + builder.figureProblems()))
    let listed = locations.sorted(diagnostics.problems)
    if diagnostics.hasErrors { throw .invalid(InvalidChronicle(problems: advising(listed))) }
    return StreamedChronicle(
      builder: builder, relationships: builder.table.takenRows,
      warnings: locations.sorted(diagnostics.listedProblems),
      warningCount: diagnostics.count(of: .warning))
  }
}
