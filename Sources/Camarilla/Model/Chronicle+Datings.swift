/// How finely the relationships of a chronicle are dated, and from when to when.
public struct Datings: Hashable, Sendable {
  /// How many relationships have a date that is given in a unit, and none in a longer one.
  public let counts: [DatePrecision: Int]
  /// How many name no date at all.
  public let undated: Int
  /// The finest unit in which any date is given; nil without dates.
  public let finest: DatePrecision?
  /// From the first date to the last, as finely as these are given, in EDTF: `1917-02/1964-10-14`; of one date, that
  /// date. Dates of any year, `XXXX`, are none of these. Nil without dates.
  public let span: String?

  /// How many hold from a date on for ever, as their end is open.
  public let openEnds: Int
  /// How many begin on a date and may go on in any later year, as their end isn't known.
  public let unknownEnds: Int

  /// How many relationships are dated in one of several units, and in no longer one.
  public func count(in units: some Sequence<DatePrecision>) -> Int {
    units.reduce(0) { $0 + (counts[$1] ?? 0) }
  }
}

extension Chronicle {
  /// How finely the relationships are dated. An interval is as fine as the coarser of its dates; open and unknown
  /// ends are no dates.
  ///
  /// - Complexity: O(m + p) for p distinct periods.
  public func datings() -> Datings {
    let precisions = table.periods.map { $0.dates.map(\.precision).max() }
    var counts: [DatePrecision: Int] = [:]
    var undated = 0
    for when in table.whens {
      if let precision = precisions[Int(when)] {
        counts[precision, default: 0] += 1
      } else {
        undated += 1
      }
    }
    let ends = table.periods.map { period -> Period.End? in
      guard case .interval(let interval) = period, case .date = interval.start else { return nil }
      return interval.end
    }
    let (openEnds, unknownEnds) = table.whens.reduce(into: (0, 0)) { counts, when in
      switch ends[Int(when)] {
      case .open: counts.0 += 1
      case .unknown: counts.1 += 1
      case .date, nil: break
      }
    }
    let dates = table.periods.flatMap(\.dates)
    let datesOfYears = dates.filter { !$0.isOfAnyYear }
    // Of dates that begin, or end, on one day the finest is the one that says so.
    let first = datesOfYears.filter { $0.earliest != .distantPast }
      .min { ($0.earliest, $0.precision) < ($1.earliest, $1.precision) }
    let last = datesOfYears.filter { $0.latest != .distantFuture }
      .min { ($1.latest, $0.precision) < ($0.latest, $1.precision) }
    let limits = [
      first.map { ($0.precision, $0.earliest) }, last.map { ($0.precision, $0.latest) },
    ]
    .compactMap(\.self).map { precision, day in
      TimeStep(unit: TimeUnit(precision) ?? .year, containing: day).period
    }
    return Datings(
      counts: counts, undated: undated, finest: dates.map(\.precision).min(),
      span: Set(limits).count > 1 ? limits.joined(separator: "/") : limits.first,
      openEnds: openEnds, unknownEnds: unknownEnds)
  }
}
