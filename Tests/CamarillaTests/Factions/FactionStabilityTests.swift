import Camarilla
import GraphKernels
import LongWork
import TestSupport
import Testing

@Suite struct FactionStabilityTests {
  /// Two circles of four friends each, and x with one friend in either.
  private func between() throws -> Snapshot {
    var builder = Chronicle.Builder(infersFigures: true)
    for circle in ["a", "b"] {
      for one in 1...4 {
        for other in 1..<one {
          builder.add(
            Relationship(
              kind: "alliance", source: "\(circle)\(one)", target: "\(circle)\(other)",
              when: try Period("1926")))
        }
      }
      builder.add(
        Relationship(kind: "alliance", source: "x", target: "\(circle)1", when: try Period("1926")))
    }
    return try builder.build().snapshot(of: 1926)
  }

  @Test func whoStandsBetweenIsTheLeastStable() throws {
    let stability = try between().factionStability(options: FactionOptions(seed: 1), runs: 60)
    #expect(stability.members.map(\.id) == ["a1", "a2", "a3", "a4", "b1", "b2", "b3", "b4", "x"])
    let x = try #require(stability["x"])
    #expect(!x.isStable)
    for member in stability.members where member.id != "x" {
      // With x or without it: four of five figures at worst.
      #expect(member.stability >= 0.8 && member.stability <= 1 && member.isStable)
      #expect(x.stability < member.stability)
    }
    #expect(stability["y"] == nil)
    #expect(try stability == between().factionStability(options: FactionOptions(seed: 1), runs: 60))
  }

  @Test func aClearDivisionIsStable() throws {
    let snapshot = try chronicle(
      "alliance a b 1926", "alliance b c 1926", "alliance a c 1926", "rivalry a x 1926",
      "alliance x y 1926", "alliance y z 1926", "alliance x z 1926"
    ).snapshot(of: 1926)
    for method in FactionMethod.allCases {
      let stability = snapshot.factionStability(options: FactionOptions(by: method), runs: 10)
      #expect(stability.members.allSatisfy { $0.stability == 1 })
      #expect(stability.factions == snapshot.factions(options: FactionOptions(by: method)))
      #expect(
        stability.members.map(\.faction)
          == stability.members.map { stability.factions.faction(of: $0.id)?.label })
    }
    #expect(
      try chronicle("alliance a b 1926").snapshot(of: 1850).factionStability().members.isEmpty)
  }

  /// Once nobody waits, no further run numbers the figures anew.
  @Test func cancelledRunsAreLeftOut() throws {
    var generator = SeededGenerator(seed: 31)
    let snapshot = try randomChronicle(figures: 400, relationships: 4_000, using: &generator)
      .snapshot(of: 1915)
    let whole = processorSeconds { _ = snapshot.factionStability(runs: 100) }
    let cancellation = Cancellation()
    cancellation.cancel()
    let cut = processorSeconds {
      let stability = WorkMonitor(cancellation: cancellation).perform {
        snapshot.factionStability(runs: 100)
      }
      #expect(stability.members.count == snapshot.figures.count)
    }
    #expect(cut < whole / 5, "\(cut) s of \(whole) s")
  }

  /// Jaccard's index from the sets themselves.
  @Test func agreementIsItsDefinition() {
    var generator = SeededGenerator(seed: 2007)
    for round in 0..<500 {
      let count = round % 12
      func random() -> Partition {
        Partition(
          labels: (0..<count).map { _ in Int32.random(in: 0..<Int32(count), using: &generator) })
      }
      let (one, other) = (random(), random())
      let agreement = one.companyAgreement(with: other)
      #expect(agreement.count == count)
      for vertex in 0..<count {
        let here = Set((0..<count).filter { one.groups[$0] == one.groups[vertex] })
        let there = Set((0..<count).filter { other.groups[$0] == other.groups[vertex] })
        let expected = Double(here.intersection(there).count) / Double(here.union(there).count)
        #expect(agreement[vertex] == expected)
      }
      #expect(agreement == other.companyAgreement(with: one))
    }
  }
}

