import Camarilla
import Testing

struct DateErrorTests {
  private func failure(_ text: String) -> DateError? {
    do {
      _ = try Period(text)
      return nil
    } catch {
      return error
    }
  }

  /// What is no EDTF. Most are from the test suites of UNT Libraries' edtf-validate and of edtf.js;
  /// left out are `Y-61000/-2000` and intervals such as `0000-01-03/0000-01`, which the former
  /// refuses although their end may lie after their start.
  static let invalid = [
    // Spaces, which EDTF has nowhere.
    "1863- 03-29", " 1863-03-29", "1863-03 -29", "1863-03- 29", "1863-03-29 ", "18 63-03-29",
    "1863-0 3-29", "[1 760-01, 1760-02, 1760-12..]", "[1667,1668, 1670..1672]",
    "{-1667,1 668-10,1670..1672}", " ", "",
    // Years.
    "20067890%", "Y2006", "-0000", "Y20067890-14-10%", "+2006%", "17070", "197", "19", "198?-",
    "Y", "Y-", "Y012345", "Y17E", "Y17E0", "YE5", "1950S", "1950S0", "1950S2-05", "19XXS2",
    "Y1234567890123456789", "Y17E1000", "Y17XXX", "193x", "19uu", "y170000002", "--1926",
    // Months and days.
    "1960-06-31", "1926-13", "1926-00", "1926-20", "1926-42", "1926-5", "1926-5-14", "1926-05-1",
    "1926-05-32", "1926-05-00", "1926-02-30", "1900-02-29", "-0001-02-29", "1926-21-01",
    "1926-2X", "1926-02-3X", "1926-04-X1-", "XXX1-02-29", "1926-", "1926-05-", "1926-05-14-",
    "19260514", "192605", "1926-134", "1926-W20", "2001-21^southernHemisphere", "1926-0", "1926-X",
    // Qualifiers.
    "1984?~", "1984??", "19?84", "1984-0?6", "?", "~", "%1984-06?-?",
    // Times.
    "1985-04-12T23:20:30z", "1985-04-12t23:20:30", "2012-10-10T10:10:1", "2012-10-10T1:10:10",
    "2012-10-10T10:1:10", "2012-10-10T10:50:10Z15", "2012-10-10T10:40:10Z00:62",
    "2004-01-01T10:10:10-05:60", "2004-01-01T10:10:10+02:00:30", "2004-01-01T10:10:1000:59",
    "-1985-04-12T23:20:30+24", "-1985-04-12T23:20:30Z12:00", "1985-04-12T25:00:00",
    "1985-04-12T24:00:01", "1985-04-12T23:60", "1985-04-12T", "1985-04T10:10", "1985T10:10",
    "1985-04-1XT10:10:10", "1985-04-12?T10:10:10", "1985-04-12T10:10:10~", "1985-04-12T10:10:10.",
    // Intervals.
    "NONE/", "2000/12-12", "2012/2013/1234/55BULBASAUR", "2012///4444", "2012\\2013",
    "2012-24/2012-21", "2012-23/2012-22", "0800/-0999", "-1000/-2000", "1000/-2000", "0001/0000",
    "0000/-0001", "2012/2010", "2005-07-25T10:10:10Z/2006-01-01T10:10:10Z",
    "2005-07-25T10:10:10Z/2006-01", "2005-07-25/2006-01-01T10:10:10Z", "1926//1927", "1926/...",
    ".../1926", "./1926", "1926/open", "unknown/1926", "[1926,1928]/1930", "1926/{1928,1930}",
    "1926..1928", "..1926", "1926..", "..", "P1Y/1926", "1926/P1Y", "R5/1926/1927",
    // Sets.
    "[1999}", "{1999]", "[1999", "{1999", "1999]", "[]", "{}", "[,1999]", "[1999,]", "[1999,,2000]",
    "[..]", "[1999..1998]", "[1999...2000]", "[1999..2000-05]", "[..1999..]", "[1999,..2001]",
    "[1999..,2001]", "[199X..2001]", "[..1950S2]", "[1999/2001]", "[[1999]]", "[1999]~",
    "[1926-05-14T10:10:10]", "[1999.2001]",
    // Neither.
    "Dec. 1970", "Last week", "c 1960", "n.d.", "1926\u{0}", "\u{0}", "１９２６", "1926‐05", "…",
  ]

