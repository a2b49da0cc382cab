import Camarilla
import TestSupport
import Testing

@Suite struct TimeSpanTests {
  /// What a time is called, what unit it is of, and its days, as EDTF and the calendar have them.
  @Test(arguments: [
    ("1926", "year", "1926", "1926", "1926-01-01", "1926-12-31"),
    ("1926-05", "month", "1926-05", "1926-05", "1926-05-01", "1926-05-31"),
    ("1926-05-14", "day", "1926-05-14", "1926-05-14", "1926-05-14", "1926-05-14"),
    ("1926-21", "season", "1926-21", "spring 1926", "1926-03-01", "1926-05-31"),
    ("1926-24", "season", "1926-24", "winter 1926", "1926-12-01", "1927-02-28"),
    // A southern spring lasts from September on.
    ("1926-29", "season", "1926-29", "southern spring 1926", "1926-09-01", "1926-11-30"),
    ("1926-34", "quarter", "1926-34", "Q2 1926", "1926-04-01", "1926-06-30"),
    ("1926-40", "interval", "1926-40", "first half of 1926", "1926-01-01", "1926-06-30"),
    ("-0045-33", "quarter", "-0045-33", "Q1 46 BCE", "-0045-01-01", "-0045-03-31"),
    ("1926-22~", "interval", "1926-22~", "summer 1926~", "1926-03-01", "1926-11-30"),
    (
      "-0045-33/1926-23", "interval", "-0045-33/1926-23", "Q1 46 BCE/autumn 1926", "-0045-01-01",
      "1926-11-30"
    ),
    ("192X", "decade", "192X", "192X", "1920-01-01", "1929-12-31"),
    ("19XX", "century", "19XX", "19XX", "1900-01-01", "1999-12-31"),
    ("1XXX", "interval", "1XXX", "1XXX", "1000-01-01", "1999-12-31"),
    (
      "1926-05/1926-08", "interval", "1926-05/1926-08", "1926-05/1926-08", "1926-05-01",
      "1926-08-31"
    ),
    ("1926/1928", "interval", "1926/1928", "1926–1928", "1926-01-01", "1928-12-31"),
    (
      "1926-05-14/1928", "interval", "1926-05-14/1928", "1926-05-14/1928", "1926-05-14",
      "1928-12-31"
    ),
    ("1926?", "year", "1926?", "1926?", "1926-01-01", "1926-12-31"),
    ("1926~", "interval", "1926~", "1926~", "1925-01-01", "1927-12-31"),
    ("1926-05~", "interval", "1926-05~", "1926-05~", "1926-04-01", "1926-06-30"),
    ("-0043", "year", "-0043", "44 BCE", "-0043-01-01", "-0043-12-31"),
    ("44BCE", "year", "-0043", "44 BCE", "-0043-01-01", "-0043-12-31"),
    ("44 v. Chr.", "year", "-0043", "44 BCE", "-0043-01-01", "-0043-12-31"),
    ("-0043-03", "month", "-0043-03", "March 44 BCE", "-0043-03-01", "-0043-03-31"),
    ("44 BC/42 BC", "interval", "-0043/-0041", "44–42 BCE", "-0043-01-01", "-0041-12-31"),
    ("-004X", "decade", "-004X", "50–41 BCE", "-0049-01-01", "-0040-12-31"),
  ])
  func timesOfEveryUnit(
    text: String, unit: String, period: String, title: String, first: String, last: String
  ) throws {
    let time = try #require(TimeSpan(text))
    #expect(time.unitName == unit && time.period == period && "\(time)" == title)
    #expect("\(time.days.lowerBound)" == first && "\(time.days.upperBound)" == last)
  }

  /// What a title says of a time: days and months by name, and what both ends of a stretch share once.
  @Test(arguments: [
    ("1926", "1926"), ("1926-05", "May 1926"), ("1926-05-12", "12 May 1926"),
    ("1926-05/1926-08", "May–August 1926"), ("1926-12/1927-02", "December 1926 – February 1927"),
    ("1926-05-12/1926-05-18", "12–18 May 1926"), ("1926-05-28/1926-06-03", "28 May – 3 June 1926"),
    ("1926-12-28/1927-01-03", "28 December 1926 – 3 January 1927"),
    ("1926-21", "spring 1926"), ("1926-33/1926-35", "Q1–Q3 1926"), ("1926/1928", "1926–1928"),
    ("192X", "1920s"), ("191X/192X", "1910s–1920s"), ("19XX", "1900–1999"),
    ("1926-05-14/1928", "14 May 1926 – 1928"), ("1926-05~", "May 1926~"), ("1926?", "1926?"),
    ("44BCE", "44 BCE"), ("-0043-03", "March 44 BCE"), ("-0043-03/-0043-05", "March–May 44 BCE"),
    ("-004X", "50–41 BCE"), ("1XXX", "1XXX"),
  ])
  func timesInWords(text: String, words: String) throws {
    #expect(try #require(TimeSpan(text)).inWords == words)
  }

  /// One says "on" of a day and of days of one month, and "in" of what is longer.
  @Test(arguments: [
    ("in", "1926"), ("in", "May 1926"), ("on", "12 May 1926"), ("on", "12–18 May 1926"),
    ("on", "15 March 44 BCE"), ("in", "44 BCE"), ("in", "44 BCE–43 BCE"), ("in", "50–41 BCE"),
    ("in", "1920s"), ("in", "1926-05"), ("on", "1926-05-12"), ("on", "-0043-03-15"),
    ("on", "1926-05-12~"), ("in", "1926-05-12/1926-05-18"), ("in", "1926 or 1930"),
    ("on", "1926-05-12 or 1926-05-14"), ("in", "any year"), ("on", "any day of 1926-05"),
  ])
  func timesInSentences(preposition: String, time: String) {
    #expect(inTime(time) == "\(preposition) \(time)")
  }

