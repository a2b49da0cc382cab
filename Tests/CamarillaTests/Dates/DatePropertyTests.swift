import Camarilla
import TestSupport
import Testing

struct DatePropertyTests {
  /// Random valid periods, and random ranges of days near their bounds.
  private func forRandomPeriods(
    seed: UInt64, count: Int, _ body: (Period, inout SeededGenerator) throws -> Void
  ) rethrows {
    var generator = RandomEDTF(seed: seed)
    var valid = 0
    for _ in 0..<count {
      guard let period = try? Period(generator.period()) else { continue }
      valid += 1
      try body(period, &generator.random)
    }
    #expect(valid > count / 2)
  }

  private func days(
    near period: Period, _ random: inout SeededGenerator
  ) -> ClosedRange<CalendarDay> {
    let (start, end) = period.bounds()
    func pick() -> CalendarDay {
      let edge = (Bool.random(using: &random) ? start : end)
      let base = edge == .distantPast || edge == .distantFuture ? CalendarDay(number: 0) : edge
      let reach = [1, 2, 40, 400, 40_000][Int.random(in: 0..<5, using: &random)]
      return base.advanced(by: Int.random(in: -reach...reach, using: &random))
    }
    let (a, b) = (pick(), pick())
    return min(a, b)...max(a, b)
  }

  @Test func earliestIsNotAfterLatest() {
    forRandomPeriods(seed: 1, count: 5000) { period, _ in
      for date in period.dates {
        #expect(date.earliest <= date.latest, "\(period)")
        #expect(date.earliest == .distantPast || date.contains(date.earliest), "\(period)")
        #expect(date.latest == .distantFuture || date.contains(date.latest), "\(period)")
        for units in 0...3 {
          let rule = ApproximationRule(units: units)
          #expect(
            date.earliest(rule: rule) <= date.earliest && date.latest <= date.latest(rule: rule))
        }
        if !date.isApproximate { #expect(date.earliest(rule: .standard) == date.earliest) }
      }
      let (start, end) = period.bounds()
      #expect(start <= end)
    }
  }

  @Test func certainIsPossible() {
    var certain = 0
    forRandomPeriods(seed: 2, count: 5000) { period, random in
      for _ in 0..<10 {
        let days = days(near: period, &random)
        guard period.certainlyHolds(during: days) else { continue }
        certain += 1
        for units in [0, 1, 2, 7, .max] {
          let rule = ApproximationRule(units: units)
          #expect(period.possiblyHolds(during: days, rule: rule), "\(period) \(days) \(units)")
        }
      }
    }
    #expect(certain > 1000)
  }

  @Test func holdsOnlyWithinItsBounds() {
    forRandomPeriods(seed: 3, count: 3000) { period, random in
      let (start, end) = period.bounds()
      for _ in 0..<5 {
        let days = days(near: period, &random)
        if period.possiblyHolds(during: days) {
          #expect(start <= days.upperBound && days.lowerBound <= end)
        }
      }
      if start != .distantPast {
        #expect(period.possiblyHolds(during: start...start), "\(period)")
        let before = start.advanced(by: -1)
        #expect(!period.possiblyHolds(during: .distantPast...before), "\(period)")
      }
      if end != .distantFuture {
        #expect(period.possiblyHolds(during: end...end), "\(period)")
        let after = end.advanced(by: 1)
        #expect(!period.possiblyHolds(during: after...(.distantFuture)), "\(period)")
      }
    }
  }

  /// More days make everything likelier, and all days make it certain unless nothing is known.
  @Test func wideRangesHoldWhatNarrowOnesHold() {
    forRandomPeriods(seed: 4, count: 3000) { period, random in
      let days = days(near: period, &random)
      let wide = days.lowerBound.advanced(by: -9)...days.upperBound.advanced(by: 99)
      if period.possiblyHolds(during: days) { #expect(period.possiblyHolds(during: wide)) }
      if period.certainlyHolds(during: days) { #expect(period.certainlyHolds(during: wide)) }
      #expect(period.certainlyHolds(during: .distantPast ... .distantFuture), "\(period)")
    }
  }

  @Test func printingAndParsingAreInverse() throws {
    try forRandomPeriods(seed: 5, count: 10_000) { period, _ in
      let text = period.description
      let again = try Period(text)
      #expect(again == period, "\(text)")
      #expect(again.hashValue == period.hashValue)
      #expect(again.description == text)
      if case .event(let date) = period { #expect(try HistoricalDate(text) == date) }
      if case .interval(let interval) = period {
        #expect(try Period(start: interval.start, end: interval.end) == period)
      }
    }
  }

  /// The two searches agree with each other: nothing possible lies between their answers.
  @Test func searchesAgree() {
    forRandomPeriods(seed: 6, count: 3000) { period, random in
      for date in period.dates {
        for units in 0...2 {
          let rule = ApproximationRule(units: units)
          let day = days(near: .event(date), &random).lowerBound
          let next = date.firstDay(onOrAfter: day, rule: rule)
          let previous = date.lastDay(onOrBefore: day.advanced(by: -1), rule: rule)
          #expect(date.contains(day, rule: rule) == (next == day))
          if let next {
            #expect(next >= day && date.contains(next, rule: rule), "\(date) \(day)")
            #expect(
              date.lastDay(onOrBefore: next.advanced(by: -1), rule: rule) == previous, "\(date)")
          } else {
            #expect(previous == date.latest(rule: rule), "\(date) \(day)")
          }
          if let previous {
            #expect(previous < day && date.contains(previous, rule: rule), "\(date) \(day)")
            #expect(
              date.firstDay(onOrAfter: previous.advanced(by: 1), rule: rule) == next, "\(date)")
          } else {
            #expect(next == date.earliest(rule: rule), "\(date) \(day)")
          }
        }
      }
    }
  }

  /// Bytes as a broken file may hold them: refused or read, never a trap; what is read prints
  /// as canonical text.
  @Test func survivesAnyBytes() throws {
    var random = SeededGenerator(seed: 7)
    var generator = RandomEDTF(seed: 8)
    let alphabet = Array("0129XYES-/.,[]{}?~%T:Z \u{FF}".utf8)
    var read = 0
    for _ in 0..<20_000 {
      var bytes = Array(generator.period().utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.insert(byte, at: place)
        case 1: if place < bytes.count { bytes[place] = byte }
        default: bytes.removeSubrange(place...)
        }
      }
      let storage = ContiguousArray(bytes)
      guard let period = try? Period(utf8: storage.span) else { continue }
      read += 1
      #expect(try Period(period.description) == period)
      #expect(try Period(String(decoding: bytes, as: UTF8.self)) == period)
    }
    #expect(read > 1000)
  }
}
