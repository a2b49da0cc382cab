import TestSupport
import Testing

@testable import CamarillaCommand

@Suite struct WithoutSourceTests {
  private static let chronicle = """
    id,kind,source,target,when,citation
    pact,alliance,a,b,1926/1928,memoir
    war,rivalry,a,b,1929/1930,archive
    feud,rivalry,b,c,1926/1930,memoir;archive

    """

  /// Every command that tells of a year or of years knows the option by its group of options.
  @Test(arguments: [
    ["render", "1937", "-o", "/dev/null/x.svg"], ["central", "1937"], ["timeline"],
    ["factions", "1937"], ["balance", "1937"], ["cohesion", "1937"], ["brokerage", "1937"],
    ["path", "1937", "stalin", "yezhov"], ["diff", "1925", "1927"], ["realignments"],
  ])
  func anUnknownSourceIsWrongUsage(_ command: [String]) async {
    let outcome = await run(command + ["--without-source", "ries"])
    #expect(outcome.status == 64, "\(command)")
    #expect(outcome.error.contains("unknown source 'ries' — did you mean 'rise'?"), "\(command)")
  }

  @Test func aStruckSourceTakesItsClaimsAlong() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("r.csv", Self.chronicle)
    let common = ["--chronicle", file, "--format", "csv"]
    let path = await run(["path", "1926", "a", "c", "--without-source", "memoir"] + common)
    #expect(path.status == 0)
    #expect(path.output.split(separator: "\n").count == 1)
    let turns = await run(["realignments"] + common)
    #expect(turns.output.split(separator: "\n").count == 2)
    let fewer = await run(["realignments", "--without-source", "memoir"] + common)
    #expect(fewer.status == 0)
    #expect(fewer.output.split(separator: "\n").count == 1)
    let none = await run(
      ["central", "1926", "--without-source", "memoir", "--without-source", "archive"] + common)
    #expect(none.output == "measure,rank,id,name,score\n")
  }

  @Test func aChronicleWithoutSourcesSaysSo() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file("r.csv", "kind,source,target,when\nalliance,a,b,1926\n")
    let outcome = await run("central", "1926", "--chronicle", file, "--without-source", "x")
    #expect(outcome.status == 64)
    #expect(outcome.error.contains("unknown source 'x'; the chronicle cites none."))
  }
}
