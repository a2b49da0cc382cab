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

  /// A kind without a row of its own, as every standard one is, is told of at the first claim that names it.
  @Test func kindsWithoutARowAreToldOfAtTheirClaims() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(RelationshipKind(name: "Alliance", sign: .positive, isDirected: false))
    for kind in ["rivalry", "Alliance", "alliance", "alliance"] {
      builder.add(
        Relationship(kind: kind, source: "a", target: "b", when: try Period("1926")))
    }
    let found = try builder.build().warnings.filter { $0.rule == .similarNames }
    #expect(found.count == 1)
    let rows = ([found.first?.subject] + (found.first?.related ?? [])).compactMap(\.self)
    #expect(
      Set(rows.map { "\($0.table) \($0.row)" }) == ["kinds 0", "relationships 2"], "\(rows)")
  }

  @Test func manyNamesOfOneKindAreOneProblem() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    let letters = Array("abcdefghijkl")
    for number in 0..<4096 {
      let name = letters.enumerated().map { number >> $0 & 1 == 1 ? $1.uppercased() : "\($1)" }
      builder.add(RelationshipKind(name: name.joined(), sign: .positive, isDirected: false))
    }
    let found = try builder.build().warnings
    #expect(found.map(\.rule) == [.similarNames])
    #expect(found.first?.count == 4095)
    #expect(found.first?.message.contains("and 4084 more differ only in case") == true)
  }

  @Test func kindsAreSoManyAtMost() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for number in 0..<65_532 {
      builder.add(RelationshipKind(name: "kind \(number)", sign: .positive, isDirected: false))
    }
    #expect(try builder.build().kinds.count == 65_536)
    builder.add(RelationshipKind(name: "kind 65532", sign: .positive, isDirected: false))
    builder.add(RelationshipKind(name: "kind 65533", sign: .positive, isDirected: false))
    do throws(InvalidChronicle) {
      _ = try builder.build()
      Issue.record("it was built")
    } catch {
      #expect(
        error.problems.filter { $0.severity == .error }.map(\.message) == [
          "the kind 'kind 65532' is one more than 65536; expected at most 65536 kinds"
        ])
    }
  }
}
