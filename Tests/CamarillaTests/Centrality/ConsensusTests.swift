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
