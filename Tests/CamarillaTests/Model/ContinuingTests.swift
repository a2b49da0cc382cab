import Camarilla
import Testing

/// Going on from a chronicle that is there.
@Suite struct ContinuingTests {
  private func chronicle() throws -> Chronicle {
    var builder = Chronicle.Builder(title: "Two")
    builder.add(RelationshipKind(name: "vote", sign: .positive, isDirected: true))
    builder.add(Source(id: "book", title: "The book"))
    builder.add(Figure(id: "b", name: "Bob", attributes: [Attribute(name: "party", value: "Whig")]))
    builder.add(Figure(id: "a", name: "Ann"))
    builder.add(
      Relationship(
        kind: "vote", source: "a", target: "b", when: try Period("1926"), weight: 2,
        citations: [Citation("book#p. 3")], attributes: [Attribute(name: "place", value: "York")]))
    builder.add(
      Relationship(id: "x", kind: "rivalry", source: "b", target: "a", when: try Period("1930")))
    return try builder.build()
  }

  @Test func allRowsAreThere() throws {
    let chronicle = try chronicle()
    let same = try Chronicle.Builder(chronicle).build()
    #expect(same.title == chronicle.title)
    #expect(same.kinds == chronicle.kinds)
    #expect(same.sources == chronicle.sources)
    #expect(same.figures == chronicle.figures)
    #expect(Array(same.relationships) == Array(chronicle.relationships))
  }

  @Test func furtherRowsComeBehind() throws {
    var builder = Chronicle.Builder(try chronicle(), infersFigures: true)
    builder.add(Relationship(kind: "vote", source: "a", target: "c", when: try Period("1931")))
    let longer = try builder.build()
    #expect(longer.relationships.map(\.id) == ["r1", "x", "r3"])
    #expect(longer.figures.map(\.id) == ["b", "a", "c"])
    var again = Chronicle.Builder(longer)
    again.add(Figure(id: "a", name: "Another"))
    #expect(throws: InvalidChronicle.self) { try again.build() }
  }

  @Test func relationshipsAreFoundByTheirIDs() throws {
    let chronicle = try chronicle()
    #expect(chronicle.relationship(id: "r1") == chronicle.relationships[0])
    #expect(chronicle.relationship(id: " x") == chronicle.relationships[1])
    // The second row has an id of its own.
    #expect(chronicle.relationship(id: "r2") == nil)
    #expect(chronicle.relationship(id: "r3") == nil)
    #expect(chronicle.relationship(id: "") == nil)
  }
}
