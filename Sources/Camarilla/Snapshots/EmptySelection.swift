import GraphKernels

/// Why the options of a snapshot leave no relationship of some years, and what there is instead.
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
    /// None holds in the years asked for. `before` and `after` are the nearest in which some does, where
    /// the years lie between such.
    case years(before: Int?, after: Int?)
    /// One option leaves nothing of what holds.
    case alone(Filter)
    /// Options which only together leave nothing, with how many relationships each of them leaves.
    case together([(filter: Filter, left: Int)])
    /// None of those whose circle is asked for is there.
    case nobodyAround
    /// No figures are tied to each other closely enough; the highest core that there is.
    case core(highest: Int)
  }

  package let causes: [Cause]
  package let options: SnapshotOptions
  /// The years that the chronicle's dates name.
  package let years: ClosedRange<Int>?
  /// How many relationships hold in the years asked for, whatever the options.
  package let count: Int
  /// Their kinds, in the chronicle's order, each with its number.
  package let kinds: [(name: String, count: Int)]
  /// The highest of their confidences.
  package let highestConfidence: Double
}

extension Chronicle {
  /// Why no relationship of some years is left; nil where one is, or where none holds and those are asked for
  /// who stand alone.
  ///
  /// - Parameters:
  ///   - years: the years of which snapshots are taken; nil where any time will do.
  ///   - options: the options they are taken with.
  /// - Complexity: O(m) where nothing is left, else up to the first that is.
  package func emptySelection(
    of years: [ClosedRange<Int>]?, options: SnapshotOptions
  ) -> EmptySelection? {
    let filter = RowFilter(chronicle: self, options: options)
    var holding = HoldingPeriods(chronicle: self, years: years, options: [options])
    let isEmpty = !(0..<table.count).contains { row in
      filter.includes(row) && holding.flags(of: row) != 0
    }
    guard isEmpty else {
      guard let cause = emptyCircle(of: years, options: options) else { return nil }
      return EmptySelection(
        causes: [cause], options: options, years: self.years, count: 0, kinds: [],
        highestConfidence: 0)
    }
    var census = SelectionCensus(chronicle: self, years: years, options: options)
    for row in 0..<table.count { census.add(row) }
    var causes = census.causes
    if table.count == 0 {
      causes = [.noRelationships]
    } else if census.count == 0 {
      // Those alive then are what was asked for, and there is nothing that an option leaves out.
      if options.includesIsolated, isSomebodyAlive(in: years ?? [], options: options) { return nil }
      causes = [nearestYears(outside: years ?? [])]
    }
    return EmptySelection(
      causes: causes, options: options, years: self.years, count: census.count,
      kinds: zip(kinds, census.kinds).filter { $1 > 0 }.map { ($0.name, $1) },
      highestConfidence: census.highestConfidence)
  }

  private func isSomebodyAlive(in years: [ClosedRange<Int>], options: SnapshotOptions) -> Bool {
    let isSelected = options.selection.figures(in: self, options: options)
    return figures.indices.contains { index in
      isSelected?[index] ?? true
        && years.contains { range in
          var isAlive = false
          options.forEachRun(of: figures[index].life, within: range) { _ in isAlive = true }
          return isAlive
        }
    }
  }

  /// Why the circle of a selection holds nobody in any of some years; nil where it holds somebody.
  private func emptyCircle(
    of years: [ClosedRange<Int>]?, options: SnapshotOptions
  ) -> EmptySelection.Cause? {
    guard options.selection.isBySnapshot else { return nil }
    func snapshots(_ selection: Selection) -> any Sequence<Snapshot> {
      var options = options
      options.selection = selection
      guard let years else { return [snapshot(during: .always, options: options)] }
      return years.lazy.flatMap { self.sweep(years: $0, options: options) }
    }
    func isEmpty(_ selection: Selection) -> Bool {
      snapshots(selection).allSatisfy(\.figures.isEmpty)
    }
    guard isEmpty(options.selection) else { return nil }
    var around = options.selection
    (around.core, around.isLargest) = (nil, false)
    if isEmpty(around) { return .nobodyAround }
    let cores = snapshots(around).map { $0.tieGraph().coreNumbers().max() ?? 0 }
    return .core(highest: cores.max() ?? 0)
  }

