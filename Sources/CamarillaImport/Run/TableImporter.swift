package import Camarilla
package import CamarillaFormats
import LongWork

/// Reads a foreign table into a builder, row by row, as a mapping says.
///
/// Memory: the figures, the distinct dates and citations, where years are merged every run of years, and
/// where periods follow lives every relationship; of other rows each only until `eachBatch` takes it out.
package struct TableImporter {
  /// How many rows are gathered before `eachBatch` is called.
  package static let batch = 1 << 16

  let mapping: TableMapping
  package internal(set) var report: ImportReport
  /// What the mapping's rules are to the builder.
  var rules: BoundRules
  /// What was made of cells before.
  var cache: CellCache
  /// What is known of figures and of relationships, and was found wrong, whichever table it came from.
  var figures = FigureRegistry()
  var claims: ClaimRegistry
  var diagnostics = Diagnostics()
  /// What was told of the row at hand, which several entries of the mapping may come upon.
  var faultsOfRow: [String] = []
  var skips = SkipTally()

  package init(mapping: TableMapping, table: String) {
    self.mapping = mapping
    report = ImportReport(table: table)
    rules = BoundRules(mapping)
    cache = CellCache(count: mapping.caches)
    claims = ClaimRegistry(sourceIDs: Set(mapping.sources.map(\.id)))
  }

  /// Reads the tables into a builder.
  ///
  /// - Parameters:
  ///   - figures: the table of figures, where the mapping has one.
  ///   - isStrict: whether rows that are passed over are errors.
  ///   - eachBatch: called when the builder has some 65,000 rows more; it may take them out. Rows that
  ///     came after the last call are left in the builder.
  /// - Throws: ``FormatsError/invalid(_:)`` with every fault in the rows: the first 1,000, and the first
  ///   of every sort.
  package mutating func read(
    _ input: TableInput, figures figureInput: TableInput? = nil,
    into builder: inout Chronicle.Builder, isStrict: Bool = false,
    eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void = { _ throws(FormatsError) in
    }
  ) throws(FormatsError) {
    rules.bind(mapping, to: &builder)
    let progress = WorkStep(name: "reading", of: input.byteCount + (figureInput?.byteCount ?? 0))
    if let rule = mapping.figures, var figureInput {
      figureInput.progress = progress
      try readFigures(figureInput, rule: rule, builder: &builder)
    }
    var input = input
    input.progress = progress
    var table = try MappedTable.open(input, rule: mapping.table, columns: mapping.columns)
    reading: while true {
      faultsOfRow.removeAll(keepingCapacity: true)
      switch try table.next() {
      case .end: break reading
      case .ragged(let problem), .fault(let problem):
        note(problem)
        skip(.fault, at: table.location(at: nil))
      case .row:
        readRow(table, builder: &builder)
        if builder.table.count >= Self.batch {
          try handOver(&builder, eachBatch)
        }
      }
    }
    report.rows = table.table.rows
    report.delimiter = table.foundDelimiter(rule: mapping.table)
    noteEnd(of: table)
    try finishMerging(&builder, eachBatch)
    try finishWaiting(&builder, eachBatch)
    report.figures = figures.declare(in: &builder)
    try finishProblems(isStrict: isStrict)
  }

  /// Lets the rows at hand be taken out.
  mutating func handOver(
    _ builder: inout Chronicle.Builder,
    _ eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    try eachBatch(&builder)
    for index in rules.citations.indices { rules.citations[index] = nil }
  }

  // MARK: Rows

  enum RowOutcome {
    case made
    /// The relationship waits for all lives to be known.
    case waiting
    case skipped(SkipReason)
    case faulty
  }

  private mutating func readRow(
    _ table: borrowing MappedTable, builder: inout Chronicle.Builder
  ) {
    for condition in mapping.skips where table.holds(condition) {
      skip(
        SkipReason("\(condition.text), which the mapping skips"), at: table.location(at: nil))
      return
    }
    var isUsed = false
    var isFaulty = false
    var reason: SkipReason?
    let firstWaiting = claims.waiting.count
    for index in mapping.relationships.indices {
      let conditions = mapping.relationships[index].conditions
      if !conditions.isEmpty, !conditions.contains(where: { table.holds($0) }) { continue }
      switch relationship(index: index, table: table, builder: &builder) {
      case .made: isUsed = true
      case .waiting: break
      case .faulty: isFaulty = true
      case .skipped(let text): reason = reason ?? text
      }
    }
    if isUsed {
      report.usedRows += 1
      for index in firstWaiting..<claims.waiting.count { claims.waiting[index].isOfUsedRow = true }
    } else if claims.waiting.count > firstWaiting {
      // Whether anything comes of the row isn't known yet.
    } else if isFaulty {
      skip(.fault, at: table.location(at: nil))
    } else {
      skip(
        reason ?? SkipReason("no relationship of the mapping has its condition met"),
        at: table.location(at: nil))
    }
  }
}
