import TestSupport
import Testing

@Suite struct RealignmentsCommandTests {
  @Test func theTroikaBreaksUp() async throws {
    let outcome = await run("realignments", "--from", "1923", "--to", "1927", "--format", "csv")
    #expect(outcome.status == 0 && outcome.error == "")
    let turns = outcome.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").prefix(6).joined(separator: ",")
    }
    // Kamenev and Zinoviev, with Stalin against Trotsky in 1923-1924, joined Trotsky in the united
    // opposition of 1926.
    for turn in [
      "kamenev,stalin,1925,1926,1,-1", "stalin,zinoviev,1925,1926,1,-1",
      "kamenev,trotsky,1924,1926,-1,1", "trotsky,zinoviev,1924,1926,-1,1",
    ] {
      #expect(turns.contains(turn))
    }
  }

  @Test func asATable() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.file(
      "r.csv",
      """
      id,kind,source,target,when
      pact,alliance,a,b,1901/1903
      war,rivalry,b,a,1905

      """)
    let outcome = await run("realignments", "--chronicle", file)
    #expect(
      outcome.output == """
        1 realignment from 1901 to 1905

        1903–1905  + → −  a – b
            before: pact
            after: war

        """)
    let none = await run("realignments", "--chronicle", file, "--to", "1904")
    #expect(none.output == "No pair turned from 1901 to 1904.\n")
  }
}
