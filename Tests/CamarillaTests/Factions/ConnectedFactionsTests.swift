import TestSupport
import Testing

@testable import Camarilla

/// Factions are connected by friendly ties, and who has none stands alone.
@Suite struct ConnectedFactionsTests {
  /// Two alliances, and powers that have nothing but rivalries with them.
  private func powers() throws -> Snapshot {
    try chronicle(
      "alliance deu aut 1914", "alliance deu tur 1914", "alliance aut tur 1914",
      "alliance gbr fra 1914", "alliance fra rus 1914", "alliance gbr rus 1914",
      "rivalry deu gbr 1914", "rivalry deu fra 1914", "rivalry aut rus 1914",
      "rivalry usa deu 1914", "rivalry usa mex 1914", "rivalry jpn deu 1914",
      "rivalry chn jpn 1914", "rivalry chn rus 1914"
    ).snapshot(of: 1914)
  }

  @Test func powersWithoutFriendsStandAlone() throws {
    let snapshot = try powers()
    let factions = snapshot.factions()
    #expect(
      factions.map(\.members) == [
        ["aut", "deu", "tur"], ["fra", "gbr", "rus"], ["chn"], ["jpn"], ["mex"], ["usa"],
      ])
    #expect(factions.isConnected)
    // What the demand costs is told; without it strangers stand together.
    let free = snapshot.factions(options: FactionOptions(isConnected: false))
    #expect(!free.isConnected)
    #expect(free.contains { $0.members.count > 3 })
    let (lost, best) = try (
      #require(factions.modularity), #require(factions.unconstrainedModularity)
    )
    #expect(lost < best - 0.01)
    #expect(best == free.modularity && best == free.unconstrainedModularity)
  }

  /// Whether each faction is connected by the friendly ties among its members.
  private func areConnected(_ factions: Factions, in snapshot: Snapshot) -> Bool {
    var friends: [Figure.ID: Set<Figure.ID>] = [:]
    for tie in snapshot.netTies(selection: .positive, isDirected: false) {
      let (one, other) = (
        snapshot.figures[Int(tie.source)].id, snapshot.figures[Int(tie.target)].id
      )
      friends[one, default: []].insert(other)
      friends[other, default: []].insert(one)
    }
    return factions.allSatisfy { faction in
      var reached: Set = [faction.members[0]]
      for _ in faction.members {
        for id in reached { reached.formUnion((friends[id] ?? []).intersection(faction.members)) }
      }
      return reached == Set(faction.members)
    }
  }

  @Test func everyWayToAFactionConnectsIt() throws {
    var generator = SeededGenerator(seed: 1964)
    for round in 0..<8 {
      let chronicle = try randomChronicle(figures: 16, relationships: 60, using: &generator)
      let years = 1904...1907
      let history = chronicle.factionHistory(
        years: years, divided: FactionOptions(seed: UInt64(round)))
      for year in years {
        let snapshot = chronicle.snapshot(of: year)
        #expect(areConnected(history.division(of: year)!, in: snapshot))
        #expect(
          history.division(of: year)
            == snapshot.factions(options: FactionOptions(seed: UInt64(round))))
        let stability = snapshot.factionStability(
          options: FactionOptions(seed: UInt64(round)), runs: 3)
        #expect(areConnected(stability.factions, in: snapshot))
        for resolution in [0.3, 2] {
          #expect(
            areConnected(
              snapshot.factions(options: FactionOptions(by: .modularity, resolution: resolution)),
              in: snapshot))
        }
      }
      let snapshot = chronicle.snapshot(of: 1906)
      let company = snapshot.worlds().sample(count: 20).coMembership()
      #expect(areConnected(company.factions, in: snapshot))
    }
  }

  /// In every world too: two who are never friends, nor have a chain of them, are never together.
  @Test func strangersAreTogetherInNoWorld() throws {
    let snapshot = try chronicle(
      "alliance a b 1926?", "rivalry a x 1926", "rivalry b x 1926", "rivalry a y 1926",
      "rivalry b y 1926", "alliance c d 1926~"
    ).snapshot(of: 1926)
    let company = snapshot.worlds().sample(count: 200).coMembership()
    let place = Dictionary(uniqueKeysWithValues: company.members.enumerated().map { ($1.id, $0) })
    #expect(company.together(place["x"]!, place["y"]!) == 0)
    #expect(company.together(place["a"]!, place["b"]!) > 0)
    let free = snapshot.worlds().sample(count: 200).coMembership(
      options: FactionOptions(isConnected: false))
    #expect(free.together(place["x"]!, place["y"]!) > 0)
  }

  /// A leader is who has the most friends inside, of equal ones the greater value, then the most
  /// friends anywhere, then the first by id.
  @Test func namesGoByCentrality() throws {
    let triangle = try chronicle(
      "alliance a b 1926", "alliance b c 1926", "alliance a c 1926", "alliance c x 1926",
      "alliance x y 1926", "alliance y z 1926", "alliance x z 1926", "rivalry a y 1926",
      "rivalry b z 1926"
    ).snapshot(of: 1926).factions()
    #expect(triangle.map(\.members) == [["a", "b", "c"], ["x", "y", "z"]])
    #expect(triangle.map(\.label) == ["c", "x"])
  }

  // MARK: Ties without a sign

  private func unsigned(_ rows: [(String, String, String)]) throws -> Chronicle {
    var builder = Chronicle.Builder(infersFigures: true)
    builder.add(RelationshipKind(name: "treaty", sign: .neutral, isDirected: false))
    for (kind, source, target) in rows {
      builder.add(
        Relationship(
          kind: kind, source: Figure.ID(source), target: Figure.ID(target),
          when: try Period("1926")))
    }
    return try builder.build()
  }

  private static let circles: [(String, String, String)] = [
    ("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("d", "e"), ("e", "f"), ("d", "f"),
  ].map { ("treaty", $0, $1) }

  @Test func tiesWithoutSignsAreTakenAsFriendly() throws {
    let snapshot = try unsigned(Self.circles).snapshot(of: 1926)
    let factions = snapshot.factions()
    #expect(factions.areTiesUnsigned)
    #expect(factions.map(\.members) == [["a", "b", "c"], ["d", "e", "f"]])
    // As the same ties were alliances: 6 of 7 inside, less two halves of the ends squared.
    #expect(agrees(factions.modularity, 6.0 / 7 - 0.5, within: 1e-12))
    #expect(factions.map(\.label) == ["c", "d"])
    #expect(snapshot.factionStability(runs: 5).factions == factions)
    #expect(snapshot.chronicle.factionHistory(years: 1926...1926).divisions == [factions])
    #expect(snapshot.standings(in: factions)[0].friendsInside.figures == ["b", "c"])
    // Of what has no sign nothing is balanced or not.
    for method in [FactionMethod.balance, .coalitions] {
      let alone = snapshot.factions(options: FactionOptions(by: method))
      #expect(!alone.areTiesUnsigned && alone.count == 6)
    }
  }

  @Test func oneSignIsEnoughForSignsToCount() throws {
    let snapshot = try unsigned(Self.circles + [("alliance", "a", "f")]).snapshot(of: 1926)
    let factions = snapshot.factions()
    #expect(!factions.areTiesUnsigned)
    #expect(factions.map(\.members) == [["a", "f"], ["b"], ["c"], ["d"], ["e"]])
  }

  // MARK: By value

  @Test func heavyTiesAreTheLastToBePutWrongly() throws {
    let snapshot = try chronicle(
      "alliance a b 1926", "alliance b c 1926", "alliance c d 1926", "rivalry a d 1926 100",
      "alliance a c 1926", "alliance b d 1926"
    ).snapshot(of: 1926)
    let counted = snapshot.balance()
    #expect(counted.frustration?.index == 1 && counted.frustration?.weight == 1)
    let weighed = snapshot.balance(options: BalanceOptions(isWeighted: true))
    #expect(weighed.isWeighted && weighed.frustration?.isOptimal == true)
    #expect(weighed.frustration?.weight == 2 && weighed.frustration?.index == 2)
    #expect(agrees(weighed.frustration?.normalized, 1 - 4.0 / 105, within: 1e-12))
    #expect(weighed.triangles == counted.triangles && weighed.walkBalance == counted.walkBalance)
    for method in [FactionMethod.balance, .coalitions] {
      let factions = snapshot.factions(options: FactionOptions(by: method, isWeighted: true))
      #expect(factions.isWeighted && factions.isOptimal == true)
      #expect(factions.frustrationWeight == 2)
      #expect(factions.index(of: "a") != factions.index(of: "d"))
      #expect(snapshot.factions(options: FactionOptions(by: method)).frustrationWeight == 1)
      // Sent to the other side, a would stand beside the enemy who weighs 100.
      let a = snapshot.standings(in: factions)[0]
      #expect(a.next.map { $0.loss > 90 } == true)
    }
  }

  /// Modularity divides as it does without, and what the division puts wrongly weighs what it weighs.
  @Test func frustrationOfModularityCountsByValueToo() throws {
    let snapshot = try chronicle(
      "alliance a b 1926 3", "alliance b c 1926 3", "alliance a c 1926 3", "alliance d e 1926 3",
      "alliance e f 1926 3", "alliance d f 1926 3", "alliance c d 1926 0.5", "rivalry a c 1926 0.25"
    ).snapshot(of: 1926)
    let counted = snapshot.factions()
    let weighed = snapshot.factions(options: FactionOptions(isWeighted: true))
    #expect(weighed.map(\.members) == [["a", "b", "c"], ["d", "e", "f"]])
    #expect(weighed.map(\.members) == counted.map(\.members))
    // Between the two stands the tie of c and d alone; that of a and c is friendly on the whole.
    #expect(counted.frustrationWeight == 1 && !counted.isWeighted)
    #expect(weighed.frustrationWeight == 0.5 && weighed.frustration == 1 && weighed.isWeighted)
    #expect(weighed.isOptimal == nil)
    #expect(snapshot.standings(in: weighed) == snapshot.standings(in: counted))
  }

  @Test func walksThatAreTooManyAreToldOf() throws {
    var generator = SeededGenerator(seed: 7)
    var builder = Chronicle.Builder(infersFigures: true)
    for number in 0..<40_000 {
      builder.add(
        Relationship(
          kind: number % 3 == 0 ? "rivalry" : "alliance",
          source: "f\(Int.random(in: 0..<2_000, using: &generator))",
          target: "g\(Int.random(in: 0..<2_000, using: &generator))", when: try Period("1926")))
    }
    let balance = try builder.build().snapshot(of: 1926).balance(
      options: BalanceOptions(workLimit: 0))
    #expect(balance.walkBalance == nil && balance.isWalkBalanceTooLarge)
    let small = try powers().balance()
    #expect(small.walkBalance != nil && !small.isWalkBalanceTooLarge)
    #expect(
      !(try chronicle("alliance a b 1926").snapshot(of: 1850).balance().isWalkBalanceTooLarge))
  }
}
