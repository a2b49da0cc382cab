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
  var faults = FaultTally()
  /// What was told of the row at hand, which several entries of the mapping may come upon.
  var faultsOfRow: [String] = []
  var skips = SkipTally()
  var unmapped = UnmappedTally()
  /// Warnings about figures of whom two rows say different things.
  var disputes = FaultTally()
  /// What was made of texts before: figures, periods, results of lookups.
  var memories: [ByteInterner]
  var scratch: [UInt8] = []
  var figures = FigureRegistry()
  /// Figures that no table lists, and the listed ones that may have been meant.
  var suggestions: [String: String?] = [:]
  var sourceIDs: Set<String>
  /// The line on which each id of a relationship stands first.
  var idLines = ByteInterner()
  var merger = DyadYears()
  /// Relationships whose period follows from lives.
  var waiting: [WaitingClaim] = []
  /// The kinds and numbers that lookups lead to, by their memories.
  var resultKinds: [[UInt16]]
  var resultNumbers: [[Double]]
  var constantKinds: [UInt16] = []
  var directedKinds: Set<UInt16> = []
  var attributeColumns: [[Int]] = []
  /// The citations of rules whose citations are the same in every row, in this batch.
  var constantCitations: [Int32?]

  package init(mapping: TableMapping, table: String) {
    self.mapping = mapping
    report = ImportReport(table: table)
    memories = Array(repeating: ByteInterner(), count: mapping.memories)
    resultKinds = Array(repeating: [], count: mapping.memories)
    resultNumbers = Array(repeating: [], count: mapping.memories)
    constantCitations = Array(repeating: nil, count: mapping.relationships.count)
    sourceIDs = Set(mapping.sources.map(\.id))
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
    declare(in: &builder)
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
        skips.add(.fault, at: table.location(at: nil))
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
    try finish(isStrict: isStrict)
  }

  /// Lets the rows at hand be taken out.
  mutating func handOver(
    _ builder: inout Chronicle.Builder,
    _ eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    try eachBatch(&builder)
    for index in constantCitations.indices { constantCitations[index] = nil }
  }

  private mutating func declare(in builder: inout Chronicle.Builder) {
    if builder.title == nil { builder.title = mapping.title }
    for kind in mapping.kinds { builder.add(kind) }
    let undirected = Set(mapping.kinds.filter { !$0.isDirected }.map(\.name))
    for kind in RelationshipKind.standard + mapping.kinds
    where kind.isDirected && !undirected.contains(kind.name) {
      directedKinds.insert(builder.mention(kind: kind.name))
    }
    for source in mapping.sources { builder.add(source) }
    for rule in mapping.relationships {
      switch rule.kind {
      case .constant(let name, _): constantKinds.append(builder.mention(kind: name))
      case .lookup(let text):
        constantKinds.append(0)
        guard let lookup = text.lookup else { continue }
        resultKinds[lookup.memory] = lookup.results.map { result in
          result.isSkip ? 0 : builder.mention(kind: result.text)
        }
      }
      for number in [rule.weight, rule.confidence] {
        guard let lookup = number?.text.lookup else { continue }
        resultNumbers[lookup.memory] = lookup.results.map { plainNumber(from: $0.text[...]) ?? 0 }
      }
    }
    attributeColumns = mapping.relationships.map { rule in
      rule.attributes.map { builder.attributeColumn(named: $0.name) }
    }
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
      skips.add(
        SkipReason("\(condition.text), which the mapping skips"), at: table.location(at: nil))
      return
    }
    var isUsed = false
    var isFaulty = false
    var reason: SkipReason?
    let firstWaiting = waiting.count
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
      for index in firstWaiting..<waiting.count { waiting[index].isOfUsedRow = true }
    } else if waiting.count > firstWaiting {
      // Whether anything comes of the row isn't known yet.
    } else if isFaulty {
      skips.add(.fault, at: table.location(at: nil))
    } else {
      skips.add(
        reason ?? SkipReason("no relationship of the mapping has its condition met"),
        at: table.location(at: nil))
    }
  }
}
