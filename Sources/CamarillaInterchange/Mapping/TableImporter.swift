package import Camarilla
package import CamarillaFormats
import LongWork

/// Reads a foreign table into a builder, row by row, as a mapping says.
///
/// Memory: the figures, the distinct dates and citations, and where years are merged every run of
/// years; a row only until `eachBatch` takes it out.
package struct TableImporter {
  /// How many rows are gathered before `eachBatch` is called.
  package static let batch = 1 << 16

  let mapping: TableMapping
  package internal(set) var report: ImportReport
  var faults = FaultTally()
  var skips = SkipTally()
  var unmapped = UnmappedTally()
  /// Warnings about figures of whom two rows say different things.
  var disputes = FaultTally()
  /// What was made of texts before: figures, periods, results of lookups.
  var memories: [ByteInterner]
  var scratch: [UInt8] = []
  /// What is known of each figure, by its index in the builder.
  var figures: [Figure?] = []
  /// The figures that a table of figures lists.
  var listed: Set<Int32> = []
  var sourceIDs: Set<String>
  /// The line on which each id of a relationship stands first.
  var idLines = ByteInterner()
  var merger = DyadYears()
  /// The kinds and numbers that lookups lead to, by their memories.
  private var resultKinds: [[UInt16]]
  var resultNumbers: [[Double]]
  private var constantKinds: [UInt16] = []
  var directedKinds: Set<UInt16> = []
  var attributeColumns: [[Int]] = []
  /// The citations of rules whose citations are the same in every row, in this batch.
  var constantCitations: [Int32?]

  package init(_ mapping: TableMapping, table: String) {
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
  /// - Throws: ``FormatsError/invalid(_:)`` with every fault in the rows, at most 1,000 of them.
  package mutating func read(
    _ input: TableInput, figures figureInput: TableInput? = nil,
    into builder: inout Chronicle.Builder, isStrict: Bool = false,
    eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void = { _ throws(FormatsError) in
    }
  ) throws(FormatsError) {
    declare(in: &builder)
    let progress = WorkStep("reading", of: input.byteCount + (figureInput?.byteCount ?? 0))
    if let rule = mapping.figures, var figureInput {
      figureInput.progress = progress
      try readFigures(figureInput, rule, &builder)
    }
    var input = input
    input.progress = progress
    var table = try MappedTable.open(input, mapping.table, mapping.columns)
    reading: while true {
      switch try table.next() {
      case .end: break reading
      case .damaged(let problem): note(problem)
      case .row:
        readRow(table, &builder)
        if builder.table.count >= Self.batch {
          try eachBatch(&builder)
          for index in constantCitations.indices { constantCitations[index] = nil }
        }
      }
    }
    report.rows = table.rows
    try finishMerging(&builder, eachBatch)
    for case var figure? in figures {
      if figure.name.isEmpty { figure.name = figure.id }
      builder.add(figure)
    }
    try finish(isStrict: isStrict)
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
        resultNumbers[lookup.memory] = lookup.results.map { plainNumber($0.text[...]) ?? 0 }
      }
    }
    attributeColumns = mapping.relationships.map { rule in
      rule.attributes.map { builder.attributeColumn($0.name) }
    }
  }

  // MARK: Rows

  enum RowOutcome {
    case made
    case skipped(String)
    case faulty
  }

  private mutating func readRow(
    _ table: borrowing MappedTable, _ builder: inout Chronicle.Builder
  ) {
    for condition in mapping.skips where table.holds(condition) {
      skips.add("\(condition.text), which the mapping skips", at: table.place(nil))
      return
    }
    var isUsed = false
    var isFaulty = false
    var reason: String?
    for index in mapping.relationships.indices {
      if let condition = mapping.relationships[index].condition, !table.holds(condition) {
        continue
      }
      switch relationship(index, table, &builder) {
      case .made: isUsed = true
      case .faulty: isFaulty = true
      case .skipped(let text): reason = reason ?? text
      }
    }
    if isUsed {
      report.usedRows += 1
    } else if isFaulty {
      skips.add("a fault in the row", at: table.place(nil))
    } else {
      skips.add(
        reason ?? "no relationship of the mapping has its condition met", at: table.place(nil))
    }
  }

  private mutating func relationship(
    _ index: Int, _ table: borrowing MappedTable, _ builder: inout Chronicle.Builder
  ) -> RowOutcome {
    var kind = constantKinds[index]
    var isReversed = false
    switch mapping.relationships[index].kind {
    case .constant(_, let reversed): isReversed = reversed
    case .lookup(let text):
      guard let lookup = text.lookup else { return .faulty }
      guard let result = result(text, lookup, table) else {
        return unknownValue(table.plainText(text), lookup, text.slots.first, table)
      }
      if lookup.results[result].isSkip {
        return .skipped(lookup.skipReason(table.plainText(text)))
      }
      kind = resultKinds[lookup.memory][result]
      isReversed = lookup.results[result].isReversed
    }
    var ends: (source: Int32, target: Int32) = (0, 0)
    switch figure(mapping.relationships[index].source, "source", table, &builder) {
    case .index(let figure): ends.source = figure
    case .stop(let stop): return self.stop(stop, table)
    }
    switch figure(mapping.relationships[index].target, "target", table, &builder) {
    case .index(let figure): ends.target = figure
    case .stop(let stop): return self.stop(stop, table)
    }
    if ends.source == ends.target { return .skipped("both ends are the same figure") }
    if isReversed { ends = (ends.target, ends.source) }
    do throws(DateStop) {
      let weight = try number(mapping.relationships[index].weight, "weight", table)
      let confidence = try number(mapping.relationships[index].confidence, "confidence", table)
      var texts = RowTexts()
      texts.id = try id(mapping.relationships[index].id, table)
      texts.post = try text(mapping.relationships[index].post, table)
      texts.note = try text(mapping.relationships[index].note, table)
      for attribute in mapping.relationships[index].attributes {
        texts.attributes.append(try text(attribute.text, table))
      }
      if mapping.relationships[index].when.mergesYears {
        texts.citations = try citationTexts(index, table, mergingRows: true)
        declareSources(texts.citations, &builder)
        try mergeYear(index, kind, ends, weight, confidence, texts, table)
        return .made
      }
      let when = try period(mapping.relationships[index].when, table, &builder)
      let citations = try citations(index, table, &builder)
      add(index, kind, ends, when, weight, confidence, texts, citations, &builder)
      return .made
    } catch {
      return stop(error, table)
    }
  }
}
