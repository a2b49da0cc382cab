import GraphKernels
import TestSupport
import Testing

@testable import Camarilla

@Suite struct PossibleWorldsTests {
  /// A claim that settles nothing else: one day, or one that holds throughout.
  private struct Doubtful {
    var kind: String
    var source: Figure.ID
    var target: Figure.ID
    /// The readings of its dates, each as likely.
    var readings: [String]
    /// What the chronicle says instead of them.
    var when: String
    var confidence: Double
  }

  private static let claims = [
    Doubtful(
      kind: "alliance", source: "ann", target: "bob",
      readings: ["1926-12-30", "1926-12-31", "1927-01-01"], when: "[1926-12-30..1927-01-01]",
      confidence: 1),
    Doubtful(
      kind: "alliance", source: "bob", target: "cat",
      readings: ["1926-05-13/..", "1926-05-14/..", "1926-05-15/.."], when: "1926-05-14~/..",
      confidence: 0.5),
    Doubtful(
      kind: "rivalry", source: "ann", target: "cat", readings: ["1925", "1926"],
      when: "[1925,1926]", confidence: 0.75),
    Doubtful(
      kind: "rivalry", source: "bob", target: "dan", readings: ["1926/1928"], when: "1926/1928",
      confidence: 1),
    Doubtful(
      kind: "alliance", source: "cat", target: "dan",
      readings: ["1925-12-31", "1926-01-01"],
      when: "[1925-12-31..1926-01-01]", confidence: 0.25),
  ]

  private func built(_ claims: [(Doubtful, when: String, confidence: Double)]) throws
    -> Chronicle
  {
    var builder = Chronicle.Builder(infersFigures: true)
    for (claim, when, confidence) in claims {
      builder.add(
        Relationship(
          kind: claim.kind, source: claim.source, target: claim.target, when: try Period(when),
          confidence: confidence))
    }
    return try builder.build()
  }

  private func told(_ claims: [Doubtful] = Self.claims) throws -> Chronicle {
    try built(claims.map { ($0, $0.when, $0.confidence) })
  }

  /// Every world of the claims, in which each is certain or not there at all, with its probability.
  private func everyWorld(_ claims: [Doubtful]) throws -> [(Chronicle, Double)] {
    var worlds: [(claims: [(Doubtful, String, Double)], probability: Double)] = [([], 1)]
    for claim in claims {
      var next: [(claims: [(Doubtful, String, Double)], probability: Double)] = []
      for world in worlds {
        let chance = world.probability * claim.confidence / Double(claim.readings.count)
        for reading in claim.readings {
          next.append((world.claims + [(claim, reading, 1)], chance))
        }
        guard claim.confidence < 1 else { continue }
        next.append((world.claims, world.probability * (1 - claim.confidence)))
      }
      worlds = next
    }
    return try worlds.map { (try built($0.claims), $0.probability) }
  }

  @Test func ranksAreThoseOfEveryWorld() throws {
    let snapshot = try told().snapshot(of: 1926)
    let sample = snapshot.worlds().sample(count: 1000)
    // The first, the second, the third and the fifth are doubtful.
    #expect(sample.isExact && sample.count == 16)
    let weights = (0..<sample.count).map(sample.weight)
    #expect(abs(weights.reduce(0, +) - 1) < 1e-12)
    let found = sample.consensusRanks()
    #expect(found.isExact && found.worlds == 16)
    var mean: [Figure.ID: Double] = [:]
    var first: [Figure.ID: Double] = [:]
    var presence: [Figure.ID: Double] = [:]
    for (world, probability) in try everyWorld(Self.claims) {
      let entries = world.snapshot(of: 1926).consensus()
      let winners = entries.filter { $0.rank == 1 }
      for id in ["ann", "bob", "cat", "dan"] as [Figure.ID] {
        let rank = entries.first { $0.id == id }?.rank
        mean[id, default: 0] += probability * Double(rank ?? entries.count + 1)
        presence[id, default: 0] += rank == nil ? 0 : probability
        if rank == 1 { first[id, default: 0] += probability / Double(winners.count) }
      }
    }
    for entry in found {
      #expect(abs(entry.mean - mean[entry.id]!) < 1e-12)
      #expect(abs(entry.first - first[entry.id, default: 0]) < 1e-12)
      #expect(abs(entry.presence - presence[entry.id]!) < 1e-12)
      #expect(entry.firstError == 0)
    }
    #expect(abs(found.map(\.first).reduce(0, +) - 1) < 1e-12)
  }