@Suite struct FactionStandingTests {
  @Test func standingsSayWhy() throws {
    let snapshot = try chronicle(
      "alliance a b 1926 2", "alliance b c 1926", "alliance a c 1926", "rivalry a x 1926 4",
      "alliance x y 1926", "alliance y z 1926", "alliance x z 1926", "alliance c z 1926",
      "alliance b y 1926", "rivalry b y 1926"
    ).snapshot(of: 1926)
    let factions = snapshot.factions(options: .balance)
    let standings = snapshot.standings(in: factions)
    #expect(standings.map(\.id) == ["a", "b", "c", "x", "y", "z"])
    let a = standings[0]
    #expect(a.friendsInside.figures == ["b", "c"] && a.friendsInside.value == 3)
    #expect(a.enemiesOutside.figures == ["x"] && a.enemiesOutside.value == 4)
    #expect(a.friendsOutside.figures.isEmpty && a.enemiesInside.value == 0)
    // Among the others it would leave two friends and join an enemy.
    #expect(a.next?.faction == factions.faction(of: "x")?.label && a.next?.loss == 3)
    // b's one tie across is ambivalent: it counts as neither friend nor enemy.
    #expect(standings[1].friendsOutside.figures.isEmpty && standings[1].next?.loss == 2)
    #expect(standings[2].friendsOutside.figures == ["z"] && standings[2].next?.loss == 1)
  }

  /// Whether each group is connected by its own friendly ties.
  private func areConnected(_ groups: [Int32], _ graph: CompactGraph) -> Bool {
    var parts = Array(groups.indices)
    for _ in groups {
      for vertex in groups.indices {
        for arc in graph.arcs(of: vertex) where graph.weights[arc] > 0 {
          let other = Int(graph.targets[arc])
          if groups[vertex] == groups[other] { parts[vertex] = min(parts[vertex], parts[other]) }
        }
      }
    }
    return Set(parts).count == Set(groups).count
  }

  /// Each figure moved to each other faction in turn; now and then there are dozens.
  @Test(arguments: FactionMethod.allCases)
  func lossesAreWhatMovesCost(_ method: FactionMethod) throws {
    var generator = SeededGenerator(seed: 2009)
    for round in 0..<80 {
      let hasMany = round % 16 == 0
      let snapshot = try randomChronicle(
        figures: hasMany ? 70 : 4 + round % 9, relationships: hasMany ? 120 : 6 + round % 30,
        using: &generator
      ).snapshot(of: 1905 + round % 40)
      let graph = snapshot.tieGraph()
      let resolution = [1, 0.5, 1.5][round % 3]
      // Every second time without the demand that factions are connected.
      let isConnected = round % 2 == 0
      let factions = snapshot.factions(
        options: FactionOptions(
          by: method, resolution: resolution, seed: UInt64(round), isConnected: isConnected))
      let places = snapshot.figures.map { Int32(factions.index(of: $0.id)!) }
      func harm(_ groups: [Int32]) -> Double {
        let partition = Partition(labels: groups)
        return method == .modularity
          ? -(graph.modularity(of: partition, resolution: resolution) ?? 0)
          : Double(graph.frustratedEdges(under: partition))
      }
      let standings = snapshot.standings(in: factions)
      var against = 0
      for (vertex, standing) in standings.enumerated() {
        against += standing.enemiesInside.figures.count + standing.friendsOutside.figures.count
        guard let next = standing.next else { continue }
        var least = Double.infinity
        for place in factions.indices where place != Int(places[vertex]) {
          var moved = places
          moved[vertex] = Int32(place)
          let loss = harm(moved) - harm(places)
          if method != .coalitions || place < 2 { least = min(least, loss) }
          if factions[place].label == next.faction {
            #expect(abs(loss - next.loss) < 1e-9)
          }
        }
        if method != .coalitions { #expect(abs(least - next.loss) < 1e-9) }
        // The search left no figure where it would stand better elsewhere, unless it isn't allowed
        // there: it has no friend in that faction, or its own would fall apart.
        if method == .modularity, isConnected {
          var moved = places
          moved[vertex] = Int32(factions.firstIndex { $0.label == next.faction }!)
          #expect(next.loss >= -1e-9 || !areConnected(moved, graph))
        } else {
          #expect(next.loss >= -1e-9)
        }
      }
      // Each tie that speaks against the division shows at both its ends.
      #expect(against == 2 * factions.frustration)
    }
  }
}
