import Camarilla
import TestSupport
import Testing

@Suite struct DateReadingTests {
  /// The Punic Wars and others, their second year by its last digits where those make a later year.
  @Test(arguments: [
    ("218-01 BC", "-0217/-0200"), ("264–41 BC", "-0263/-0240"), ("1532-31 BC", "-1531/-1530"),
    ("100-50 BC", "-0099/-0049"), ("63–44 BC", "-0062/-0043"), ("1531-32 AD", "1531/1532"),
    ("1914–18 CE", "1914/1918"), ("264 BC–14 AD", "-0263/0014"),
  ])
  func yearsOfAnEraByTheirLastDigits(_ text: String, _ expected: String) throws {
    let (period, remark) = try Period.reading(text)
    #expect(period.description == expected)
    #expect(remark != nil)
  }

  @Test func bothReadingsOfLastDigitsAreTold() throws {
    let remark = try #require(try Period.reading("218-01 BC").remark)
    #expect("\(remark)".contains("218–201 BCE rather than 218–1 BCE"))
  }

  /// Historians' ranges, with both readings told where EDTF has one of its own.
  @Test(arguments: [
    ("1539-40", "1539/1540", "1539-01-01 to 1539-06-30"),
    ("1527-33", "1527/1533", "1527-01-01 to 1527-03-31"),
    ("1532-35", "1532/1535", "1532-07-01 to 1532-09-30"),
    ("1921-22", "1921/1922", "1921-06-01 to 1921-08-31"),
  ])
  func rangesWithTwoReadings(_ text: String, _ years: String, _ days: String) throws {
    let (period, remark) = try Period.reading(text)
    #expect(period == (try Period(years)))
    let said = try #require(remark?.description)
    for part in ["'\(text)'", years, days, "[\(text)]"] { #expect(said.contains(part), "\(said)") }
  }

  @Test(arguments: [
    ("1532-45", "1532/1545"), ("1914-18", "1914/1918"), ("1914–18", "1914/1918"),
    ("1914—18", "1914/1918"), ("1539-40?", "1539?/1540?"), ("1914-18~", "1914~/1918~"),
    ("0044-49", "0044/0049"), ("44 BCE", "-0043"), ("63BC", "-0062"), ("44 v. Chr.", "-0043"),
    ("63–44 BC", "-0062/-0043"), ("63-44 BC", "-0062/-0043"), ("63 BC/44 BC", "-0062/-0043"),
    ("63 BC to 44 BC", "-0062/-0043"), ("22 BC - 13 AD", "-0021/0013"), ("AD 13", "0013"),
  ])
  func othersWithARemark(_ text: String, _ expected: String) throws {
    let (period, remark) = try Period.reading(text)
    #expect(period == (try Period(expected)))
    #expect(remark?.reading == expected)
    #expect(remark?.description.contains(expected) == true)
  }

  /// Months, parts of a year that are no later year, and everything else that EDTF alone can mean.
  @Test(arguments: [
    "1909-10", "1901-12", "1926-05", "1926-22", "1949-41", "1999-40", "1926-XX", "-0063-22",
    "XX26-40", "1950S2", "1926-22/1945", "{1949-41}", "[1999-40,2041]", "1926-05-14", "../1926",
  ])
  func plainEDTFStaysWhatItIs(_ text: String) throws {
    let (period, remark) = try Period.reading(text)
    #expect(period == (try Period(text)))
    #expect(remark == nil)
  }

  @Test(arguments: ["44 BCE?x", "63 BC - ", "44 BC–63 BC", "0 BCE", "1533-5", "1914-12x", ""])
  func othersAreErrors(_ text: String) {
    #expect(throws: DateError.self) { try Period.reading(text) }
    #expect(throws: DateError.self) { try HistoricalDate.reading(text) }
  }

  /// Every year and two digits, against the rule in words: digits from 13 on that are more than the
  /// year's last two are a later year; else EDTF decides.
  @Test func theRuleOverACentury() throws {
    for year in 1500...1599 {
      for digits in 0...99 {
        let text = "\(year)-" + (digits < 10 ? "0\(digits)" : "\(digits)")
        let read = try? Period.reading(text)
        if digits > 12, digits > year - 1500 {
          #expect(read?.period.description == "\(year)/\(1500 + digits)", "\(text)")
          #expect(read?.remark != nil)
        } else {
          #expect(read?.period == (try? Period(text)), "\(text)")
          #expect(read?.remark == nil)
        }
      }
    }
  }

  /// A date that can be no interval is one of the years; an end takes its own.
  @Test func datesAndEnds() throws {
    #expect(try HistoricalDate.reading("1539-40").date == HistoricalDate("[1539..1540]"))
    #expect(try HistoricalDate.reading("1532-45").date == HistoricalDate("[1532..1545]"))
    #expect(try HistoricalDate.reading("63 BCE").date == HistoricalDate("-0062"))
    #expect(throws: DateError.self) { try HistoricalDate.reading("63–44 BCE") }
    let start = try Period.End.reading("1539-40", of: .start)
    #expect(start.end == .date(try HistoricalDate("1539")))
    #expect(start.remark?.lastYear == (try HistoricalDate("1540")))
    #expect(try Period.End.reading("1539-40", of: .end).end == .date(HistoricalDate("1540")))
  }

  /// Intervals and sets: an end takes its own year, a member all years, in brackets a date is the part.
  @Test(arguments: [
    ("1531-32/1535-36", "1531/1536", "[1531-32]/[1535-36]"),
    ("1531-32/..", "1531/..", "[1531-32]/.."), ("1531-32/", "1531/", "[1531-32]/"),
    ("../1531-32", "../1532", "../[1531-32]"), ("/1531-32", "/1532", "/[1531-32]"),
    ("1531-32/1540", "1531/1540", "[1531-32]/1540"),
    ("1530-05/1531-32", "1530-05/1532", "1530-05/[1531-32]"),
    ("1531-32~/1540?", "1531~/1540?", "[1531-32~]/1540?"),
    ("1539-40/1545", "1539/1545", "[1539-40]/1545"),
    ("{1531-32,1535}", "{1531..1532,1535}", "{[1531-32],1535}"),
    ("[1529,1531-32]", "[1529,1531..1532]", "[1529,[1531-32]]"),
    ("{1539-40}", "{1539..1540}", "{[1539-40]}"), ("[..1531-32]", "[..1532]", "[..[1531-32]]"),
    ("[1531-32..]", "[1531..]", "[[1531-32]..]"),
    ("[1531-33..1535-36]", "[1531..1536]", "[[1531-33]..[1535-36]]"),
  ])
  func compositesWithTwoReadings(_ text: String, _ years: String, _ parts: String) throws {
    let (period, remark) = try Period.reading(text)
    #expect(period == (try Period(years)))
    let said = try #require(remark?.description)
    for part in ["'\(text)'", years, parts] { #expect(said.contains(part), "\(said)") }
    let (other, nothing) = try Period.reading(parts)
    #expect(other == (try Period(text)))
    #expect(nothing == nil)
    #expect(other.tableText == parts)
    #expect(period.tableText == years)
    #expect(throws: DateError.self) { try Period(parts) }
  }

  /// What EDTF doesn't read at all: other dashes, and a range between a year and a part of one.
  @Test(arguments: [
    ("1531–32/1535–36", "1531/1536"), ("1531–32/..", "1531/.."),
    ("[1531-32..1536]", "[1531..1536]"),
    ("{1531–32,1535}", "{1531..1532,1535}"), ("[1530..1531-32]", "[1530..1532]"),
  ])
  func compositesBesideEDTF(_ text: String, _ years: String) throws {
    let (period, remark) = try Period.reading(text)
    #expect(period == (try Period(years)))
    #expect(remark?.description.contains(years) == true)
  }

  @Test(arguments: [
    "1539-40/1520", "[1539-40]/1520", "[1926-22]/1930", "1539-40/x", "[1539-40]/[x]",
  ])
  func compositesThatAreErrors(_ text: String) {
    #expect(throws: DateError.self) { try Period.reading(text) }
  }

  /// A birth that is a set follows the same rule.
  @Test func setsOfDates() throws {
    let (date, remark) = try HistoricalDate.reading("[1531-32,1535]")
    #expect(date == (try HistoricalDate("[1531..1532,1535]")))
    #expect(remark != nil)
    #expect(try HistoricalDate.reading("[[1531-32],1535]").date == HistoricalDate("[1531-32,1535]"))
  }

  /// Whatever a chronicle holds is read from its tables as it was written.
  @Test func tablesComeBack() throws {
    var random = RandomEDTF(seed: 41)
    var bracketed = 0
    for _ in 0..<20_000 {
      guard let period = try? Period(random.period()) else { continue }
      let text = period.tableText
      if text != period.description { bracketed += 1 }
      let (back, remark) = try Period.reading(text)
      #expect(remark == nil)
      #expect(back == period, "\(text)")
      if case .event(let date) = period {
        let (back, remark) = try HistoricalDate.reading(date.tableText)
        #expect(remark == nil)
        #expect(back == date, "\(text)")
      }
    }
    #expect(bracketed > 50)
  }

  @Test(arguments: [
    ("-0043-03-15", "15 March 44 BCE"), ("-0043", "44 BCE"), ("0000", "1 BCE"),
    ("-0043-03", "March 44 BCE"), ("-0043~", "44 BCE~"),
    ("-0048/-0043-03-15", "49 BCE/15 March 44 BCE"),
    ("-0043/..", "44 BCE/.."), ("-0043/0014", "44 BCE/0014"), ("1926-05-14", "1926-05-14"),
    ("1926/1930?", "1926/1930?"), ("-004X", "-004X"), ("Y-12000", "12001 BCE"),
  ])
  func isSpoken(_ text: String, _ spoken: String) throws {
    #expect(try Period(text).spoken == spoken)
  }

  /// Days as spreadsheets count them: the first of 2000 is 36526, and 1 March 1900 is 61, after a
  /// 29 February that there never was.
  @Test func excelsDays() throws {
    #expect(CalendarDay(excelNumber: 36_526) == CalendarDay(year: 2000, month: 1, day: 1))
    #expect(CalendarDay(excelNumber: 8157) == CalendarDay(year: 1922, month: 5, day: 1))
    #expect(CalendarDay(excelNumber: 61) == CalendarDay(year: 1900, month: 3, day: 1))
    #expect(CalendarDay(excelNumber: 60) == nil)
    #expect(CalendarDay(excelNumber: 73_416) == nil)
  }
}
