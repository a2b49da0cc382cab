import Camarilla
import Testing

/// Kinds that may be meant for another one.
@Suite struct SimilarKindsTests {
  private func warnings(_ kinds: RelationshipKind...) throws -> [Problem] {
    var builder = Chronicle.Builder(infersFigures: true)
    for kind in kinds { builder.add(kind) }
    return try builder.build().warnings
  }

  @Test func standardKindsThatAreRedefined() throws {
    let found = try warnings(
      RelationshipKind(name: "alliance", sign: .negative, isDirected: true), .rivalry,
      RelationshipKind(name: "appointment", sign: .positive, isDirected: false))
    #expect(found.map(\.subject?.row) == [0, 2])
    #expect(found.map(\.severity) == [.warning, .warning])
    let said = try #require(found.first?.message)
    for part in ["'alliance'", "negative and directed", "positive and undirected"] {
      #expect(said.contains(part), "\(said)")
    }
    #expect(try warnings(.alliance, .rivalry, .appointment, .denunciation).isEmpty)
  }

  @Test func namesThatDifferInCase() throws {
    let found = try warnings(
      RelationshipKind(name: "Vote", sign: .positive, isDirected: true),
      RelationshipKind(name: "trade", sign: .neutral, isDirected: false),
      RelationshipKind(name: "vote", sign: .negative, isDirected: true))
    #expect(found.map(\.rule) == [.similarNames])
    #expect(found.first?.subject?.row == 2)
    #expect(found.first?.related.map(\.row) == [0])
    #expect(
      try warnings(RelationshipKind(name: "Alliance", sign: .positive, isDirected: false)).count
        == 1)
    #expect(
      try warnings(RelationshipKind(name: "negative-vote", sign: .negative, isDirected: true))
        .isEmpty)
  }
}
