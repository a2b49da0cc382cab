import Camarilla
import TestSupport
import Testing

@Suite struct MergingTests {
  private func merging(
    _ chronicles: Chronicle..., same: [[(Int?, Figure.ID)]] = [], isStrict: Bool = false
  ) throws -> MergedChronicle {
    try Chronicle.merging(
      chronicles.enumerated().map { ("chronicle \($0.offset)", $0.element) },
      same: FigureIdentities(
        same.enumerated().map { row, statement in
          statement.enumerated().map { column, mention in
            .init(
              id: mention.1, chronicle: mention.0,
              location: .init(file: "same.csv", line: row + 2, column: column + 1))
          }
        }), isStrict: isStrict)
  }

  private func claims(_ chronicle: Chronicle) -> [String] {
    chronicle.relationships.map { "\($0.kind) \($0.source) \($0.target) \($0.when)" }
  }

  /// A chronicle with itself is itself, and so it is with a part of itself.
  @Test func mergingTwiceTheSameIsTheSame() throws {
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = RandomChronicle(seed: seed)
      let chronicle = try random.make()
      let merged = try merging(chronicle, chronicle, chronicle)
      #expect(merged.differences == [])
      #expect(account(of: merged.chronicle) == account(of: chronicle))
      #expect(merged.parts[2].sharedRelationships == chronicle.relationships.count)
      #expect(merged.parts[2].sharedFigures == chronicle.figures.count)
    }
  }

  /// What is dealt out to two, some of it to both, is there once afterwards.
  @Test func partsMakeTheWhole() throws {
    var generator = SeededGenerator(seed: 1826)
    for _ in 0..<40 {
      let drawn = try randomChronicle(figures: 8, relationships: 40, using: &generator)
      var parts = [Chronicle.Builder(infersFigures: true), Chronicle.Builder(infersFigures: true)]
      var expected: [String] = []
      for (row, relationship) in drawn.relationships.enumerated() {
        // Notes make every claim another than the others.
        var claim = relationship
        claim.note = "row \(row)"
        let deal = Int.random(in: 0..<3, using: &generator)
        if deal != 1 { parts[0].add(claim) }
        if deal != 0 { parts[1].add(claim) }
        expected.append(
          "\(claim.kind) \(claim.source) \(claim.target) \(claim.when) \(claim.note!)")
      }
      let merged = try merging(try parts[0].build(), try parts[1].build()).chronicle
      let found = merged.relationships.map {
        "\($0.kind) \($0.source) \($0.target) \($0.when) \($0.note!)"
      }
      #expect(found.sorted() == expected.sorted())
      #expect(Set(merged.relationships.map(\.id)).count == found.count)
      let ids = Set(drawn.relationships.flatMap { [$0.source, $0.target] })
      #expect(Set(merged.figures.map(\.id)) == ids)
    }
  }

  @Test func blanksAreFilledAndTheFirstCounts() throws {
    var first = Chronicle.Builder(title: nil)
    first.add(Figure(id: "a", name: "a", born: try HistoricalDate("1880")))
    first.add(Source(id: "s", title: "Letters"))
    var second = Chronicle.Builder(title: "Second")
    second.add(
      Figure(
        id: "a", name: "Ann", born: try HistoricalDate("1881"), died: try HistoricalDate("1950"),
        attributes: [Attribute(name: "party", value: "Whig")]))
    second.add(Source(id: "s", title: "Memoirs", author: "Ann"))
    let merged = try merging(try first.build(), try second.build())
    #expect(
      merged.chronicle.figures == [
        Figure(
          id: "a", name: "Ann", born: try HistoricalDate("1880"),
          died: try HistoricalDate("1950"), attributes: [Attribute(name: "party", value: "Whig")])
      ])
    #expect(merged.chronicle.sources == [Source(id: "s", title: "Letters", author: "Ann")])
    #expect(merged.chronicle.title == "Second")
    #expect(
      merged.differences.map(\.message) == [
        "figure 'a' has born '1881' in chronicle 1, and '1880' in chronicle 0, which counts",
        "source 's' is called 'Memoirs' in chronicle 1, and 'Letters' in chronicle 0, which counts",
      ])
    #expect(throws: InvalidChronicle.self) {
      try merging(try first.build(), try second.build(), isStrict: true)
    }
  }

  @Test func aClaimOfBothCitesAllSources() throws {
    func builder(_ citation: String, note: String?) throws -> Chronicle {
      var builder = Chronicle.Builder(infersFigures: true)
      for source in ["s", "t"] { builder.add(Source(id: source, title: source)) }
      builder.add(
        Relationship(
          kind: "alliance", source: citation == "s" ? "a" : "b",
          target: citation == "s" ? "b" : "a", when: try Period("1926"),
          citations: Citation.list(citation), note: note))
      return try builder.build()
    }
    let merged = try merging(try builder("s", note: nil), try builder("t#3", note: "so it is"))
    #expect(merged.chronicle.relationships.count == 1)
    #expect(merged.chronicle.relationships[0].citations.map(\.description) == ["s", "t#3"])
    #expect(merged.chronicle.relationships[0].note == "so it is")
    let apart = try merging(try builder("s", note: "no"), try builder("t", note: "yes"))
    #expect(apart.chronicle.relationships.count == 2)
  }

  @Test func idsStayAndAreUnique() throws {
    func chronicle(_ rows: [(id: String, target: String)]) throws -> Chronicle {
      var builder = Chronicle.Builder(infersFigures: true)
      for row in rows {
        builder.add(
          Relationship(
            id: row.id, kind: "alliance", source: "a", target: Figure.ID("\(row.target)"),
            when: try Period("1926")))
      }
      return try builder.build()
    }
    let merged = try merging(
      try chronicle([("x", "b"), ("", "c")]),
      try chronicle([("x", "d"), ("x-2", "e"), ("r2", "f"), ("", "g")]))
    #expect(merged.chronicle.relationships.map(\.id) == ["x", "r2-2", "x-3", "x-2", "r2", "r6"])
    #expect(
      merged.differences.map(\.message) == [
        "relationship 'x' says something else in chronicle 1 than in chronicle 0; it is called 'x-3' now"
      ])
    #expect(
      try merging(try chronicle([("", "b")]), try chronicle([("", "c")])).chronicle
        .relationships.map(\.id) == ["r1", "r2"])
  }

  @Test func aKindThatMeansSomethingElseHasAnotherName() throws {
    func chronicle(_ sign: Sign, kind: String) throws -> Chronicle {
      var builder = Chronicle.Builder(infersFigures: true)
      builder.add(RelationshipKind(name: kind, sign: sign, isDirected: false))
      builder.add(
        Relationship(kind: kind, source: "a", target: "b", when: try Period("1926")))
      return try builder.build()
    }
    let merged = try merging(
      try chronicle(.positive, kind: "pact"), try chronicle(.negative, kind: "pact"),
      try chronicle(.negative, kind: "pact"), try chronicle(.positive, kind: "pact"))
    #expect(claims(merged.chronicle) == ["pact a b 1926", "pact-2 a b 1926"])
    #expect(merged.chronicle.kind(named: "pact-2")?.sign == .negative)
    #expect(merged.differences.count == 2)
    // Nobody else uses the standard kind, so that the declared one may have its name.
    let rivalry = try merging(
      try chronicle(.positive, kind: "pact"), try chronicle(.neutral, kind: "rivalry"))
    #expect(rivalry.chronicle.kind(named: "rivalry")?.sign == .neutral)
    #expect(rivalry.differences == [])
  }

  @Test func theSameFiguresUnderOtherIDs() throws {
    let one = try chronicle("alliance a b 1926", "rivalry b c 1927")
    let other = try chronicle("alliance b x 1926", "rivalry x c 1930")
    // In the other chronicle x is whom the first calls b, and its b somebody whom the first calls a.
    let merged = try merging(one, other, same: [[(0, "b"), (1, "x")], [(0, "a"), (1, "b")]])
    #expect(
      claims(merged.chronicle) == ["alliance a b 1926", "rivalry b c 1927", "rivalry b c 1930"])
    #expect(merged.chronicle.figures.map(\.id) == ["a", "b", "c"])
    #expect(merged.parts[1].sharedFigures == 3 && merged.parts[1].sharedRelationships == 1)
    // Statements that share an id are about one figure, and the first id of the first is kept.
    let chain = try merging(
      try chronicle("alliance a b 1926"), try chronicle("alliance b d 1927", "alliance e b 1928"),
      same: [[(nil, "e"), (nil, "a")], [(nil, "d"), (nil, "a")]])
    #expect(
      claims(chain.chronicle) == ["alliance e b 1926", "alliance b e 1927", "alliance e b 1928"])
  }

  /// Who is nobody in another chronicle is told apart from whoever has the id there: the first keeps it.
  @Test(
    arguments: [
      ([(1, "koba"), (0, "")], ["koba", "koba-2", "koba"], [1]),
      ([(0, "koba"), (1, "")], ["koba", "koba-2", "koba"], [1]),
      ([(0, "koba"), (1, ""), (2, "")], ["koba", "koba-2", "koba-2"], [1, 2]),
      ([(2, "koba"), (0, ""), (1, "")], ["koba", "koba", "koba-2"], [2]),
      ([(0, "ann"), (1, "koba")], ["koba", "ann", "koba"], []),
      ([(0, "ann"), (1, "koba"), (2, "")], ["koba", "ann", "koba"], []),
    ] as [([(Int?, Figure.ID)], [Figure.ID], [Int])])
  func twoOfOneID(
    statement: [(Int?, Figure.ID)], ids: [Figure.ID], renamed: [Int]
  ) throws {
    let parts = try [
      chronicle("alliance koba ann 1926"), chronicle("rivalry koba ann 1927"),
      chronicle("alliance koba bob 1928"),
    ]
    let joinsAnn = statement[0].1 == "ann"
    let merged = try merging(
      parts[0], joinsAnn ? try chronicle("rivalry koba bob 1927") : parts[1], parts[2],
      same: [statement], isStrict: true)
    #expect(merged.chronicle.relationships.map(\.source) == ids)
    #expect(
      merged.differences.map(\.message)
        == renamed.map {
          "'koba' of chronicle \($0) is said to be another than 'koba' of chronicle 0; it is called 'koba-2' now"
        })
    #expect(
      merged.chronicle.figures.count(where: { $0.id.rawValue.hasPrefix("koba") })
        == (renamed.isEmpty ? 1 : 2))
  }

  /// Of two claims that are one, one id goes, which is told; an id that only one of them has stays.
  @Test func idsOfClaimsThatAreJoined() throws {
    func chronicle(_ ids: String...) throws -> Chronicle {
      var builder = Chronicle.Builder(infersFigures: true)
      for (index, id) in ids.enumerated() {
        builder.add(
          Relationship(
            id: id, kind: "alliance", source: "a", target: "b", when: try Period("192\(index)")))
      }
      return try builder.build()
    }
    let merged = try merging(
      try chronicle("x", "", "z", "u"), try chronicle("x", "y", "", "v"),
      try chronicle("p", "q", "z", "w"), isStrict: true)
    #expect(merged.chronicle.relationships.map(\.id) == ["x", "y", "z", "u"])
    #expect(
      merged.differences.map(\.message) == [
        "relationship 'v' of chronicle 1 is 'u' of chronicle 0, whose id counts",
        "relationship 'p' of chronicle 2 is 'x' of chronicle 0, whose id counts (3 relationships in all)",
      ])
  }

  @Test func whatCannotBeMerged() throws {
    let one = try chronicle("alliance a b 1926", "rivalry b c 1927")
    let other = try chronicle("alliance anna b 1926")
    do {
      _ = try merging(
        one, other, same: [[(0, "a"), (1, "ana")], [(0, "b"), (0, "c")]])
      Issue.record("merged")
    } catch let invalid as InvalidChronicle {
      #expect(
        invalid.problems.map(\.description) == [
          "same.csv:2:2: error: unknown figure 'ana'; expected the id of a figure of chronicle 1 — did you mean 'anna'?",
          "same.csv:3:2: error: 'b' and 'c' are said to be one figure, and relationship 'r2' of chronicle 0 (rivalry)"
            + " ties them to each other; expected two figures that nothing ties, or the relationship left out first",
        ])
    }
  }
}
