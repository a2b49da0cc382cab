/// There are more figures than a layout places within minutes.
public struct LayoutLimitError: Error, Sendable, Hashable {
  /// Who would place them.
  public let layout: LayoutMethod
  /// How many there are.
  public let figures: Int
  /// How many it takes on, ``LayoutMethod/mostFigures``.
  public let most: Int
}

extension LayoutLimitError: CustomStringConvertible {
  /// What is wrong, in one line.
  public var description: String {
    "the layout '\(layout.rawValue)' takes minutes beyond \(most) figures, and there are \(figures)"
  }
}

extension LayoutMethod {
  /// Stops before figures are placed that are too many.
  ///
  /// - Parameter count: how many are to be placed; of a series how many there are in any of its graphs.
  /// - Throws: beyond ``mostFigures``.
  public func requireRoom(for count: Int) throws(LayoutLimitError) {
    guard let mostFigures, count > mostFigures else { return }
    throw LayoutLimitError(layout: self, figures: count, most: mostFigures)
  }
}

extension PowerGraph {
  /// Stops before the graph is laid out where that would take minutes; ``picture(on:)`` itself goes on.
  ///
  /// - Throws: beyond ``LayoutMethod/mostFigures`` of ``Layout/stress``; figures with positions take none.
  public func requireLayout() throws(LayoutLimitError) {
    guard case .stress = layout else { return }
    try LayoutMethod.stress.requireRoom(for: figures.count)
  }

  /// The same for the layout that ``series(of:on:near:pinning:)`` makes.
  ///
  /// - Complexity: O(figures of all graphs).
  public static func requireLayout(ofSeries graphs: [PowerGraph]) throws(LayoutLimitError) {
    try LayoutMethod.stress.requireRoom(for: Set(graphs.lazy.flatMap(\.figures).map(\.id)).count)
  }
}
