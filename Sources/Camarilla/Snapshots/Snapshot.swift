/// The relationships of one year, month, day or any other stretch of time, and the figures at their ends.
public struct Snapshot: Sendable {
  /// The chronicle that the snapshot is of.
  public let chronicle: Chronicle
  /// When it is of, without what a window looks back on.
  public let time: TimeSpan
  /// What the snapshot is of, for a title: `1926`, `1924–1926`, `44 BCE`, `1926-05`, `1926-05/1926-08`.
  public let title: String
  /// The year asked for; of any other time, that of its last day.
  public var year: Int { time.year }
  /// The stretches of days on one of which a relationship has to hold.
  public let spans: [ClosedRange<CalendarDay>]
  /// Which claims were asked for, and how their dates were read.
  public let options: SnapshotOptions
  /// Everyone in it, sorted by id.
  public var figures: [Figure] { list.figures }

  /// The figures, shared with all results about the snapshot.
  let list: FigureList
  /// The chronicle's index of each figure, in the order of `figures`.
  package let figureIndices: [Int32]
  /// The chronicle's row of each relationship, ascending.
  package let rows: [Int32]
  /// The indices in `figures` of each relationship's two ends.
  package let ends: [(source: Int32, target: Int32)]
  /// Whether a relationship counts by its confidence; not in a possible world, where it is true.
  package var countsConfidence = true

  /// Every relationship in it, in the chronicle's order.
  public var relationships: Relationships { Relationships(snapshot: self) }

  /// Whether the dates of a relationship leave no doubt that it holds then.
  ///
  /// - Parameter index: its index in ``relationships``.
  public func isCertain(at index: Int) -> Bool {
    let period = period(at: index)
    return spans.contains { period.certainlyHolds(during: $0) }
  }

  package func period(at index: Int) -> Period {
    chronicle.table.periods[Int(chronicle.table.whens[Int(rows[index])])]
  }

  package func kind(at index: Int) -> RelationshipKind {
    chronicle.kinds[Int(chronicle.table.kinds[Int(rows[index])])]
  }

  /// The index of a figure in ``figures``; nil when it is not in the snapshot.
  ///
  /// - Complexity: O(log n).
  public func index(of id: Figure.ID) -> Int? { list.index(of: id) }

  /// A snapshot's relationships, made into values one at a time.
  public struct Relationships: RandomAccessCollection, Sendable {
    fileprivate let snapshot: Snapshot
    /// The index of the first relationship: 0.
    public var startIndex: Int { 0 }
    /// One past the index of the last relationship.
    public var endIndex: Int { snapshot.rows.count }
    /// The relationship at an index, from 0 to ``endIndex``.
    public subscript(index: Int) -> Relationship {
      snapshot.chronicle.relationships[Int(snapshot.rows[index])]
    }
  }
}

extension Chronicle {
  /// What held in a year.
  ///
  /// - Parameters:
  ///   - year: numbered astronomically, so 0 is 1 BCE; beyond ``CalendarYear/range`` it counts as the
  ///     last year there is.
  ///   - options: which relationships count.
  /// O(log m + hits + n) after the first, which builds the chronicle's index.
  public func snapshot(of year: Int, options: SnapshotOptions = SnapshotOptions()) -> Snapshot {
    snapshot(of: TimeSpan(year: year), options: options)
  }

  /// What held in a step of time, or a stretch of it.
  ///
  /// - Parameters:
  ///   - time: when.
  ///   - options: which relationships count. Their reading and window are of the time's own length: with
  ///     `year-end` a relationship has to hold on the last day of a month, and a window of 3 months is the month
  ///     and the two before it; of a stretch, it and the two as long before it.
  /// - Complexity: as of a year.
  public func snapshot(
    of time: TimeSpan, options: SnapshotOptions = SnapshotOptions()
  ) -> Snapshot {
    snapshot(
      of: time, title: options.title(of: time), spans: options.spans(of: time), options: options)
  }

  /// What held on some day of a stretch; the options' reading and window play no part.
  public func snapshot(
    during span: ClosedRange<CalendarDay>, options: SnapshotOptions = SnapshotOptions()
  ) -> Snapshot {
    let time = TimeSpan(days: span)
    return snapshot(of: time, title: "\(time)", spans: [span], options: options)
  }

  /// What held on a day; the options' reading and window play no part.
  public func snapshot(
    on day: CalendarDay, options: SnapshotOptions = SnapshotOptions()
  ) -> Snapshot { snapshot(during: day...day, options: options) }

  func snapshot(
    of time: TimeSpan, title: String, spans: [ClosedRange<CalendarDay>], options: SnapshotOptions
  ) -> Snapshot {
    let filter = RowFilter(chronicle: self, options: options)
    var isHeld = PeriodAnswers { options.holds($0, during: spans) }
    let rows = rows(during: spans, rule: options.approximation).filter { row in
      let row = Int(row)
      return filter.includes(row)
        && isHeld.answer(forPeriod: Int(table.whens[row]), in: table.periods)
    }
    var held = HeldRows(rows: rows, others: [])
    if options.includesIsolated {
      let isSelected = options.selection.figures(in: self, options: options)
      held.others = figures.indices.filter { index in
        isSelected?[index] ?? true && options.holds(figures[index].life, during: spans)
      }.map(Int32.init)
    }
    if options.selection.isBySnapshot {
      held = CircleCutter(chronicle: self, selection: options.selection).cut(held)
    }
    var assembler = SnapshotAssembler(chronicle: self, options: options)
    return assembler.snapshot(of: time, title: title, spans: spans, holding: held)
  }

  /// The rows that may hold on some day of some span, each once, ascending.
  private func rows(during spans: [ClosedRange<CalendarDay>], rule: ApproximationRule) -> [Int32] {
    let index = snapshotIndex(rule: rule)
    guard spans.count > 1 else { return index.rows(during: spans[0]) }
    return Set(spans.flatMap { index.rows(during: $0) }).sorted()
  }
}
