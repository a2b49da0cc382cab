/// What the tie of two figures at some time rests on, and how it came to be.
public struct PairExplanation: Hashable, Sendable {
  /// What one relationship adds to the tie's value.
  public struct Contribution: Hashable, Sendable {
    /// The relationship that contributes.
    public let relationship: Relationship
    /// Its kind's sign.
    public let sign: Sign
    /// sign × weight × confidence.
    public let value: Double
  }

  /// What would become of the tie were a source struck.
  public struct SourceEffect: Hashable, Sendable {
    /// What becomes of a pair's tie when a source is struck out.
    public enum Change: String, Hashable, Sendable, CaseIterable {
      /// There would be no tie.
      case gone
      /// The tie would have another sign.
      case sign
      /// It would have the same sign, but another value.
      case value
      /// Nothing would change.
      case none
    }

    /// The source struck out.
    public let source: Source.ID
    /// How many of the pair's relationships cite it.
    public let citing: Int
    /// Those that would drop out, citing nothing else.
    public let lost: [Relationship.ID]
    /// The tie's value then; nil if there were none.
    public let value: Double?
    /// What becomes of the tie without the source.
    public let change: Change
  }

  /// A third figure tied to both.
  public struct CommonTie: Hashable, Sendable {
    /// The figure both have ties to.
    public let figure: Figure.ID
    /// The name of the figure, as it is shown.
    public let name: String
    /// The value of its tie to the first of the pair.
    public let valueToFirst: Double
    /// The value of its tie to the second.
    public let valueToSecond: Double
    /// Whether the three ties are balanced, an even number of them hostile; nil where the pair has no
    /// tie, or one of the three is ambivalent.
    public let isBalanced: Bool?
  }

  /// The two figures, in the order asked for.
  public let figures: [Figure]
  /// The time asked about.
  public let time: TimeSpan
  /// Whether each of the two is in the snapshot.
  public let arePresent: [Bool]
  /// The pair's relationships of the year, in the chronicle's order.
  public let contributions: [Contribution]
  /// The tie's value, the sum of the contributions; nil where there is no tie.
  public let value: Double?
  /// Those that change most first: gone, sign, value, none; then in the order of
  /// ``Chronicle/sourceIDs()``.
  public let sources: [SourceEffect]
  /// Claims about the pair that contradict one another, both in the snapshot.
  public let contradictions: [Contradiction]
  /// The third figures tied to both, by id.
  public let commonTies: [CommonTie]
  /// A shortest path between the two, where they have no tie but are both in the snapshot.
  public let path: FigurePath?
  /// The label of each one's faction; nil for one that is not in the snapshot.
  public let factions: [String?]
  /// Whether both are in one faction.
  public let isOneFaction: Bool
  /// What has been claimed of the two through all years, or other steps, oldest first.
  public let history: [PairSpell]

  /// The sign of ``value``; neutral for an ambivalent tie or none.
  public var sign: Sign { Sign(of: value ?? 0) }
}

/// A run of years, or of steps of another unit, in which the same relationships held between two figures.
public struct PairSpell: Encodable, Hashable, Sendable {
  /// The steps that the spell lasts.
  public let steps: TimeSteps
  /// Σ sign × weight × confidence over the relationships.
  public let value: Double
  /// In the chronicle's order.
  public let relationships: [Relationship.ID]

  /// The years from its first day to its last.
  public var years: ClosedRange<Int> { steps.years }
}
