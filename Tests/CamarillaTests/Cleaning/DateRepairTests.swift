import Camarilla
import TestSupport
import Testing

/// What becomes of dates as people write them.
@Suite struct DateRepairTests {
  @Test(arguments: [
    ("c. 1926", "1926~"), ("ca 1926", "1926~"), ("May 1926", "1926-05"),
    ("14.V.1926", "1926-05-14"), ("14 V 1926", "1926-05-14"), ("14/V/1926", "1926-05-14"),
    ("V.1926", "1926-05"), ("5.XII.1715", "1715-12-05"), ("1 IX 1939", "1939-09-01"),
    ("14. Mai 1926", "1926-05-14"), ("3. März 1926", "1926-03-03"), ("août 1914", "1914-08"),
    ("14 мая 1926", "1926-05-14"), ("май 1926", "1926-05"), ("1er juillet 1914", "1914-07-01"),
    ("14 May 1926", "1926-05-14"), ("May 14th, 1926", "1926-05-14"), ("14.5.1926", "1926-05-14"),
    ("26/9/1936", "1936-09-26"), ("1926-5", "1926-05"), ("19260514", "1926-05-14"),
    ("since 1936", "1936/.."), ("1926 – 1934", "1926/1934"), ("1926–1934", "1926/1934"),
    ("1541-52", "1541/1552"), ("44 BC", "-0043"), ("63–44 BC", "-0062/-0043"),
    ("14–16 May 1926", "1926-05-14/1926-05-16"), ("19\u{200B}26", "1926"),
    ("14\u{A0}May\u{A0}1926", "1926-05-14"), ("1922-05-14 00:00:00", "1922-05-14"),
    // Midnight is the form of a column, another time of day is one.
    ("1926-05-14 00:00:00.000", "1926-05-14"), ("1926-05-14 12:00", "1926-05-14T12:00"),
    ("1926-05-14 9:30:15", "1926-05-14T09:30:15"),
    ("+1926-05-14t12:00:00z", "1926-05-14T12:00:00Z"),
    ("probably 1926", "1926?"), ("1920s", "192X"), ("17th century", "16XX"),
    // The days of a month from one to the other, and what other programs and libraries write.
    ("14.-15.5.1926", "1926-05-14/1926-05-15"), ("14./15. Mai 1926", "1926-05-14/1926-05-15"),
    ("1926-present", "1926/.."), ("since 1926-present", "1926/.."), ("not before 1926", "[1926..]"),
    ("no later than 1926", "[..1926]"), ("Friday, May 14, 1926", "1926-05-14"),
    ("BET 1920 AND 1930", "[1920..1930]"), ("winter 1926/27", "1926-24"),
    ("Winter 1926/1927", "1926-24"), ("winter 1926-27", "1926-24"), ("hiver 1926/27", "1926-24"),
    // In a table a bare 1914-21 would be the years 1914 to 1921.
    ("spring 1914", "[1914-21]"),
  ])
  func whatHasOneReadingIsCertain(text: String, meaning: String) throws {
    let repair = try #require(Repair(ofDate: text, in: .period))
    #expect(repair.readings == [meaning])
    #expect(repair.isCertain)
    #expect(Repair(ofDate: meaning, in: .period) == nil)
  }

