import Camarilla
import Testing

/// Rows that a file could not say are refused where they come from code, too.
@Suite struct RowKeyTests {
  /// The problems of a chronicle of a and b, allied, after a change: table, row, field and message.
  private func problems(
    _ change: (inout Figure, inout RelationshipKind, inout Source, inout Relationship) -> Void
  ) throws -> [String] {
    var figure = Figure(id: "a", name: "A")
    var kind = RelationshipKind(name: "vote", sign: .positive, isDirected: true)
    var source = Source(id: "book", title: "The book")
    var tie = Relationship(
      id: "x", kind: "alliance", source: "a", target: "b", when: try Period("1926"),
      citations: [Citation("book#p. 1")])
    change(&figure, &kind, &source, &tie)
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "b", name: "B"))
    builder.add(figure)
    builder.add(RelationshipKind(name: "letter", sign: .neutral, isDirected: true))
    builder.add(kind)
    builder.add(source)
    builder.add(tie)
    do throws(InvalidChronicle) {
      _ = try builder.build()
      return []
    } catch {
      return error.problems.filter { $0.severity == .error }.map { problem in
        let subject = problem.subject
        return "\(subject?.table.rawValue ?? "") \(subject?.row ?? -1) \(subject?.field ?? ""):"
          + " \(problem.message)"
      }
    }
  }

  @Test func whatIsWholeIsTaken() throws { #expect(try problems { _, _, _, _ in } == []) }

  @Test(arguments: ["", " ", "\u{200B}"]) func blankKeys(blank: String) throws {
    #expect(
      try problems { figure, _, _, _ in figure.id = Figure.ID(blank) }.first
        == "figures 1 id: the figure has no id; expected a text that names it")
    #expect(
      try problems { _, kind, _, _ in kind.name = blank } == [
        "kinds 1 name: the kind has no name; expected a text that names it"
      ])
    #expect(
      try problems { _, _, source, tie in
        source.id = blank
        tie.citations = []
      } == ["sources 0 id: the source has no id; expected a text that names it"])
    #expect(
      try problems { _, _, _, tie in tie.source = Figure.ID(blank) } == [
        "relationships 0 source: the relationship has no source; expected the id of a figure"
      ])
    #expect(
      try problems { _, _, _, tie in tie.citations = [Citation(source: blank, locator: "p. 1")] }
        == [
          "relationships 0 citation: the citation '#p. 1' names no source;"
            + " expected the id of a source"
        ])
    let kind = try problems { _, _, _, tie in tie.kind = blank }
    #expect(kind.count == 1)
    #expect(
      kind[0].hasPrefix("relationships 0 kind: the relationship has no kind; expected one of "))
  }

  /// Where figures are made of the ends of relationships, none is made of nothing.
  @Test func noFigureIsInferredFromABlank() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(
      Relationship(kind: "alliance", source: " ", target: "b", when: try Period("1926")))
    let error = #expect(throws: InvalidChronicle.self) { try builder.build() }
    #expect(error?.problems.map(\.rule) == [.missingValue])
  }

  @Test func attributesThatNoColumnCanBe() throws {
    func attributes(_ names: String...) -> [Attribute] {
      names.map { Attribute(name: $0, value: "x") }
    }
    #expect(
      try problems { figure, _, _, _ in figure.attributes = attributes("born") } == [
        "figures 1 born: the figure has an attribute 'born', as a column of its table is called;"
          + " expected another name"
      ])
    #expect(
      try problems { _, _, source, _ in source.attributes = attributes("url", " ") } == [
        "sources 0 url: the source has an attribute 'url', as a column of its table is called;"
          + " expected another name",
        "sources 0 : the source has an attribute without a name; expected a name",
      ])
    #expect(
      try problems { _, _, _, tie in tie.attributes = attributes(" kind") } == [
        "relationships 0 kind: the relationship has an attribute 'kind', as a column of its table"
          + " is called; expected another name"
      ])
    #expect(
      try problems { figure, _, _, _ in figure.attributes = attributes("party", "party") } == [
        "figures 1 party: the figure has the attribute 'party' twice"
      ])
    #expect(
      try problems { _, _, _, tie in tie.attributes = attributes("place", "place ") } == [
        "relationships 0 place: the relationship has the attribute 'place' twice"
      ])
    // A table of relationships that are dated by `when` has them as further columns.
    #expect(try problems { _, _, _, tie in tie.attributes = attributes("start", "end") } == [])
  }

  @Test(arguments: [
    Citation(source: "a;b"), Citation(source: "a#b"), Citation(source: "book", locator: "1; 2"),
  ])
  func citationsThatWouldBeReadOtherwise(citation: Citation) throws {
    #expect(
      try problems { _, _, _, tie in tie.citations = [citation] } == [
        "relationships 0 citation: the citation '\(citation)' would be read otherwise;"
          + " expected no ';' in it, and no '#' in the id of the source"
      ])
    #expect(Citation.list(citation.description) != [citation])
  }

  @Test func blankNamesAreTheIDs() throws {
    var builder = Chronicle.Builder()
    builder.add(Figure(id: "a", name: ""))
    builder.add(Source(id: "book", title: " "))
    let chronicle = try builder.build()
    #expect(chronicle.figures.map(\.name) == ["a"])
    #expect(chronicle.sources.map(\.title) == ["book"])
  }
}
