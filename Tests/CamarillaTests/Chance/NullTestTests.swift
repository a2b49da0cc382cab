import GraphKernels
import TestSupport
import Testing

@testable import Camarilla

@Suite struct NullTestTests {
  /// The tribes of the highlands as a chronicle of one year.
  private static func tribes() throws -> Snapshot {
    let tribes = KnownGraph.highlandTribes
    var builder = Chronicle.Builder(infersFigures: true)
    for index in tribes.sources.indices {
      builder.add(
        Relationship(
          kind: tribes.weights[index] > 0 ? "alliance" : "rivalry",
          source: Figure.ID(tribes.names[Int(tribes.sources[index])]),
          target: Figure.ID(tribes.names[Int(tribes.targets[index])]), when: try Period("1954")))
    }
    return try builder.build().snapshot(of: 1954)
  }

  /// 19, 2, 40 and 7 of 68 triangles, among 29 friends and 29 enemies; chance gives about 8.1, 25.9, 25.9
  /// and 8.1 of them (Leskovec, Huttenlocher & Kleinberg 2010: 3p²(1 − p) and so on, here without
  /// drawing a tie twice).
  @Test func balanceOfTheTribes() throws {
    let test = try Self.tribes().test(.balance, against: .shuffledSigns, draws: 100, seed: 1)
    let ways = 58.0 * 57 * 56
    let expected = [
      ("+++", 19, 68 * 29 * 28 * 27 / ways), ("++-", 2, 68 * 3 * 29 * 28 * 29 / ways),
      ("+--", 40, 68 * 3 * 29 * 28 * 29 / ways), ("---", 7, 68 * 29 * 28 * 27 / ways),
    ]
    for (name, observed, mean) in expected {
      let statistic = try #require(test[name])
      #expect(statistic.observed == Double(observed))
      let error = try #require(statistic.standardDeviation) / 10
      #expect(abs(try #require(statistic.expected) - mean) < 4 * error, "\(name)")
    }
    #expect((test["+++"]?.z ?? 0) > 2)
    #expect((test["++-"]?.z ?? 0) < -2)
    let share = try #require(test["degreeOfBalance"])
    #expect(share.observed == 59.0 / 68)
    #expect(share.p == 1.0 / 101)
    // Known to be 7 (Aref, Mason & Wilson 2020).
    #expect(test["frustration"]?.observed == 7)
    #expect((test["frustration"]?.z ?? 0) < -2)
    #expect(!test.isModelIdle && test.mixing == nil)
  }

  @Test(arguments: NullModel.allCases) func theSameBitsOnAnyNumberOfThreads(model: NullModel)
    throws
  {
    var generator = SeededGenerator(seed: 8)
    let snapshot = try randomChronicle(figures: 12, relationships: 120, using: &generator)
      .snapshot(of: 1916)
    let questions: [NullQuestion] = [
      .balance, .balance(options: BalanceOptions(isDirected: true)), .factions,
      .factions(options: .balance), .centrality,
      .centrality(
        measures: [.betweenness, .pageRank, .pn], ties: .positive,
        options: CentralityOptions(direction: .incoming), top: 2),
      .brokerage(groups: snapshot.groups(of: snapshot.factions()), ties: .all, top: 2),
    ]
    for question in questions {
      let tests = try [1, 2, 4].map {
        try snapshot.test(question, against: model, draws: 12, seed: 3, threads: $0)
      }
      #expect(tests[0] == tests[1] && tests[1] == tests[2])
      let names = tests[0].statistics.map(\.name)
      #expect(Set(names).count == names.count)
      let other = try snapshot.test(question, against: model, draws: 12, seed: 4)
      #expect(other.statistics.map(\.observed) == tests[0].statistics.map(\.observed))
      #expect(other != tests[0])
    }
  }

