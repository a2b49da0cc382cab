/// A set of days as runs of consecutive days, in ascending order and with gaps between them.
struct DayRuns {
  /// By day number.
  private(set) var runs: [ClosedRange<Int>] = []

  init(_ run: ClosedRange<Int>) { runs = [run] }

  /// The possible days of a date.
  ///
  /// - Complexity: O(1) for a year, a month of a year or a day of it; with unspecified digits in
  ///   between, as many runs as there are years, months or days to choose among (at most some
  ///   500,000).
  init(date: DatePattern, rule: ApproximationRule) {
    let widening = date.widening(rule: rule)
    let isWholeYear = date.month == .absent && widening.months == 0
    Self.forEachRunOfYears(date.year, radius: widening.years) { years in
      if isWholeYear {
        append(
          CalendarDay.first(ofYear: years.lowerBound).number,
          CalendarDay.last(ofYear: years.upperBound).number)
        return
      }
      for year in years { appendMonths(of: year, date: date, widening: widening) }
    }
  }

  /// Adds the days of a date's months in one year.
  private mutating func appendMonths(of year: Int, date: DatePattern, widening: Widening) {
    Self.forEachRunOfBits(date.months) { months in
      let first = year * 12 + months.lowerBound - widening.months
      let last = year * 12 + months.upperBound + widening.months
      guard date.day != .absent else {
        append(MonthIndex(first).firstDay.number, MonthIndex(last).lastDay.number)
        return
      }
      let days = date.day.values(in: 1...31)
      for index in first...last {
        let month = MonthIndex(index)
        Self.forEachRunOfBits(days & month.days) { days in
          let start = month.firstDay.number - 1
          append(start + days.lowerBound - widening.days, start + days.upperBound + widening.days)
        }
      }
    }
  }

  /// Adds a run that begins no earlier than the last one does.
  private mutating func append(_ first: Int, _ last: Int) {
    guard let previous = runs.last, first <= previous.upperBound + 1 else {
      runs.append(first...last)
      return
    }
    runs[runs.count - 1] = previous.lowerBound...max(previous.upperBound, last)
  }

  private static func forEachRunOfYears(
    _ pattern: YearPattern, radius: Int, _ body: (ClosedRange<Int>) -> Void
  ) {
    let bounds = pattern.bounds
    let (first, last) = (bounds.lowerBound - radius, bounds.upperBound + radius)
    guard !pattern.isContiguous else { return body(first...last) }
    var year = pattern.first(onOrAfter: first, radius: radius)
    while let start = year {
      var end = start
      while end < last, pattern.first(onOrAfter: end + 1, radius: radius) == end + 1 { end += 1 }
      body(start...end)
      year = end < last ? pattern.first(onOrAfter: end + 1, radius: radius) : nil
    }
  }

  private static func forEachRunOfBits(_ bits: UInt32, _ body: (ClosedRange<Int>) -> Void) {
    var rest = bits
    while rest != 0 {
      let start = rest.trailingZeroBitCount
      let length = (~(rest >> UInt32(start))).trailingZeroBitCount
      body(start...start + length - 1)
      rest &= length + start >= 32 ? 0 : ~0 << UInt32(start + length)
    }
  }
}

extension DayRuns {
  /// How many days there are.
  var count: Double { runs.reduce(0) { $0 + Self.length(of: $1) } }

  /// How many of the days lie from one day to another.
  func count(from low: Int, to high: Int) -> Double {
    clipped(low, high).reduce(0) { $0 + Self.length(of: $1) }
  }

  var bounds: ClosedRange<Int> { runs[0].lowerBound...runs[runs.count - 1].upperBound }

  /// The number of pairs of a day of one set and a day of another that is not before it, both from
  /// one day to another.
  ///
  /// - Complexity: O(runs of both). Exact up to 2⁵³ pairs, which are those of two dates of 250,000
  ///   years.
  static func orderedPairs(
    _ starts: DayRuns, ends: DayRuns, from low: Int, to high: Int
  ) -> Double {
    let (starts, ends) = (starts.clipped(low, high), ends.clipped(low, high))
    // Behind each run of ends, how many days are still to come.
    var daysBehind = [Double](repeating: 0, count: ends.count + 1)
    for index in ends.indices.reversed() {
      daysBehind[index] = daysBehind[index + 1] + length(of: ends[index])
    }
    var pairs = 0.0
    var first = 0
    for start in starts {
      while first < ends.count, ends[first].upperBound < start.lowerBound { first += 1 }
      var index = first
      while index < ends.count, ends[index].lowerBound <= start.upperBound {
        pairs += orderedPairs(start, end: ends[index])
        index += 1
      }
      pairs += length(of: start) * daysBehind[index]
    }
    return pairs
  }

  /// The same of two runs that share a day.
  private static func orderedPairs(_ start: ClosedRange<Int>, end: ClosedRange<Int>) -> Double {
    let all = length(of: end)
    // Starts before the run of ends go with all of it.
    let early = Double(max(0, end.lowerBound - start.lowerBound))
    // A start at distance d from the first end goes with all − d.
    let from = Double(max(0, start.lowerBound - end.lowerBound))
    let to = Double(min(start.upperBound, end.upperBound) - end.lowerBound)
    let inside = to - from + 1
    return early * all + inside * (2 * all - from - to) / 2
  }

  private func clipped(_ low: Int, _ high: Int) -> [ClosedRange<Int>] {
    guard low <= high else { return [] }
    return runs.compactMap { run in
      let (first, last) = (max(run.lowerBound, low), min(run.upperBound, high))
      return first <= last ? first...last : nil
    }
  }

  private static func length(of run: ClosedRange<Int>) -> Double {
    Double(run.upperBound - run.lowerBound + 1)
  }
}
