import Camarilla
import TestSupport
import Testing

@Suite struct StructuralBalanceTests {
  /// The published figures: Read 1954; Cartwright & Harary's degree; Estrada & Benzi 2014; Aref &
  /// Wilson 2018, "Measuring partial balance in signed networks", J. Complex Netw. 6:566.
  @Test func tribesAreNotFarFromBalance() throws {
    let balance = try tribes().balance()
    #expect(balance.figures == 16 && balance.ties == 58)
    #expect(balance.positive == 29 && balance.negative == 29 && balance.ambivalent == 0)
    #expect(balance.triangles.bySigns.map(\.count) == [19, 2, 40, 7])
    #expect(abs(try #require(balance.degreeOfBalance) - 0.8676471) < 5e-8)
    #expect(abs(try #require(balance.walkBalance) - 0.3575761) < 5e-8)
    #expect(balance.frustration.index == 7 && balance.frustration.isOptimal)
    #expect(abs(try #require(balance.frustration.normalized) - 0.7586207) < 5e-8)
    #expect(balance.coalitions.joined().sorted() == KnownGraph.highlandTribes.names)
    #expect(balance.figureBalances.map(\.id) == KnownGraph.highlandTribes.names)
  }

  @Test func theIndexCountsTheTiesAgainstTheCoalitions() throws {
    var generator = SeededGenerator(seed: 1956)
    for round in 0..<12 {
      let snapshot = try randomChronicle(figures: 12, relationships: 40, using: &generator)
        .snapshot(of: 1905 + round)
      let balance = snapshot.balance(seed: UInt64(round))
      let side = Dictionary(
        uniqueKeysWithValues: balance.coalitions.enumerated().flatMap { side, members in
          members.map { ($0, side) }
        })
      var wrong = 0
      for tie in snapshot.netTies(isDirected: false) where tie.value != 0 {
        let isTogether =
          side[snapshot.figures[Int(tie.source)].id] == side[snapshot.figures[Int(tie.target)].id]
        if isTogether != (tie.value > 0) { wrong += 1 }
      }
      #expect(balance.frustration.index == wrong)
      #expect(balance.frustration.isOptimal)
      #expect(balance.coalitions[0].count >= balance.coalitions[1].count)
    }
  }

  @Test func anAmbivalentTieTakesNoSide() throws {
    let balance = try chronicle(
      "alliance a b 1926", "rivalry b c 1926", "alliance c a 1926", "rivalry a c 1926",
      "alliance d e 1926", "rivalry d e 1926"
    ).snapshot(of: 1926).balance()
    #expect(balance.ties == 4 && balance.positive == 1 && balance.negative == 1)
    #expect(balance.ambivalent == 2)
    #expect(balance.triangles.total == 0 && balance.degreeOfBalance == nil)
    #expect(balance.coalitions == [["a", "b"], ["c"]])
    #expect(balance.walkBalance == 1)
    #expect(balance.frustration.normalized == 1)
  }

  @Test func partsAreLaidTogetherLargerSideToLarger() throws {
    let balance = try chronicle(
      "rivalry a b 1926", "rivalry a c 1926", "alliance x y 1926", "rivalry y z 1926"
    ).snapshot(of: 1926).balance()
    #expect(balance.coalitions == [["b", "c", "x", "y"], ["a", "z"]])
  }

  @Test func nobodyIsBalanced() throws {
    let balance = try chronicle("alliance a b 1926").snapshot(of: 1850).balance()
    #expect(balance.figures == 0 && balance.ties == 0)
    #expect(balance.degreeOfBalance == nil && balance.walkBalance == nil)
    #expect(balance.figureBalances.isEmpty)
    #expect(balance.frustration.index == 0 && balance.frustration.isOptimal)
    #expect(balance.frustration.normalized == nil)
    #expect(balance.coalitions == [[], []])
  }
}
