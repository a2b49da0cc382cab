import GraphKernels

/// Why the options of a snapshot leave no relationship of some time, and what there is instead.
package struct EmptySelection: Sendable {
  /// An option that leaves relationships out.
  package enum Filter: Int, Sendable, CaseIterable {
    // Those of the dates come first: a relationship that is certain, and holds at the end of the year,
    // need not hold for certain then, so these are judged together.
    case reading, certainty, approximation
    case minimumConfidence, kinds, withoutSources
    case only, without, condition
  }

  package enum Cause: Sendable {
    /// The chronicle has no relationships.
    case noRelationships
    /// None holds in the time asked for. `before` and `after` are the nearest steps of its unit in which some does,
    /// where it lies between such.
    case outside(before: TimeStep?, after: TimeStep?)
    /// One option leaves nothing of what holds.
    case alone(Filter)
    /// Options which only together leave nothing, with how many relationships each of them leaves.
    case together([(filter: Filter, left: Int)])
    /// None of those whose circle is asked for is there: what leaves each of them out by itself, if anything does, and
    /// without which other options somebody would be there.
    case nobodyAround([(figure: Figure.ID, leftOut: Filter?)], unless: [Filter])
    /// No figures are tied to each other closely enough; the highest core that there is.
    case core(highest: Int)
  }

  package let causes: [Cause]
  package let options: SnapshotOptions
  /// The unit of time asked about.
  package let unit: TimeUnit
  /// The years that the chronicle's dates name.
  package let years: ClosedRange<Int>?
  /// How many relationships hold in the time asked for, whatever the options.
  package let count: Int
  /// Their kinds, in the chronicle's order, each with its number.
  package let kinds: [(name: String, count: Int)]
  /// The highest of their confidences.
  package let highestConfidence: Double
  /// Whether figures without relationships are asked for, and some are there.
  var isSomebodyThere = false
}

extension Chronicle {
  /// Why no relationship of some time is left; nil where one is, or where none holds and those are asked for
  /// who stand alone.
  ///
  /// - Parameters:
  ///   - times: of which snapshots are taken; nil where any time will do.
  ///   - options: the options they are taken with.
  /// - Complexity: O(m) where nothing is left, else up to the first that is.
  package func emptySelection(
    of times: [AskedTime]?, options: SnapshotOptions
  ) -> EmptySelection? {
    let filter = RowFilter(chronicle: self, options: options)
    var isHeld = PeriodAnswers { period in
      times?.contains { $0.isHeld(by: period, options: options) } ?? true
    }
    let isEmpty = !(0..<table.count).contains { row in
      isHeld.answer(forPeriod: Int(table.whens[row]), in: table.periods) && filter.includes(row)
    }
    let unit = times?.first?.steps.unit ?? .year
    func emptyCircle() -> EmptySelection? {
      guard let cause = causeOfEmptyCircle(of: times, options: options) else { return nil }
      return EmptySelection(
        causes: [cause], options: options, unit: unit, years: self.years, count: 0, kinds: [],
        highestConfidence: 0)
    }
    guard isEmpty else { return emptyCircle() }
    // Those alive then, or those of the circle who stand alone, may be what was asked for.
    let isSomebodyThere =
      options.includesIsolated && times != nil
      && !EverHeld(in: self, at: times, options: options).isEmpty
    if isSomebodyThere, !options.selection.isAll,
      emptySelection(of: times, options: options.withoutSelection) == nil
    {
      return nil
    }
    var census = SelectionCensus(chronicle: self, times: times, options: options)
    for row in 0..<table.count { census.add(row) }
    var causes = census.causes
    if table.count == 0 {
      causes = [.noRelationships]
    } else if census.count == 0 {
      // There is nothing that an option leaves out.
      if isSomebodyThere { return nil }
      causes = [nearest(outside: times ?? [])]
    }
    return EmptySelection(
      causes: causes, options: options, unit: unit, years: self.years, count: census.count,
      kinds: zip(kinds, census.kinds).filter { $1 > 0 }.map { ($0.name, $1) },
      highestConfidence: census.highestConfidence, isSomebodyThere: isSomebodyThere)
  }

