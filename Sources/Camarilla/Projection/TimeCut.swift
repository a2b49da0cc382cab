/// A day with which something begins or is over, as precisely as the date that says so.
struct TimeCut: Hashable {
  enum Precision: Int { case year, month, day }

  /// The first day of what comes after.
  var day: CalendarDay
  var precision: Precision

  /// The cuts before and after a period, by its possible days; an end that is open or unknown is a distant day.
  static func around(_ period: Period) -> (start: TimeCut, end: TimeCut) {
    let bounds = period.bounds(.exact)
    let dates: (start: HistoricalDate?, end: HistoricalDate?) =
      switch period {
      case .event(let date): (date, date)
      case .interval(let interval): (interval.start.date, interval.end.date)
      }
    return (
      TimeCut(day: bounds.start, precision: Precision(dates.start)),
      TimeCut(day: bounds.end.advanced(by: 1), precision: Precision(dates.end))
    )
  }

  /// What begins here.
  var start: Period.End { end(at: day) }

  /// What is over before.
  var endBefore: Period.End { end(at: day.advanced(by: -1)) }

  private func end(at day: CalendarDay) -> Period.End {
    let (year, month, dayOfMonth) = day.civil
    let date: HistoricalDate? =
      switch precision {
      case .year: HistoricalDate(year: year)
      case .month: HistoricalDate(year: year, month: month)
      case .day: HistoricalDate(year: year, month: month, day: dayOfMonth)
      }
    // EDTF has no months of years beyond four digits.
    return (date ?? HistoricalDate(year: year)).map(Period.End.date) ?? .unknown
  }

  /// Cuts in ascending order, one a day: the most precise.
  static func sorted(_ cuts: [TimeCut]) -> [TimeCut] {
    var sorted: [TimeCut] = []
    for cut in cuts.sorted(by: { ($0.day, $1.precision.rawValue) < ($1.day, $0.precision.rawValue) }
    )
    where sorted.last?.day != cut.day {
      sorted.append(cut)
    }
    return sorted
  }
}

extension TimeCut.Precision {
  /// How precise the days are between which a date lies.
  init(_ date: HistoricalDate?) {
    guard let date else {
      self = .year
      return
    }
    let (first, last) = (date.earliest, date.latest)
    let (isFirstOfMonth, isLastOfMonth) = (first.day == 1, last.advanced(by: 1).day == 1)
    if isFirstOfMonth, isLastOfMonth, first.month == 1, last.month == 12 {
      self = .year
    } else {
      self = isFirstOfMonth && isLastOfMonth ? .month : .day
    }
  }
}

extension Period.End {
  fileprivate var date: HistoricalDate? {
    if case .date(let date) = self { date } else { nil }
  }
}
