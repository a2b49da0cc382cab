import Camarilla
import TestSupport
import Testing

@Suite struct ConsensusTests {
  /// In a star, every measure puts the middle first.
  @Test func theMiddleOfAStarIsFirstByAll() throws {
    let chronicle = try chronicle(
      "alliance m a 1926", "alliance m b 1926", "rivalry c m 1926", "alliance m d 1926")
    let consensus = chronicle.snapshot(of: 1926).consensus()
    #expect(consensus.mostCentral?.id == "m")
    #expect(consensus.agreeing == Consensus.measures)
    #expect(consensus.mostCentral?.points == 16)
    // The leaves are alike but for the rival, whose status is lower.
    #expect(consensus.map(\.id) == ["m", "a", "b", "d", "c"])
    #expect(consensus.map(\.rank) == [1, 2, 2, 2, 5])
  }

  @Test func nobodyIsMostCentralAmongNobody() throws {
    let consensus = try chronicle("alliance a b 1926").snapshot(of: 1850).consensus()
    #expect(consensus.mostCentral == nil && consensus.agreeing.isEmpty)
  }

  /// Too many for searches from each, and not a tree: estimates are said to be some, and are as near as they say.
  @Test func manyFiguresAreEstimated() throws {
    var generator = SeededGenerator(seed: 1922)
    let count = 40_000
    var lines = (1..<count).map {
      "alliance f\($0) f\(Int.random(in: 0..<$0, using: &generator)) 1926"
    }
    let tree = try chronicle(lines).snapshot(of: 1926)
    #expect(!tree.consensus().isEstimated && !tree.isConsensusEstimated)
    lines += ["alliance f39999 f0 1926", "alliance f39998 f39997 1926"]
    let snapshot = try chronicle(lines).snapshot(of: 1926)
    let (found, whole) = (
      snapshot.consensus(), snapshot.consensus(options: CentralityOptions(isExact: true))
    )
    #expect(found.isEstimated && snapshot.isConsensusEstimated && !whole.isEstimated)
    #expect(found.votes.map { $0.estimate != nil } == [false, true, true, false])
    for (vote, truth) in zip(found.votes, whole.votes) {
      let error = vote.estimate?.error ?? 0
      #expect(error < 0.05 && vote.estimate?.confidence ?? 0.9 == 0.9)
      #expect(zip(vote.values, truth.values).allSatisfy { abs($0 - $1) <= error })
    }
    let structure = snapshot.structure()
    let error = try #require(structure.efficiencyEstimate).error
    let efficiency = whole.votes[2].values.reduce(0, +) / Double(count)
    #expect(abs((structure.efficiency ?? 0) - efficiency) <= error && error < 0.01)
    #expect(structure.meanDistanceEstimate?.samples == 20_000 && structure.unreachablePairs == 0)
    #expect(structure == snapshot.structure(threads: 1))
    #expect(tree.tieBetweenness().estimate == nil && tree.structure().efficiencyEstimate == nil)
    let (ties, all) = (
      snapshot.tieBetweenness(), snapshot.tieBetweenness(options: CentralityOptions(isExact: true))
    )
    let estimate = try #require(ties.estimate)
    #expect(all.estimate == nil && estimate.confidence == 0.9 && estimate.error < 0.05)
    #expect(ties == snapshot.tieBetweenness(options: CentralityOptions(threads: 1)))
    let exact = Dictionary(uniqueKeysWithValues: all.map { ($0.figures, $0) })
    #expect(ties.count == count + 1 && exact.count == ties.count)
    for tie in ties {
      let other = try #require(exact[tie.figures])
      #expect(abs(tie.betweenness - other.betweenness) <= estimate.error)
      #expect(tie.value == other.value && tie.sharedNeighbors == other.sharedNeighbors)
    }
  }

  /// Every vote hands out the same number of points: one for each pair of figures.
  @Test func pointsAddUp() throws {
    var generator = SeededGenerator(seed: 1781)
    for _ in 0..<30 {
      let snapshot = try randomChronicle(figures: 10, relationships: 25, using: &generator)
        .snapshot(of: 1915)
      let n = Double(snapshot.figures.count)
      let sum = snapshot.consensus().reduce(0) { $0 + $1.points }
      #expect(sum == 4 * n * (n - 1) / 2)
    }
  }

  @Test func scoresAreSortedAndEqualOnesShareARank() throws {
    var generator = SeededGenerator(seed: 1848)
    for _ in 0..<20 {
      let snapshot = try randomChronicle(figures: 12, relationships: 30, using: &generator)
        .snapshot(of: 1915)
      for measure in CentralityMeasure.allCases {
        let entries = snapshot.scores(by: measure)
        #expect(entries.count == snapshot.figures.count)
        #expect(Set(entries.map(\.id)) == Set(snapshot.figures.map(\.id)))
        for (place, pair) in zip(entries, entries.dropFirst()).enumerated() {
          let (a, b) = pair
          if a.rank == b.rank {
            #expect(a.id < b.id)
            #expect(a.score == b.score)
          } else {
            #expect(b.rank == place + 2)
            #expect(measure.isSmallestFirst ? a.score < b.score : a.score > b.score)
          }
        }
      }
    }
  }
}
