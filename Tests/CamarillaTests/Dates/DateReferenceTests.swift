import Camarilla
import TestSupport
import Testing

/// The days of a date against the slow and obvious: try every day of 1975 to 2034.
struct DateReferenceTests {
  private static let years = 1975...2034

  /// Which of so many things are approximate.
  private enum Approximate { case nothing, years, months, days }

  private struct Sample {
    var year: String
    var month = ""
    var day = ""
    var approximate = Approximate.nothing

    var text: String {
      var parts = [year]
      if !month.isEmpty { parts.append(month) }
      if !day.isEmpty { parts.append(day) }
      switch approximate {
      case .nothing: break
      case .years: parts[0] = "~" + parts[0]
      case .months: parts[1] = "~" + parts[1]
      case .days: parts[2] = "~" + parts[2]
      }
      return parts.joined(separator: "-")
    }

    func matches(_ template: String, _ value: Int) -> Bool {
      var rest = value
      for character in template.reversed() {
        if character != "X", character.wholeNumberValue != rest % 10 { return false }
        rest /= 10
      }
      return rest == 0
    }

    func hasYear(_ value: Int, _ units: Int) -> Bool {
      let step = year.hasSuffix("X") ? 10 : 1
      let shifts = approximate == .years ? Array(-units...units) : [0]
      return shifts.contains { matches(year, value + $0 * step) }
    }

    /// Months counted from January of year 0.
    func hasMonth(_ index: Int, _ units: Int) -> Bool {
      let firstMonths = [
        "21": 2, "22": 5, "23": 8, "24": 11, "29": 8, "30": 11, "31": 2, "32": 5, "35": 6,
      ]
      let shifts = approximate == .months ? Array(-units...units) : [0]
      if month.isEmpty { return hasYear(index / 12, units) }
      if let first = firstMonths[month] {
        return shifts.contains { shift in
          (0..<3).contains { part in
            let start = index + shift * 3 - part - first
            return start % 12 == 0 && hasYear(start / 12, units)
          }
        }
      }
      return shifts.contains { shift in
        let index = index + shift
        return hasYear(index / 12, units) && matches(month, index % 12 + 1)
      }
    }

    func days(_ units: Int) -> [CalendarDay] {
      var exact: [CalendarDay] = []
      for year in years {
        for month in 1...12 where hasMonth(year * 12 + month - 1, units) {
          for dayOfMonth in 1...31 where day.isEmpty || matches(day, dayOfMonth) {
            CalendarDay(year: year, month: month, day: dayOfMonth).map { exact.append($0) }
          }
        }
      }
      guard approximate == .days else { return exact }
      var widened = Set(exact)
      for day in exact { for shift in -units...units { widened.insert(day.advanced(by: shift)) } }
      return widened.sorted()
    }
  }

  private func sample(_ random: inout SeededGenerator) -> Sample {
    func pick(_ choices: [String]) -> String {
      choices[Int.random(in: 0..<choices.count, using: &random)]
    }
    var sample = Sample(
      year: pick(["1999", "2000", "2004", "2011", "200X", "199X", "20X0", "X000", "20X4", "2X10"]))
    var approximates = [Approximate.nothing, .years]
    let form = Int.random(in: 0..<5, using: &random)
    if form == 1 { sample.month = pick(["21", "22", "23", "24", "29", "30", "31", "32", "35"]) }
    if form > 1 { sample.month = pick(["01", "02", "06", "12", "0X", "1X", "X1", "X2", "XX"]) }
    if form > 2 { sample.day = pick(["01", "15", "28", "29", "31", "0X", "3X", "X9", "2X", "XX"]) }
    if form > 0 { approximates.append(.months) }
    if form > 2 { approximates.append(.days) }
    sample.approximate = approximates[Int.random(in: 0..<approximates.count, using: &random)]
    // The years X000 and 2X10 have others far away, where the domain does not reach.
    return sample
  }

  @Test func agreesDayByDay() throws {
    var random = SeededGenerator(seed: 11)
    var compared = 0
    for _ in 0..<400 {
      let sample = sample(&random)
      let units = Int.random(in: 0...2, using: &random)
      let rule = ApproximationRule(units: units)
      let expected = sample.days(units)
      guard let date = try? HistoricalDate(sample.text) else {
        #expect(sample.days(0).isEmpty, "\(sample.text) was refused")
        continue
      }
      compared += 1
      // Every possible day within 1986…2023 in turn: what lies outside may depend on days that
      // the domain lacks.
      let first = try #require(CalendarDay(year: 1986, month: 1, day: 1))
      let last = try #require(CalendarDay(year: 2023, month: 12, day: 31))
      var found: [CalendarDay] = []
      var day = first
      while let next = date.firstDay(onOrAfter: day, rule: rule), next <= last {
        found.append(next)
        day = next.advanced(by: 1)
      }
      let within = expected.filter { first <= $0 && $0 <= last }
      #expect(found == within, "\(sample.text) \(units)")
      var back: [CalendarDay] = []
      day = last
      while let previous = date.lastDay(onOrBefore: day, rule: rule), previous >= first {
        back.append(previous)
        day = previous.advanced(by: -1)
      }
      #expect(back.reversed() == within, "\(sample.text) \(units)")
    }
    #expect(compared > 300)
  }
}
