public import Camarilla
public import CamarillaFormats
import GRDB
import LongWork

extension ChronicleStore {
  /// Reads what may hold in some years: their relationships, the figures at the ends of these, and all
  /// kinds and sources.
  ///
  /// Every snapshot of those years, and whatever is worked out from it, is that of the whole chronicle.
  /// Relationships have the ids that they have there. What is said of the chronicle as a whole (its
  /// size, its years, its warnings) is not that of the whole.
  ///
  /// - Parameters:
  ///   - years: the years, those included that a window looks back on.
  ///   - approximation: the rule that snapshots are going to be taken with.
  ///   - allFigures: whether to read figures without relationships in those years too, for snapshots
  ///     with isolated figures and for looking figures up.
  /// - Complexity: O(log m + hits) for m relationships, and O(figures) with `allFigures`. About twice
  ///   the hits are looked at: see `TimelineKey`.
  /// - Throws: as ``chronicle()``, of what was read.
  public func chronicle(
    during years: ClosedRange<Int>, approximation: ApproximationRule = .standard,
    allFigures: Bool = false
  ) throws(FormatsError) -> Chronicle {
    try chronicle(during: [years], approximation: approximation, allFigures: allFigures)
  }

  /// Reads what may hold in several stretches of years; what holds in more than one is read once.
  ///
  /// - Throws: as ``chronicle()``, of what was read.
  /// - Complexity: the sum of what each stretch takes.
  public func chronicle(
    during years: [ClosedRange<Int>], approximation: ApproximationRule = .standard,
    allFigures: Bool = false
  ) throws(FormatsError) -> Chronicle {
    try chronicle(
      during: years, approximation: approximation, allFigures: allFigures, keeping: nil)
  }

  /// - Parameters:
  ///   - always: figures whose relationships are read whenever they hold, which looks at each relationship of the
  ///     store once; at most two.
  ///   - kept: where all figures are kept for the next question; nil where there is none.
  package func chronicle(
    during years: [ClosedRange<Int>], approximation: ApproximationRule, allFigures: Bool,
    alwaysOf always: [Figure.ID] = [], keeping kept: KeptFigures?
  ) throws(FormatsError) -> Chronicle {
    let spans = years.map { years in
      CalendarDay.first(ofYear: years.lowerBound)...CalendarDay.last(ofYear: years.upperBound)
    }
    let progress = WorkStep(name: "reading")
    return try accessing(path, for: .reading) {
      let version = try allFigures && kept != nil ? StoreVersion(ofFileAt: path) : nil
      return try queue.read { database in
        let reader = StoreReader(path: path, database: database)
        let kinds = try reader.kinds()
        var rows = RelationshipRows(
          path: path, kindIndices: kinds.enumerated().map { ($1.row, UInt16(clamping: $0)) })
        try read(spans, rule: approximation, of: database, into: &rows, progress: progress)
        if !always.isEmpty {
          try read(allOf: always, beside: spans, rule: approximation, of: database, into: &rows)
        }
        let figures =
          if let kept, let version {
            try kept.figures(path: path, before: version) { try reader.allFigures() }
          } else {
            allFigures ? try reader.allFigures() : try reader.figures(in: rows)
          }
        let part = try reader.chronicle(rows: rows, kinds: kinds.map(\.kind), figures: figures)
        try requireSound(part)
        return part
      }
    }
  }

  /// Makes sure of what analyses rely on, which the checks of a whole chronicle find out there.
  private func requireSound(_ part: Chronicle) throws(FormatsError) {
    var diagnostics = Diagnostics()
    for row in part.table.rowsWithProblems {
      for problem in part.table.problems(at: row, figureID: { part.figures[$0].id }) {
        diagnostics.add(problem)
      }
    }
    if let invalid = diagnostics.invalid { throw .invalid(invalid.ofStore(path)) }
  }

  /// Reads what ties one figure, or two, to anybody and was not read with some stretches of time.
  private func read(
    allOf figures: [Figure.ID], beside spans: [ClosedRange<CalendarDay>],
    rule: ApproximationRule, of database: Database, into rows: inout RelationshipRows
  ) throws {
    let numbers = try figures.compactMap { id in
      try StoreStatement.number(
        "SELECT row FROM figures WHERE id = ?", of: "figures", in: database
      ) { $0.bind(id.rawValue, at: 1) }
    }
    guard let first = numbers.first, let last = numbers.last else { return }
    let statement = try StoreStatement(
      database: database, reading: "relationships", key: 2,
      sql: """
        SELECT \(StoreSchema.relationshipColumns) FROM relationships
        WHERE source IN (?1, ?2) OR target IN (?1, ?2)
        """)
    statement.bind(first, at: 1)
    statement.bind(last, at: 2)
    var isNew = PeriodAnswers { period in
      let (start, end) = period.bounds(rule)
      return !spans.contains { start <= $0.upperBound && end >= $0.lowerBound }
    }
    while try statement.step() { try rows.add(statement, where: &isNew) }
  }

  private func read(
    _ spans: [ClosedRange<CalendarDay>], rule: ApproximationRule, of database: Database,
    into rows: inout RelationshipRows, progress: WorkStep
  ) throws {
    let statement = try StoreStatement(
      database: database, reading: "relationships", key: 2,
      sql: """
        SELECT \(StoreSchema.relationshipColumns) FROM relationships
        WHERE level = ? AND day BETWEEN ? AND ?
        """)
    for (index, span) in spans.enumerated() {
      let earlier = spans[..<index]
      // What two stretches share has been read with the first of them.
      var isNew = PeriodAnswers { period in
        let (start, end) = period.bounds(rule)
        func isNear(_ span: ClosedRange<CalendarDay>) -> Bool {
          start <= span.upperBound && end >= span.lowerBound
        }
        return isNear(span) && !earlier.contains(where: isNear)
      }
      for range in TimelineKey.ranges(during: span, rule: rule) {
        statement.bind(range.level, at: 1)
        statement.bind(range.days.lowerBound, at: 2)
        statement.bind(range.days.upperBound, at: 3)
        while try statement.step() { try rows.add(statement, where: &isNew) }
      }
    }
  }
}
