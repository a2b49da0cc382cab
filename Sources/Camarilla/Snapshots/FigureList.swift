import Synchronization

/// Figures sorted by id, to which a snapshot and whatever is found out about it refer by index.
///
/// They share one list, so that the dictionary behind look-ups by id is made once, and never where
/// nobody looks anything up.
final class FigureList: Sendable {
  let figures: [Figure]
  private let indices = Mutex<[Figure.ID: Int]?>(nil)

  init(_ figures: [Figure]) { self.figures = figures }

  /// The index of a figure; nil when it isn't in the list.
  ///
  /// - Complexity: O(1) but for the first look-up, which is O(n).
  func index(of id: Figure.ID) -> Int? {
    indices.withLock { known in
      let indices =
        known ?? Dictionary(uniqueKeysWithValues: zip(figures.lazy.map(\.id), figures.indices))
      known = indices
      return indices[id]
    }
  }
}

/// Lists are equal when they show the same figures: the same ids and names.
extension FigureList: Hashable {
  static func == (one: FigureList, other: FigureList) -> Bool {
    one === other
      || one.figures.elementsEqual(other.figures) { $0.id == $1.id && $0.name == $1.name }
  }

  func hash(into hasher: inout Hasher) {
    for figure in figures { hasher.combine(figure.id) }
  }
}