  @Test func likelihoodsByHand() throws {
    let worlds = try told().snapshot(of: 1926).worlds()
    let expected: [Double] = [2.0 / 3, 0.5, 0.75 / 2, 1, 0.25 / 2]
    for (found, known) in zip(worlds.probabilities, expected) {
      #expect(abs(found - known) < 1e-12)
    }
    let claims = try told().snapshot(of: 1926).worlds(doubt: .claims)
    #expect(claims.probabilities == [1, 0.5, 0.75, 1, 0.25])
    let dates = try told().snapshot(of: 1926).worlds(doubt: .dates)
    for (found, known) in zip(dates.probabilities, [2.0 / 3, 1, 0.5, 1, 0.5]) {
      #expect(abs(found - known) < 1e-12)
    }
    // What is asked to be certain has no doubtful dates.
    let certain = try told().snapshot(of: 1926, options: SnapshotOptions(certainty: .certain))
      .worlds()
    #expect(certain.probabilities == [0.5, 1])
  }

  /// A claim counts by its confidence once: as its chance to be there, or in its value.
  @Test func confidenceCountsOnce() throws {
    let snapshot = try told([Self.claims[1]]).snapshot(of: 1930)
    func values(_ doubt: WorldDoubt) -> [Double] {
      let sample = snapshot.worlds(doubt: doubt).sample(count: 10)
      return (0..<sample.count).flatMap { number in
        sample.snapshot(ofWorld: number).netTies(isDirected: false).map(\.value)
      }
    }
    #expect(values(.all) == [1] && values(.claims) == [1])
    #expect(values(.dates) == [0.5])
  }

  @Test func whereNothingIsDoubtfulAllIsAsItIs() throws {
    let chronicle = try chronicle(
      "alliance a b 1925/1928", "rivalry b c 1926", "alliance c d 1926-05-14/..",
      "denunciation d a 1926")
    let snapshot = chronicle.snapshot(of: 1926)
    let sample = snapshot.worlds().sample(count: 50)
    #expect(sample.isExact && sample.count == 1)
    let consensus = snapshot.consensus()
    let found = sample.consensusRanks()
    for entry in consensus {
      let spread = try #require(found[entry.id])
      #expect([spread.low, spread.median, spread.high] == [entry.rank, entry.rank, entry.rank])
      #expect(spread.mean == Double(entry.rank) && spread.presence == 1)
    }
    for measure in CentralityMeasure.allCases {
      let spread = sample.ranks(by: measure)
      for entry in snapshot.scores(by: measure) {
        #expect(spread[entry.id]?.median == entry.rank)
      }
    }
    let company = sample.coMembership()
    for (one, a) in company.members.enumerated() {
      for (other, b) in company.members.enumerated() {
        let isOne = company.factions.index(of: a.id) == company.factions.index(of: b.id)
        #expect(company.together(one, other) == (isOne ? 1 : 0))
        #expect(company.error(one, other) == 0)
      }
    }
    let diff = chronicle.diff(from: 1926, to: 1928)
    for odds in diff.changeProbabilities() {
      #expect(odds.isExact)
      for (pairs, chance) in [
        (diff.formed, odds.formed), (diff.dissolved, odds.dissolved),
        (diff.continued, odds.continued), (diff.reversed, odds.reversed),
      ] {
        #expect(chance == (pairs.contains { $0.figures == odds.figures } ? 1 : 0))
      }
    }
  }

  private func randomSnapshot(_ seed: UInt64, relationships: Int) throws -> Snapshot {
    var generator = SeededGenerator(seed: seed)
    return try randomChronicle(figures: 7, relationships: relationships, using: &generator)
      .snapshot(of: 1913)
  }

  /// Draws come to what going through all worlds comes to, as nearly as chance allows.
  @Test func drawsAgreeWithAllWorlds() throws {
    let found = try (0..<40 as Range<UInt64>).map {
      try randomSnapshot($0, relationships: 40).worlds()
    }
    let worlds = try #require(found.first { $0.doubtfulCount == 9 })
    let (all, draws) = (512, 500)
    let (exact, drawn) = (worlds.sample(count: all), worlds.sample(count: draws, seed: 7))
    #expect(exact.isExact && !drawn.isExact)
    let (known, ranks) = (exact.consensusRanks(), drawn.consensusRanks(threads: 2))
    for entry in known {
      let other = try #require(ranks[entry.id])
      let error = (entry.first * (1 - entry.first) / Double(draws)).squareRoot()
      #expect(abs(other.first - entry.first) <= 4.5 * error + 1e-12)
      #expect(abs(other.firstError - error) <= 0.35 * error + 1e-3)
      // Ranks differ by less than the number of figures.
      #expect(abs(other.mean - entry.mean) <= 4.5 * 4 / Double(draws).squareRoot())
      #expect(other.presence == entry.presence)
    }
    let (company, estimate) = (exact.coMembership(), drawn.coMembership(threads: 2))
    for one in company.members.indices {
      for other in company.members.indices where other != one {
        let share = company.together(one, other)
        let error = (share * (1 - share) / Double(draws)).squareRoot()
        #expect(abs(estimate.together(one, other) - share) <= 4.5 * error + 1e-12)
      }
    }
  }

