extension Snapshot {
  /// All that holds between two figures, taken together.
  public struct Tie: Encodable, Hashable, Sendable {
    /// Both ends, sorted by id.
    public let figures: [Figure.ID]
    /// Σ sign × weight × confidence over the relationships between them; 0 where these cancel out, or have no sign.
    public let value: Double
    /// Whether it binds the two or divides them.
    public var sign: Sign { Sign(of: value) }
  }

  /// One tie for each two figures that stand in some relationship with each other, sorted by their ids.
  ///
  /// ```swift
  /// let snapshot = chronicle.snapshot(of: 1926)
  /// for tie in snapshot.ties where tie.sign == .negative { print(tie.figures, tie.value) }
  /// ```
  ///
  /// What runs along them is another question: ``tieBetweenness(ties:options:)``.
  ///
  /// - Complexity: O(n + m) time and space for n figures and m relationships of the snapshot, each time it is asked for.
  public var ties: [Tie] {
    netTies(isDirected: false).map { tie in
      Tie(figures: [tie.source, tie.target].map { figures[Int($0)].id }, value: tie.value)
    }
  }

  /// The ids of those with whom a figure is tied, sorted.
  ///
  /// - Parameters:
  ///   - id: whose; one who is not in the snapshot has none.
  ///   - ties: which ties count.
  /// - Complexity: O(n + m) for n figures and m relationships of the snapshot; who asks for many figures goes through
  ///   ``ties`` once.
  public func neighbors(of id: Figure.ID, ties: TieSelection = .all) -> [Figure.ID] {
    guard let index = index(of: id) else { return [] }
    // A tie's lower end comes first, and they stand in ascending order: first those below, then above.
    return netTies(selection: ties, isDirected: false).compactMap { tie in
      if Int(tie.source) == index { return figures[Int(tie.target)].id }
      return Int(tie.target) == index ? figures[Int(tie.source)].id : nil
    }
  }
}
