import Camarilla
import CamarillaFormats
import CamarillaGraphFiles
import TestSupport
import Testing

/// What files date by days stays days, what they date by years stays years, whatever the format.
@Suite struct WrittenTimesTests {
  @Test(
    arguments: TimedFile.allCases,
    [
      ("1918-01-01", "1918-12-31", "1918-01-01/1918-12-31"),
      ("1918-01-01", "1920-06-30", "1918-01-01/1920-06-30"),
      ("1918-06-30", "1920-12-31", "1918-06-30/1920-12-31"),
      ("1918", "1918", "1918/1918"), ("1918", "1920", "1918/1920"), ("0", "0", "0000/0000"),
      ("1918", "1920-12-31", "1918/1920-12-31"), ("1918-02", "1918-12", "1918-02/1918-12"),
      ("-44", "100", "-0044/0100"), ("44", "100", "0044/0100"), ("-9999", "9999", "-9999/9999"),
      // Half a year of 365 days is over on its 183rd.
      ("1917.5", "1918.0", "1917-07-02/1918"), ("-44.0", "-43", "-0044/-0043"),
      ("1918-01-01T00:00:00Z", "1918-12-31T23:59:59+0230", "1918-01-01/1918-12-31"),
      ("-0043-03-15", "0014-08-19", "-0043-03-15/0014-08-19"),
    ])
  func everyFormatKeepsWhatIsWritten(_ file: TimedFile, _ times: (String, String, String)) {
    #expect(file.when(times.0, times.1) == times.2)
  }

