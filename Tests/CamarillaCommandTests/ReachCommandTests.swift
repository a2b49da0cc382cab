import Foundation
import TestSupport
import Testing

@Suite struct ReachCommandTests {
  private static let table = """
    kind,source,target,when,citation
    alliance,ann,bob,1920/1921,
    alliance,bob,cyd,1925,
    alliance,cyd,dan,1925/1927,
    """

  private func outcome(_ arguments: String...) async throws -> (output: String, error: String) {
    let folder = try TemporaryFolder()
    let path = try folder.file("relationships.csv", Self.table)
    let outcome = await run(["reach"] + arguments + ["--chronicle", path])
    return (outcome.output, outcome.error)
  }

  private func json(_ text: String) throws -> NSDictionary {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
  }

  @Test func theWayIsToldStepByStep() async throws {
    let outcome = try await outcome("ann", "dan")
    #expect(
      outcome.output == """
        From ann to dan, 1920–1927: reached in 1925 over 3 ties

        1. 1920: ann → bob
           alliance 1920/1921

        2. 1925: bob → cyd
           alliance 1925

        3. 1925: cyd → dan
           alliance 1925/1927

        """)
  }

  @Test func whereNoneLeadsTheOtherWayRoundIsLookedAt() async throws {
    let outcome = try await outcome("dan", "ann")
    #expect(
      outcome.output == """
        No way leads from dan to ann in 1920–1927.
        The other way round there is one: ann reaches dan in 1925.

        """)
  }

  @Test func strictlyATieAYear() async throws {
    let outcome = try await outcome("ann", "--strict", "--format", "csv")
    #expect(
      outcome.output == """
        year,hops,id,name,fewestHops,yearOfFewestHops
        1920,1,bob,bob,1,1920
        1925,2,cyd,cyd,2,1925
        1926,3,dan,dan,3,1926

        """)
  }

  /// In eight years, whoever sets out in 1920: ann reaches bob at once (1), cyd and dan in the sixth
  /// year (1/6 each); and so on for each of the years.
  @Test func closenessIsTheMeanOverDepartures() async throws {
    let answer = try json(try await outcome("--format", "json").output)
    #expect(answer["from"] as? Int == 1920)
    #expect(answer["strict"] as? Bool == false)
    let measures = try #require(answer["measures"] as? [NSDictionary])
    let closeness = try #require(measures[0]["scores"] as? [NSDictionary])
    let ann = try #require(closeness.first { $0["id"] as? String == "ann" }?["score"] as? Double)
    #expect(abs(ann - ((1 + 2.0 / 6) + (1 + 2.0 / 5)) / (3 * 8)) < 1e-12)
    #expect(measures[1]["measure"] as? String == "temporal-betweenness")
  }

  @Test func aTableOfAllTakesNoFigure() async throws {
    let outcome = try await outcome("ann", "--top", "3")
    #expect(outcome.error.contains("--top is for the table of all figures; leave out ann."))
  }
}
