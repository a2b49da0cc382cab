import Camarilla
import Testing

@Suite struct CalendarYearTests {
  @Test(arguments: [
    (1926, "1926"), (1, "1"), (0, "1 BCE"), (-1, "2 BCE"), (-43, "44 BCE"), (-62, "63 BCE"),
    (Int.min, "9223372036854775809 BCE"), (Int.max, "9223372036854775807"),
  ])
  func isSaidAsPeopleCount(_ number: Int, _ text: String) {
    #expect(CalendarYear(number).description == text)
  }

  @Test(arguments: [
    (1917...1964, "1917–1964"), (1926...1926, "1926"), (-62 ... -43, "63–44 BCE"),
    (-43 ... -43, "44 BCE"), (-43...13, "44 BCE–13 CE"), (0...1, "1 BCE–1 CE"),
  ])
  func rangesAreSaid(_ years: ClosedRange<Int>, _ text: String) {
    #expect(CalendarYear.text(years: years) == text)
  }

  /// The Ides of March: 44 BCE, −43 in the astronomical count, whatever the language.
  @Test(arguments: [
    "44 BCE", "44BCE", "44 BC", "44BC", "44 B.C.", "44 B. C. E.", "44 bce", "BC 44", "44 v. Chr.",
    "44 v.Chr.", "44 vor Chr.", "44 v. u. Z.", "44 av. J.-C.", "44 av. J.C.", "44 avant J.-C.",
    "44 a.C.", "44 a. C.", "44 a. de C.", "44 f.Kr.", "44 p.n.e.", "44 př. n. l.", "44 pr. Kr.",
    "44 î.Hr.", "44 i. e.", "44 до н. э.", "44 до н.э.", "44 пр. н. е.", "44 π.Χ.", "前44年",
    "公元前44年", "紀元前44年", "-43", "\u{2212}43", "-0043",
  ])
  func readsTheIdesOfMarch(_ text: String) {
    #expect(CalendarYear(text)?.number == -43, "\(text)")
  }

  @Test(arguments: [
    ("AD 13", 13), ("13 AD", 13), ("13 CE", 13), ("13 n. Chr.", 13), ("13 apr. J.-C.", 13),
    ("13 d.C.", 13), ("13 н. э.", 13), ("1926 CE", 1926), ("1 BCE", 0), ("1926", 1926), ("0", 0),
    ("1000000000000000", 1_000_000_000_000_000), ("1000000000000001 BCE", -1_000_000_000_000_000),
  ])
  func readsOthers(_ text: String, _ number: Int) {
    #expect(CalendarYear(text)?.number == number, "\(text)")
  }

  /// No year, none of the calendar's, or one that languages read in both ways (Finnish "eKr." is before
  /// Christ, Swedish "e.Kr." after).
  @Test(arguments: [
    "", " ", "BCE", "0 BCE", "0 AD", "-44 BCE", "44 BCE 43", "44 BC AD", "May 44 BCE", "44 e.Kr.",
    "1000000000000001", "1000000000000002 BCE", "-9223372036854775808", "9223372036854775807",
    "99999999999999999999 BCE", "1926-05", "1.9e3", "nineteen", "44 BCE or so",
  ])
  func refusesOthers(_ text: String) {
    #expect(CalendarYear(text) == nil, "\(text)")
  }

  /// What is said is read again as the same year, and as many BCE as people count.
  @Test func whatIsSaidIsRead() throws {
    for number in -3000...3000 {
      let year = CalendarYear(number)
      #expect(CalendarYear(year.description) == year)
      if number <= 0 { #expect(year.description == "\(1 - number) BCE") }
    }
  }

  /// A year beyond all others is the last on its side, in whatever asks about a year.
  @Test(arguments: [Int.min, Int.min + 1, Int.max, Int.max - 1])
  func yearsAtTheEdgeAreYears(_ year: Int) throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(
      Relationship(kind: "alliance", source: "a", target: "b", when: try Period("../..")))
    builder.add(
      Relationship(kind: "alliance", source: "a", target: "c", when: try Period("1926")))
    let chronicle = try builder.build()
    for window in [1, 100, Int.max] {
      for reading in SnapshotOptions.Reading.allCases where window < Int.max || reading == .during {
        let snapshot = chronicle.snapshot(
          of: year, options: SnapshotOptions(reading: reading, window: window))
        #expect(CalendarYear.range.contains(snapshot.year))
        #expect(snapshot.figures.map(\.id).starts(with: ["a", "b"]))
      }
    }
    #expect(chronicle.diff(from: year, to: year).continued.count == 1)
    #expect(CalendarDay.days(ofYear: year).contains(.first(ofYear: year)))
    #expect(HistoricalDate(year: year) == nil)
  }
}
