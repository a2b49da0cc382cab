import Foundation
import TestSupport
import Testing

@Suite struct TurnoverCommandTests {
  private func story(_ folder: TemporaryFolder) throws -> String {
    try folder.file(
      "r.csv",
      """
      kind,source,target,when
      alliance,a,b,1900/1903
      alliance,a,c,1900/1901
      rivalry,b,c,1902/1903
      alliance,c,d,1901

      """)
  }

  @Test func asATable() async throws {
    let folder = try TemporaryFolder()
    let outcome = await run(
      "turnover", "--chronicle", try story(folder), "--from", "1899", "--to", "1905", "--after",
      "3,1")
    #expect(
      outcome.output == """
        Turnover of ties, 1899–1905

        year  ties  begun  ended  kept  stability      +1      +3
        ────  ────  ─────  ─────  ────  ─────────  ──────  ──────
        1900     2      2      0     0     0.0000  1.0000  0.5000
        1901     3      1      0     2     0.6667  0.3333  0.0000
        1902     2      1      2     1     0.2500  1.0000  0.0000
        1903     2      0      0     2     1.0000  0.0000       –
        1904     0      0      2     0     0.0000       –       –
         all                                       0.5556  0.1429
        nobody is tied in 2 other years

        +n: the share of the year's ties that hold n years later

        Of 4 ties seen to begin, 4 are seen to end; half last no longer than 2 years,
        2.2500 years is the mean.

        """)
  }

  @Test func asJSONAndCSV() async throws {
    let folder = try TemporaryFolder()
    let path = try story(folder)
    let outcome = await run(
      "turnover", "--chronicle", path, "--ties", "positive", "--format", "json")
    #expect(outcome.error == "")
    let found = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? NSDictionary)
    #expect(found["from"] as? Int == 1900 && found["to"] as? Int == 1903)
    #expect(found["ties"] as? String == "positive")
    let years = try #require(found["years"] as? [NSDictionary])
    #expect(years.map { $0["ties"] as? Int } == [2, 3, 1, 1])
    #expect(years[0]["stability"] is NSNull && years[0]["begun"] is NSNull)
    let durations = try #require(found["durations"] as? NSDictionary)
    #expect(durations["spells"] as? Int == 1 && durations["median"] as? Int == 1)
    let csv = await run("turnover", "--chronicle", path, "--format", "csv", "--after", "1").output
    #expect(
      csv == """
        year,ties,begun,ended,kept,stability,after1
        1900,2,,,,,1.0
        1901,3,1,0,2,0.6666666666666666,0.3333333333333333
        1902,2,1,2,1,0.25,1.0
        1903,2,0,0,2,1.0,

        """)
  }

  @Test func aFiguresCircle() async throws {
    let folder = try TemporaryFolder()
    let path = try story(folder)
    let outcome = await run("turnover", "--figure", "c", "--chronicle", path)
    #expect(
      outcome.output == """
        The circle of c, 1900–1903

        1900  1 figure
              there: a

        1901  2 figures, stability 0.5000
              in: d

        1902  1 figure, stability 0.0000
              in: b
              out: a, d

        """)
    let csv = await run(
      "turnover", "--figure", "c", "--chronicle", path, "--format", "csv", "--to", "1901")
    #expect(
      csv.output == """
        year,size,joined,left,stability,circle
        1900,1,,,,a
        1901,2,d,,0.5,a;d

        """)
  }

  @Test(arguments: [
    (["--from", "1930", "--to", "1920"], "from 1930 to 1920"),
    (["--after", "0"], "from 1 to 1000"), (["--after", "1,"], "from 1 to 1000"),
    (["--after", "two"], "'two'"), (["--figure", "trotski"], "did you mean 'trotsky'"),
    (["--figure", "stalin", "--after", "3"], "--after"),
    (["--ties", "neutral"], "Valid: all, positive, negative"),
  ])
  func wrongUsage(arguments: [String], hint: String) async {
    let outcome = await run(["turnover"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains(hint), "\(outcome.error)")
  }

  @Test func nobody() async throws {
    let silent = await run("turnover", "--from", "-300", "--to", "-200")
    #expect(silent.output == "Nobody is tied in 301–201 BCE.\n")
    let alone = await run("turnover", "--from", "-300", "--to", "-200", "--figure", "stalin")
    #expect(alone.output == "Joseph Stalin has no ties in 301–201 BCE.\n")
  }
}
