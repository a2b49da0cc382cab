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
    let order = figures.indices.sorted { figures[$0].id < figures[$1].id }
    for (rank, figure) in order.enumerated() { ranks[figure] = Int32(rank) }
    self.ranks = ranks
  }
}
