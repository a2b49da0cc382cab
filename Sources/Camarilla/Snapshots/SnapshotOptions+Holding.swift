extension SnapshotOptions {
  /// How many spans of one length before its own a snapshot looks at; so few that no number overflows.
  var spansBefore: Int { min(max(1, window) - 1, CalendarYear.range.upperBound) }

  /// The stretches of days on one of which a relationship has to hold to be in a snapshot.
  func spans(of time: TimeSpan) -> [ClosedRange<CalendarDay>] {
    spans(of: time.steps)
  }

  /// The same of steps that are asked about together.
  private func spans(of steps: TimeSteps) -> [ClosedRange<CalendarDay>] {
    let unit = steps.unit
    let (first, last) = (steps.numbers.lowerBound, steps.numbers.upperBound)
    if reading == .during {
      let start = unit.days(ofStep: first - spansBefore * steps.count).lowerBound
      return [start...unit.days(ofStep: last).upperBound]
    }
    // Of a window, the boundary of each span that it consists of.
    return (0...spansBefore).reversed().map { back in
      let shift = back * steps.count
      let day =
        reading == .yearStart
        ? unit.days(ofStep: first - shift).lowerBound : unit.days(ofStep: last - shift).upperBound
      return day...day
    }
  }

  /// The years that a snapshot looks at, those of its window included.
  package func years(of time: TimeSpan) -> ClosedRange<Int> {
    let first = time.earlier(by: spansBefore).days.lowerBound
    return first.year...max(first.year, time.days.upperBound.year)
  }

  /// What a snapshot is called: of a window from the first to the last of its spans.
  package func title(of time: TimeSpan) -> String {
    guard spansBefore > 0 else { return "\(time)" }
    let first = time.earlier(by: spansBefore).firstStep
    if first.unit == .year {
      return CalendarYear.text(years: CalendarDay.clamp(first.number)...time.year)
    }
    let last = time.steps.lastStep
    let all = TimeSteps(unit: first.unit, numbers: first.number...last.number)
    if first.unit.isCoarse, let years = all.spokenYears { return years }
    return "\(first)–\(last)"
  }

  /// Whether a period holds on some day of some span, as surely as asked for.
  func holds(_ period: Period, during spans: [ClosedRange<CalendarDay>]) -> Bool {
    switch certainty {
    case .possible: spans.contains { period.possiblyHolds(during: $0, rule: approximation) }
    case .certain: spans.contains { period.certainlyHolds(during: $0) }
    }
  }

  /// Hands over each longest run of steps in whose snapshots a period holds, by their numbers, in ascending order.
  ///
  /// - Complexity: O(1) for an interval, and for an event whose days have no gaps. One that has some
  ///   (`XXXX-12-25`) is looked at once for each step with a day of it.
  func forEachRun(
    of period: Period, within steps: TimeSteps, _ body: (ClosedRange<Int>) -> Void
  ) {
    switch period {
    case .interval(let interval):
      let (start, end) =
        certainty == .possible
        ? period.bounds(approximation) : (interval.latestStart, interval.earliestEnd)
      run(from: start, through: end, within: steps, body)
    case .event(let date):
      let (start, end) = period.bounds(approximation)
      if certainty == .possible {
        date.hasGaps(rule: approximation)
          ? runs(ofPossible: date, from: start, through: end, within: steps).forEach(body)
          : run(from: start, through: end, within: steps, body)
      } else if date.isSet {
        runs(ofPeriod: period, from: start, through: end, within: steps).forEach(body)
      } else if reading == .during {
        // All its days have to lie in the step and those of the window before it.
        let unit = steps.unit
        clip(
          unit.number(of: date.latest), through: unit.number(of: date.earliest) + spansBefore,
          to: steps,
          body)
      } else if date.earliest == date.latest {
        run(from: date.earliest, through: date.latest, within: steps, body)
      }
    }
  }

  /// The steps in which something holds that lasts from a day through another.
  private func run(
    from start: CalendarDay, through end: CalendarDay, within steps: TimeSteps,
    _ body: (ClosedRange<Int>) -> Void
  ) {
    let unit = steps.unit
    var first = unit.number(of: .finite(of: start.number))
    var last = unit.number(of: .finite(of: end.number))
    switch reading {
    // Of an interval with doubtful ends, the day of its certain end may lie before that of its certain start: then
    // only a window that reaches from the one to the other is sure to have part of it.
    case .during: break
    case .yearStart:
      if start > unit.days(ofStep: first).lowerBound { first += 1 }
      if first > last { return }
    case .yearEnd:
      if end < unit.days(ofStep: last).upperBound { last -= 1 }
      if first > last { return }
    }
    clip(first, through: last + spansBefore, to: steps, body)
  }

  /// Hands over the part of a run that is asked about.
  private func clip(
    _ first: Int, through last: Int, to steps: TimeSteps, _ body: (ClosedRange<Int>) -> Void
  ) {
    let first = max(first, steps.numbers.lowerBound)
    let last = min(last, steps.numbers.upperBound)
    if first <= last { body(first...last) }
  }

  /// The runs of a date whose possible days have gaps: from one step with a day of it to the next.
  private func runs(
    ofPossible date: HistoricalDate, from start: CalendarDay, through end: CalendarDay,
    within steps: TimeSteps
  ) -> [ClosedRange<Int>] {
    let unit = steps.unit
    var runs: [ClosedRange<Int>] = []
    var from = max(start, unit.days(ofStep: steps.numbers.lowerBound - spansBefore).lowerBound)
    while from <= end, let day = date.firstDay(onOrAfter: from, rule: approximation) {
      let number = unit.number(of: day)
      guard number <= steps.numbers.upperBound else { break }
      let days = unit.days(ofStep: number)
      let isHolding =
        switch reading {
        case .during: true
        case .yearStart: date.contains(days.lowerBound, rule: approximation)
        case .yearEnd: date.contains(days.upperBound, rule: approximation)
        }
      // The part that is asked about.
      let first = max(number, steps.numbers.lowerBound)
      let last = min(number + spansBefore, steps.numbers.upperBound)
      if isHolding, first <= last { runs.merge(first...last) }
      from = days.upperBound.advanced(by: 1)
    }
    return runs
  }

  /// The runs of a period, asked in each step between its first day and its last.
  private func runs(
    ofPeriod period: Period, from start: CalendarDay, through end: CalendarDay,
    within steps: TimeSteps
  ) -> [ClosedRange<Int>] {
    let unit = steps.unit
    let first = max(steps.numbers.lowerBound, unit.number(of: .finite(of: start.number)))
    let last = min(
      steps.numbers.upperBound, unit.number(of: .finite(of: end.number)) + spansBefore)
    guard first <= last else { return [] }
    var runs: [ClosedRange<Int>] = []
    for number in first...last
    where holds(period, during: spans(of: TimeSteps(unit: unit, numbers: number...number))) {
      runs.merge(number...number)
    }
    return runs
  }
}

extension [ClosedRange<Int>] {
  /// Adds a run that begins after those that are there, or makes the last one longer where the two meet.
  fileprivate mutating func merge(_ run: ClosedRange<Int>) {
    guard let last, run.lowerBound <= last.upperBound + 1 else { return append(run) }
    self[count - 1] = last.lowerBound...Swift.max(last.upperBound, run.upperBound)
  }
}
