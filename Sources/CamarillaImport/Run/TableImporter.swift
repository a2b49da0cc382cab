import Camarilla
import CamarillaFormats
import LongWork

/// Reads foreign tables into a builder, row by row, as a mapping says.
///
/// Memory: the figures, the distinct dates and citations, the tables that look-ups lead to, where rows are merged
/// every run of them, and where periods follow lives every relationship; of other rows each only until
/// `eachBatch` takes it out.
struct TableImporter {
  /// How many rows are gathered before `eachBatch` is called.
  static let batch = 1 << 16

  /// What tables of kinds list comes to it when they are read.
  var mapping: TableMapping
  var report: ImportReport
  /// The files that the mapping names, by their names in it.
  var inputs: [String: TableInput] = [:]

  /// The table at hand: its number, its rules, what they are to the builder, and what was made of cells before.
  private(set) var tableIndex = 0
  private(set) var rules = ClaimTableRule()
  private(set) var claimRules: [ClaimRule] = []
  var bound: BoundRules
  /// Rows that can't be understood are passed over: of the table at hand, and of the other tables where all that
  /// have relationships say so.
  private(set) var skipsFaults: Bool
  var cache = CellCache(count: 0)

  /// What is known of figures and of relationships, and was found wrong, whichever table it came from.
  var figures = FigureRegistry()
  var claims: ClaimRegistry
  var diagnostics = Diagnostics()
  /// What was told of tables that can't be read, which several may have in common.
  var faultsOfTables: Set<Problem> = []
  /// What was told of the row at hand, which several entries of the mapping may come upon.
  var faultsOfRow: [String] = []
  var skips: SkipTally
  /// What the mapping makes of the columns of all tables.
  var columnUses = ColumnUses()
  /// Where the mapping lists values of ends that are open, and whether a cell of any table was one of them.
  var openEnds: [OpenEnd: Bool] = [:]

  init(mapping: TableMapping, table: String) {
    self.mapping = mapping
    report = ImportReport(table: table)
    bound = BoundRules(rules)
    skipsFaults = mapping.tables.allSatisfy(\.skipsFaults)
    claims = ClaimRegistry(mapping)
    skips = SkipTally(tables: mapping.tables.count)
  }

  /// Reads the tables into a builder.
  ///
  /// - Parameters:
  ///   - isStrict: whether rows that are passed over are errors.
  ///   - eachBatch: called when the builder has some 65,000 rows more; it may take them out. Rows that
  ///     came after the last call are left in the builder.
  /// - Throws: `FormatsError.invalid` with every fault in the tables and their rows: the first 1,000, and the
  ///   first of every sort.
  mutating func read(
    _ files: TableFiles, into builder: inout Chronicle.Builder, isStrict: Bool,
    eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    for doubt in mapping.doubts { diagnostics.add(doubt) }
    inputs = try files.all(of: mapping, into: &diagnostics)
    if builder.title == nil { builder.title = mapping.title }
    try readKinds()
    for kind in mapping.kinds { builder.add(kind) }
    // All columns of attributes are there from the first row on.
    let bound = mapping.tables.map { table in
      var rules = BoundRules(table)
      rules.bind(table, kinds: mapping.kinds, to: &builder)
      return rules
    }
    let tables = mapping.tables.map { input(of: $0, given: files.given) }
    report.tables = zip(mapping.tables, tables).map { rule, input in
      ImportReport.Table(file: input?.name ?? rule.file?.path ?? mapping.file)
    }
    let progress = WorkStep(
      name: "reading", of: tables.reduce(0) { $0 + ($1?.byteCount ?? 0) } + sharedByteCount)
    for rule in mapping.sourceTables {
      let isRead = try attempt { importer throws(FormatsError) in
        try importer.readSources(
          try importer.input(named: rule.file, progress: progress), rule: rule)
      }
      if !isRead { claims.hasAllSources = false }
    }
    checkSources()
    for rule in mapping.figures {
      let isRead = try attempt { importer throws(FormatsError) in
        try importer.readFigures(
          try importer.input(named: rule.file, progress: progress), rule: rule, builder: &builder)
      }
      if !isRead { figures.isIncomplete = true }
    }
    for (index, table) in mapping.tables.enumerated() {
      guard var input = tables[index] else { continue }
      (tableIndex, rules, self.bound) = (index, table, bound[index])
      claimRules = table.relationships.map { ClaimRule($0) }
      skipsFaults = table.skipsFaults
      cache = CellCache(count: table.scope.caches)
      input.progress = progress
      try attempt { importer throws(FormatsError) in
        try importer.readClaims(input, builder: &builder, eachBatch)
      }
    }
    try finishMerging(&builder, eachBatch)
    try finishWaiting(&builder, eachBatch)
    claims.sources.declare(in: &builder)
    (report.figures, report.figuresOfSeveralLives, report.changingFigures) =
      figures.declare(in: &builder)
    try finishProblems(isStrict: isStrict)
  }

