import Camarilla
import TestSupport
import Testing

@testable import CamarillaCommand

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Months, days, decades, stretches and years BCE, wherever a year stands.
@Suite struct TimeCommandTests {
  private static let table = """
    kind,source,target,when
    alliance,Ann,Bob,1926-05-14/1926-07
    alliance,Bob,Cid,1926
    rivalry,Ann,Cid,1926-05-14
    rivalry,Bob,Ann,1926-09/1929
    appointment,Cid,Dan,1920/1935
    alliance,Caesar,Antony,-0043-03-01/-0043-03-15
    alliance,Antony,Octavian,-0043

    """

  private func run(_ arguments: [String]) async throws -> Outcome {
    let folder = try TemporaryFolder()
    let path = try folder.file("claims.csv", Self.table)
    let all = arguments.map { $0.replacing("{out}", with: folder.path) }
    return await CamarillaCommandTests.run(all + ["--chronicle", path])
  }

  private struct When: Decodable {
    var year: Int?
    var unit: String?
    var period: String?
    var coarse: Int?
    var notes: [String]?
  }

  private func when(_ outcome: Outcome) throws -> When {
    try JSONDecoder().decode(When.self, from: Data(outcome.output.utf8))
  }

  // MARK: Two times

  @Test(arguments: ["diff", "compare"])
  func twoTimesOfOneUnitHaveIt(command: String) async throws {
    let years = try await run([command, "1926", "1929", "--format", "json"])
    #expect(try when(years).unit == "year", "\(years.error)")
    let mixed = try await run([command, "1926", "1926-05", "--format", "json"])
    #expect(mixed.status == 0 && mixed.output.contains(#""unit" : null"#), "\(mixed.error)")
  }

  // MARK: One time

  private static let times = [
    ("1926", 1926, "year", "1926"), ("1926-05", 1926, "month", "1926-05"),
    ("1926-05-14", 1926, "day", "1926-05-14"),
    ("1926-05/1926-08", 1926, "interval", "1926-05/1926-08"),
    ("1926-21", 1926, "season", "1926-21"),
    ("192X", 1929, "decade", "192X"), ("-0043", -43, "year", "-0043"),
    ("44BCE", -43, "year", "-0043"), ("44 BC", -43, "year", "-0043"),
    ("-0043-03/-0043-04", -43, "interval", "-0043-03/-0043-04"),
  ]

  @Test(arguments: [
    ["central", "{}"], ["factions", "{}"], ["balance", "{}"], ["cohesion", "{}"],
    ["brokerage", "{}"],
    ["path", "{}", "Ann", "Bob"], ["explain", "Ann", "{}"], ["explain", "Ann", "Bob", "{}"],
  ])
  func everyQuestionTakesAnyTime(_ command: [String]) async throws {
    for (text, year, unit, period) in Self.times {
      let arguments = command.map { $0.replacing("{}", with: text) }
      let outcome = try await run(arguments + ["--format", "json"])
      #expect(outcome.status == 0, "\(arguments): \(outcome.error)")
      let when = try when(outcome)
      #expect(when.year == year && when.unit == unit && when.period == period, "\(arguments)")
      let table = try await run(arguments)
      let title = year < 0 ? "44 BCE" : unit == "season" ? "spring 1926" : period
      #expect(table.status == 0 && table.output.contains(title), "\(table.output)")
    }
  }

  /// Sentences say "on" of a day, wherever they are: of answers, of what is missing, of pictures.
  @Test func whatIsSaidOfADayIsOnIt() async throws {
    let central = try await run(["central", "1926-05-14"])
    #expect(central.output.hasPrefix("Most central on 1926-05-14: "), "\(central.output)")
    #expect(try await run(["central", "1926-05"]).output.hasPrefix("Most central in 1926-05: "))
    let nobody = try await run(["central", "1950-01-01"])
    #expect(nobody.output == "Nobody is active on 1950-01-01.\n")
    #expect(nobody.error.contains("nobody is active on 1950-01-01; "))
    let folder = try TemporaryFolder()
    let path = folder.path + "/c.dot"
    #expect(try await run(["diff", "1926-05-14", "1932-01-02", "-o", path]).status == 0)
    let picture = try contents(of: path)
    #expect(picture.contains("not on 2 January 1932") && !picture.contains("in 2 January"))
  }