  @Test(arguments: [
    ("11/2/1715", ["1715-02-11", "1715-11-02"]), ("1539-40", ["1539/1540"]),
    ("early 1926", ["1926"]), ("14.5.26", ["1926-05-14"]), ("218–01 BC", ["-0217/-0200"]),
    ("1926/9999", ["1926/.."]), ("1930/1926", ["1926/1930"]), ("1926-", ["1926/..", "1926"]),
    ("1.000", ["1000"]),
    ("1 480", ["1480"]), ("1\u{2019}480", ["1480"]), ("?", ["XXXX"]), ("a 1480", ["1480"]),
    ("1926-05-?", ["1926-05-XX", "1926-05/"]), ("Anfang 1914", ["1914"]),
    ("first half of the 16th century", ["15XX"]), ("fin 1914", ["1914"]),
    ("1926051", ["1926-05-01", "Y1926051"]), ("1480051", ["1480-05-01", "Y1480051"]),
    ("14??", ["14XX"]), ("[14--]", ["14XX"]), ("192?", ["192X", "0192?"]),
    ("149-", ["149X", "0149/.."]), ("1.0.1926", ["1926-XX-01"]), ("1926-15-05", ["1926-05-15"]),
    ("14/5/26", ["1926-05-14"]), ("14-May-26", ["1926-05-14"]),
    ("12/11/10", ["1910-11-12", "1910-12-11"]), ("Monday, May 14, 1926", ["1926-05-14"]),
    ("May/June 1926", ["1926-05/1926-06", "[1926-05,1926-06]"]),
    ("spring 1926/27", ["[1926-21,1927-21]", "1926-21/1927"]),
    ("26 October/8 November 1917", ["1917-11-08", "1917-10-26/1917-11-08"]),
    // A dash with nothing behind it, two signs in one date, and two years beside a month that aren't one another's.
    ("1926–", ["1926/..", "1926"]), ("1926-05 –", ["1926-05/..", "1926-05"]),
    ("1926-05/06", ["1926-05/1926-06", "1926-05-06"]),
    ("1926-11/12", ["1926-11/1926-12", "1926-11-12"]),
    ("1926-5/6", ["1926-05/1926-06", "1926-05-06"]),
    ("1926.05/06", ["1926-05/1926-06", "1926-05-06"]),
    ("1926/05-06", ["1926-05/1926-06", "1926-05-06"]),
    ("1926-05 – 06", ["1926-05/1926-06", "1926-05-06"]), ("1926-12/11", ["1926-12-11"]),
    ("30 Jan 1649/8", ["1649-01-30"]), ("30 Jan 1649/48", ["1649-01-30"]),
    ("Jan 1649/8", ["1649-01", "1649-01-08"]), ("30 Jan 1648/50", ["1648-01-30/1650"]),
    ("14 May 1926/28", ["1926-05-14/1928"]), ("spring 1926/28", ["1926-21/1928"]),
    ("14.05.0000", ["0000-05-14"]),
  ])
  func whatHasTwoOrIsAGuessIsDoubtful(text: String, readings: [String]) throws {
    let repair = try #require(Repair(ofDate: text, in: .period))
    #expect(repair.readings == readings)
    #expect(!repair.isCertain)
  }

  @Test(arguments: [
    "1926", "1926?", "1926~", "1926-05-14/1934", "192X", "{1926,1928}", "[1926..1928]", "../1926",
    "", "soon", "[1914-21]", "1909-10",
  ])
  func whatIsRightOrBeyondTellingStays(text: String) {
    #expect(Repair(ofDate: text, in: .period) == nil)
  }

