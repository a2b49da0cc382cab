import Foundation
import TestSupport
import Testing

/// What commands say of a year of so many figures that searches from each would take too long, and of the same with
/// `--exact`.
@Suite struct EstimatedAnswersTests {
  /// A tree with two ties more, so that it is none.
  private func chronicle(_ folder: TemporaryFolder) throws -> String {
    var generator = SeededGenerator(seed: 1931)
    let count = 40_000
    var lines = (1..<count).map {
      "alliance,f\($0),f\(Int.random(in: 0..<$0, using: &generator)),1931"
    }
    lines += ["alliance,f39999,f0,1931", "rivalry,f39998,f39997,1931"]
    return try folder.file(
      "c.csv", "kind,source,target,when\n" + lines.joined(separator: "\n") + "\n")
  }

  private func object(_ outcome: Outcome) throws -> [String: Any] {
    #expect(outcome.status == 0, "\(outcome.error)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(json as? [String: Any])
  }

  private func betweenness(_ answer: [String: Any]) throws -> [[String]: Double] {
    let scores = try #require(answer["scores"] as? [[String: Any]])
    let pairs = scores.map {
      ($0["figures"] as? [String] ?? [], $0["betweenness"] as? Double ?? -1)
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  @Test func distancesSayHowWellTheyAreKnown() async throws {
    let folder = try TemporaryFolder()
    let question = ["cohesion", "1931", "--chronicle", try chronicle(folder)]
    let table = await run(question)
    #expect(table.status == 0 && table.error == "", "\(table.error)")
    #expect(
      table.output.contains(
        "mean distance and efficiency are estimated from the distances of 20000"))
    let found = await run(question + ["--format", "json"])
    let answer = try object(found)
    let notes = try #require(answer["notes"] as? [String])
    #expect(found.error.split(separator: "\n").map(String.init) == notes.map { "camarilla: \($0)" })
    for key in ["meanDistanceEstimate", "efficiencyEstimate"] {
      let estimate = try #require(answer[key] as? [String: Double])
      #expect(Set(estimate.keys) == ["samples", "error", "confidence"])
      #expect(estimate["samples"] == 20_000 && estimate["confidence"] == 0.9)
    }
  }

  @Test func tiesSayHowWellTheyAreKnown() async throws {
    let folder = try TemporaryFolder()
    let question = ["ties", "1931", "--chronicle", try chronicle(folder)]
    let note =
      "betweenness is estimated from 40000 shortest paths: with a probability of 0.9 no score is off by more"
    let table = await run(question)
    #expect(table.status == 0 && table.error == "", "\(table.error)")
    #expect(table.output.hasPrefix("Ties of 1931: 40001 among 40000 figures\n\(note) than 0.0"))
    let found = await run(question + ["--format", "json"])
    #expect(found.error.hasPrefix("camarilla: \(note)"))
    let answer = try object(found)
    let estimate = try #require(answer["estimate"] as? [String: Double])
    #expect(Set(estimate.keys) == ["samples", "error", "confidence"])
    #expect(estimate["samples"] == 40_000 && estimate["confidence"] == 0.9)
    #expect((answer["notes"] as? [String])?.first?.hasPrefix(note) == true)
    let exact = await run(question + ["--format", "json", "--exact"])
    #expect(exact.error == "")
    let whole = try object(exact)
    #expect(whole["estimate"] is NSNull && (whole["notes"] as? [String]) == [])
    let (estimates, scores) = (try betweenness(answer), try betweenness(whole))
    #expect(Set(estimates.keys) == Set(scores.keys) && scores.count == 40_001)
    let error = estimate["error"] ?? 0
    #expect(scores.allSatisfy { abs($0.value - (estimates[$0.key] ?? -1)) <= error })
  }

  /// What nobody estimates is refused before the work, with what can be asked instead.
  @Test func whatIsNotEstimatedIsRefused() async throws {
    let folder = try TemporaryFolder()
    let file = ["--chronicle", try chronicle(folder)]
    let ties = await run(["ties", "1931", "--weighted"] + file)
    #expect(ties.status == 64 && ties.output == "")
    #expect(ties.error.contains("the shortest paths of 40000 figures by value take minutes"))
    #expect(ties.error.contains("--exact") && ties.error.contains("no --weighted"))
    let reach = await run(["reach", "--from", "1931", "--to", "1931"] + file)
    #expect(reach.status == 64 && reach.output == "")
    // Both ways of each of the ties.
    #expect(
      reach.error.contains(
        "to follow the ways of 40000 figures along 80002 ties over 1 year takes minutes"))
    #expect(reach.error.contains("a figure to start from") && reach.error.contains("--exact"))
    let one = await run(["reach", "f0", "--from", "1931", "--to", "1931"] + file)
    #expect(one.status == 0, "\(one.error)")
    let both = await run(["reach", "f0", "--exact", "--from", "1931", "--to", "1931"] + file)
    #expect(both.status == 64 && both.error.contains("--exact is for the table of all figures"))
  }
}
