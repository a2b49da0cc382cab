extension Period {
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

  /// Whether two claims hold at one time whichever way their dates are read.
  ///
  /// Two intervals do when they share a certain day; an interval and an event, when the interval
  /// certainly lasts through every day that the event may fall on; two events, when they are dated
  /// alike, for then their sources speak of the same time.
  static func certainlyConcur(_ a: Period, _ b: Period) -> Bool {
    let (x, y) = (a.certainEnds, b.certainEnds)
    switch (a, b) {
    case (.interval, .interval):
      return max(x.latestStart, y.latestStart) <= min(x.earliestEnd, y.earliestEnd)
    case (.interval, .event(let event)):
      return x.latestStart <= event.earliest && event.latest <= x.earliestEnd
    case (.event(let event), .interval):
      return y.latestStart <= event.earliest && event.latest <= y.earliestEnd
    case (.event(let one), .event(let other)):
      return one == other
    }
  }
}
