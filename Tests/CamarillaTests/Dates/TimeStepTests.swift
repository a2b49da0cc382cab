import Camarilla
import TestSupport
import Testing

@Suite struct TimeStepTests {
  private func day(_ text: String) throws -> CalendarDay { try HistoricalDate(text).earliest }

  private func step(_ unit: TimeUnit, _ text: String) throws -> TimeStep {
    TimeStep(unit: unit, containing: try day(text))
  }

  @Test func periodsAreEDTF() throws {
    #expect(try step(.day, "1926-05-14").period == "1926-05-14")
    // ISO 8601 has 14 May 1926, a Friday, in the week from Monday 10 May.
    #expect(try step(.week, "1926-05-14").period == "1926-05-10/1926-05-16")
    #expect(try step(.month, "1926-05-14").period == "1926-05")
    #expect(try step(.quarter, "1926-05-14").period == "1926-34")
    #expect(try step(.year, "1926-05-14").period == "1926")
    #expect(try step(.decade, "1926-05-14").period == "192X")
    #expect(try step(.year, "-0043").description == "44 BCE")
    #expect(try step(.decade, "0000").period == "000X")
    #expect(try step(.decade, "-0001").period == "-000X")
    #expect(try step(.decade, "-0043").period == "-004X")
    #expect(try step(.decade, "Y12345").period == "Y12340/Y12349")
  }

  /// EDTF counts astronomical years: its decade -004X is 50 to 41 BCE.
  @Test func decadesAndCenturiesBeforeOurEraAreSpokenInYears() throws {
    #expect(try step(.decade, "-0043").description == "50–41 BCE")
    #expect(try step(.decade, "-0001").description == "10–2 BCE")
    #expect(try step(.decade, "0000").description == "1 BCE–9 CE")
    #expect(try step(.decade, "0010").description == "001X")
    #expect(try step(.century, "-0143").description == "200–101 BCE")
    #expect(try step(.century, "1926").description == "19XX")
    func title(_ unit: TimeUnit, _ first: String, _ last: String) throws -> TimeSteps {
      TimeSteps(unit: unit, within: try day(first)...day(last))
    }
    let steps = try title(.decade, "-0053-01-01", "-0043-01-01")
    #expect("\(steps)" == "60–41 BCE" && steps.period == "-005X/-004X")
    let window = SnapshotOptions(window: 2)
    #expect(try window.title(of: TimeSpan(step(.decade, "-0043"))) == "60–41 BCE")
    #expect(try window.title(of: TimeSpan(step(.decade, "1926"))) == "191X–192X")
    #expect(try "\(title(.decade, "1917-01-01", "1926-01-01"))" == "191X/192X")
  }

  /// A period that EDTF can say means the very days of its step.
  @Test(arguments: TimeUnit.allCases)
  func aPeriodIsTheDaysOfItsStep(unit: TimeUnit) throws {
    var generator = SeededGenerator(seed: 1582)
    for _ in 0..<500 {
      let day = CalendarDay(number: Int.random(in: -1_500_000...1_500_000, using: &generator))
      let step = TimeStep(unit: unit, containing: day)
      #expect(step.days.contains(day))
      #expect(step.next.days.lowerBound == step.days.upperBound.advanced(by: 1))
      let (start, end) = try Period(step.period).bounds(.exact)
      #expect(start == step.days.lowerBound && end == step.days.upperBound, "\(step)")
    }
  }

  @Test func weeksBeginOnMondays() throws {
    // 1 January 1900 was a Monday; 4 January is always in its year's first ISO week.
    #expect(try step(.week, "1900-01-01").days.lowerBound == day("1900-01-01"))
    #expect(try step(.week, "1899-12-31").days.lowerBound == day("1899-12-25"))
    #expect(try step(.week, "2000-01-01").days.lowerBound == day("1999-12-27"))
  }

  @Test func stepsCoverARange() throws {
    let steps = TimeSteps(unit: .quarter, within: try day("1926-05-14")...day("1927-01-01"))
    #expect(steps.map(\.period) == ["1926-34", "1926-35", "1926-36", "1927-33"])
    #expect(steps.years == 1926...1927)
    #expect(TimeSteps(years: -1...1).map(\.description) == ["2 BCE", "1 BCE", "1"])
  }
}
