import Camarilla
import Testing

/// The examples of the specification (Library of Congress, "Extended Date/Time Format (EDTF)
/// Specification", 4 February 2019), every one, with the days that its text says they mean.
struct SpecificationTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    let first: String
    let last: String
    init(_ text: String, _ first: String, _ last: String) {
      (self.text, self.first, self.last) = (text, first, last)
    }
    var testDescription: String { text }
  }

  static let past = "distant past"
  static let future = "distant future"

  static let dates = [
    // Level 0: date, date and time.
    Example("1985-04-12", "1985-04-12", "1985-04-12"),
    Example("1985-04", "1985-04-01", "1985-04-30"),
    Example("1985", "1985-01-01", "1985-12-31"),
    Example("1985-04-12T23:20:30", "1985-04-12", "1985-04-12"),
    Example("1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12"),
    Example("1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12"),
    Example("1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12"),
    // Level 1: letter-prefixed year, seasons, qualification, unspecified digits, negative year.
    Example("Y170000002", "+170000002-01-01", "+170000002-12-31"),
    Example("Y-170000002", "-170000002-01-01", "-170000002-12-31"),
    Example("2001-21", "2001-03-01", "2001-05-31"),
    Example("1984?", "1984-01-01", "1984-12-31"),
    Example("2004-06~", "2004-06-01", "2004-06-30"),
    Example("2004-06-11%", "2004-06-11", "2004-06-11"),
    Example("201X", "2010-01-01", "2019-12-31"),
    Example("20XX", "2000-01-01", "2099-12-31"),
    Example("2004-XX", "2004-01-01", "2004-12-31"),
    Example("1985-04-XX", "1985-04-01", "1985-04-30"),
    Example("1985-XX-XX", "1985-01-01", "1985-12-31"),
    Example("-1985", "-1985-01-01", "-1985-12-31"),
    // Level 2: exponential year, significant digits, sub-year groupings.
    Example("Y-17E7", "-170000000-01-01", "-170000000-12-31"),
    Example("1950S2", "1900-01-01", "1999-12-31"),
    // Early copies of the specification gloss this as 171010000 to 171010999, six digits.
    Example("Y171010000S3", "+171000000-01-01", "+171999999-12-31"),
    Example("Y3388E2S3", "+338000-01-01", "+338999-12-31"),
    Example("2001-34", "2001-04-01", "2001-06-30"),
    // Sets.
    Example("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31"),
    Example("[..1760-12-03]", past, "1760-12-03"),
    Example("[1760-12..]", "1760-12-01", future),
    Example("[1760-01,1760-02,1760-12..]", "1760-01-01", future),
    Example("[1667,1760-12]", "1667-01-01", "1760-12-31"),
    Example("[..1984]", past, "1984-12-31"),
    Example("{1667,1668,1670..1672}", "1667-01-01", "1672-12-31"),
    Example("{1960,1961-12}", "1960-01-01", "1961-12-31"),
    Example("{..1984}", past, "1984-12-31"),
    // Qualification of a group of components, and of individual ones.
    Example("2004-06~-11", "2004-06-11", "2004-06-11"),
    Example("2004?-06-11", "2004-06-11", "2004-06-11"),
    Example("?2004-06-~11", "2004-06-11", "2004-06-11"),
    Example("2004-%06-11", "2004-06-11", "2004-06-11"),
    // Unspecified digits anywhere.
    Example("156X-12-25", "1560-12-25", "1569-12-25"),
    Example("15XX-12-25", "1500-12-25", "1599-12-25"),
    Example("XXXX-12-XX", "0000-12-01", "9999-12-31"),
    Example("1XXX-XX", "1000-01-01", "1999-12-31"),
    Example("1XXX-12", "1000-12-01", "1999-12-31"),
    Example("1984-1X", "1984-10-01", "1984-12-31"),
  ]

  @Test(arguments: dates) func dateMeansItsDays(_ example: Example) throws {
    let date = try HistoricalDate(example.text)
    #expect(date.description == example.text)
    #expect(date.earliest.description == example.first)
    #expect(date.latest.description == example.last)
    #expect(try Period(example.text) == .event(date))
  }

  static let intervals = [
    // Level 0.
    Example("1964/2008", "1964-01-01", "2008-12-31"),
    Example("2004-06/2006-08", "2004-06-01", "2006-08-31"),
    Example("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"),
    Example("2004-02-01/2005-02", "2004-02-01", "2005-02-28"),
    Example("2004-02-01/2005", "2004-02-01", "2005-12-31"),
    Example("2005/2006-02", "2005-01-01", "2006-02-28"),
    // Level 1: open and unknown ends, qualified ends.
    Example("1985-04-12/..", "1985-04-12", future),
    Example("1985-04/..", "1985-04-01", future),
    Example("1985/..", "1985-01-01", future),
    Example("../1985-04-12", past, "1985-04-12"),
    Example("../1985-04", past, "1985-04-30"),
    Example("../1985", past, "1985-12-31"),
    Example("1985-04-12/", "1985-04-12", future),
    Example("1985-04/", "1985-04-01", future),
    Example("1985/", "1985-01-01", future),
    Example("/1985-04-12", past, "1985-04-12"),
    Example("/1985-04", past, "1985-04-30"),
    Example("/1985", past, "1985-12-31"),
    Example("1984~/2004-06", "1984-01-01", "2004-06-30"),
    Example("1984/2004-06~", "1984-01-01", "2004-06-30"),
    Example("1984~/2004~", "1984-01-01", "2004-12-31"),
    Example("1984?/2004%", "1984-01-01", "2004-12-31"),
    Example("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08"),
    // Level 2.
    Example("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"),
    Example("2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03"),
  ]

  @Test(arguments: intervals) func intervalMeansItsDays(_ example: Example) throws {
    let period = try Period(example.text)
    let (start, end) = period.bounds(.exact)
    #expect(period.description == example.text)
    #expect(!period.isEvent)
    #expect(start.description == example.first)
    #expect(end.description == example.last)
  }
}