  /// Why the circle of a selection holds nobody at any of some times; nil where it holds somebody.
  private func causeOfEmptyCircle(
    of times: [AskedTime]?, options: SnapshotOptions
  ) -> EmptySelection.Cause? {
    guard options.selection.isBySnapshot else { return nil }
    guard EverHeld(in: self, at: times, options: options).isEmpty else { return nil }
    var around = options
    (around.selection.core, around.selection.isLargest) = (nil, false)
    if EverHeld(in: self, at: times, options: around).isEmpty {
      let leftOut = around.selection.around.sorted().map {
        (figure: $0, leftOut: options.filter(leavingOut: $0, in: self))
      }
      // Options that leave somebody out by name are to blame, and no others.
      let others: [EmptySelection.Filter] =
        leftOut.contains { $0.leftOut != nil }
        ? []
        : EmptySelection.Filter.allCases.filter { filter in
          guard filter.isActive(in: options, isTimeAsked: times != nil) else { return false }
          var wider = around
          filter.apply(SnapshotOptions(), to: &wider)
          return !EverHeld(in: self, at: times, options: wider).isEmpty
        }
      return .nobodyAround(leftOut, unless: others)
    }
    let snapshots =
      times.map { times in
        AnySequence(times.lazy.flatMap { $0.snapshots(of: self, options: around) })
      } ?? AnySequence([snapshot(during: .always, options: around)])
    let cores = snapshots.map { $0.tieGraph().coreNumbers().max() ?? 0 }
    return .core(highest: cores.max() ?? 0)
  }

  private func nearest(outside times: [AskedTime]) -> EmptySelection.Cause {
    EmptySelection.nearest(outside: times) { days in
      var (before, after): (CalendarDay?, CalendarDay?)
      for period in table.periods {
        let (start, end) = period.bounds(.standard)
        if end < days.lowerBound { before = max(before ?? end, end) }
        if start > days.upperBound { after = min(after ?? start, start) }
      }
      return (before, after)
    }
  }
}

extension EmptySelection {
  /// That nothing holds at some times, with the nearest steps in which something does.
  ///
  /// - Parameter days: of what holds before a stretch of days the last day, and of what holds after it the first.
  fileprivate static func nearest<Failure>(
    outside times: [AskedTime],
    lookingUp days: (ClosedRange<CalendarDay>) throws(Failure) -> (
      before: CalendarDay?, after: CalendarDay?
    )
  ) throws(Failure) -> Cause {
    guard let first = times.map(\.days.lowerBound).min(),
      let last = times.map(\.days.upperBound).max(), let unit = times.first?.steps.unit
    else { return .outside(before: nil, after: nil) }
    let (before, after) = try days(first...last)
    return .outside(
      before: before.map { TimeStep(unit: unit, containing: $0) },
      after: after.map { TimeStep(unit: unit, containing: $0) })
  }

  /// What was found of a part of a chronicle, as it is of the whole; nil where that is not empty, as it has relationships
  /// at other times, and those who stand alone are asked for.
  ///
  /// - Parameters:
  ///   - times: those that the part has been read for.
  ///   - years: the years that the dates of the whole name.
  ///   - days: of what holds in the whole before a stretch of days the last day, and of what holds after it the first.
  package func ofWhole<Failure>(
    outside times: [AskedTime], years: ClosedRange<Int>?,
    lookingUp days: (ClosedRange<CalendarDay>) throws(Failure) -> (
      before: CalendarDay?, after: CalendarDay?
    )
  ) throws(Failure) -> EmptySelection? {
    let isOfNothing = causes.contains { cause in
      switch cause {
      case .noRelationships, .outside: true
      default: false
      }
    }
    guard isOfNothing else { return self }
    if isSomebodyThere { return nil }
    return EmptySelection(
      causes: [try Self.nearest(outside: times, lookingUp: days)], options: options, unit: unit,
      years: years, count: 0, kinds: [], highestConfidence: 0)
  }
}

/// How many relationships each set of options leaves.
private struct SelectionCensus {
  typealias Filter = EmptySelection.Filter

  /// What holds then, whatever the options.
  private(set) var count = 0
  private(set) var kinds: [Int]
  private(set) var highestConfidence = 0.0

  private let table: RelationshipTable
  private let active: [Filter]
  /// By period, a bit for each set of options about dates, set where it holds by them.
  private var holding: PeriodAnswers<UInt8>
  private let rowFilters: [(filter: Filter, rows: RowFilter)]
  /// How many rows hold by each set of options about dates (the upper eight bits) and fail each of the others.
  private var tally: [Int: Int] = [:]

  private static let dateFilters: [Filter] = [.reading, .certainty, .approximation]

