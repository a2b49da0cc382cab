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
    #expect(balance.frustration?.index == 7 && balance.frustration?.isOptimal == true)
    #expect(abs(try #require(balance.frustration?.normalized) - 0.7586207) < 5e-8)
    #expect(balance.coalitions.joined().map(\.rawValue).sorted() == KnownGraph.highlandTribes.names)
    #expect(balance.figureBalances.map(\.id.rawValue) == KnownGraph.highlandTribes.names)
  }

  @Test func theIndexCountsTheTiesAgainstTheCoalitions() throws {
    var generator = SeededGenerator(seed: 1956)
    for round in 0..<12 {
      let snapshot = try randomChronicle(figures: 12, relationships: 40, using: &generator)
        .snapshot(of: 1905 + round)
      let balance = snapshot.balance(options: BalanceOptions(seed: UInt64(round)))
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
      #expect(balance.frustration?.index == wrong)
      #expect(balance.frustration?.isOptimal == true)
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
    #expect(balance.unaligned == ["d", "e"])
    #expect(balance.walkBalance == 1)
    #expect(balance.frustration?.normalized == 1)
  }

  @Test func partsAreLaidTogetherLargerSideToLarger() throws {
    let balance = try chronicle(
      "rivalry a b 1926", "rivalry a c 1926", "alliance x y 1926", "rivalry y z 1926"
    ).snapshot(of: 1926).balance()
    #expect(balance.coalitions == [["b", "c", "x", "y"], ["a", "z"]])
    #expect(balance.unaligned.isEmpty)
  }

  @Test func nobodyIsBalanced() throws {
    let balance = try chronicle("alliance a b 1926").snapshot(of: 1850).balance()
    #expect(balance.figures == 0 && balance.ties == 0)
    #expect(balance.degreeOfBalance == nil && balance.walkBalance == nil)
    #expect(balance.figureBalances.isEmpty)
    #expect(balance.frustration?.index == 0 && balance.frustration?.isOptimal == true)
    #expect(balance.frustration?.normalized == nil)
    #expect(balance.coalitions == [[], []])
  }
}

/// Balance read arc by arc.
@Suite struct DirectedBalanceTests {
  @Test func anArcEachWay() throws {
    let balance = try chronicle(
      "appointment a b 1926", "appointment b c 1926", "denunciation a c 1926", "alliance c d 1926",
      "denunciation d a 1926"
    ).snapshot(of: 1926).balance(options: BalanceOptions(isDirected: true))
    // The alliance runs both ways.
    #expect(balance.isDirected && balance.ties == 6)
    #expect(balance.positive == 4 && balance.negative == 2 && balance.ambivalent == 0)
    // a → b → c with a → c, and d → a → c with d → c; a → c → d → a is a cycle.
    #expect(balance.triangles.bySigns.map(\.count) == [0, 1, 1, 0])
    #expect(balance.degreeOfBalance == 0.5)
    // Of c → d → a nothing closes, so a, c and d are no transitive triad.
    let triads = try #require(balance.transitiveTriads)
    #expect(triads.total == 1 && triads.balanced == 0 && triads.degreeOfBalance == 0)
    #expect(balance.frustration?.index == 1 && balance.frustration?.isOptimal == true)
    #expect(agrees(balance.frustration?.normalized, 1 - 2.0 / 6, within: 1e-12))
    #expect(balance.coalitions.joined().sorted() == ["a", "b", "c", "d"])
  }

  /// Who is accused without return still takes a side.
  @Test func sidesFollowArcsEitherWay() throws {
    let balance = try chronicle(
      "denunciation b a 1926", "denunciation c a 1926", "appointment a d 1926"
    ).snapshot(of: 1926).balance(options: BalanceOptions(isDirected: true))
    #expect(balance.coalitions == [["a", "d"], ["b", "c"]])
    #expect(balance.transitiveTriads?.degreeOfBalance == nil && balance.degreeOfBalance == nil)
    #expect(balance.walkBalance == 1)
  }

  /// Where every relationship is mutual, arcs say what ties say, twice.
  @Test func mutualTiesGiveTheSameAnswers() throws {
    let ties = try tribes().balance()
    let arcs = try tribes().balance(options: BalanceOptions(isDirected: true))
    #expect(
      arcs.ties == 116 && arcs.frustration?.index == 14 && arcs.frustration?.isOptimal == true)
    #expect(arcs.frustration?.normalized == ties.frustration?.normalized)
    #expect(arcs.degreeOfBalance == ties.degreeOfBalance)
    #expect(arcs.triangles.bySigns.map(\.count) == ties.triangles.bySigns.map { 6 * $0.count })
    #expect(arcs.transitiveTriads?.total == ties.triangles.total)
    #expect(arcs.coalitions == ties.coalitions)
    #expect(ties.transitiveTriads == nil)
    for (one, other) in zip(arcs.figureBalances, ties.figureBalances) {
      #expect(abs(one.value - other.value) < 1e-9)
    }
  }
}

