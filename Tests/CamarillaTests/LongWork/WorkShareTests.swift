import Testing

@testable import Camarilla

@Suite struct WorkShareTests {
  /// Whatever the number of pieces is.
  @Test func sharesHaveEachPieceOnce() {
    for (boundaries, count) in [([0, 1], 1), ([0, 3, 3, 10], 10), ([0, 1, 2, 3, 4, 5, 6, 7], 7)] {
      for total in [0, 1, 2, 7, 10, 1000, Int.max / 2] {
        let pieces = zip(boundaries, boundaries.dropFirst()).map { first, last in
          WorkShare(parts: first..<last, of: count).pieces(of: total)
        }
        #expect(pieces.first?.lowerBound == 0 && pieces.last?.upperBound == total)
        for (one, next) in zip(pieces, pieces.dropFirst()) {
          #expect(one.upperBound == next.lowerBound)
        }
      }
    }
  }

  @Test func ofAsManyPiecesAsPartsThePartsAreThePieces() {
    #expect(WorkShare(parts: 3..<5, of: 9).pieces(of: 9) == 3..<5)
    #expect(WorkShare.whole.pieces(of: 12) == 0..<12)
  }
}