  init(chronicle: Chronicle, times: [AskedTime]?, options: SnapshotOptions) {
    table = chronicle.table
    kinds = [Int](repeating: 0, count: chronicle.kinds.count)
    active = Filter.allCases.filter { $0.isActive(in: options, isTimeAsked: times != nil) }
    rowFilters = active.filter { !Self.dateFilters.contains($0) }.map { filter in
      (filter, RowFilter(chronicle: chronicle, options: filter.only(of: options)))
    }
    let sets = (0..<8).map { set in
      var dated = SnapshotOptions(window: options.window)
      dated.approximation = ApproximationRule(
        units: max(options.approximation.units, ApproximationRule.standard.units))
      for filter in Self.dateFilters where set & 1 << filter.rawValue != 0 {
        filter.apply(options, to: &dated)
      }
      return dated
    }
    holding = PeriodAnswers { period in
      guard let times else { return .max }
      return sets.enumerated().reduce(0) { flags, set in
        times.contains { $0.isHeld(by: period, options: set.element) }
          ? flags | 1 << UInt8(set.offset) : flags
      }
    }
  }

  mutating func add(_ row: Int) {
    let holds = Int(holding.answer(forPeriod: Int(table.whens[row]), in: table.periods))
    guard holds & 1 != 0 else { return }
    count += 1
    kinds[Int(table.kinds[row])] += 1
    highestConfidence = max(highestConfidence, table.confidences[row])
    var fails = 0
    for (filter, rows) in rowFilters where !rows.includes(row) { fails |= 1 << filter.rawValue }
    tally[holds << Filter.allCases.count | fails, default: 0] += 1
  }

  /// How many relationships a set of options, a bit each, leaves.
  private func left(by set: Int) -> Int {
    let bits = Filter.allCases.count
    return tally.reduce(0) { sum, entry in
      let (holds, fails) = (entry.key >> bits, entry.key & (1 << bits - 1))
      let isLeft = fails & set == 0 && holds & 1 << (set & 7) != 0
      return sum + (isLeft ? entry.value : 0)
    }
  }

  /// The smallest sets of options that leave nothing.
  var causes: [EmptySelection.Cause] {
    let sets = (0..<1 << active.count).map { choice in
      active.indices.filter { choice & 1 << $0 != 0 }.map { active[$0] }
    }
    for size in 1...max(1, active.count) {
      let empty = sets.filter { set in
        set.count == size && left(by: set.reduce(0) { $0 | 1 << $1.rawValue }) == 0
      }
      guard !empty.isEmpty else { continue }
      return empty.map { set in
        set.count == 1
          ? .alone(set[0]) : .together(set.map { ($0, left(by: 1 << $0.rawValue)) })
      }
    }
    return []
  }
}

extension EmptySelection.Filter {
  /// Whether options leave something out by it.
  ///
  /// - Parameter isTimeAsked: without a time, dates play no part.
  fileprivate func isActive(in options: SnapshotOptions, isTimeAsked: Bool) -> Bool {
    switch self {
    case .reading: isTimeAsked && options.reading != .during
    case .certainty: isTimeAsked && options.certainty == .certain
    case .approximation:
      isTimeAsked && options.approximation.units < ApproximationRule.standard.units
    case .minimumConfidence: options.minimumConfidence > 0
    case .kinds: options.kinds != nil
    case .withoutSources: !options.withoutSources.isEmpty
    case .only: options.selection.only != nil
    case .without: !options.selection.without.isEmpty
    case .condition: options.selection.condition != nil
    }
  }

  /// The options with nothing of it but this.
  fileprivate func only(of options: SnapshotOptions) -> SnapshotOptions {
    var only = SnapshotOptions()
    apply(options, to: &only)
    if self == .condition {
      // What a condition asks of dates has to be as sure as the dates of relationships.
      (only.certainty, only.approximation) = (options.certainty, options.approximation)
    }
    return only
  }

  fileprivate func apply(_ options: SnapshotOptions, to other: inout SnapshotOptions) {
    switch self {
    case .reading: other.reading = options.reading
    case .certainty: other.certainty = options.certainty
    case .approximation: other.approximation = options.approximation
    case .minimumConfidence: other.minimumConfidence = options.minimumConfidence
    case .kinds: other.kinds = options.kinds
    case .withoutSources: other.withoutSources = options.withoutSources
    case .only: other.selection.only = options.selection.only
    case .without: other.selection.without = options.selection.without
    case .condition: other.selection.condition = options.selection.condition
    }
  }
}
