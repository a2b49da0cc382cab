/// How central each figure of a snapshot is by one measure: a collection of entries, the most central
/// first, and of one rank by id.
public struct Scores: Hashable, Sendable {
  /// One figure's score.
  public struct Entry: Encodable, Hashable, Sendable, Identifiable {
    /// The figure's id.
    public var id: Figure.ID
    /// The name of the figure, as it is shown.
    public var name: String
    /// Figures of one rank have one score, that of the first: theirs differ by rounding only.
    public var score: Double
    /// 1 for the most central; figures of one score share their rank, and the next rank counts
    /// them all.
    public var rank: Int
  }

  /// What is known of scores that come from a sample.
  public struct Estimate: Encodable, Hashable, Sendable {
    /// How many shortest paths, or figures to measure distances from, were drawn.
    public var samples: Int
    /// No score is off by more than this, with a probability of at least ``confidence``.
    public var error: Double
    /// 0.9
    public var confidence: Double
  }

  /// The measure the scores are of.
  public let measure: CentralityMeasure
  /// False where there is no one answer, or none was found: ``CentralityMeasure`` says for each
  /// measure when that may be, and what the scores are then.
  public let isConverged: Bool
  /// How far the scores can be off; nil where they are exact.
  public let estimate: Estimate?
  let list: FigureList
  let ranking: Ranking

  /// Whether the scores lie on a scale that does not grow with the number of figures.
  public var isNormalized: Bool { measure.isNormalized }

  /// The indices in ``Snapshot/figures`` by rank and then by id.
  package var order: [Int] { ranking.order }
  /// The scores in the order of ``Snapshot/figures``.
  package var values: [Double] { ranking.scores }
  /// The ranks in the order of ``Snapshot/figures``.
  package var ranks: [Int] { ranking.ranks }
}

extension Scores: RandomAccessCollection {
  /// The position of the most central figure: 0.
  public var startIndex: Int { 0 }
  /// One past the position of the least central figure: the number of figures.
  public var endIndex: Int { ranking.order.count }
  /// The entry at a position, by rank and then by id.
  public subscript(position: Int) -> Entry { entry(ofFigure: ranking.order[position]) }

  /// The entry of a figure; nil when it isn't in the snapshot.
  ///
  /// - Complexity: O(log n).
  public subscript(id: Figure.ID) -> Entry? { list.index(of: id).map(entry) }

  private func entry(ofFigure index: Int) -> Entry {
    let figure = list.figures[index]
    return Entry(
      id: figure.id, name: figure.name, score: ranking.scores[index], rank: ranking.ranks[index])
  }
}