  /// The words of all languages mean what the English ones do.
  @Test(arguments: [
    (
      "[..1479]",
      ["before 1480", "vor 1480", "avant 1480", "antes de 1480", "prima del 1480", "ante 1480"]
    ),
    (
      "[1481..]",
      ["after 1480", "nach 1480", "après 1480", "después de 1480", "dopo il 1480", "post 1480"]
    ),
    (
      "1480~",
      ["c. 1480", "um 1480", "circa 1480", "gegen 1480", "vers 1480", "hacia 1480", "около 1480"]
    ),
    (
      "1480/..",
      ["since 1480", "seit 1480", "ab 1480", "depuis 1480", "dès 1480", "desde 1480", "с 1480"]
    ),
    (
      "../1480",
      ["until 1480", "bis 1480", "jusqu'en 1480", "jusqu'à 1480", "hasta 1480", "usque ad 1480"]
    ),
    (
      "[1480..1490]",
      [
        "between 1480 and 1490", "zwischen 1480 und 1490", "entre 1480 et 1490",
        "inter 1480 et 1490",
      ]
    ),
    ("1480/1490", ["from 1480 to 1490", "von 1480 bis 1490", "de 1480 à 1490"]),
    ("[1480,1490]", ["1480 or 1490", "1480 oder 1490", "1480 ou 1490", "1480 vel 1490"]),
    ("1480?", ["probably 1480", "vermutlich 1480", "forse 1480", "fortasse 1480"]),
    (
      "15XX",
      ["16th century", "16. Jahrhundert", "16. Jh.", "XVIe siècle", "saec. XVI", "siglo XVI"]
    ),
    ("148X", ["1480s", "1480er Jahre", "les années 1480"]),
    ("[1914-23]", ["autumn 1914", "fall 1914", "Herbst 1914", "automne 1914", "осенью 1914"]),
    ("1480", ["in 1480", "im Jahre 1480", "l'an 1480", "anno 1480", "en 1480"]),
    (
      "[..1926-05-13]",
      ["before 14 May 1926", "vor dem 14. Mai 1926", "avant le 14 mai 1926", "before 14.V.1926"]
    ),
    ("1926-05-14/1926-05-16", ["14–16 May 1926", "vom 14. bis 16. Mai 1926"]),
  ])
  func languagesAreOne(meaning: String, texts: [String]) throws {
    for text in texts {
      let repair = try #require(Repair(ofDate: text, in: .period), "\(text)")
      #expect(repair.readings == [meaning], "\(text)")
      #expect(repair.isCertain, "\(text)")
    }
  }

  /// Before a date is all that lies wholly before it, after it what lies wholly after, in whatever unit.
  @Test func boundsLieOutside() throws {
    let dates = [
      "1926", "1926-05", "1926-01", "1926-12", "14 May 1926", "1 March 1924", "31 December 1999",
      "44 BC", "1 AD", "1 BC", "May 44 BC", "15 March 44 BC", "the 1920s", "the 16th century",
      "spring 1926",
      "c. 1926", "1926?",
    ]
    for text in dates {
      let edtf = Repair(ofDate: text, in: .period)?.proposal ?? text
      let whole = try Period(edtf)
      guard case .event(let date) = whole else { continue }
      func bound(_ word: String) throws -> HistoricalDate {
        let repair = try #require(Repair(ofDate: "\(word) \(text)", in: .date), "\(word) \(text)")
        #expect(repair.isCertain)
        return try HistoricalDate(repair.proposal)
      }
      #expect(try bound("before").latest == date.earliest.advanced(by: -1), "\(text)")
      #expect(try bound("after").earliest == date.latest.advanced(by: 1), "\(text)")
      #expect(try bound("before").earliest == .distantPast)
    }
  }