  @Test(arguments: invalid) func refuses(_ text: String) throws {
    let error = try #require(failure(text), "\(text) was read")
    #expect(error.text == text)
    #expect(0...text.utf8.count ~= error.offset)
    #expect(!error.expected.isEmpty)
    #expect(!error.description.contains("\n"))
    #expect((try? HistoricalDate(text)) == nil)
    // Whatever it suggests is EDTF, and canonical.
    for suggestion in error.suggestions {
      #expect(try Period(suggestion).description == suggestion)
    }
  }

  private static let misspelled: [(String, [String])] = [
    // The first of 2020 begins in 2019, and only long years have a 53rd.
    ("1926-W20", ["1926-05-17/1926-05-23", "[1926-05-17..1926-05-23]"]),
    ("2020W01", ["2019-12-30/2020-01-05", "[2019-12-30..2020-01-05]"]),
    ("2020-W53-7", ["2021-01-03"]), ("2019-W53", []), ("1926-W00", []), ("1926-W20-8", []),
    ("1926..1928", ["1926/1928", "[1926..1928]"]), ("1928..1926", []),
    ("14 May 1926..June 1926", ["1926-05-14/1926-06"]),
    ("c. 1926", ["1926~"]), ("circa 1926", ["1926~"]), ("ca 1926", ["1926~"]),
    ("c1926", ["1926~"]), ("about May 1926", ["1926-05~"]), ("probably 1926", ["1926?"]),
    ("1926 (?)", ["1926?"]), ("c. 1926?", ["1926%"]), ("≈1926", ["1926~"]),
    ("1926s", ["1926"]), ("1930s", ["193X"]), ("the 1930's", ["193X"]), ("c. 1930s", ["193X~"]),
    ("1900s", ["190X", "19XX"]), ("19th century", ["18XX"]), ("5th c.", ["04XX"]),
    ("1926–1927", ["1926/1927"]), ("1926 – 1927", ["1926/1927"]), ("1926 - 1927", ["1926/1927"]),
    ("1926-1927", ["1926/1927"]), ("1926—27", ["1926/1927"]), ("1926/27", ["1926/1927"]),
    ("1926 to 1927", ["1926/1927"]), ("from 1926 until May 1927", ["1926/1927-05"]),
    ("May–June 1926", ["1926-05/1926-06"]), ("c. 1926–1927", ["1926~/1927~"]),
    ("1926–", ["1926/..", "1926"]), ("since 1926", ["1926/.."]),
    ("until 14 May 1926", ["../1926-05-14"]),
    ("before 1926", ["[..1925]"]), ("after 1926", ["[1927..]"]),
    ("between 1926 and 1928", ["[1926..1928]"]), ("1926 or 1928", ["[1926,1928]"]),
    ("1926 and 1928", ["{1926,1928}"]), ("1926, 1928", ["{1926,1928}"]),
    ("May 1926", ["1926-05"]), ("14 May 1926", ["1926-05-14"]), ("May 14th, 1926", ["1926-05-14"]),
    ("1 Sept. 1926", ["1926-09-01"]), ("Spring 1926", ["1926-21"]), ("Q2 1926", ["1926-34"]),
    ("14.5.1926", ["1926-05-14"]), ("11.2.1715", ["1715-02-11"]),
    ("11/2/1715", ["1715-02-11", "1715-11-02"]),
    ("5/14/1926", ["1926-05-14"]), ("1926.05.14", ["1926-05-14"]), ("1926/5/14", ["1926-05-14"]),
    ("5/1926", ["1926-05"]), ("19260514", ["1926-05-14"]), ("14.5.26", ["1926-05-14"]),
    ("1926-5", ["1926-05"]), ("1926-5-4", ["1926-05-04"]), ("1706-03-00", ["1706-03"]),
    ("1706-00-00", ["1706"]), ("17070", ["1946-09-25", "Y17070"]), ("-12000", ["Y-12000"]),
    ("476", ["0476", "476X"]), ("'26", ["1926"]), ("44 BC", ["-0043"]), ("1 b.c.e.", ["0000"]),
    ("12000 BC", ["Y-11999"]), ("AD 476", ["0476", "476X"]), ("476 CE", ["0476", "476X"]),
    ("193x", ["193X"]), ("19uu", ["19XX"]), ("1926\u{2010}05", ["1926-05"]),
    ("1926–05–14", ["1926-05-14"]), ("1926-uu", ["1926-XX"]), ("y17e7", ["Y17E7"]),
    ("1926/open", ["1926/.."]), ("unknown/1926", ["/1926"]), ("1926?~", ["1926%"]),
    (" 1926 ", ["1926"]), ("[1667,1668, 1670..1672]", ["[1667,1668,1670..1672]"]),
    ("1985-04-12t23:20:30z", ["1985-04-12T23:20:30Z"]),
    ("22 BC - 13 AD", ["-0021/0013"]), ("63–44 BC", ["-0062/-0043"]), ("-44", ["-0044"]),
    ("\u{2212}44", ["-0044"]), ("-0000", ["0000"]), ("44", ["0044"]), ("44/100", ["0044/0100"]),
    ("13 AD", ["0013"]),
    // Whose century isn't written is of the last one, and a guess; without a day it may be the day.
    ("14 May 26", ["1926-05-14"]), ("14-May-26", ["1926-05-14"]), ("May 26", []),
    ("12/04/33", ["1933-04-12", "1933-12-04"]), ("14/5/26", ["1926-05-14"]),
    ("14 May 26 AD", ["0026-05-14"]), ("15 March 44 v. Chr.", ["-0043-03-15"]),
    ("5th century BC", ["-04XX"]), ("5th c. BC", ["-04XX"]), ("1st century BC", []),
    ("1,922", ["1922"]), ("1.922", ["1922"]), ("..1922", ["../1922", "[..1922]"]),
    ("1922..", ["1922/..", "[1922..]"]), ("1922/-", ["1922/.."]), ("-/1922", ["../1922"]),
    ("1922/?", ["1922/"]), ("1922-05-14 00:00:00", ["1922-05-14"]),
    ("1922-05-14 10:30", ["1922-05-14T10:30"]), ("+1922-05-14T00:00:00Z", ["1922-05-14"]),
    ("+1922-00-00T00:00:00Z", ["1922"]), ("12/04/1533", ["1533-04-12", "1533-12-04"]),
    ("13516", ["1937-01-01", "Y13516"]), ("1533-5", ["1533-05", "1533/1535"]),
    ("1898-9", ["1898-09", "1898/1899"]), ("1533-2", ["1533-02"]), ("1532-45", ["1532/1545"]),
    ("14–16 May 1926", ["1926-05-14/1926-05-16"]),
    // No era and no century but the one that is written.
    ("-0044-3-15", ["-0044-03-15"]), ("-0044-3", ["-0044-03"]), ("15/03/-0044", ["-0044-03-15"]),
    ("15 March -44", ["-0044-03-15"]), ("-44/-0040", ["-0044/-0040"]), ("-63–44", []),
    ("0044-3-15 BC", ["-0043-03-15"]), ("12 BCE-03-04", ["-0011-03-04"]),
    ("44 BCE-03", ["-0043-03"]),
    ("144 BCE–100", []), ("14 March–15 April 144 BC", ["-0143-03-14/-0143-04-15"]),
    ("63 or 44 BC", ["[-0062,-0043]"]), ("44 or 63 BC", ["[-0043,-0062]"]),
    ("14-18", []), ("14–18", []), ("c. 14–18", []), ("63 BCE..", ["-0062/..", "[-0062..]"]),
    ("1899-00", ["1899/1900", "1899"]), ("1899–00", ["1899/1900", "1899"]), ("1926-00", ["1926"]),
    ("1914/8", ["1914-08", "1914/1918"]), ("1926/5", ["1926-05"]), ("1926/12", ["1926-12"]),
    ("1911/12", ["1911-12", "1911/1912"]), ("1926/27", ["1926/1927"]),
    ("[63 BCE, 49 BCE]", ["[-0062,-0048]"]), ("{63 BCE, 49 BCE}", ["{-0062,-0048}"]),
    ("[63 BCE..49 BCE, 44 BCE]", ["[-0062..-0048,-0043]"]), ("[c. 1926]", ["1926~"]),
    ("1922.5", []), ("1922,5", []), ("1922.0", ["1922"]),
    // A minus sign beside the era says the same once more; against the era, nobody can tell.
    ("-44 BC", ["-0043"]), ("-44 BCE", ["-0043"]), ("\u{2212}44 v. Chr.", ["-0043"]),
    ("BC -44", ["-0043"]), ("-0044 BCE", ["-0043"]), ("-1 BC", ["0000"]), ("-0 BC", []),
    ("15 March -44 BC", ["-0043-03-15"]), ("-44-03-15 BC", ["-0043-03-15"]),
    ("c. -44 BC", ["-0043~"]), ("-63 BC/-44 BC", ["-0062/-0043"]),
    ("-63 BC - 44 AD", ["-0062/0044"]),
    ("[-44 BC, -40 BC]", ["[-0043,-0039]"]), ("-63–44 BC", []), ("-63/-44 BC", []),
    ("-44 AD", []), ("-44 CE", []), ("44 BC AD", []), ("AD 44 BC", []), ("--44", []),
    ("44 BC BCE", ["-0043"]),
    // What stands in front qualifies both ends; what stands behind one, that one.
    ("ca 1926-1930", ["1926~/1930~"]), ("probably 1926 to 1930", ["1926?/1930?"]),
    ("circa 1926-30", ["1926~/1930~"]), ("1926-c. 1930", ["1926/1930~"]),
    ("c. 14–18 May 1926", ["1926-05-14~/1926-05-18~"]), ("from c. 1926 to 1930", ["1926~/1930"]),
    // An end that is open, or not known, or a slip.
    ("1926-", ["1926/..", "1926"]), ("1926 -", ["1926/..", "1926"]), ("- 1926", ["../1926"]),
    ("1926-05-", ["1926-05/..", "1926-05"]), ("1926-?", ["1926/"]), ("1926–?", ["1926/"]),
    ("1926 to ?", ["1926/"]), ("?–1926", ["/1926"]), ("1926-05-?", ["1926-05-XX", "1926-05/"]),
    ("1926-05-??", ["1926-05-XX"]), ("1926-??", ["1926-XX"]), ("?", ["XXXX"]),
    ("1926 or later", ["[1926..]"]), ("1926 or before", ["[..1926]"]),
    ("1926 onwards", ["1926/.."]), ("by 1926", ["[..1926]"]),
    ("n.d.", []), ("Last week", []), ("", []), ("1926-02-30", []),
  ]

