import Camarilla
import CamarillaFormats
import Foundation
import StalinCircle
import Testing

@testable import CamarillaCommand

/// `camarilla scene`: what a power graph shows, as JSON.
@Suite struct SceneCommandTests {
  private func frames(_ words: String...) async throws -> [[String: Any]] {
    let outcome = await run(["scene"] + words)
    #expect(outcome.status == 0, "\(outcome.error)")
    let scene = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    return try #require(scene["frames"] as? [[String: Any]])
  }

  @Test func oneTimeIsOneFrame() async throws {
    for (time, key) in [("1926", "1926"), ("1926-05", "1926-05"), ("1926/1930", "1926/1930")] {
      let frames = try await frames(time)
      #expect(frames.compactMap { $0["key"] as? String } == [key])
    }
  }

  /// Every command that prints takes `--format`; a scene has one.
  @Test func theOneFormMayBeNamed() async {
    let plain = await run("scene", "1926")
    let named = await run("scene", "1926", "--format", "json")
    #expect(named.status == 0 && named.output == plain.output, "\(named.error)")
    let table = await run("scene", "1926", "--format", "table")
    #expect(table.status == 64 && table.error.contains("Valid: json."), "\(table.error)")
  }

  /// What every answer about a time says, a scene says too.
  @Test func whenItIsOfAndWhatItIsCutTo() async throws {
    func scene(_ words: String...) async throws -> JSONValue {
      let outcome = await run(["scene"] + words)
      #expect(outcome.status == 0, "\(outcome.error)")
      return try JSONParser.parse(Array(outcome.output.utf8))
    }
    let year = try await scene("1926")
    #expect(year["year"] == .number("1926") && year["unit"] == "year" && year["period"] == "1926")
    #expect(year["selection"] == nil)
    let month = try await scene("1926-05", "--around", "stalin")
    #expect(
      month["year"] == .number("1926") && month["unit"] == "month" && month["period"] == "1926-05")
    let circle = await run("central", "1926-05", "--around", "stalin", "--format", "json")
    let selection = try #require(JSONParser.parse(Array(circle.output.utf8))["selection"])
    #expect(month["selection"] == selection && selection["around"] == .array(["stalin"]))
    let stretch = try await scene("1926/1930")
    #expect(stretch["unit"] == "interval" && stretch["period"] == "1926/1930")
    let months = try await scene("--from", "1926-01", "--to", "1926-03", "--by", "month")
    #expect(months["from"] == "1926-01" && months["to"] == "1926-03" && months["unit"] == "month")
    #expect(months["period"] == "1926-01/1926-03")
  }

  @Test func aRangeHasAFrameAStep() async throws {
    let frames = try await frames("--from", "1926-01", "--to", "1926-04", "--by", "month")
    #expect(
      frames.compactMap { $0["key"] as? String } == ["1926-01", "1926-02", "1926-03", "1926-04"])
  }

  /// Of a year by itself and within a range the same figures have the same ranks.
  @Test func ranksDoNotDependOnTheRange() async throws {
    func ranks(_ frame: [String: Any]) throws -> [Int] {
      try #require(frame["figures"] as? [[String: Any]]).compactMap { $0["r"] as? Int }.sorted()
    }
    let alone = try await frames("1926", "--top", "6")
    let among = try await frames("--from", "1925", "--to", "1926", "--top", "6")
    #expect(try ranks(alone[0]) == ranks(among[1]))
    #expect(try ranks(alone[0]).count == 6)
  }

  /// Of a part, what was before is told of that part, also of those who then had ties to others alone.
  @Test func whoWasThereBeforeIsKnownOfAPart() async throws {
    let former = Set(
      Chronicle.stalinCircle.snapshot(of: 1921).figures.map(\.id.rawValue))
    var alone = 0
    for top in ["1", "3", "8"] {
      let outcome = await run("scene", "1922", "--top", top)
      let scene = try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      let ids = try #require(scene["figures"] as? [[String: Any]]).compactMap {
        $0["id"] as? String
      }
      let claims = try #require(scene["claims"] as? [[String: Any]])
      let before = try #require(scene["before"] as? [Int])
      let ends = before.flatMap { [claims[$0]["s"] as? Int ?? -1, claims[$0]["t"] as? Int ?? -1] }
      let present = scene["present"] as? [Int] ?? []
      alone += present.count
      #expect(ids.count == Int(top))
      #expect(Set((ends + present).map { ids[$0] }) == former.intersection(ids), "\(top)")
    }
    #expect(alone > 0)
  }

  /// Nobody is left of those outside a circle.
  @Test func aCircleLeavesTheOthersOut() async throws {
    func ids(_ words: [String]) async throws -> Set<String> {
      let outcome = await run(["scene"] + words)
      #expect(outcome.status == 0, "\(outcome.error)")
      let scene = try #require(
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
      let figures = try #require(scene["figures"] as? [[String: Any]])
      return Set(figures.compactMap { $0["id"] as? String })
    }
    for time in [["1926"], ["--from", "1925", "--to", "1927"]] {
      #expect(try await ids(time).contains("bukharin"))
      #expect(try await !ids(time + ["--without", "bukharin"]).contains("bukharin"))
    }
  }

  @Test func whatContradictsItselfIsToldBeforeAnything() async {
    let both = await run("scene", "1926", "--from", "1920")
    #expect(both.status == 64 && both.error.contains("not both"))
    let page = await run("scene", "1926", "--page", "book")
    #expect(page.status == 64, "\(page.error)")
    let long = await run("scene", "--from", "1000", "--to", "3000")
    #expect(long.status == 64 && long.error.contains("1000"), "\(long.error)")
  }
}
