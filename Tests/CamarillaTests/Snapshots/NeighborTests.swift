import Camarilla
import TestSupport
import Testing

/// The ties of a snapshot, and whom a figure is tied to.
@Suite struct NeighborTests {
  private func circle() throws -> Snapshot {
    try chronicle(
      "alliance b a 1926", "alliance a b 1925/1927 0.5", "rivalry c b 1926 2", "alliance a c 1926",
      "rivalry c a 1926", "appointment d a 1926 3", "alliance c d 1927"
    ).snapshot(of: 1926)
  }

  /// Each pair once, whichever way and however often it was claimed; what cancels out is a tie of value 0.
  @Test func aPairHasOneTie() throws {
    let ties = try circle().ties
    #expect(ties.map(\.figures) == [["a", "b"], ["a", "c"], ["a", "d"], ["b", "c"]])
    #expect(ties.map(\.value) == [1.5, 0, 3, -2])
    #expect(ties.map(\.sign) == [.positive, .neutral, .positive, .negative])
  }

  @Test func neighborsAreThoseOfTheTies() throws {
    let snapshot = try circle()
    #expect(snapshot.neighbors(of: "a") == ["b", "c", "d"])
    #expect(snapshot.neighbors(of: "c") == ["a", "b"])
    #expect(snapshot.neighbors(of: "a", ties: .positive) == ["b", "d"])
    #expect(snapshot.neighbors(of: "b", ties: .negative) == ["c"])
    #expect(snapshot.neighbors(of: "d", ties: .negative) == [])
    #expect(snapshot.neighbors(of: "nobody") == [])
  }

  /// Against sums over the relationships of each pair, on random circles.
  @Test func tiesAreSumsOverRelationships() throws {
    var generator = SeededGenerator(seed: 1926)
    for _ in 0..<40 {
      let chronicle = try randomChronicle(figures: 9, relationships: 40, using: &generator)
      let snapshot = chronicle.snapshot(of: 1915)
      var values: [[Figure.ID]: Double] = [:]
      for relationship in snapshot.relationships {
        let sign = chronicle.kinds.first { $0.name == relationship.kind }?.sign ?? .neutral
        // Confidences are quarters, and weights 1, whose sums are exact.
        values[[relationship.source, relationship.target].sorted(), default: 0] +=
          Double(sign.rawValue) * relationship.weight * relationship.confidence
      }
      let ties = snapshot.ties
      #expect(Dictionary(uniqueKeysWithValues: ties.map { ($0.figures, $0.value) }) == values)
      for selection in TieSelection.allCases {
        let counted = ties.filter { tie in
          selection == .all || tie.sign == (selection == .positive ? .positive : .negative)
        }
        for figure in snapshot.figures {
          let others = counted.filter { $0.figures.contains(figure.id) }.flatMap(\.figures)
            .filter { $0 != figure.id }
          #expect(snapshot.neighbors(of: figure.id, ties: selection) == others.sorted())
        }
      }
    }
  }
}