  @Test(arguments: misspelled)
  func suggests(_ text: String, _ expected: [String]) throws {
    let error = try #require(failure(text))
    #expect(error.suggestions == expected)
    #expect(error.suggestion == expected.first)
  }

  @Test func saysWhere() throws {
    #expect(failure("1926-13")?.offset == 5)
    #expect(failure("1926-02-30")?.offset == 8)
    #expect(failure("1926/1925")?.offset == 5)
    #expect(failure("[1926,1928")?.offset == 10)
    #expect(failure("1926?~")?.offset == 5)
    #expect(failure("1926-05-14T10:61")?.offset == 14)
  }

  @Test func saysWhatKind() throws {
    #expect(failure("")?.kind == .empty)
    #expect(failure("May 1926")?.kind == .malformed)
    #expect(failure("1926-13")?.kind == .noSuchDate)
    #expect(failure("1900-02-29")?.kind == .noSuchDate)
    #expect(failure("1926-05/1926-04")?.kind == .endBeforeStart)
    #expect(failure("[1926..1925]")?.kind == .endBeforeStart)
    #expect(failure("[1926]/1928")?.kind == .unsuitableEnd)
  }

  @Test func speaksInOneSentence() throws {
    #expect(
      failure("1926-13")?.description
        == "'1926-13' is not an EDTF date: at position 6, expected a month, 01–12, or a part of the "
        + "year, 21–41")
    #expect(
      failure("11/2/1715")?.description
        == "'11/2/1715' is not an EDTF date: at position 3, expected four digits of a year"
        + " — did you mean 1715-02-11 or 1715-11-02?")
    #expect(
      failure("1926-05/1925")?.description
        == "'1926-05/1925' is not an EDTF date: at position 9, expected an end that is not before the "
        + "start: 1925 is over before 1926-05 begins — did you mean 1925/1926-05?")
    #expect(failure("1930/1920")?.suggestions == ["1920/1930"])
    #expect(failure("[1926..1925]")?.suggestions == [])
  }

  /// Years with a dash between them are an interval to whoever writes them, which may run backwards, too.
  @Test(arguments: [("1492-1489", 6), ("1492\u{2013}1489", 8), ("1492 - 1489", 8)])
  func saysThatYearsRunBackwards(text: String, position: Int) throws {
    let error = #expect(throws: DateError.self) { _ = try Period.reading(text) }
    #expect(
      try #require(error).description
        == "'\(text)' is not an EDTF date: at position \(position), expected an end that is not before the"
        + " start: 1489 is over before 1492 begins — did you mean 1489/1492?")
    let forward = #expect(throws: DateError.self) { _ = try Period.reading("1489-1492") }
    #expect(forward?.kind != .endBeforeStart && forward?.suggestions == ["1489/1492"])
  }

  @Test func quotesWhatEndsInAQuestionMark() {
    #expect(
      failure("197?")?.description
        == "'197?' is not an EDTF date: at position 4, expected four digits of a year"
        + " — did you mean 197X or '0197?'?")
  }

  @Test func quotesOnOneLine() throws {
    let text = "1926\r\n" + String(repeating: "x", count: 1_000_000)
    let description = try #require(failure(text)).description
    #expect(description.hasPrefix("'1926␍␊xxx") && description.utf8.count < 300)
  }

  @Test func refusesEndsThatAPeriodCannotHave() throws {
    let set = Period.End.date(try HistoricalDate("[1926,1928]"))
    let timed = Period.End.date(try HistoricalDate("1926-05-14T10:00"))
    let late = Period.End.date(try HistoricalDate("1930"))
    let early = Period.End.date(try HistoricalDate("1920-XX"))
    #expect(throws: DateError.self) { try Period(start: set, end: .open) }
    #expect(throws: DateError.self) { try Period(start: .unknown, end: timed) }
    do {
      _ = try Period(start: late, end: early)
      Issue.record("an end before the start was taken")
    } catch {
      #expect(error.kind == .endBeforeStart)
      #expect(error.text == "1930/1920-XX")
      #expect(error.offset == 5)
      // Where each end stands by itself, neither place can hold both.
      #expect(error.suggestions == [])
    }
    #expect(try Period(start: early, end: late).description == "1920-XX/1930")
  }
}
