/// Figures sorted by id, to which a snapshot and whatever is found out about it refer by index.
final class FigureList: Sendable {
  let figures: [Figure]

  /// - Parameter figures: sorted by id, each once.
  init(_ figures: [Figure]) { self.figures = figures }

  /// The index of a figure; nil when it isn't in the list.
  ///
  /// - Complexity: O(log n).
  func index(of id: Figure.ID) -> Int? {
    var (low, high) = (0, figures.count)
    while low < high {
      let middle = (low + high) / 2
      if figures[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < figures.count && figures[low].id == id ? low : nil
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
