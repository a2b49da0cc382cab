import Testing

@Suite struct UsageTests {
  @Test func helpAndVersionGoToStandardOutput() async {
    for arguments in [["--help"], ["central", "--help"], ["--version"]] {
      let outcome = await run(arguments)
      #expect(outcome.status == 0)
      #expect(!outcome.output.isEmpty && outcome.error.isEmpty)
    }
  }

  /// The generator of the manual page leaves out every other character, without a word.
  @Test func helpIsInASCII() async {
    let help = await run("--experimental-dump-help")
    #expect(help.status == 0 && help.output.contains("turnover"))
    for line in help.output.split(separator: "\n") {
      #expect(line.utf8.allSatisfy { $0 < 0x80 }, "\(line)")
    }
  }

  @Test(arguments: [
    (["central", "1937", "--measure", "betweeness"], "did you mean 'betweenness'"),
    (["central", "1937", "--measure", "fame"], "Valid: degree, in-degree"),
    (["render", "1937", "-o", "x.svg", "--layout", "circle"], "Valid: "),
    (["factions", "1937", "--method", "modularty"], "did you mean 'modularity'"),
    (["central", "1937", "--ties", "neutral"], "Valid: all, positive, negative"),
    (["central", "1937", "--as", "yearend"], "did you mean 'year-end'"),
    (["central", "1937", "--kinds", "aliance"], "did you mean 'alliance'"),
    (["central", "1937", "--min-confidence", "2"], "expected a number from 0 to 1"),
    (["central", "1937", "--window", "0"], "1 to 100000"),
    (["central", "soon"], "soon"),
    (["central"], "year"),
    (["diff", "1925"], "to"),
    (["frobnicate"], "frobnicate"),
  ])
  func wrongUsageIsStatus64AndSaysWhatIsRight(arguments: [String], hint: String) async {
    let outcome = await run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains(hint), "\(outcome.error)")
  }

  @Test func negativeYearsAreYears() async {
    let outcome = await run("central", "-43", "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\"year\" : -43"))
  }
}