  @Test func threadsAndOrderChangeNothing() throws {
    let worlds = try randomSnapshot(99, relationships: 60).worlds()
    let sample = worlds.sample(count: 200, seed: 5)
    #expect(!sample.isExact)
    let (one, other) = (sample.consensusRanks(threads: 1), sample.consensusRanks(threads: 3))
    #expect(one == other)
    #expect(sample.coMembership(threads: 1) == sample.coMembership(threads: 3))
    #expect(sample.ranks(by: .pageRank) == sample.ranks(by: .pageRank, threads: 2))
    let (late, early) = (sample.snapshot(ofWorld: 17), sample.snapshot(ofWorld: 3))
    #expect(sample.snapshot(ofWorld: 3).rows == early.rows)
    #expect(sample.snapshot(ofWorld: 17).rows == late.rows)
    #expect(sample.weight(ofWorld: 3) == 1.0 / 200)
    // Another seed, other worlds.
    let rows = (0..<20).map { worlds.sample(count: 200, seed: 6).snapshot(ofWorld: $0).rows }
    #expect(rows != (0..<20).map { sample.snapshot(ofWorld: $0).rows })
  }

  /// Pairs are together as often as every world says, one by one.
  @Test func companyIsThatOfEveryWorld() throws {
    let snapshot = try told().snapshot(of: 1926)
    let company = snapshot.worlds().sample(count: 100).coMembership(options: .balance)
    var together: [[Figure.ID]: Double] = [:]
    var both: [[Figure.ID]: Double] = [:]
    for (world, probability) in try everyWorld(Self.claims) {
      let held = world.snapshot(of: 1926)
      let groups = held.tieGraph().division(
        by: .balance, resolution: 1, seed: 0, effort: .single
      ).partition.groups
      for one in held.figures.indices {
        for other in held.figures.indices where one < other {
          let ids = [held.figures[one].id, held.figures[other].id]
          both[ids, default: 0] += probability
          if groups[one] == groups[other] { together[ids, default: 0] += probability }
        }
      }
    }
    for one in company.members.indices {
      for other in company.members.indices where one < other {
        let ids = [company.members[one].id, company.members[other].id]
        #expect(abs(company.together(one, other) - together[ids, default: 0]) < 1e-12)
        #expect(abs(company.bothPresent(one, other) - both[ids, default: 0]) < 1e-12)
      }
    }
  }

  @Test func thoseAliveStayWithoutTies() throws {
    var builder = Chronicle.Builder()
    for (id, born) in [("ann", "1900"), ("bob", "1930"), ("cat", "1900")] {
      builder.add(
        Figure(
          id: Figure.ID(id), name: id, born: try HistoricalDate(born),
          died: try HistoricalDate("1950")))
    }
    builder.add(
      Relationship(
        kind: "alliance", source: "ann", target: "bob", when: try Period("1926"), confidence: 0.5))
    let snapshot = try builder.build().snapshot(
      of: 1926, options: SnapshotOptions(includesIsolated: true))
    let worlds = snapshot.worlds()
    #expect(worlds.presences() == [1, 0.5, 1])
    let sample = worlds.sample(count: 2)
    #expect(sample.snapshot(ofWorld: 0).figures.map(\.id) == ["ann", "cat"])
    #expect(sample.snapshot(ofWorld: 1).figures.map(\.id) == ["ann", "bob", "cat"])
  }

  @Test func quantilesOfARank() throws {
    // ann is alone with bob in 94 % of the worlds and not there in 6 %.
    let claims = [
      Doubtful(
        kind: "alliance", source: "ann", target: "bob", readings: [], when: "1926",
        confidence: 0.94),
      Doubtful(
        kind: "alliance", source: "cat", target: "bob", readings: [], when: "1926", confidence: 1),
      Doubtful(
        kind: "alliance", source: "dan", target: "bob", readings: [], when: "1926", confidence: 1),
    ]
    let found = try told(claims).snapshot(of: 1926).worlds().sample(count: 10).ranks(by: .degree)
    let ann = try #require(found["ann"])
    // Second with cat and dan, or below the three who are there.
    #expect([ann.low, ann.median, ann.high] == [2, 2, 4])
    #expect(abs(ann.mean - (0.94 * 2 + 0.06 * 4)) < 1e-12)
    #expect(found["bob"]?.first == 1)
  }
}