  /// An end that is no time is told of by itself, in its own words.
  @Test(arguments: [
    ("start=\"12/04/1533\"", "12/04/1533", ["1533-04-12", "1533-12-04"]),
    ("start=\"1533-5\"", "1533-5", ["1533-05", "1533/1535"]),
    ("start=\"1900\", end=\"May 1914\"", "May 1914", ["1914-05"]),
    ("start=\"May 1914\", end=\"1918\"", "May 1914", ["1914-05"]),
  ])
  func anEndIsQuotedAsItIsWritten(_ times: String, _ text: String, _ meant: [String]) throws {
    let input = TableInput(name: "g.dot", bytes: Array("graph { a -- b [\(times)] }".utf8))
    let error = #expect(throws: FormatsError.self) {
      _ = try Chronicle(document: DOT.read(input), options: GraphFileOptions())
    }
    let description = try #require(error).description
    #expect(description.contains("'\(text)' is not an EDTF date"))
    #expect(description.contains("did you mean \(meant.joined(separator: " or "))?"))
  }

  /// All problems are told in one go, so both ends of an edge are.
  @Test func bothEndsThatAreNoTimesAreTold() throws {
    for (format, text) in [
      (GraphFileFormat.dot, #"graph { a -- b [start="soon", end="later"] }"#),
      (
        .gml,
        #"graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 start "soon" end "later" ] ]"#
      ),
      (
        .nodeLink,
        #"{"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b", "#
          + #""start": "soon", "end": "later"}]}"#
      ),
    ] {
      let input = TableInput(name: "g", bytes: Array(text.utf8))
      let error = #expect(throws: FormatsError.self) {
        _ = try Chronicle(
          document: format.implementation.read(input, graph: nil), options: GraphFileOptions())
      }
      guard case .invalid(let invalid)? = error else { continue }
      #expect(
        invalid.problems.map(\.text) == ["soon", "later"], "\(format) \(invalid.problems)")
    }
  }

  /// What tables are read with is read everywhere.
  @Test(
    arguments: TimedFile.allCases,
    [
      ("63BC", "44 BCE", "-0062/-0043"), ("63 v. Chr.", "14 CE", "-0062/0014"),
      ("1539-40", "1545", "1539/1545"), ("1530", "1539-40", "1530/1540"),
      ("1526?", "1530~", "1526?/1530~"),
    ])
  func yearsAsPeopleWriteThem(_ file: TimedFile, _ times: (String, String, String)) throws {
    // Palladio knows no doubt about a date.
    if file == .palladio, times.0.hasSuffix("?") { return }
    #expect(file.when(times.0, times.1) == times.2)
    let document = try file.read(file.text(times.0, times.1))
    let warnings = try Chronicle(document: document, options: GraphFileOptions()).warnings
    #expect(warnings.contains { $0.rule == .dateNotation } == !times.0.hasSuffix("?"))
  }

  @Test func timesOfSeveralFormsInGEXF() {
    func whens(_ times: String) -> [String] {
      TimedFile.gexf.whens(
        TimedFile.gexf.text("1", "2").replacing("start=\"1\" end=\"2\"", with: times))
    }
    #expect(whens("start=\"1539-40\"") == ["1539/1540"])
    #expect(whens("timestamp=\"44 BCE\"") == ["-0043"])
    #expect(whens("timestamp=\"1539-40\"") == ["1539/1540"])
    #expect(whens("timestamps=\"&lt;[44 BCE]&gt;\"") == ["-0043"])
    #expect(whens("timestamps=\"&lt;[63BC, 44 BCE]&gt;\"") == ["-0062", "-0043"])
    #expect(whens("timestamps=\"1914 1915\"") == ["1914", "1915"])
    #expect(
      whens("intervals=\"&lt;[63 BC, 44 BCE); [1539-40, 1545]&gt;\"")
        == ["-0062/-0044", "1539/1545"])
  }

  @Test func spellsOfR() throws {
    let text = "onset,terminus,tail,head\n63BC,44 BCE,1,2\n1539-40,1545,2,3\n"
    let document = try EdgeSpells.read(
      edges: TableInput(name: "x", bytes: Array(text.utf8)), nodes: nil)
    // A terminus is a time at which nothing holds any more.
    let chronicle = try Chronicle(document: document, options: GraphFileOptions())
    #expect(chronicle.relationships.map(\.when.description) == ["-0062/-0044", "1539/1544"])
    #expect(document.problems.filter { $0.rule == .dateNotation }.count == 3)
  }

  @Test(arguments: TimedFile.allCases)
  func aDayIsTheDay(_ file: TimedFile) throws {
    let when = try Period(file.when("1918-05-14", "1918-05-14"))
    let day = try #require(CalendarDay(year: 1918, month: 5, day: 14))
    #expect(when.bounds(.exact) == (day, day))
    #expect(when.certainlyHolds(during: day...day))
  }

  /// Milliseconds and seconds since 1970, and dates without separators.
  @Test(
    arguments: TimedFile.allCases,
    [
      ("1735689600000", "2025-01-01 if these are milliseconds"),
      ("1735689600", "2025-01-01 if these are seconds"),
      ("999999999999", "2001-09-09 if these are milliseconds"), ("20250131", "such as 2025-01-31"),
      ("20000", "a year from -9999 to 9999"),
    ])
  func timeStampsAreNoYears(_ file: TimedFile, _ stamp: (text: String, hint: String)) throws {
    // Gephi's own sets of times may hold milliseconds, which is told.
    if file == .gephi {
      let document = try file.read(file.text(stamp.text, stamp.text))
      #expect(document.problems.map(\.severity) == [.warning])
      #expect(document.problems.allSatisfy { $0.message.contains("milliseconds since 1970") })
    } else {
      #expect(file.when(stamp.text, "").contains(stamp.hint))
    }
  }

  @Test func anEndThatIsNullIsOpen() {
    func edges(_ second: String) -> String {
      """
      {"nodes":[{"id":"a"},{"id":"b"}],"edges":[
      {"source":"a","target":"b","start":"1917","end":null},
      {"source":"b","target":"a","start":"1918"\(second)}]}
      """
    }
    #expect(TimedFile.json.whens(edges("")) == ["1917/..", "1918/.."])
    #expect(TimedFile.json.whens(edges(",\"end\":1920")) == ["1917/..", "1918/1920"])
    #expect(
      TimedFile.json.whens(edges("").replacing(",\"end\":null", with: "")) == ["1917", "1918"])
  }

  @Test func aSpellThatEndsBeforeItBeginsIsTold() {
    #expect(TimedFile.json.when("-44", "-50").contains("end"))
    #expect(TimedFile.gexf.when("-44", "-50").contains("before it begins"))
    #expect(TimedFile.palladio.when("-44", "-50").contains("before the start"))
  }

  // MARK: Out and back

  private func document(_ periods: [String]) throws -> GraphDocument {
    var document = GraphDocument()
    let (a, b) = (document.nodes.mention("a"), document.nodes.mention("b"))
    for period in periods {
      let edge = document.edges.add(source: a, target: b, directed: false)
      document.edges.spells.add(document.periods.intern(try Period(period)), row: edge)
    }
    return document
  }

  private func back(_ document: GraphDocument, _ format: GraphFileFormat) throws -> [String] {
    try inTemporaryFolder { folder in
      let path = folder + "/x." + (format.extensions.first ?? "csv")
      try format.implementation.write(document, to: path)
      let back = try format.implementation.read(path)
      return back.edges.spells.periods.map { "\(back.periods[$0])" }
    }
  }

  private static let dates = "dates finer or vaguer than the format's of relationships"

  @Test func daysGoOutAndComeBack() throws {
    let days = ["1918-01-01/1918-12-31", "1918-01-01/1920-06-30", "1918-05-14", "1919-01-01/.."]
    for format in [GraphFileFormat.gexf, .gephi, .palladio, .edgeSpells] {
      #expect(try back(document(days), format) == days)
      #expect(try document(days).losses(in: format.implementation.capacity).isEmpty)
    }
  }

  @Test func yearsGoOutAndComeBackWhereThereIsAPlace() throws {
    let years = ["1918/1918", "1918/1920", "../1920"]
    for format in [GraphFileFormat.gephi, .palladio, .edgeSpells, .pajek] {
      #expect(try back(document(years), format) == years)
      #expect(try document(years).losses(in: format.implementation.capacity).isEmpty)
    }
    #expect(try back(document(["1918", "1918/1918"]), .pajek) == ["1918", "1918/1918"])
    #expect(
      try back(document(["1918-05/1919", "1918"]), .palladio) == ["1918-05/1919", "1918/1918"])
    // What there is no place for is told.
    #expect(try back(document(["1918/1918"]), .gexf) == ["1918-01-01/1918-12-31"])
    #expect(try document(["1918/1918"]).losses(in: GEXF.capacity).map(\.what) == [Self.dates])
    #expect(try document(["1918"]).losses(in: GEXF.capacity).map(\.what) == [Self.dates])
  }

  @Test func yearsOfMoreThanFourDigits() throws {
    let long = try document(["Y-12000/Y-10500", "Y12000/.."])
    for format in [GraphFileFormat.gexf, .gephi] {
      #expect(try back(long, format) == ["Y-12000/Y-10500", "Y12000/.."])
    }
    var exact = long
    var when = AttributeColumn(name: "when")
    (when.values[0], when.values[1]) = ("Y-12000/Y-10500", "Y12000/..")
    exact.edges.columns = [when]
    for format in [GraphFileFormat.edgeSpells, .palladio, .pajek] {
      #expect(
        exact.losses(in: format.implementation.capacity).contains(
          Loss(
            what: "dates in years of more than four digits of relationships", count: 2,
            example: "Y-12000/Y-10500")))
    }
    #expect(exact.losses(in: GEXF.capacity).isEmpty)
  }

  /// Times are numbers in GEXF where one lies in the year 0, and numbers of more digits are time stamps.
  @Test func yearsOfMoreThanFourDigitsBesideTheYearZero() throws {
    let document = try document(["Y-17000", "0000", "Y-12000/-0043"])
    #expect(
      try back(document, .gexf) == ["../..", "0000-01-01/0000-12-31", "../-0043-12-31"])
    #expect(
      document.losses(in: GEXF.capacity).contains(
        Loss(
          what: "dates in years of more than four digits of relationships", count: 2,
          example: "Y-17000")))
    #expect(
      try back(document, .gephi) == [
        "Y-17000/Y-17000", "0000-01-01/0000-12-31", "Y-12000/-0043-12-31",
      ])
  }
}