  @Test(arguments: times.map { ($0.0, $0.3) })
  func whatListsAndDrawsTakesAnyTime(text: String, period: String) async throws {
    let time = try #require(TimeSpan(text))
    let chronicle = try await chronicle()
    let expected = chronicle.snapshot(of: time)
    let listed = try await run(["relationships", "--year", text, "--format", "csv"])
    #expect(listed.output.split(separator: "\n").count - 1 == expected.relationships.count)
    let figures = try await run(["figures", "--year", text, "--format", "csv"])
    #expect(figures.output.split(separator: "\n").count - 1 == expected.figures.count)
    #expect(try await run(["figures", "--alive", text]).status == 0)
    let folder = try TemporaryFolder()
    let picture = try await run(["render", text, "-o", folder.path + "/p.dot"])
    #expect(picture.status == 0, "\(picture.error)")
    #expect(try contents(of: folder.path + "/p.dot").contains(time.inWords))
    let converted = try await run([
      "convert", folder.path + "/c.graphml", "--year", text, "--measure", "degree",
    ])
    #expect(converted.status == 0, "\(converted.error)")
    let months = try await run([
      "convert", folder.path + "/c.gexf", "--years", "1926-05..1926-07", "--measure", "degree",
    ])
    #expect(months.status == 0, "\(months.error)")
    // Times of different units, by a third.
    let weeks = try await run([
      "convert", folder.path + "/w.gexf", "--years", "1926-05..1926", "--by", "quarter",
      "--factions",
    ])
    #expect(weeks.status == 0, "\(weeks.error)")
    let diff = try await run(["diff", text, "1927", "--format", "json"])
    #expect(diff.status == 0 && diff.output.contains("\"fromPeriod\" : \"\(period)\""))
    #expect(diff.output.contains("\"toPeriod\" : \"1927\""))
    #expect(try await run(["diff", text, "1927"]).output.contains("\(time) → 1927"))
  }

  private func chronicle() async throws -> Chronicle {
    var builder = Chronicle.Builder(infersFigures: true)
    for row in Self.table.split(separator: "\n").dropFirst() {
      let cells = row.split(separator: ",").map(String.init)
      builder.add(
        Relationship(
          kind: cells[0], source: Figure.ID(cells[1]), target: Figure.ID(cells[2]),
          when: try Period(cells[3])))
    }
    return try builder.build()
  }

  @Test(arguments: [
    ("May 1926", "did you mean 1926-05?"), ("14 May 1926", "did you mean 1926-05-14?"),
    ("1926-13", "1926-05/1926-08 or 192X"), ("1926-5", "did you mean 1926-05?"),
    ("{1926,1928}", "a set is several times"), ("1926/..", "without a date at each end"),
    ("1928/1926", "expected a year such as 1926"), ("1928/1926", "did you mean 1926/1928?"),
    ("1928/1926", "the interval runs backwards"), ("5/1926", "did you mean 1926-05?"),
    ("1926-W20", "did you mean 1926-05-17/1926-05-23?"), ("Q3 1926", "did you mean 1926-35?"),
    ("1926-05..1926-08", "did you mean 1926-05/1926-08?"), ("1920s", "did you mean 192X?"),
    ("spring 1926", "did you mean 1926-21?"),
    ("1926-02-30", "1926-02 has 28 days; expected a year such as 1926"),
    ("1926-05/1926-06-31", "1926-06 has 30 days; "),
    ("1900-02-29", "has 28 days (29 February 1900 is a day of the Julian calendar); "),
    ("1926-13", "'13' is none there; expected a month, 01–12, or a part of the year, 21–41; "),
    ("44BCE-03", "did you mean -0043-03?"),
    ("44BCE-03/43BCE-05-02", "did you mean -0043-03/-0042-05-02?"),
  ])
  func whatIsNoTimeIsToldWhatIs(text: String, hint: String) async throws {
    for arguments in [
      ["central", text], ["diff", text, "1927"], ["timeline", "--from", text], ["balance", text],
      ["relationships", "--year", text], ["panel", "figures", "--to", text],
      ["render", text, "-o", "/tmp/none.svg"],
      ["project", "--through", "alliance", "--year", text, "-o", "x"],
    ] {
      let outcome = try await run(arguments)
      #expect(outcome.status == 64 && outcome.output.isEmpty)
      #expect(outcome.error.contains(hint), "\(outcome.error)")
    }
  }

