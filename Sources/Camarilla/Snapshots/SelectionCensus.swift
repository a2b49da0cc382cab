/// How many relationships each set of options leaves.
struct SelectionCensus {
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
