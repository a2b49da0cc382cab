import Camarilla
import TestSupport
import Testing

@Suite struct CohesionTests {
  /// A triangle a b c with d hanging from c, and a pair x y apart.
  private func snapshot() throws -> Snapshot {
    try chronicle(
      "alliance a b 1926", "alliance b c 1926", "rivalry a c 1926", "appointment c d 1926 2",
      "rivalry x y 1926", "alliance c d 1926 3"
    ).snapshot(of: 1926)
  }

  @Test func partsAndWhatTheyHangBy() throws {
    let cohesion = try snapshot().cohesion()
    #expect(cohesion.components == [["a", "b", "c", "d"], ["x", "y"]])
    #expect(cohesion.articulationFigures.map(\.id) == ["c"])
    #expect(cohesion.articulationFigures.map(\.parts) == [2])
    #expect(cohesion.bridges.map(\.figures) == [["c", "d"], ["x", "y"]])
    #expect(
      cohesion.bridges.map { $0.relationships.map(\.kind) } == [
        ["appointment", "alliance"], ["rivalry"],
      ])
    #expect(cohesion.members.map(\.id) == ["a", "b", "c", "d", "x", "y"])
    #expect(cohesion.members.map(\.component) == [0, 0, 0, 0, 1, 1])
    #expect(cohesion.members.map(\.core) == [2, 2, 2, 1, 1, 1])
    #expect(cohesion.members.map(\.triangles) == [1, 1, 1, 0, 0, 0])
    #expect(cohesion.members.map(\.clustering) == [1, 1, 1.0 / 3, 0, 0, 0])
    #expect(cohesion.innermostCore.k == 2)
    #expect(cohesion.innermostCore.members == ["a", "b", "c"])
    #expect(cohesion.transitivity == 3.0 / 5)
    let mean: Double = (1 + 1 + 1.0 / 3) / 6
    #expect(cohesion.meanClustering == mean)
    let friends = try snapshot().cohesion(ties: .positive)
    #expect(friends.articulationFigures.map(\.id) == ["b", "c"])
    #expect(friends.components == [["a", "b", "c", "d"], ["x"], ["y"]])
  }

  /// Appointments a → b → c → a run in a circle, which the way on to d does not come back from.
  @Test func strongComponentsFollowTiesAsTheyRun() throws {
    let snapshot = try chronicle(
      "appointment a b 1926", "appointment b c 1926", "denunciation c a 1926",
      "appointment c d 1926", "alliance d e 1926"
    ).snapshot(of: 1926)
    #expect(snapshot.cohesion().strongComponents == [["a", "b", "c"], ["d", "e"]])
    #expect(snapshot.cohesion().components == [["a", "b", "c", "d", "e"]])
    #expect(
      snapshot.cohesion(ties: .positive).strongComponents == [["d", "e"], ["a"], ["b"], ["c"]])
  }

  @Test func aDirectedPathRunsTheWayTiesRun() throws {
    let snapshot = try chronicle(
      "appointment a b 1926", "denunciation b a 1926 3", "appointment b c 1926",
      "alliance c d 1926"
    ).snapshot(of: 1926)
    let there = try #require(snapshot.shortestPath(from: "a", to: "d", isDirected: true))
    #expect(there.figures == ["a", "b", "c", "d"])
    #expect(there.steps[0].relationships.map(\.kind) == ["appointment"])
    #expect(there.steps.map(\.value) == [1, 1, 1])
    #expect(snapshot.shortestPath(from: "d", to: "a", isDirected: true) == nil)
    let both = try #require(snapshot.shortestPath(from: "d", to: "a"))
    #expect(both.figures == ["d", "c", "b", "a"])
    #expect(both.steps[2].relationships.map(\.kind) == ["appointment", "denunciation"])
    #expect(both.steps.map(\.value) == [1, 1, -2])
  }

  @Test func nobodyHoldsNobodyTogether() throws {
    let cohesion = try chronicle("alliance a b 1926").snapshot(of: 1850).cohesion()
    #expect(cohesion.components.isEmpty && cohesion.bridges.isEmpty)
    #expect(cohesion.transitivity == nil)
  }

  @Test func aPathNamesWhatItRestsOn() throws {
    let snapshot = try snapshot()
    let path = try #require(snapshot.shortestPath(from: "d", to: "a"))
    #expect(path.figures == ["d", "c", "a"] && path.length == 2)
    #expect(
      path.steps.map { $0.relationships.map(\.kind) } == [
        ["appointment", "alliance"], ["rivalry"],
      ])
    #expect(snapshot.shortestPath(from: "a", to: "x") == nil)
    #expect(snapshot.shortestPath(from: "a", to: "nobody") == nil)
    #expect(snapshot.shortestPath(from: "a", to: "a")?.figures == ["a"])
    let friendly = snapshot.shortestPath(from: "a", to: "d", ties: .positive)
    #expect(friendly?.figures == ["a", "b", "c", "d"])
    let weighted = snapshot.shortestPath(from: "a", to: "d", isWeighted: true)
    #expect(weighted?.figures == ["a", "c", "d"])
    #expect(weighted?.length == 1 + 1.0 / 5)
  }

  /// What the steps of a path rest on is what stands between their ends, looked for one by one.
  @Test(arguments: [false, true]) func everyStepNamesAllThatTiesItsEnds(isDirected: Bool) throws {
    var generator = SeededGenerator(seed: 26)
    var steps = 0
    for _ in 0..<3 {
      let claims = try randomChronicle(figures: 14, relationships: 40, using: &generator)
      let graph = claims.temporalGraph(years: 1905...1925, isDirected: isDirected)
      func between(_ from: Figure.ID, _ to: Figure.ID, in year: Int) -> [Relationship] {
        claims.snapshot(of: year).relationships.filter { claim in
          let kind = claims.kinds.first { $0.name == claim.kind }
          return (claim.source, claim.target) == (from, to)
            || (claim.target, claim.source) == (from, to)
              && !(isDirected && kind?.isDirected == true)
        }
      }
      let snapshot = claims.snapshot(of: 1915)
      for start in snapshot.figures.prefix(4) {
        for end in snapshot.figures {
          let path = snapshot.shortestPath(from: start.id, to: end.id, isDirected: isDirected)
          for step in path?.steps ?? [] {
            #expect(step.relationships == between(step.from, step.to, in: 1915))
            #expect(!step.relationships.isEmpty)
            steps += 1
          }
          for isStrict in [false, true] {
            let way = graph.path(from: start.id, to: end.id, isStrict: isStrict)
            for step in way?.steps ?? [] {
              #expect(step.relationships == between(step.from, step.to, in: step.year))
              #expect(!step.relationships.isEmpty)
              steps += 1
            }
          }
        }
      }
    }
    #expect(steps > 100)
  }

  /// Two camps, a v and b c: v speaks for its own to b, and b lets v's word in to c.
  @Test func brokersByFaction() throws {
    let snapshot = try chronicle(
      "appointment a v 1926", "denunciation v b 1926", "appointment b c 1926",
      "denunciation a c 1926"
    ).snapshot(of: 1926)
    let factions = snapshot.factions(options: .balance)
    #expect(factions.map(\.members) == [["a", "v"], ["b", "c"]])
    let brokers = snapshot.brokerage(by: factions)
    #expect(brokers.map(\.id) == ["b", "v", "a", "c"])
    #expect(brokers.map(\.total) == [1, 1, 0, 0])
    #expect(brokers[0].gatekeeper == 1)
    #expect(brokers[1].representative == 1)
  }
}