  // MARK: Ranges

  private struct Range: Decodable {
    struct Row: Decodable {
      var year: Int?
      var unit: String?
      var period: String?
    }
    var unit: String?
    var period: String?
    var years: [Row]
  }

  @Test(arguments: TimeUnit.allCases)
  func rangesGoByAnyUnit(unit: TimeUnit) async throws {
    let days = try #require(TimeSpan("1926-05/1926-08")).days
    let steps = TimeSteps(unit: unit, within: days)
    let range = ["--from", "1926-05", "--to", "1926-08", "--by", unit.rawValue]
    for command in [
      ["timeline", "--measure", "degree"], ["balance"], ["factions"], ["turnover"], ["diff"],
      ["turnover", "--figure", "Ann"],
    ] where steps.count > 1 || command != ["diff"] {
      let outcome = try await run(command + range + ["--format", "json"])
      #expect(outcome.status == 0, "\(command): \(outcome.error)")
      let found = try JSONDecoder().decode(Range.self, from: Data(outcome.output.utf8))
      #expect(found.unit == unit.rawValue && found.period == steps.period)
      if command != ["diff"] {
        #expect(found.years.map(\.period) == steps.map(\.period), "\(command)")
        #expect(found.years.allSatisfy { $0.unit == unit.rawValue })
      }
      // A column for years as ever, and of other steps their periods.
      let csv = try await run(command + range + ["--format", "csv"])
      let heading = csv.output.split(separator: "\n").first.map(String.init) ?? ""
      #expect(
        command == ["diff"] || heading.hasPrefix(unit == .year ? "year," : "period,"), "\(heading)")
      let table = try await run(command + range)
      #expect(table.status == 0 && table.output.contains("\(steps)"), "\(table.output)")
    }
    for command in [["realignments"], ["reach", "Ann"], ["reach", "Ann", "Cid"], ["reach"]] {
      let outcome = try await run(command + range + ["--format", "json"])
      #expect(outcome.status == 0 && outcome.output.contains("\"unit\" : \"\(unit.rawValue)\""))
    }
    let folder = try TemporaryFolder()
    for command in [["timeline"], ["timeline", "--chart", "scores"], ["balance"], ["factions"]] {
      let outcome = try await run(
        command + range + ["-o", folder.path + "/\(command.count)\(command[0]).dot"])
      #expect(outcome.status == 0, "\(command): \(outcome.error)")
      #expect(
        try contents(of: folder.path + "/\(command.count)\(command[0]).dot").contains(steps.inWords)
      )
    }
  }

  @Test func storyboardsAreNamedByTheirSteps() async throws {
    let folder = try TemporaryFolder()
    let range = ["--from", "1926-05", "--to", "1926-07", "--by", "month"]
    let pictures = try await run(
      ["storyboard"] + range + ["-o", folder.path + "/months/", "--pictures", "dot"])
    #expect(pictures.status == 0, "\(pictures.error)")
    for (month, name) in [("05", "May"), ("06", "June"), ("07", "July")] {
      let picture = try contents(of: folder.path + "/months/1926-\(month).dot")
      #expect(picture.contains(">\(name) 1926<"))
    }
    let page = try await run(["storyboard"] + range + ["-o", folder.path + "/page.html"])
    #expect(page.status == 0)
    let html = try contents(of: folder.path + "/page.html")
    #expect(html.contains("\"unit\":\"month\"") && html.contains("\"key\":\"1926-06\""))
    // The page has the words for all units, and takes those of its own.
    #expect(
      html.contains("\"unit\":\"month\"") && html.contains("\"back.month\": \"Month before\""))
    let steady = try await run(
      [
        "render", "1926-06", "--steady", "--from", "1926-05", "--to", "1926-07", "-o",
        folder.path + "/s.dot",
      ])
    #expect(steady.status == 0, "\(steady.error)")
    #expect(try contents(of: folder.path + "/s.dot").contains(">June 1926<"))
  }

  @Test(arguments: [
    (
      ["timeline", "--from", "1926-08", "--to", "1926-05", "--by", "month"],
      "from 1926-08 to 1926-05"
    ),
    (["timeline", "--by", "weak"], "did you mean 'week'?"),
    (
      ["timeline", "--from", "-9000", "--to", "2000", "--by", "day"], "take longer steps with --by"
    ),
    (["balance", "1926", "--by", "month"], "expected one"),
    (["diff", "1926"], "nothing to be compared with"), (["diff"], "no years were given"),
    (["diff", "1926", "1927", "--from", "1926"], "expected two times, or a range"),
    (["diff", "1926", "1927", "--by", "month"], "add --each"),
    (["diff", "--from", "1926-05", "--to", "1926-05", "--by", "month"], "1926-05 is one"),
    (["render", "1926-05", "--by", "month", "-o", "/tmp/none.svg"], "the series of --steady"),
    (
      ["render", "1926-05", "--steady", "--by", "day", "-o", "/tmp/none.svg"], "expected --by month"
    ),
    (["render", "1926-05/1926-08", "--steady", "-o", "/tmp/none.svg"], "no step of a series"),
    (
      ["storyboard", "--from", "1920", "--by", "day", "-o", "/tmp/none.html"], "room for 1000 days"
    ),
    (
      ["convert", "/tmp/none.gexf", "--years", "1926-05..1927", "--factions"],
      "1926-05 is of the unit month, and 1927 of year"
    ), (["convert", "/tmp/none.gexf", "--year", "1926", "--by", "month"], "--by is of --years"),
  ])
  func whatCannotBe(_ arguments: [String], hint: String) async throws {
    let outcome = try await run(arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty, "\(arguments)")
    #expect(outcome.error.contains(hint), "\(outcome.error)")
  }

  // MARK: Dates that are too coarse

  @Test func infoSaysHowFinelyItIsDated() async throws {
    struct Info: Decodable {
      var dated: [String: Int]
      var span: String?
    }
    let json = try await run(["info", "--format", "json"])
    let info = try JSONDecoder().decode(Info.self, from: Data(json.output.utf8))
    #expect(
      info.dated == ["day": 2, "month": 1, "season": 0, "year": 4, "coarser": 0, "undated": 0])
    #expect(info.span == "-0043/1935")
    let text = try await run(["info"]).output
    #expect(
      text.contains("\ndated 44 BCE/1935: 2 to the day, 1 to the month, 4 to the year\n"), "\(text)"
    )
  }

  @Test func coarseDatesAreToldOnce() async throws {
    let month = try await run(["central", "1926-05", "--format", "json"])
    #expect(
      month.error
        == "camarilla: 1 of 4 relationships of 1926-05 is dated more coarsely than to the month (such as r2,"
        + " 1926) and counts though it may not hold then; --certainty certain counts only what is sure\n"
    )
    let when = try when(month)
    #expect(when.coarse == 1 && when.notes?.count == 1)
    #expect(try self.when(try await run(["central", "1926", "--format", "json"])).coarse == 0)
    // A range says it once, of all its steps together.
    let weeks = try await run(["balance", "--from", "1926-05", "--to", "1926-06", "--by", "week"])
    #expect(weeks.error.split(separator: "\n").filter { $0.contains("coarsely") }.count == 1)
    // No date at all is so fine.
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "years.csv", "kind,source,target,when\nalliance,a,b,1926\nrivalry,b,c,1926\n")
    let days = await CamarillaCommandTests.run([
      "timeline", "--chronicle", path, "--from", "1926-05-01", "--to", "1926-05-07", "--by", "day",
    ])
    #expect(days.status == 0)
    #expect(
      days.error.contains("no date of 1926-05-01/1926-05-07 is as fine as a day"), "\(days.error)")
    let certain = await CamarillaCommandTests.run([
      "central", "1926-05", "--chronicle", path, "--certainty", "certain",
    ])
    #expect(
      certain.error.contains("no relationship holds for certain in 1926-05"), "\(certain.error)")
  }

  /// `1926-27` is a season to EDTF, and two years to historians.
  @Test func whatLooksLikeARangeIsExplained() async throws {
    let outcome = try await run(["central", "1926-27", "--format", "json"])
    #expect(try when(outcome).unit == "season")
    #expect(
      outcome.error.contains("1926-27 is a part of the year") && outcome.error.contains("1926/1927")
    )
    #expect(try await run(["central", "1926-05"]).error.contains("part of the year") == false)
  }
}
