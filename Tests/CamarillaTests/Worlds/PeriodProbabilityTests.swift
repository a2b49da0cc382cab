import TestSupport
import Testing

@testable import Camarilla

@Suite struct PeriodProbabilityTests {
  private let horizon = CalendarDay.first(ofYear: 1917)...CalendarDay.last(ofYear: 1964)

  private func expectOdds(
    _ text: String, _ year: Int, _ reading: SnapshotOptions.Reading = .during, units: Int = 1,
    is expected: Double
  ) throws {
    let rule = ApproximationRule(units: units)
    let spans = SnapshotOptions(reading: reading).spans(of: TimeSpan(year: year))
    let found =
      1
      - PeriodProbability(rule: rule, horizon: horizon).missing(
        period: try Period(text), spans: spans)
    #expect(abs(found - expected) < 1e-12, "\(text) in \(year): \(found), not \(expected)")
  }

  /// Worked out by hand.
  @Test func knownOdds() throws {
    // The ten years have 3,652 days, with the leap days of 1932 and 1936; 2,191 lie before 1936.
    try expectOdds("193X/..", 1935, is: 2191.0 / 3652)
    try expectOdds("193X", 1936, is: 366.0 / 3652)
    // 1935 to 1937, and the year itself where nothing is widened.
    try expectOdds("1936~", 1936, is: 366.0 / 1096)
    try expectOdds("1936~", 1936, units: 0, is: 1)
    try expectOdds("1936~-05-14", 1936, is: 1.0 / 3)
    // April to June.
    try expectOdds("1926-05~/..", 1926, .yearEnd, is: 1)
    try expectOdds("192X-05-14", 1926, is: 0.1)
    // Alternatives are alike, whatever their length.
    try expectOdds("[1926,1928-05-14]", 1926, is: 0.5)
    // Three years and one: four dates.
    try expectOdds("[1926..1928,1930]", 1930, is: 0.25)
    try expectOdds("[1926..1928,1930]", 1926, is: 0.75 * 365 / 1096)
    // 1917 to 1926, the leap years of which are 1920 and 1924.
    try expectOdds("[..1926]", 1917, is: 365.0 / 3652)
    try expectOdds("[1963..]", 1963, is: 365.0 / 731)
    // All of them.
    try expectOdds("{1926,1928}", 1926, is: 1)
    try expectOdds("{1926,1928}", 1927, is: 0)
    try expectOdds("{1926..1928}", 1927, .yearEnd, is: 1.0 / 365)
    try expectOdds("{..1926}", 1919, .yearEnd, is: 1.0 / 365)
    try expectOdds("{1926..}", 1932, .yearEnd, is: 1.0 / 366)
    try expectOdds("{..1926-05-14}", 1919, .yearEnd, is: 1)
    try expectOdds("{1926-05..1926-07}", 1926, is: 1)
    // It begins on some day of 1926 and ends on some day of 1927.
    try expectOdds("1926/1927", 1926, is: 1)
    try expectOdds("1926/1927", 1926, .yearEnd, is: 1)
    try expectOdds("1926/1927", 1926, .yearStart, is: 1.0 / 365)
    try expectOdds("1926/1927", 1928, is: 0)
    // Of the 66,795 pairs of days of 1926 in order, 365 begin with its first.
    try expectOdds("1926/1926", 1926, .yearStart, is: 365.0 / 66_795)
    try expectOdds("../1926", 1926, .yearEnd, is: 1.0 / 365)
    try expectOdds("../..", 1500, is: 1)
    // An unknown end lies between the start and the end of 1964, 13,880 days after 1926.
    let later = 365.0 * 13_880
    try expectOdds("1926/", 1927, is: later / (later + 66_795))
    try expectOdds("1926/", 1926, is: 1)
    try expectOdds("1926/", 1970, is: 0)
    // An unknown start lies between the beginning of 1917 and the end; of 1917 to 1925 there are
    // 3,287 days.
    let earlier = 3287.0 * 365
    try expectOdds("/1926", 1925, is: earlier / (earlier + 66_795))
  }

  private func holds(_ start: Int, _ end: Int, _ spans: [ClosedRange<CalendarDay>]) -> Bool {
    spans.contains { start <= $0.upperBound.number && end >= $0.lowerBound.number }
  }

  /// The possible starts and ends of a period, day by day; nil for an open end.
  private func days(
    _ period: Period, _ rule: ApproximationRule, _ horizon: ClosedRange<CalendarDay>
  ) -> (starts: [Int]?, ends: [Int]?) {
    func days(_ date: HistoricalDate) -> [Int] {
      (CalendarDay.first(ofYear: 1915).number...CalendarDay.last(ofYear: 1935).number).filter {
        date.contains(CalendarDay(number: $0), rule: rule)
      }
    }
    guard case .interval(let interval) = period else { return (nil, nil) }
    func known(_ end: Period.End) -> [Int]? {
      if case .date(let date) = end { days(date) } else { nil }
    }
    var (starts, ends) = (known(interval.start), known(interval.end))
    let (first, last) = (horizon.lowerBound.number, horizon.upperBound.number)
    // What is unknown lies within the horizon, or reaches as far as what is known beyond it.
    if interval.start == .unknown, let ends {
      starts = Array(min(first, ends[0])...ends[ends.count - 1])
    }
    if interval.end == .unknown, let starts {
      ends = Array(starts[0]...max(last, starts[starts.count - 1]))
    }
    return (starts, ends)
  }