  /// A period among others has the numbers that it has alone, and a star among them only itself none.
  @Test(arguments: NullModel.allCases) func aSeriesIsItsTests(model: NullModel) throws {
    var generator = SeededGenerator(seed: 1910)
    let chronicle = try randomChronicle(figures: 9, relationships: 90, using: &generator)
    var star = Chronicle.Builder(infersFigures: true)
    for other in ["f1", "f2"] {
      star.add(
        Relationship(
          kind: "alliance", source: "f0", target: Figure.ID(other), when: try Period("1970")))
    }
    let snapshots =
      [1913, 1916].map { chronicle.snapshot(of: $0) } + [try star.build().snapshot(of: 1970)]
    let series = NullTest.series(
      of: snapshots.map { ($0, .balance) }, against: model, draws: 12, seed: 3)
    for (snapshot, result) in zip(snapshots, series) {
      let alone = Result { () throws(NullModelError) in
        try snapshot.test(.balance, against: model, draws: 12, seed: 3)
      }
      #expect(result == alone)
    }
    if model == .rewiredTies { #expect((try? series[2].get()) == nil) }
    #expect((try? series[1].get()) != nil)
  }

  /// A faction has two members or more; who stands alone is counted apart.
  @Test func factionsAreOfSeveral() throws {
    let snapshot = try chronicle(
      "alliance a b 1926", "alliance c d 1926", "rivalry a e 1926", "rivalry c f 1926",
      "alliance d g 1926", "rivalry b c 1926"
    ).snapshot(of: 1926)
    for options in [FactionOptions.modularity, .balance] {
      let test = try snapshot.test(.factions(options: options), against: .shuffledSigns, draws: 5)
      let factions = snapshot.factions(options: options)
      let alone = factions.count { $0.members.count == 1 }
      #expect(test["factions"]?.observed == Double(factions.count - alone))
      #expect(test["alone"]?.observed == Double(alone))
    }
    let test = try snapshot.test(.factions, against: .shuffledSigns, draws: 5)
    #expect(test["factions"]?.observed == 2 && test["alone"]?.observed == 2)
  }

  /// What the answers themselves say stands under `observed`.
  @Test func observedIsTheAnswer() throws {
    let snapshot = try Self.tribes()
    let factions = snapshot.factions()
    let division = try snapshot.test(.factions, against: .rewiredTies, draws: 10, seed: 1)
    #expect(division["modularity"]?.observed == factions.modularity)
    #expect(division["factions"]?.observed == Double(factions.count))
    #expect(division["alone"]?.observed == 0)
    #expect(try #require(division.mixing).changing > 0)
    let scores = snapshot.scores(by: .betweenness)
    let centrality = try snapshot.test(
      .centrality(measures: [.betweenness], ties: .all, options: CentralityOptions(), top: 3),
      against: .rewiredTies, draws: 10)
    #expect(centrality["highest betweenness"]?.observed == scores[0].score)
    #expect(centrality["betweenness of \(scores[2].id)"]?.observed == scores[2].score)
    #expect(centrality["betweenness of \(scores[2].id)"]?.figure == scores[2].id)
    let brokers = snapshot.brokerage(by: factions)
    let brokerage = try snapshot.test(
      .brokerage(groups: snapshot.groups(of: factions), ties: .all, top: 1), against: .rewiredTies,
      draws: 10)
    #expect(brokerage["total of \(brokers[0].id)"]?.observed == Double(brokers[0].total))
    #expect(
      brokerage["liaison"]?.observed == Double(brokers.reduce(0) { $0 + $1.liaison }))
    // Degrees are kept, and read no signs.
    for model in [NullModel.rewiredTies, .shuffledSigns] {
      let idle = try snapshot.test(
        .centrality(measures: [.degree], ties: .all, options: CentralityOptions(), top: 1),
        against: model, draws: 5)
      #expect(idle.statistics.allSatisfy { $0.isIdle && $0.z == nil && $0.p == 1 })
    }
  }

