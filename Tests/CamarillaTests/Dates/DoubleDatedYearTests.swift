import Camarilla
import TestSupport
import Testing

/// Years of Old Style that are told by both their numbers, and days of the Julian calendar.
@Suite struct DoubleDatedYearTests {
  /// Charles I was beheaded on 30 January 1648/9: a day of 1649 as years begin on 1 January.
  @Test(arguments: [
    ("30 January 1648/9", "1649-01-30"), ("Feb. 1648/9", "1649-02"),
    ("Jan. 30, 1648/49", "1649-01-30"), ("24 March 1721/2", "1722-03-24"),
    ("30 January 1648/1649", "1649-01-30"), ("30.1.1648/9", "1649-01-30"),
    ("30/1/1648/9", "1649-01-30"), ("1648/9-01-30", "1649-01-30"),
    ("c. Feb. 1648/9", "1649-02~"), ("31 Jan. 1699/1700", "1700-01-31"),
    ("March 1648/9", "1649-03"), ("30 I 1648/9", "1649-01-30"),
    ("10 Feb 1648/9–3 March 1650/1", "1649-02-10/1651-03-03"),
  ])
  func aDayOfBothYearsIsOfTheSecond(text: String, meaning: String) throws {
    let repair = try #require(Repair(ofDate: text, in: .period))
    #expect(repair.readings == [meaning] && repair.isCertain)
    #expect(Period.isDoubleDated(text))
  }

  /// Beside any other day, or in later centuries, two years are a span or a choice.
  @Test(arguments: [
    ("1 Nov 1648/9", ["[1648-11-01,1649-11-01]", "1648-11-01/1649"]),
    ("25 March 1648/9", ["[1648-03-25,1649-03-25]", "1648-03-25/1649"]),
    ("30 January 1926/7", ["[1926-01-30,1927-01-30]", "1926-01-30/1927"]),
    ("Feb 1648-9", ["1649-02", "1648-02/1649"]),
    ("May 1926/27", ["[1926-05,1927-05]", "1926-05/1927"]),
    ("May 1926-7", ["1926-05/1927", "[1926-05,1927-05]"]),
    ("May 1926/7", ["[1926-05,1927-05]", "1926-05/1927"]),
  ])
  func otherwiseAPersonIsAsked(text: String, readings: [String]) throws {
    let repair = try #require(Repair(ofDate: text, in: .period))
    #expect(repair.readings == readings && !repair.isCertain)
    #expect(!Period.isDoubleDated(text))
  }

  /// Each part in a cell of its own.
  @Test func yearsInAColumn() {
    for (text, month, day, year) in [
      ("1648/9", "1", "30", 1649), ("1648/49", "03", "24", 1649), ("1648/1649", "2", "", 1649),
      ("1648/9", "3", "25", nil), ("1648/9", "11", "5", nil), ("1648/9", "", "", nil),
      ("1926/7", "1", "30", nil), ("1648-9", "1", "30", nil), ("1648/1650", "1", "30", nil),
      ("1648", "1", "30", nil), ("1648/9 x", "1", "30", nil), ("1648/9", "13", "1", nil),
    ] {
      #expect(
        CalendarYear(doubleDated: text, month: month, day: day)?.number == year,
        "\(text) \(month) \(day)")
    }
  }

  /// Every way of writing a day of Old Style is that day, and what stands beside it is kept.
  @Test func daysOfOldStyle() throws {
    var random = SeededGenerator(seed: 1752)
    let months = [
      "Jan.", "Feb", "March", "April", "May", "June", "Juli", "août", "Sept.", "Oct", "Nov.",
      "Dec.",
    ]
    for _ in 0..<400 {
      // 1700, 1800 and 1900 are leap years there.
      let year =
        Bool.random(using: &random)
        ? [1500, 1700, 1800, 1900].randomElement(using: &random)!
        : Int.random(in: 1400...1950, using: &random)
      let month = Int.random(in: 1...12, using: &random)
      let length =
        month == 2
        ? (year % 4 == 0 ? 29 : 28) : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      let day = Bool.random(using: &random) ? length : Int.random(in: 1...length, using: &random)
      let expected = "\(try #require(CalendarDay(julianYear: year, month: month, day: day)))"
      let edtf =
        "\(year)-" + (month < 10 ? "0" : "") + "\(month)-" + (day < 10 ? "0" : "") + "\(day)"
      for text in [
        "\(edtf) O.S.", "\(edtf) (Old Style)", "\(day) \(months[month - 1]) \(year) O.S.",
        "\(day).\(month).\(year) ст. ст.",
      ] {
        let repair = try #require(Repair(ofDate: text, in: .date), "\(text)")
        #expect(repair.readings == [expected] && repair.isCertain, "\(text)")
      }
      #expect(
        Repair(ofDate: "c. \(day) \(months[month - 1]) \(year) O.S.", in: .period)?.readings == [
          expected + "~"
        ])
    }
  }

  @Test(arguments: [
    ("28–29 Feb 1700 O.S.", ["1700-03-10/1700-03-11"], true),
    ("before 29 Feb 1700 O.S.", ["[..1700-03-10]"], true),
    ("after 28 Feb 1700 O.S.", ["[1700-03-11..]"], true),
    ("29 Feb. 1699/1700 O.S.", ["1700-03-11"], true),
    ("[1700-02-29..1700-03-05] O.S.", ["[1700-03-11..1700-03-16]"], true),
    ("1917-10-25 N.S.", ["1917-10-25"], true), ("May 1648 O.S.", ["1648-05"], false),
    ("11/2/1715 O.S.", ["1715-02-22", "1715-11-13"], false),
    ("30 Feb 1700 O.S.", [], false), ("29 Feb 1701 O.S.", [], false), ("soon O.S.", [], false),
  ])
  func leapDaysThatOneCalendarHas(text: String, readings: [String], isCertain: Bool) {
    let repair = Repair(ofDate: text, in: .period)
    #expect(repair?.readings ?? [] == readings)
    #expect((repair?.isCertain ?? false) == isCertain)
  }

  @Test(arguments: [
    ("25/3/1715", DateOrder.dayFirst), ("3/25/1715", .monthFirst), ("25.3.1715", .dayFirst),
    ("c. 25-3-1715", .dayFirst), ("11/2/1715–25/2/1715", .dayFirst), ("3/25/15", .monthFirst),
    ("11/2/1715", nil), ("1715-03-25", nil), ("25 March 1715", nil), ("32/3/1715", nil),
    ("1715/3/25", nil),
  ])
  func ordersAreTold(text: String, order: DateOrder?) {
    #expect(DateOrder(text) == order)
  }

  @Test func columnsOfBothOrdersAreTold() {
    var orders = DateOrders<String>()
    func told(_ text: String, _ row: Int, _ column: String) -> String? {
      orders.contradiction(of: text, row: row, called: "line", in: column)
    }
    #expect(told("11/2/1715", 2, "a") == nil)
    #expect(told("25/3/1715", 3, "a") == nil)
    #expect(told("3/25/1715", 4, "b") == nil)
    #expect(told("26/3/1715", 5, "a") == nil)
    #expect(
      told("3/25/1715", 6, "a")
        == "'25/3/1715' in line 3 has the day first, and '3/25/1715' the month")
  }
}