  // MARK: Rows

  enum RowOutcome {
    case made
    /// The relationship waits for all lives to be known.
    case waiting
    case skipped(SkipReason)
    case faulty
  }

  private mutating func readClaims(
    _ input: TableInput, builder: inout Chronicle.Builder,
    _ eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    let edges = try edges(of: input)
    var table = try open(input, form: rules.table, scope: rules.scope)
    table.edges = edges
    table.offer(keys: rules.freeKeys)
    try readRows(
      of: &table,
      lose: { importer, table in importer.skip(.fault, at: table.location(at: nil)) },
      take: { importer, table throws(FormatsError) in
        importer.readRow(table, builder: &builder)
        if builder.table.count >= Self.batch { try importer.handOver(&builder, eachBatch) }
      })
    report.tables[tableIndex].rows = table.table.rows
    report.tables[tableIndex].delimiter = table.foundDelimiter(rule: rules.table)
  }

  /// Goes through the rows of a table of any sort, to its end.
  ///
  /// - Parameters:
  ///   - lose: what becomes of a row that can't be told apart into cells, which is noted already.
  ///   - take: reads the row at hand.
  mutating func readRows(
    of table: inout MappedTable,
    lose: (inout TableImporter, borrowing MappedTable) -> Void = { _, _ in },
    take: (inout TableImporter, borrowing MappedTable) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    while true {
      faultsOfRow.removeAll(keepingCapacity: true)
      switch try table.next() {
      case .end: return noteEnd(of: table)
      case .ragged(let problem), .fault(let problem):
        note(problem)
        lose(&self, table)
      case .row: try take(&self, table)
      }
    }
  }

  /// Goes through a table whose rows tell of one thing each. A fault is told of its cell alone: the rest of the row still
  /// says which thing it is.
  mutating func readRows<Row>(
    of input: TableInput, form: TableRule, scope: TableScope,
    make: (
      _ importer: TableImporter, _ table: borrowing MappedTable, _ stops: inout CellStops
    ) -> Row?,
    keep: (_ importer: inout TableImporter, _ row: Row, _ table: borrowing MappedTable) -> Void
  ) throws(FormatsError) {
    var table = try open(input, form: form, scope: scope)
    try readRows(of: &table) { importer, table in
      var stops = CellStops()
      let row = make(importer, table, &stops)
      importer.checkLinks(of: table, stops: &stops)
      importer.noteFaults(stops, table: table)
      if stops.skipReason == nil, let row { keep(&importer, row, table) }
    }
  }

  /// Lets the rows at hand be taken out.
  mutating func handOver(
    _ builder: inout Chronicle.Builder,
    _ eachBatch: (inout Chronicle.Builder) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    try eachBatch(&builder)
    for index in bound.citations.indices { bound.citations[index] = nil }
  }

  private mutating func readRow(_ table: borrowing MappedTable, builder: inout Chronicle.Builder) {
    for condition in rules.skips where table.holds(condition) {
      skip(
        SkipReason("\(condition.text), which the mapping skips"), at: table.location(at: nil))
      return
    }
    if !table.links.isEmpty {
      var stops = CellStops()
      checkLinks(of: table, stops: &stops)
      if let reason = stops.skipReason {
        skip(reason, at: table.location(at: nil))
        return
      }
      if !stops.all.isEmpty {
        noteFaults(stops, table: table)
        skip(.fault, at: table.location(at: nil))
        return
      }
    }
    var isUsed = false
    var isFaulty = false
    var reason: SkipReason?
    let firstWaiting = claims.waiting.count
    for index in claimRules.indices {
      let conditions = claimRules[index].rule.conditions
      if !conditions.isEmpty, !conditions.contains(where: { table.holds($0) }) { continue }
      switch relationship(index: index, table: table, builder: &builder) {
      case .made: isUsed = true
      case .waiting: break
      case .faulty: isFaulty = true
      case .skipped(let text): reason = reason ?? text
      }
    }
    if isUsed {
      report.tables[tableIndex].usedRows += 1
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