  /// Of three claims about a pair two hold in 1926, so that each of them is left out in a third of the draws.
  @Test func datesWithinPairs() throws {
    let chronicle = try chronicle(
      "alliance a b 1926", "rivalry a b 1925/1927 3", "alliance b a 1930 10",
      "rivalry b c 1926", "alliance c d 1929")
    let snapshot = chronicle.snapshot(of: 1926)
    let dates = DateShuffling(snapshot, seed: 1)
    #expect(!dates.isIdle)
    var counts: [[Int32]: Int] = [:]
    for draw in 0..<3000 {
      let drawn = dates.snapshot(ofDraw: draw)
      #expect(drawn.figures == snapshot.figures)
      counts[drawn.rows, default: 0] += 1
    }
    #expect(Set(counts.keys) == [[0, 1, 3], [0, 2, 3], [1, 2, 3]])
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 130 })
    let strength = try snapshot.test(
      .centrality(measures: [.strength], ties: .all, options: CentralityOptions(), top: 3),
      against: .shuffledDates, draws: 2000, seed: 2)
    // |1 − 3|, |1 + 10| and |−3 + 10| for a, as often.
    #expect(strength["strength of a"]?.observed == 2)
    #expect(abs((strength["strength of a"]?.expected ?? 0) - 20.0 / 3) < 0.3)
    #expect(strength["strength of c"]?.isIdle == true)
    let single = try chronicle.snapshot(of: 1929).test(.balance, against: .shuffledDates, draws: 5)
    #expect(single.isModelIdle)
  }

  /// The dates of a pair's claims stay the pair's: held against dealing them out and looking again.
  @Test func datesAgainstDealingThemOut() throws {
    var generator = SeededGenerator(seed: 4)
    let chronicle = try randomChronicle(figures: 4, relationships: 14, using: &generator)
    let snapshot = chronicle.snapshot(of: 1915)
    func key(_ pair: Relationship) -> Set<Figure.ID> { [pair.source, pair.target] }
    func dealt() throws -> Double {
      let claims = Array(chronicle.relationships)
      var builder = Chronicle.Builder(infersFigures: true)
      var whens = claims.map(\.when)
      for pair in Set(claims.map(key)) {
        let own = claims.indices.filter { key(claims[$0]) == pair }
        for (index, other) in zip(own, own.shuffled(using: &generator)) {
          whens[index] = claims[other].when
        }
      }
      for (claim, when) in zip(claims, whens) {
        var claim = claim
        claim.when = when
        builder.add(claim)
      }
      return try builder.build().snapshot(of: 1915).scores(by: .netDegree).values.reduce(0, +)
    }
    let rounds = 600
    let slow = try (0..<rounds).map { _ in try dealt() }
    let dates = DateShuffling(snapshot, seed: 9)
    let fast = (0..<rounds).map {
      dates.snapshot(ofDraw: $0).scores(by: .netDegree).values.reduce(0, +)
    }
    for value in Set((slow + fast).map { ($0 * 1e6).rounded() }) {
      let shares = [slow, fast].map { draws in
        Double(draws.count { ($0 * 1e6).rounded() == value }) / Double(rounds)
      }
      #expect(abs(shares[0] - shares[1]) < 0.12, "\(value): \(shares)")
    }
  }

  @Test func whatCannotMix() throws {
    let star = try chronicle("alliance a b 1926", "alliance a c 1926", "rivalry a d 1926")
      .snapshot(of: 1926)
    #expect(throws: NullModelError.cannotMix(title: "1926", ties: 3, areArcs: false)) {
      try star.test(.balance, against: .rewiredTies, draws: 5)
    }
    #expect(try star.test(.balance, against: .shuffledSigns, draws: 5).isModelIdle == false)
    let friends = try chronicle("alliance a b 1926", "alliance a c 1926").snapshot(of: 1926)
    #expect(try friends.test(.balance, against: .shuffledSigns, draws: 5).isModelIdle)
    let nobody = try chronicle("alliance a b 1926").snapshot(of: 1950)
    for model in NullModel.allCases {
      #expect(try nobody.test(.centrality, against: model, draws: 5).isModelIdle)
    }
  }

  /// Where relationships have no signs, factions take them as friendly in the draws, too.
  @Test func unsignedTies() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(RelationshipKind(name: "met", sign: .neutral, isDirected: false))
    for (source, target) in [
      ("a", "b"), ("b", "c"), ("a", "c"), ("d", "e"), ("e", "f"), ("d", "f"),
    ] {
      builder.add(
        Relationship(
          kind: "met", source: Figure.ID(source), target: Figure.ID(target),
          when: try Period("1926")))
    }
    let snapshot = try builder.build().snapshot(of: 1926)
    let test = try snapshot.test(.factions, against: .rewiredTies, draws: 50, seed: 1)
    #expect(test["modularity"]?.observed == 0.5)
    #expect((test["modularity"]?.expected ?? 1) < 0.5)
  }
}
