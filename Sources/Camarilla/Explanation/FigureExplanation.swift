/// What a figure's rank among the most central of a year rests on.
public struct FigureExplanation: Hashable, Sendable {
  /// What one of the voting measures says of the figure.
  public struct Vote: Encodable, Hashable, Sendable {
    /// The measure that votes.
    public let measure: CentralityMeasure
    /// The figure's score by the measure, scaled as the measure says.
    public let score: Double
    /// The figure's rank by the measure, from 1; equal scores share one.
    public let rank: Int
    /// What the vote adds to the figure's points in the consensus.
    public let points: Double
    /// Whether the measure has one answer; see ``Scores/isConverged``.
    public let isConverged: Bool
  }

  /// All that ties the figure to one other.
  public struct Tie: Hashable, Sendable {
    /// The other figure.
    public let figure: Figure.ID
    /// The name of the figure, as it is shown.
    public let name: String
    /// Σ sign × weight × confidence over the relationships.
    public let value: Double
    /// In the chronicle's order.
    public let relationships: [Relationship]
  }

  /// What would become of the figure, and of the snapshot, were a source struck.
  public struct SourceEffect: Hashable, Sendable {
    /// The source struck out.
    public let source: Source.ID
    /// How many relationships of the snapshot cite it.
    public let citing: Int
    /// How many of these are the figure's.
    public let citingOfFigure: Int
    /// The relationships of the snapshot that would drop out, citing nothing else.
    public let lost: [Relationship.ID]
    /// Those of them that are the figure's.
    public let lostOfFigure: [Relationship.ID]
    /// The figure's rank in the consensus then; nil if it would be in the snapshot no more.
    public let rank: Int?
    /// How many figures there would be.
    public let figures: Int
    /// Who would be the most central; nil if nobody were left.
    public let mostCentral: Figure.ID?
    /// Whether either is another than with the source.
    public let isChange: Bool
  }

  /// The figure explained.
  public let figure: Figure
  /// The time asked about.
  public let time: TimeSpan
  /// How many figures the snapshot has.
  public let figures: Int
  /// Its rank in the consensus.
  public let standing: Consensus.Entry
  /// The others with as many points, whom ``CentralityMeasure/pn`` puts before or behind it, by rank.
  public let level: [Consensus.Entry]
  /// The figure with the next more points; nil where none has more.
  public let above: Consensus.Entry?
  /// The figure with the next fewer points; nil where none has fewer.
  public let below: Consensus.Entry?
  /// The most central figure of all.
  public let mostCentral: Consensus.Entry
  /// In the order of ``Consensus/measures``.
  public let votes: [Vote]
  /// The strongest first, whatever its sign; of equal ones the first by id.
  public let ties: [Tie]
  /// Those that change anything first, then those the figure's relationships cite most, then in the
  /// order of ``Chronicle/sourceIDs()``.
  public let sources: [SourceEffect]
  /// Claims about the figure that contradict one another, both in the snapshot.
  public let contradictions: [Contradiction]
}
