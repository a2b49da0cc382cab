import Camarilla
import TestSupport
import Testing

/// Possible and certain against the definition: list every reading, and look.
struct PeriodReferenceTests {
  // Days are numbers here: 0 is 2000-01-01; dates lie in the 91 days to 31 March. −1000 and 1000
  // stand for no bound.
  private static let origin = 10_957
  private static let outer = -20...110

  private func range(_ days: ClosedRange<Int>) -> ClosedRange<CalendarDay> {
    let first = CalendarDay(number: Self.origin + days.lowerBound)
    return first...CalendarDay(number: Self.origin + days.upperBound)
  }

  /// Dates, and the days they mean worked out by hand.
  private static let dates: [(text: String, days: [Int])] = [
    ("2000-01-10", [9]), ("2000-01-31", [30]), ("2000-02-01", [31]), ("2000-03-31", [90]),
    ("2000-01", Array(0...30)), ("2000-02", Array(31...59)), ("2000-03?", Array(60...90)),
    ("2000-33", Array(0...90)), ("2000-01-1X", Array(9...18)), ("2000-02-2X", Array(50...59)),
    ("2000-03-X1", [60, 70, 80, 90]), ("2000-0X-31", [30, 90, 151, 212, 243]),
    ("2000-01-X5", [4, 14, 24]),
  ]

  private func pick<Value>(_ values: [Value], _ random: inout SeededGenerator) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  private func days(_ random: inout SeededGenerator) -> ClosedRange<Int> {
    let a = Int.random(in: Self.outer, using: &random)
    let b = Bool.random(using: &random) ? a : Int.random(in: Self.outer, using: &random)
    return min(a, b)...max(a, b)
  }

  private func check(
    _ text: String, _ random: inout SeededGenerator, readings: (ClosedRange<Int>) -> [Bool]
  ) throws {
    let period = try Period(text)
    for _ in 0..<12 {
      let days = days(&random)
      let held = readings(days)
      #expect(!held.isEmpty)
      #expect(
        period.possiblyHolds(during: range(days), rule: .exact) == held.contains(true),
        "\(text) \(days)")
      #expect(
        period.certainlyHolds(during: range(days)) == !held.contains(false), "\(text) \(days)")
    }
  }

  @Test func eventsAgree() throws {
    var random = SeededGenerator(seed: 21)
    for (text, possible) in Self.dates {
      try check(text, &random) { days in possible.map { days.contains($0) } }
    }
    for _ in 0..<100 {
      let (a, b) = (pick(Self.dates, &random), pick(Self.dates, &random))
      try check("[\(a.text),\(b.text)]", &random) { days in
        (a.days + b.days).map { days.contains($0) }
      }
    }
  }

  @Test func allOfSetsAgree() throws {
    var random = SeededGenerator(seed: 22)
    for _ in 0..<60 {
      let (a, b) = (pick(Self.dates, &random), pick(Self.dates, &random))
      try check("{\(a.text),\(b.text)}", &random) { days in
        a.days.flatMap { x in b.days.map { y in days.contains(x) || days.contains(y) } }
      }
      // One day in each of January, February and March, and perhaps one more.
      try check("{2000-01..2000-03}", &random) { days in
        (0...30).flatMap { x in
          (31...59).flatMap { y in
            (60...90).map { z in days.contains(x) || days.contains(y) || days.contains(z) }
          }
        }
      }
      try check("{2000-01-05..2000-01-09,\(a.text)}", &random) { days in
        a.days.map { x in days.contains(x) || days.overlaps(4...8) }
      }
      try check("{..2000-01-05,\(a.text)}", &random) { days in
        a.days.map { x in days.contains(x) || days.lowerBound <= 4 }
      }
      try check("{\(a.text),2000-02-01..}", &random) { days in
        a.days.map { x in days.contains(x) || days.upperBound >= 31 }
      }
      // One day in each of February, March and April, and none that is looked for in May.
      try check("{2000-02..}", &random) { days in
        (31...59).flatMap { x in
          (60...90).flatMap { y in
            (91...120).map { z in days.contains(x) || days.contains(y) || days.contains(z) }
          }
        }
      }
    }
  }

  @Test func intervalsAgree() throws {
    var random = SeededGenerator(seed: 23)
    let everyDay = Array(Self.outer.lowerBound - 5...Self.outer.upperBound + 5) + [-1000, 1000]
    var compared = 0
    for _ in 0..<500 {
      let start =
        switch Int.random(in: 0..<6, using: &random) {
        case 0: (text: "..", days: [-1000])
        case 1: (text: "", days: everyDay)
        default: pick(Self.dates, &random)
        }
      let end =
        switch Int.random(in: 0..<6, using: &random) {
        case 0: (text: "..", days: [1000])
        case 1: (text: "", days: everyDay)
        default: pick(Self.dates, &random)
        }
      let readings = start.days.flatMap { s in end.days.compactMap { e in s <= e ? (s, e) : nil } }
      let text = start.text + "/" + end.text
      if readings.isEmpty {
        #expect(throws: DateError.self) { try Period(text) }
        continue
      }
      compared += 1
      try check(text, &random) { days in
        readings.map { s, e in s <= days.upperBound && e >= days.lowerBound }
      }
    }
    #expect(compared > 300)
  }
}
