extension Period {
  /// The earliest day on which the period can begin; of a start that is open or unknown there is none.
  var earliestStart: CalendarDay {
    switch self {
    case .event(let date): return date.earliest
    case .interval(let interval):
      guard case .date(let date) = interval.start else { return .distantPast }
      return date.earliest
    }
  }

  /// The latest day on which the period can begin and the earliest on which it can end: in between,
  /// it holds for certain. They cross when no single day is certain.
  var certainEnds: (latestStart: CalendarDay, earliestEnd: CalendarDay) {
    switch self {
    case .event(let date):
      return (date.latest, date.earliest)
    case .interval(let interval):
      return (interval.latestStart, interval.earliestEnd)
    }
  }
}
