public import Camarilla

extension PowerGraph {
  /// Figures that are not drawn, since each is tied to one other alone, by whose name they are counted.
  public struct FoldedLeaves: Sendable, Equatable {
    /// How many are with that one, against it, and neither.
    public internal(set) var (positive, negative, neutral) = (0, 0, 0)
    /// Their names, as they are shown, in the order of the figures.
    public internal(set) var names: [String] = []
    /// How many are of each faction.
    var factions: [Int: Int] = [:]

    /// `+14 −3`, with `±2` for those of no sign.
    var text: String {
      [("+", positive), ("\u{2212}", negative), ("±", neutral)].filter { $0.1 > 0 }
        .map { "\($0.0)\($0.1)" }.joined(separator: " ")
    }
  }

  /// As many figures a picture must have before leaves are folded without being asked for.
  public static let mostWithLeaves = 60
  /// Fewer leaves of one figure are left as they are.
  private static let leastLeaves = 3

  /// The graph without the leaves of hubs: where three or more figures are tied to one other alone, that one's name
  /// counts them, those that are with it and those that are against it, and its tooltip lists them.
  ///
  /// - Complexity: O(n + m).
  public func foldingLeaves() -> PowerGraph {
    let leaves = Self.leaves(
      ofHubsAmong: figures.count, ties: relationships.lazy.map { ($0.source, $0.target) }
    ) { figures[$0].leaves == nil }
    let isFolded = Set(leaves.joined())
    guard !isFolded.isEmpty else { return self }
    let values = signs(ofTiesTo: isFolded)
    var graph = self
    for (hub, own) in leaves.enumerated() where !own.isEmpty {
      var folded = FoldedLeaves()
      for leaf in own {
        switch values[leaf] ?? 0 {
        case 1...: folded.positive += 1
        case ..<0: folded.negative += 1
        default: folded.neutral += 1
        }
        folded.names.append(figures[leaf].name)
        if let faction = figures[leaf].faction { folded.factions[faction, default: 0] += 1 }
      }
      graph.figures[hub].leaves = folded
      let tooltip = figures[hub].tooltip ?? figures[hub].name
      graph.figures[hub].tooltip =
        tooltip + "\n\(folded.text), tied to this one alone: "
        + folded.names.joined(separator: ", ")
    }
    let kept = figures.indices.filter { !isFolded.contains($0) }
    let indices = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    graph.figures = kept.map { graph.figures[$0] }
    graph.relationships = relationships.compactMap { tie in
      guard let source = indices[tie.source], let target = indices[tie.target] else { return nil }
      var tie = tie
      (tie.source, tie.target) = (source, target)
      return tie
    }
    graph.leaders = leaders.map { indices[$0] ?? -1 }
    graph.subtitle =
      [subtitle, "+n, \u{2212}n: figures with or against that one alone"].filter { !$0.isEmpty }
      .joined(separator: " · ")
    return graph
  }

  /// By figure, those who are tied to that one alone, ascending: none where they are too few to be folded.
  ///
  /// - Parameters:
  ///   - count: how many figures there are.
  ///   - ties: the two ends of each, in any order and as often as they are tied.
  ///   - isFoldable: whether a figure may be folded.
  fileprivate static func leaves(
    ofHubsAmong count: Int, ties: some Sequence<(Int, Int)>, isFoldable: (Int) -> Bool
  ) -> [[Int]] {
    var partners = [Set<Int>](repeating: [], count: count)
    for (source, target) in ties where source != target {
      partners[source].insert(target)
      partners[target].insert(source)
    }
    var leaves = [[Int]](repeating: [], count: count)
    for (figure, own) in partners.enumerated() {
      // Of two who have nobody else, neither is the other's hub.
      if own.count == 1, let hub = own.first, partners[hub].count > 1, isFoldable(figure) {
        leaves[hub].append(figure)
      }
    }
    for hub in leaves.indices where leaves[hub].count < leastLeaves { leaves[hub] = [] }
    return leaves
  }

  /// Of each of some figures that have one partner, how many of their relationships bind less how many divide.
  private func signs(ofTiesTo leaves: Set<Int>) -> [Int: Int] {
    var signs: [Int: Int] = [:]
    for tie in relationships {
      for end in [tie.source, tie.target] where leaves.contains(end) {
        signs[end, default: 0] += tie.sign.rawValue
      }
    }
    return signs
  }
}

extension Snapshot {
  /// How many figures are left of the snapshot's drawing when it is ``PowerGraph/foldingLeaves()``, counted before who is
  /// central is worked out.
  ///
  /// - Complexity: O(n + m).
  public var figureCountWithoutLeaves: Int {
    let leaves = PowerGraph.leaves(
      ofHubsAmong: figures.count, ties: ends.lazy.map { (Int($0.0), Int($0.1)) }
    ) { _ in true }
    return figures.count - leaves.reduce(0) { $0 + $1.count }
  }
}
