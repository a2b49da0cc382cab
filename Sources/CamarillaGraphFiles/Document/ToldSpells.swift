import Camarilla

/// How a format tells the spells of one document: what is written of a period, and what reading that
/// gives again.
struct ToldSpells {
  private let precision: FormatCapacity.Spells
  private let hasEvents: Bool
  private let hasLongYears: Bool

  /// - Parameter precision: how the format tells spells of nodes, or of edges.
  init(
    precision: FormatCapacity.Spells, capacity: FormatCapacity, in document: GraphDocument
  ) {
    self.precision =
      switch precision {
      case .yearsOrDays: document.datesSpellsByYears ? .years : .days
      case .decimalYears: document.hasSpellsOfWholeYears ? .years : .days
      default: precision
      }
    hasEvents = capacity.events
    hasLongYears = capacity.holdsLongYears(of: document)
  }

  /// Whether nothing is told at all.
  var isNone: Bool { precision == .none }

  func hull(of period: Period) -> SpellHull {
    let hull = SpellHull(period)
    return hasLongYears ? hull : hull.withoutLongYears
  }

  /// A period as it reads back.
  func period(of period: Period) -> Period {
    let hull = hull(of: period)
    if hasEvents, case .event = period, let start = hull.start, let end = hull.end,
      start.year == end.year, precision == .years
    {
      return HistoricalDate(year: start.year).map { .event($0) } ?? .boundless
    }
    let ends = ends(of: period, hull: hull)
    return Period(from: ends.start, through: ends.end) ?? .boundless
  }

  /// The dates from which and through which a period is told to hold; nil where it has no bound.
  func ends(of period: Period) -> (start: HistoricalDate?, end: HistoricalDate?) {
    ends(of: period, hull: hull(of: period))
  }

  private func ends(
    of period: Period, hull: SpellHull
  ) -> (start: HistoricalDate?, end: HistoricalDate?) {
    switch precision {
    case .dates:
      let dates = period.dates
      return (
        hull.start.map { Self.date(bound: $0, date: dates.first, isFirst: true) },
        hull.end.map { Self.date(bound: $0, date: dates.last, isFirst: false) }
      )
    case .days, .yearsOrDays, .decimalYears, .none:
      return (hull.start.map(Self.day), hull.end.map(Self.day))
    case .years:
      return (hull.start.map { Self.year(of: $0.year) }, hull.end.map { Self.year(of: $0.year) })
    }
  }

  /// EDTF has no days of years beyond four digits.
  private static func day(of day: CalendarDay) -> HistoricalDate {
    HistoricalDate(day) ?? year(of: day.year)
  }

  /// The calendar of days is that of dates.
  private static func year(of year: Int) -> HistoricalDate {
    HistoricalDate(year: year) ?? HistoricalDate(year: 0)!
  }

  /// The bound of a date, as a year or month where the date is no finer and they begin, or end, with it.
  private static func date(
    bound: CalendarDay, date: HistoricalDate?, isFirst: Bool
  ) -> HistoricalDate {
    guard let precision = date?.precision, precision != .day else { return day(of: bound) }
    let (year, month, number) = bound.civil
    let length = CalendarDay.length(ofMonth: month, year: year)
    guard number == (isFirst ? 1 : length) else { return day(of: bound) }
    if precision >= .year, month == (isFirst ? 1 : 12) { return Self.year(of: year) }
    return HistoricalDate(year: year, month: month) ?? day(of: bound)
  }
}

extension GraphDocument {
  /// Whether all spells are dated by years, of four digits, so that numbers tell them: programs whose times
  /// are numbers or dates want all of a graph alike.
  var datesSpellsByYears: Bool {
    (nodes.spells.periods + edges.spells.periods).allSatisfy {
      let hull = SpellHull(periods[$0])
      return hull.isOfYears && !hull.hasLongYears
        && periods[$0].dates.allSatisfy { $0.precision >= .year }
    }
  }

  /// Whether some time begins or ends in the year 0.
  var hasTimesInYearZero: Bool {
    periods.periods.contains { period in
      let hull = SpellHull(period)
      return [hull.start, hull.end].contains { $0?.year == 0 }
    }
  }

  /// Whether all spells begin and end with years, as far as the ends are in years of four digits.
  var hasSpellsOfWholeYears: Bool {
    (nodes.spells.periods + edges.spells.periods).allSatisfy {
      SpellHull(periods[$0]).withoutLongYears.isOfYears
    }
  }
}