  /// An interval in a column of starts is for both cells; signs for nothing are blank where a blank says that.
  @Test func cellsOfStartsAndLives() {
    for (text, proposal) in [
      ("1530-34", "1530/1534"), ("1541-52", "1541/1552"), ("1530–34", "1530/1534"),
      ("since 1530", "1530/.."), ("ca 1530-1534", "1530~/1534~"), ("1530/1534", "1530/1534"),
    ] {
      let repair = Repair(ofDate: text, in: .end(.start))
      #expect(repair?.proposal == proposal, "\(text)")
      #expect(repair?.isCertain == false, "\(text)")
    }
    #expect(Repair(ofDate: "1530-34", in: .end(.end))?.readings == ["1534"])
    #expect(Repair(ofDate: "1530-34", in: .end(.end))?.isCertain == false)
    // Of a range, a column of ends has the last year, and one of starts both: each is a guess beside a month.
    for (text, readings) in [
      ("1905/06", ["1905-06", "1906"]), ("1894/95", ["1895"]), ("1926/1934", ["1934"]),
    ] {
      let repair = Repair(ofDate: text, in: .end(.end))
      #expect(repair?.readings == readings && repair?.isCertain == false, "\(text)")
    }
    #expect(Repair(ofDate: "1905/06", in: .period)?.readings == ["1905-06", "1905/1906"])
    #expect(error("1890/91", in: .end(.start))?.suggestions == ["1890"])
    #expect(error("1890/91", in: .end(.end))?.suggestions == ["1891"])
    #expect(
      DateColumn.end(.start).ends(of: "1530/1534").map { [$0.start, $0.end] } == ["1530", "1534"])
    #expect(DateColumn.period.ends(of: "1530/1534") == nil)
    for text in ["?", "??", "(?)", "n.d.", "N. D.", "no date", "unbekannt", "–", "o. J."] {
      #expect(Repair(ofDate: text, in: .date)?.readings == [""], "\(text)")
      #expect(Repair(ofDate: text, in: .date)?.isCertain == true, "\(text)")
      // A blank end is read, and says less than some year: it may be one that goes on.
      let end = Repair(ofDate: text, in: .end(.end))
      #expect(end?.readings == [""] && end?.isCertain == false, "\(text)")
      for column in [DateColumn.period, .end(.start)] {
        let repair = Repair(ofDate: text, in: column)
        #expect(repair?.readings == ["XXXX"] && repair?.isCertain == false, "\(text) \(column)")
        #expect(repair?.reason == "'\(text)' says that no date is known, XXXX in EDTF")
      }
    }
  }

  /// Databases and their exports write `0000-00-00` where there is no date; EDTF's year `0000` is 1 BCE.
  @Test(arguments: [
    "0000-00-00", "00.00.0000", "0/0/0000", "00/00/0000", "0/0/0", "00000000", "000000", "0000-00",
    "0000-00-00 00:00:00", "0000-00-00T00:00:00Z", "+0000-00-00T00:00:00Z", "0000\u{2013}00",
  ])
  func theNullDateIsNoDate(text: String) throws {
    let repair = try #require(Repair(ofDate: text, in: .date))
    #expect(repair.readings == [""] && repair.isCertain)
    #expect(error(text, in: .date)?.suggestions == [])
    for column in [DateColumn.period, .end(.start)] {
      let repair = try #require(Repair(ofDate: text, in: column))
      #expect(repair.readings == ["XXXX"] && !repair.isCertain)
      #expect(error(text, in: column)?.suggestions == ["XXXX"])
    }
    for whole in ["\(text)/1926", "c. \(text)", "before \(text)", "\(text) to 1926"] {
      let meant = Repair(ofDate: whole, in: .period)?.readings ?? []
      #expect(!meant.contains { $0.contains("0000") }, "\(whole): \(meant)")
    }
  }

  /// The year 0 is one where it stands by itself, and where an era says so.
  @Test func theYearZeroIsAYear() {
    for text in ["0000", "0000/0000", "0000-05-14", "0000/.."] {
      #expect(Repair(ofDate: text, in: .period) == nil, "\(text)")
    }
    #expect(Repair(ofDate: "1 BC", in: .period)?.readings == ["0000"])
    #expect(Repair(ofDate: "15 March 1 BC", in: .period)?.isCertain == true)
  }

  /// A year that stands for no date is asked about wherever it stands.
  @Test func placeholdersAreAsked() throws {
    for (column, proposal) in [
      (DateColumn.period, "XXXX"), (.date, "XXXX"), (.end(.start), "XXXX"), (.end(.end), ".."),
    ] {
      for text in ["9999", "9999-12-31"] {
        let repair = try #require(Repair(ofDate: text, in: column), "\(text)")
        #expect(repair.readings == [proposal] && !repair.isCertain && repair.rule == .futureDate)
      }
      #expect(Repair(ofDate: "Y99999", in: column) == nil)
    }
  }

  /// A life and the end of an interval take no dates that don't suit them.
  @Test func columnsTakeWhatSuitsThem() throws {
    for (text, set) in [
      ("1926 – 1934", "[1926..1934]"), ("1490/1495", "[1490..1495]"), ("1490/..", "[1490..]"),
      ("May/June 1500", "[1500-05,1500-06]"),
    ] {
      let repair = try #require(Repair(ofDate: text, in: .date))
      #expect(repair.readings == [set] && !repair.isCertain)
      #expect(repair.reason == "'\(text)' may mean \(set)")
    }
    #expect(Repair(ofDate: "c. 1879", in: .date)?.readings == ["1879~"])
    #expect(Repair(ofDate: "before 1926", in: .date)?.readings == ["[..1925]"])
    for text in ["1500-05-14T10:00", "1500-05-14 10:00"] {
      let repair = Repair(ofDate: text, in: .end(.end))
      #expect(repair?.readings == ["1500-05-14"] && repair?.isCertain == false)
    }
    for (text, column, message) in [
      (
        "between 1480 and 1490", DateColumn.end(.start),
        "can't stand at an interval's start: expected a single date, not one of several as in [1480..1490]"
      ),
      (
        "before 1480", .end(.end),
        "can't stand at an interval's end: expected a single date, not one of several as in [..1479]"
      ),
      (
        "[1480,1481]", .end(.start),
        "can't stand at an interval's start: expected a single date, not one of several"
      ),
      (
        "1500-05-14T10:00", .end(.end),
        "can't stand at an interval's end: expected a date without a time of day — did you mean 1500-05-14?"
      ),
      (
        "1490/1495", .date,
        "is not an EDTF date: at position 5, expected the end of the date, which is no interval here"
          + " — did you mean [1490..1495]?"
      ),
      (
        "30 Feb 1640", .period,
        "is not an EDTF date: at position 1, expected a day, 01–29, in 1640-02"
      ),
    ] {
      #expect(error(text, in: column)?.description == "'\(text)' \(message)")
    }
    #expect(Repair(ofDate: "before 1926", in: .end(.start)) == nil)
    #expect(Repair(ofDate: "May 1926", in: .end(.end))?.readings == ["1926-05"])
    #expect(Repair(ofDate: "44 BC", in: .end(.start))?.readings == ["-0043"])
    #expect(Repair(ofDate: "..", in: .end(.end)) == nil)
  }

  private func error(_ text: String, in column: DateColumn) -> DateError? {
    do throws(DateError) {
      switch column {
      case .period: _ = try Period.reading(text)
      case .date: _ = try HistoricalDate.reading(text)
      case .end(let side):
        let bytes = Array(text.utf8)
        _ = try Period.End.suitable(utf8: bytes.span, of: side)
      }
      return nil
    } catch {
      return error
    }
  }

  /// What is proposed for whatever text is read without a word, and has nothing to be repaired but a date in
  /// the future.
  @Test func proposalsNeedNoRepair() {
    var random = SeededGenerator(seed: 26)
    let parts = [
      "c. ", "ca. ", "about ", "May ", "Sept ", "V.", "XII", "14", "5", "1926", "1539", "40", "-",
      "–",
      "/", ".", " ", "?", "~", " BC", "s", "th century", "before ", "since ", "early ", "\u{A0}",
      "\u{200B}", "[", "]", "..", "00", "X", "1648/9", "14??", " to ", "between ", " and ",
      " or later",
      "Friday ", " O.S.", "winter ", "Feb. ", "T10:00", "0000-00-00", "9999", " 12:00",
    ]
    var repaired = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        parts.randomElement(using: &random)!
      }.joined()
      for column in [DateColumn.period, .date, .end(.start), .end(.end)] {
        // What is suggested is taken where it is suggested, and isn't what stands there.
        for suggestion in error(text, in: column)?.suggestions ?? [] {
          #expect(column.accepts(suggestion), "'\(text)' in \(column): '\(suggestion)'")
          #expect(suggestion != text && column.ends(of: suggestion) == nil, "\(text)")
        }
        guard let repair = Repair(ofDate: text, in: column) else { continue }
        repaired += 1
        #expect(!repair.isCertain || repair.readings.count == 1)
        #expect(repair.proposal != text || column.ends(of: text) != nil, "\(text)")
        for reading in repair.readings {
          #expect(column.accepts(reading), "'\(text)' became '\(reading)'")
          #expect(Repair(ofDate: reading, in: column)?.isCertain != true)
        }
      }
    }
    #expect(repaired > 1000)
  }
}
