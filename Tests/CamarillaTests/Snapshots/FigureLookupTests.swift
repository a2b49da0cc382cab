import Camarilla
import TestSupport
import Testing

/// Results are collections in which figures are found by id: what is found is what going through them
/// finds.
@Suite struct FigureLookupTests {
  @Test func resultsFindFiguresById() throws {
    var generator = SeededGenerator(seed: 1900)
    for _ in 0..<20 {
      let chronicle = try randomChronicle(figures: 14, relationships: 25, using: &generator)
      let snapshot = chronicle.snapshot(of: 1915)
      let scores = snapshot.scores(by: .harmonic)
      let consensus = snapshot.consensus()
      let ranks = snapshot.worlds().sample(count: 5).consensusRanks()
      let factions = snapshot.factions()
      let stability = snapshot.factionStability(runs: 2)
      // Some of the chronicle's figures aren't in the snapshot, and one is in no chronicle.
      for id in chronicle.figures.map(\.id) + ["nobody"] {
        #expect(snapshot.index(of: id) == snapshot.figures.firstIndex { $0.id == id })
        #expect(scores[id] == scores.first { $0.id == id })
        #expect(consensus[id] == consensus.first { $0.id == id })
        #expect(ranks[id] == ranks.first { $0.id == id })
        #expect(factions.index(of: id) == factions.firstIndex { $0.members.contains(id) })
        #expect(factions.faction(of: id) == factions.first { $0.members.contains(id) })
        #expect(stability[id] == stability.members.first { $0.id == id })
      }
      #expect(factions.map(\.members.count).reduce(0, +) == snapshot.figures.count)
      #expect(scores.indices == snapshot.figures.indices)
      #expect(scores.map(\.rank) == scores.map(\.rank).sorted())
    }
  }

  /// A consensus reads one graph four times; its votes are those of the measures asked one by one.
  @Test(arguments: TieSelection.allCases, TieDirection.allCases)
  func votesAreTheMeasuresOwnScores(ties: TieSelection, direction: TieDirection) throws {
    var generator = SeededGenerator(seed: 1911)
    for _ in 0..<5 {
      let snapshot = try randomChronicle(figures: 10, relationships: 30, using: &generator)
        .snapshot(of: 1915)
      let options = CentralityOptions(direction: direction)
      let consensus = snapshot.consensus(ties: ties, options: options)
      #expect(
        consensus.votes
          == Consensus.measures.map { snapshot.scores(by: $0, ties: ties, options: options) })
    }
  }
}
