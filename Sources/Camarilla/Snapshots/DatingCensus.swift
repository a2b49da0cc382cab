/// How many relationships of some time are dated too coarsely for its unit: one of 1926 may hold in May, or may
/// not.
package struct DatingCensus: Sendable {
  /// How many relationships count.
  package private(set) var count = 0
  /// Of these, how many have a date coarser than the unit that leaves open when they hold.
  package private(set) var coarse = 0
  /// The first of those.
  package private(set) var example: (id: Relationship.ID, when: Period)?
  /// The finest unit in which any of their dates is given; nil without dates.
  package private(set) var finest: DatePrecision?

  private enum Dating { case outside, fine, coarse }

  init(
    of time: AskedTime, in chronicle: Chronicle, pair: (Figure.ID, Figure.ID)?,
    options: SnapshotOptions
  ) {
    let ends = pair.map { (chronicle.figureIndex(id: $0.0), chronicle.figureIndex(id: $0.1)) }
    let filter = RowFilter(chronicle: chronicle, options: options)
    let table = chronicle.table
    // Who is in a circle, only the snapshots tell.
    let circle =
      options.selection.isAll ? nil : EverHeld(in: chronicle, at: [time], options: options).rows
    var known = [Dating?](repeating: nil, count: table.periods.count)
    var isTold = [Bool](repeating: false, count: table.periods.count)
    for (row, when) in table.whens.enumerated() {
      let (source, target) = (table.sources[row], table.targets[row])
      if let ends, ends != (source, target), ends != (target, source) { continue }
      let index = Int(when)
      let dating =
        known[index] ?? Self.dating(of: table.periods[index], in: time, options: options)
      known[index] = dating
      guard dating != .outside, circle?[row] ?? filter.includes(row) else { continue }
      count += 1
      if !isTold[index] {
        isTold[index] = true
        let own = table.periods[index].dates.map(\.precision).min()
        if let own { finest = min(finest ?? own, own) }
      }
      guard dating == .coarse else { continue }
      coarse += 1
      if example == nil { example = (table.id(at: row), table.periods[index]) }
    }
  }

  private static func dating(
    of period: Period, in time: AskedTime, options: SnapshotOptions
  ) -> Dating {
    guard time.isHeld(by: period, options: options) else { return .outside }
    let isCoarse =
      period.isCoarser(than: time.steps.unit) && !time.isCertain(period, options: options)
    return isCoarse ? .coarse : .fine
  }
}

extension Period {
  /// Whether one of its dates is given in a unit that is longer than another.
  func isCoarser(than unit: TimeUnit) -> Bool {
    dates.contains { $0.precision > unit.precision }
  }
}

extension Chronicle {
  /// How many relationships of some time are dated too coarsely for its unit.
  ///
  /// - Parameter pair: the two whose relationships are looked at; all where none is given.
  /// - Complexity: O(m), and for each different period as whether it holds.
  package func datingCensus(
    of time: AskedTime, pair: (Figure.ID, Figure.ID)? = nil, options: SnapshotOptions
  ) -> DatingCensus {
    DatingCensus(of: time, in: self, pair: pair, options: options)
  }
}

extension Snapshot {
  /// How many of its relationships have a date that is coarser than the unit of its time and leaves open whether
  /// they hold then: in May 1926, those of 1926.
  ///
  /// - Complexity: O(m).
  public var coarselyDatedCount: Int {
    let unit = time.steps.unit
    var known: [Int32: Bool] = [:]
    return rows.indices.count { index in
      let when = chronicle.table.whens[Int(rows[index])]
      if let isCoarse = known[when] { return isCoarse }
      let isCoarse = period(at: index).isCoarser(than: unit) && !isCertain(at: index)
      known[when] = isCoarse
      return isCoarse
    }
  }
}