  private func nearestYears(outside years: [ClosedRange<Int>]) -> EmptySelection.Cause {
    guard let first = years.map(\.lowerBound).min(), let last = years.map(\.upperBound).max() else {
      return .years(before: nil, after: nil)
    }
    var (before, after): (Int?, Int?)
    for period in table.periods {
      let (start, end) = period.bounds(.standard)
      if end.year < first { before = max(before ?? end.year, end.year) }
      if start.year > last { after = min(after ?? start.year, start.year) }
    }
    return .years(before: before, after: after)
  }
}

/// Which of a chronicle's periods hold in some years, by each of several options: looked at when a period
/// is first met.
private struct HoldingPeriods {
  private let table: RelationshipTable
  private let years: [ClosedRange<Int>]?
  private let options: [SnapshotOptions]
  private var known: [UInt8?]

  /// - Parameter options: at most eight.
  init(chronicle: Chronicle, years: [ClosedRange<Int>]?, options: [SnapshotOptions]) {
    table = chronicle.table
    self.years = years
    self.options = options
    known = [UInt8?](repeating: nil, count: table.periods.count)
  }

  /// A bit for each of the options, set where a row's period holds by them.
  mutating func flags(of row: Int) -> UInt8 {
    guard let years else { return .max }
    let index = Int(table.whens[row])
    if let known = known[index] { return known }
    var flags: UInt8 = 0
    for (bit, options) in options.enumerated() {
      var holds = false
      for range in years where !holds {
        options.forEachRun(of: table.periods[index], within: range) { _ in holds = true }
      }
      if holds { flags |= 1 << UInt8(bit) }
    }
    known[index] = flags
    return flags
  }
}

/// How many relationships each set of options leaves.
private struct SelectionCensus {
  typealias Filter = EmptySelection.Filter

  /// What holds in the years, whatever the options.
  private(set) var count = 0
  private(set) var kinds: [Int]
  private(set) var highestConfidence = 0.0

  private let table: RelationshipTable
  private let active: [Filter]
  private var holding: HoldingPeriods
  private let rowFilters: [(filter: Filter, rows: RowFilter)]
  /// How many rows hold by each set of options about dates (the upper eight bits) and fail each of the others.
  private var tally: [Int: Int] = [:]

  private static let dateFilters: [Filter] = [.reading, .certainty, .approximation]

  init(chronicle: Chronicle, years: [ClosedRange<Int>]?, options: SnapshotOptions) {
    table = chronicle.table
    kinds = [Int](repeating: 0, count: chronicle.kinds.count)
    active = Filter.allCases.filter { $0.isActive(in: options, areYearsAsked: years != nil) }
    rowFilters = active.filter { !Self.dateFilters.contains($0) }.map { filter in
      (filter, RowFilter(chronicle: chronicle, options: filter.only(of: options)))
    }
    holding = HoldingPeriods(
      chronicle: chronicle, years: years,
      options: (0..<8).map { set in
        var dated = SnapshotOptions(window: options.window)
        dated.approximation = ApproximationRule(
          units: max(options.approximation.units, ApproximationRule.standard.units))
        for filter in Self.dateFilters where set & 1 << filter.rawValue != 0 {
          filter.apply(options, to: &dated)
        }
        return dated
      })
  }

  mutating func add(_ row: Int) {
    let holds = Int(holding.flags(of: row))
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
  /// - Parameter areYearsAsked: without years, dates play no part.
  fileprivate func isActive(in options: SnapshotOptions, areYearsAsked: Bool) -> Bool {
    switch self {
    case .reading: areYearsAsked && options.reading != .during
    case .certainty: areYearsAsked && options.certainty == .certain
    case .approximation:
      areYearsAsked && options.approximation.units < ApproximationRule.standard.units
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
