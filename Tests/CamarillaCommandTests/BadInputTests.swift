import TestSupport
import Testing

@Suite struct BadInputTests {
  @Test func aMissingChronicleIsStatus66() async {
    let outcome = await run("info", "--chronicle", "no/such/chronicle")
    #expect(outcome.status == 66)
    #expect(outcome.error.contains("no/such/chronicle"))
    #expect(outcome.output.isEmpty)
  }

  @Test func whatIsNoChronicleIsStatus65() async throws {
    let folder = try TemporaryFolder()
    let paths = [
      try folder.file("empty.csv", ""),
      try folder.file("image.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]),
      try folder.file("letter.txt", "Dear comrades,\nthe harvest was good.\n"),
      folder.path,
    ]
    for path in paths {
      let outcome = await run("info", "--chronicle", path)
      #expect(outcome.status == 65, "\(path): \(outcome.error)")
      #expect(outcome.error.contains(path), "\(outcome.error)")
      #expect(outcome.output.isEmpty)
    }
  }

  @Test func everyProblemOfAFileIsReportedInOneGo() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.file(
      "relationships.csv",
      """
      kind,source,target,when,weight,confidence
      alliance,stalin,kamenev,1922/1925,,
      rivalri,stalin,trotsky,1924,,
      rivalry,stalin,trotsky,1924-13,,
      rivalry,stalin,stalin,1924,,
      rivalry,stalin,zinoviev,1925,0,
      rivalry,stalin,bukharin,1929/1928,,2
      rivalry,stalin

      """)
    let outcome = await run("central", "1924", "--chronicle", path)
    #expect(outcome.status == 65)
    #expect(outcome.output.isEmpty)
    for part in [
      "\(path):3:1: error: unknown kind 'rivalri' — did you mean 'rivalry'?",
      "\(path):4:", "1924-13", "\(path):5:", "\(path):6:", "\(path):7:", "\(path):8:",
    ] {
      #expect(outcome.error.contains(part), "\(part) in\n\(outcome.error)")
    }
    let validation = await run("validate", "--chronicle", path, "--format", "json")
    #expect(validation.status == 65)
    #expect(validation.output.contains("\"suggestion\" : \"rivalry\""))
  }

  @Test func aYearOfNobodySaysSo() async {
    let central = await run("central", "1850")
    #expect(central.status == 0)
    #expect(central.output.contains("Nobody is active in 1850"))
    let json = await run("central", "1850", "--format", "json")
    #expect(json.output.contains("\"mostCentral\" : null"))
    for command in ["factions", "balance"] {
      let outcome = await run(command, "1850")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("Nobody is active in 1850"))
    }
  }

  @Test func outputThatCannotBeWrittenIsStatus73AndLeavesNothing() async throws {
    let folder = try TemporaryFolder()
    for command in [["central", "1937"], ["render", "1937"]] {
      let outcome = await run(command + ["-o", folder.path + "/missing/out.svg"])
      #expect(outcome.status == 73)
      #expect(outcome.error.contains("missing"))
    }
    #expect(folder.contents.isEmpty)
  }
}