  /// Every reading is tried.
  @Test func asCountedReadingByReading() throws {
    var generator = SeededGenerator(seed: 44)
    func two(_ range: ClosedRange<Int>) -> String {
      let number = Int.random(in: range, using: &generator)
      return number < 10 ? "0\(number)" : "\(number)"
    }
    func date() -> String {
      let year = Int.random(in: 1925...1927, using: &generator)
      return switch Int.random(in: 0..<9, using: &generator) {
      case 0: "\(year)"
      case 1: "\(year)-\(two(1...12))~"
      case 2: "\(year)-\(two(21...24))"
      case 3: "192X-\(two(1...12))-\(two(1...28))"
      case 4: "\(year)-XX-\(two(1...28))"
      case 5: "\(year)-\(two(1...12))-\(Int.random(in: 0...2, using: &generator))X"
      case 6: "\(year)~-\(two(1...12))-\(two(1...28))"
      case 7: "\(year)-\(two(1...12))-X\(Int.random(in: 1...8, using: &generator))~"
      default: "\(year)-\(two(1...12))-\(two(1...28))~"
      }
    }
    let horizon = CalendarDay.first(ofYear: 1924)...CalendarDay.last(ofYear: 1928)
    var checked = 0
    while checked < 150 {
      let text =
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: "../\(date())"
        case 1: "\(date())/.."
        case 2: "\(date())/"
        case 3: "/\(date())"
        default: "\(date())/\(date())"
        }
      guard let period = try? Period(text) else { continue }
      checked += 1
      let rule = ApproximationRule(units: Int.random(in: 0...2, using: &generator))
      let spans = PeriodProbability.merged(
        (0..<Int.random(in: 1...3, using: &generator)).map { _ in
          let first =
            CalendarDay.first(ofYear: 1924).number + Int.random(in: 0..<1800, using: &generator)
          let last = first + Int.random(in: 0...200, using: &generator)
          return CalendarDay(number: first)...CalendarDay(number: last)
        })
      let (starts, ends) = days(period, rule, horizon)
      var (hits, all) = (0, 0)
      for start in starts ?? [.min] {
        for end in ends ?? [.max] where start <= end {
          all += 1
          hits += holds(start, end, spans) ? 1 : 0
        }
      }
      let found =
        1 - PeriodProbability(rule: rule, horizon: horizon).missing(period: period, spans: spans)
      #expect(abs(found - Double(hits) / Double(all)) < 1e-12, "\(text) \(rule.units) \(spans)")
      // An event of the start's date.
      guard case .interval(let interval) = period, case .date(let date) = interval.start,
        let starts
      else { continue }
      let event =
        1
        - PeriodProbability(rule: rule, horizon: horizon).missing(
          period: .event(date), spans: spans)
      let share = Double(starts.count { holds($0, $0, spans) }) / Double(starts.count)
      #expect(abs(event - share) < 1e-12, "\(date) \(rule.units) \(spans)")
    }
  }

  /// What is impossible has no chance, what is certain is sure, and the other way round.
  @Test func chancesAgreeWithPossibleAndCertain() throws {
    var generator = SeededGenerator(seed: 4)
    let wide = CalendarDay.first(ofYear: 1800)...CalendarDay.last(ofYear: 2000)
    for _ in 0..<20 {
      let chronicle = try randomChronicle(figures: 5, relationships: 60, using: &generator)
      for relationship in chronicle.relationships {
        let period = relationship.when
        for year in stride(from: 1895, to: 1936, by: 3) {
          for reading in SnapshotOptions.Reading.allCases {
            let spans = SnapshotOptions(reading: reading).spans(of: TimeSpan(year: year))
            for units in 0...2 {
              let rule = ApproximationRule(units: units)
              let odds =
                1
                - PeriodProbability(rule: rule, horizon: wide).missing(period: period, spans: spans)
              #expect(odds >= 0 && odds <= 1)
              #expect((odds > 0) == spans.contains { period.possiblyHolds(during: $0, rule: rule) })
              if units == 0 {
                #expect((odds == 1) == spans.contains { period.certainlyHolds(during: $0) })
              }
            }
          }
        }
      }
    }
  }

  @Test func spansAreMerged() {
    func span(_ first: Int, _ last: Int) -> ClosedRange<CalendarDay> {
      CalendarDay(number: first)...CalendarDay(number: last)
    }
    #expect(
      PeriodProbability.merged([span(10, 12), span(1, 3), span(4, 6), span(11, 20), span(30, 31)])
        == [span(1, 6), span(10, 20), span(30, 31)])
  }

  @Test func datesOfManyRunsAndFarAwayYears() throws {
    let rule = ApproximationRule(units: 1000)
    let spans = SnapshotOptions().spans(of: TimeSpan(year: 1926))
    for text in ["Y-17E7S3/..", "XXXX-XX-25", "1926~", "1926-05~", "1926-05-14~", "XXXX-12-25/.."] {
      let chance =
        1
        - PeriodProbability(rule: rule, horizon: horizon).missing(
          period: try Period(text), spans: spans)
      #expect(chance > 0 && chance <= 1, "\(text): \(chance)")
    }
  }
}
