import GraphKernels

/// A shortest path from one figure to another along the ties of a snapshot.
public struct FigurePath: Encodable, Hashable, Sendable {
  /// One tie of the path, and what it rests on.
  public struct Step: Encodable, Hashable, Sendable {
    /// The figure the step leaves.
    public let from: Figure.ID
    /// The figure the step reaches.
    public let to: Figure.ID
    /// The tie's value, Σ sign × weight × confidence over its relationships.
    public let value: Double
    /// All that ties the two in the snapshot, in the chronicle's order, with their citations; of a
    /// directed path, what runs from the one to the other.
    public let relationships: [Relationship]
  }

  /// From the first figure to the last, both included.
  public let figures: [Figure.ID]
  /// One fewer than there are figures.
  public let steps: [Step]
  /// The number of steps, or the sum of 1 / |value| over them where distances are weighted.
  public let length: Double
}

extension Snapshot {
  /// A shortest path between two figures; of several equally short ones that whose figures come first
  /// by id.
  ///
  /// - Parameters:
  ///   - start: the id of the figure to start from.
  ///   - end: the id of the figure to arrive at.
  ///   - ties: which ties may be used.
  ///   - isWeighted: whether a tie is 1 / |value| long rather than one step; ambivalent ones, of
  ///     value 0, then cannot be used.
  ///   - isDirected: whether ties are followed only the way they run; undirected ones run both ways.
  /// - Returns: nil when there is no path, or either figure is not in the snapshot.
  ///
  /// Breadth-first search, or Dijkstra 1959: O(n + m), weighted O((n + m) log n).
  public func shortestPath(
    from start: Figure.ID, to end: Figure.ID, ties: TieSelection = .all, isWeighted: Bool = false,
    isDirected: Bool = false
  ) -> FigurePath? {
    guard let source = index(of: start), let target = index(of: end) else { return nil }
    let graph = isDirected ? arcGraph(selection: ties) : tieGraph(selection: ties)
    var indices: [Int32]
    var length: Double
    if isWeighted {
      let (graph, lengths) = Self.distances(graph: graph)
      guard let path = graph.shortestPath(from: source, to: target, lengths: lengths) else {
        return nil
      }
      (indices, length) = path
    } else {
      guard let path = graph.shortestPath(from: source, to: target) else { return nil }
      (indices, length) = (path, Double(path.count - 1))
    }
    let pairs = zip(indices, indices.dropFirst()).map { (source: $0, target: $1) }
    let claims = relationships(between: pairs, isDirected: isDirected)
    let steps = zip(pairs, claims).map { pair, claims in
      let (from, to) = pair
      let arc = graph.position(ofArcFrom: Int(from), to: Int(to))
      return FigurePath.Step(
        from: figures[Int(from)].id, to: figures[Int(to)].id,
        value: arc.map(graph.weight) ?? 0,
        relationships: claims)
    }
    return FigurePath(figures: indices.map { figures[Int($0)].id }, steps: steps, length: length)
  }
}