/// Nobody, one, strangers, enemies only, and values at the ends of the range: every answer is
/// finite or nil.
@Suite struct DegenerateSnapshotTests {
  private func check(_ snapshot: Snapshot) {
    for isDirected in [false, true] {
      let balance = snapshot.balance(options: BalanceOptions(isDirected: isDirected))
      #expect(balance.walkBalance?.isFinite ?? true)
      #expect(balance.degreeOfBalance?.isFinite ?? true)
      #expect(balance.frustration?.normalized?.isFinite ?? true)
      #expect(balance.frustration?.isOptimal == true)
      #expect(balance.figureBalances.allSatisfy { $0.value.isFinite })
      #expect(balance.figureBalances.count == snapshot.figures.count)
    }
    for method in FactionMethod.allCases {
      let stability = snapshot.factionStability(options: FactionOptions(by: method), runs: 5)
      let factions = stability.factions
      #expect(factions.flatMap(\.members).sorted() == snapshot.figures.map(\.id))
      #expect(factions.modularity?.isFinite ?? true)
      #expect(factions.coverage.map { $0 >= 0 && $0 <= 1 } ?? true)
      #expect(factions.isOptimal ?? true)
      #expect(stability.members.allSatisfy { $0.stability > 0 && $0.stability <= 1 })
      let standings = snapshot.standings(in: factions)
      #expect(standings.count == snapshot.figures.count)
      for standing in standings {
        #expect(standing.next?.loss.isFinite ?? true)
        for ties in [
          standing.friendsInside, standing.enemiesInside, standing.friendsOutside,
          standing.enemiesOutside,
        ] { #expect(ties.value.isFinite && ties.value >= 0) }
      }
    }
  }

  @Test func nobody() throws {
    check(try chronicle("alliance a b 1926").snapshot(of: 1850))
  }

  @Test func loners() throws {
    var builder = Chronicle.Builder()
    for id in ["a", "b"] {
      builder.add(Figure(id: Figure.ID(id), name: id, born: try HistoricalDate("1900")))
    }
    let chronicle = try builder.build()
    check(chronicle.snapshot(of: 1926, options: SnapshotOptions(includesIsolated: true)))
  }

  @Test func onePair() throws {
    check(try chronicle("alliance a b 1926").snapshot(of: 1926))
    check(try chronicle("rivalry a b 1926").snapshot(of: 1926))
    check(try chronicle("alliance a b 1926", "rivalry a b 1926").snapshot(of: 1926))
  }

  @Test func enemiesOnly() throws {
    var generator = SeededGenerator(seed: 1)
    for size in 3...8 {
      var rows = ["rivalry f0 f1 1926"]
      for one in 0..<size {
        for other in 0..<one where Bool.random(using: &generator) {
          rows.append("denunciation f\(one) f\(other) 1926")
        }
      }
      var builder = Chronicle.Builder(infersFigures: true)
      for row in rows {
        let words = row.split(separator: " ").map(String.init)
        builder.add(
          Relationship(
            kind: words[0], source: Figure.ID(words[1]), target: Figure.ID(words[2]),
            when: try Period(words[3])))
      }
      let snapshot = try builder.build().snapshot(of: 1926)
      check(snapshot)
      #expect(snapshot.factions().coverage == nil)
      #expect(snapshot.factions(options: .balance).frustration == 0)
    }
  }

  @Test(arguments: ["1e-300", "1e300", "1e308", "5e-324"])
  func weightsAtTheEndsOfTheRange(_ weight: String) throws {
    let snapshot = try chronicle(
      "alliance a b 1926 \(weight)", "alliance b c 1926 \(weight)", "alliance a c 1926 \(weight)",
      "rivalry c d 1926 \(weight)", "alliance d e 1926 \(weight)", "alliance e f 1926 \(weight)",
      "alliance d f 1926 \(weight)", "denunciation a f 1926 \(weight)"
    ).snapshot(of: 1926)
    check(snapshot)
    for method in FactionMethod.allCases {
      #expect(
        snapshot.factions(options: FactionOptions(by: method)).map(\.members) == [
          ["a", "b", "c"], ["d", "e", "f"],
        ])
    }
    check(
      try chronicle(
        "alliance a b 1926 \(weight)", "rivalry b c 1926 1", "alliance a c 1926 1e-300",
        "alliance c d 1926 1e300"
      ).snapshot(of: 1926))
  }
}
