/// A chronicle's figures, and what is worked out of them alone.
///
/// Parts of one chronicle, such as its years, may share the table of all its figures.
package final class FigureTable: Sendable {
  /// In the order in which they were added.
  package let figures: [Figure]
  let indices: [Figure.ID: Int32]
  /// The index of each figure when they are sorted by id.
  let ranks: [Int32]
  let namesakes = Kept<Set<String>>()
  /// The short names of figures in pictures, which are made where these are drawn.
  package let shortNames = Kept<[Figure.ID: String]>()

  /// - Parameter indices: where each figure stands, by its id.
  /// - Complexity: O(n log n) for n figures.
  package init(_ figures: [Figure], indices: [Figure.ID: Int32]) {
    self.figures = figures
    self.indices = indices
    var ranks = [Int32](repeating: 0, count: figures.count)
    for (rank, figure) in Self.order(of: figures).enumerated() { ranks[figure] = Int32(rank) }
    self.ranks = ranks
  }

  /// The figures' indices when they are sorted by id.
  private static func order(of figures: [Figure]) -> [Int] {
    let isASCII = figures.allSatisfy { $0.id.rawValue.utf8.allSatisfy { $0 < 0x80 } }
    guard isASCII else { return figures.indices.sorted { figures[$0].id < figures[$1].id } }
    // Such texts compare as their bytes do: by the first eight, as a number, and seldom by what follows.
    let keys = figures.map { figure in
      var key: UInt64 = 0
      var shift: UInt64 = 64
      for byte in figure.id.rawValue.utf8.prefix(8) {
        shift -= 8
        key |= UInt64(byte) << shift
      }
      return key
    }
    return figures.indices.sorted { one, other in
      keys[one] == keys[other] ? figures[one].id < figures[other].id : keys[one] < keys[other]
    }
  }
}