  /// A window is told from its first span to its last; a day that is asked for by itself has none.
  @Test func titlesInWords() throws {
    let chronicle = try chronicle("alliance a b 1926")
    let options = SnapshotOptions(window: 3)
    func title(_ text: String) throws -> String {
      chronicle.snapshot(of: try #require(TimeSpan(text)), options: options).titleInWords
    }
    #expect(try title("1926-05") == "March–May 1926")
    #expect(try title("1926-01") == "November 1925 – January 1926")
    #expect(try title("1926") == "1924–1926")
    let day = try HistoricalDate("1926-05-12").earliest
    #expect(chronicle.snapshot(on: day, options: options).titleInWords == "12 May 1926")
  }

  @Test(arguments: [
    "", "1926-13", "May 1926", "{1926,1928}", "[1926..]", "1926/..", "../1926", "1926/", "0BCE",
    "1928/1926", "MMXX", "99999999999999999999",
  ])
  func whatIsNoOneTime(text: String) { #expect(TimeSpan(text) == nil) }

  /// Any random date is the time from its first possible day to its last, and so is the period it is called by.
  @Test func aTimeIsItsPossibleDays() throws {
    var random = RandomEDTF(seed: 1066)
    var units: Set<String> = []
    for _ in 0..<3000 {
      guard let period = try? Period(random.period()), let time = TimeSpan(period) else { continue }
      let (start, end) = period.bounds()
      guard -9000...9000 ~= start.year, -9000...9000 ~= end.year else { continue }
      units.insert(time.unitName)
      #expect(time.days == start...end, "\(period)")
      #expect(time.steps.days == time.days)
      #expect(TimeSpan(time.period)?.days == time.days, "\(period) is called \(time.period)")
    }
    #expect(
      units.isSuperset(of: ["day", "month", "season", "quarter", "year", "decade", "interval"]))
  }

  /// A window of a stretch is made of stretches as long: four months before four months, whatever days they have.
  @Test func windowsAreOfTheTimesOwnLength() throws {
    let chronicle = try chronicle(
      "alliance a b 1925-12-31", "alliance b c 1926-01-01", "rivalry c d 1926-04-30",
      "alliance d e 1926-08-31", "alliance e f 1926-09-01")
    func ids(_ time: String, _ options: SnapshotOptions) throws -> [String] {
      chronicle.snapshot(of: try #require(TimeSpan(time)), options: options).figures.map(
        \.id.rawValue)
    }
    let two = SnapshotOptions(window: 2)
    #expect(try ids("1926-05/1926-08", two) == ["b", "c", "d", "e"])
    #expect(try ids("1926-05/1926-08", SnapshotOptions()) == ["d", "e"])
    #expect(try ids("1926-05/1926-08", SnapshotOptions(reading: .yearEnd)) == ["d", "e"])
    #expect(
      try ids("1926-05/1926-08", SnapshotOptions(reading: .yearEnd, window: 2)) == ["c", "d", "e"])
    #expect(
      try ids("1926-05/1926-08", SnapshotOptions(reading: .yearStart, window: 2)) == ["b", "c"])
    let snapshot = chronicle.snapshot(of: TimeSpan("1926-05/1926-08")!, options: two)
    #expect(snapshot.title == "1926-01–1926-08" && snapshot.year == 1926)
    #expect(chronicle.snapshot(of: TimeSpan("1926-05")!, options: two).title == "1926-04–1926-05")
    #expect(chronicle.snapshot(of: TimeSpan("192X")!, options: two).title == "191X–192X")
    #expect(chronicle.snapshot(of: TimeSpan("44BCE")!, options: two).title == "45–44 BCE")
  }

  /// A claim is dated too coarsely where one of its dates is longer than the unit, and not every reading of it holds
  /// then.
  @Test func coarseClaims() throws {
    let chronicle = try chronicle(
      "alliance a b 1926", "alliance b c 1926-05", "rivalry c d 1920/1930",
      "alliance d e 1926/1930",
      "rivalry e f 1926-05-14", "alliance f g 192X", "alliance g h 1927")
    func count(_ time: String) -> Int {
      chronicle.snapshot(of: TimeSpan(time)!).coarselyDatedCount
    }
    #expect(count("1926-05") == 3 && count("1926-05-14") == 4 && count("1926-06") == 3)
    #expect(count("1926") == 1 && count("192X") == 0 && count("1926-01/1926-12") == 1)
    #expect(count("1926-21") == 3)
    for time in ["1926-05", "1926-05-14", "1926", "192X", "1926-03/1926-05"] {
      let span = TimeSpan(time)!
      let census = chronicle.datingCensus(of: .one(span), options: SnapshotOptions())
      #expect(census.coarse == count(time))
      #expect(census.count == chronicle.snapshot(of: span).relationships.count)
      if let step = span.step {
        #expect(
          chronicle.datingCensus(of: .each(TimeSteps(step)), options: SnapshotOptions()).coarse
            == count(time))
      }
    }
    let certain = SnapshotOptions(certainty: .certain)
    #expect(chronicle.datingCensus(of: .one(TimeSpan("1926-05")!), options: certain).coarse == 0)
  }
}
