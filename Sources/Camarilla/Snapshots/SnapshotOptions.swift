/// Which of a chronicle's relationships a snapshot holds.
///
/// Names that a chronicle hasn't are names of nothing, here and in the selection; ``check(in:)`` finds them.
public struct SnapshotOptions: Hashable, Sendable {
  /// On which day of the year, the month or whatever is asked about a relationship has to hold.
  public enum Reading: String, Hashable, Sendable, CaseIterable {
    /// On some day.
    case during
    /// On the first day: of a year, on 1 January.
    case yearStart = "year-start"
    /// On the last day: what ended within the year is gone.
    case yearEnd = "year-end"
  }

  /// How sure a relationship's dates have to be.
  public enum Certainty: String, Hashable, Sendable, CaseIterable {
    /// Some reading of its dates makes it hold.
    case possible
    /// Every reading does.
    case certain
  }

  /// Which part of the time asked for a claim has to hold in.
  public var reading: Reading = .during
  /// Whether a claim that only may have held counts.
  public var certainty: Certainty = .possible
  /// How many years the snapshot looks at: the year and the `window − 1` before it; at least 1. Of a month, so
  /// many months; of a stretch, so many that are as long.
  public var window = 1
  /// The least confidence that counts, 0…1.
  public var minimumConfidence = 0.0
  /// The names of the kinds that count; `nil` counts all. One that the chronicle hasn't counts nothing.
  public var kinds: Set<String>?
  /// Whether figures who are alive then, but stand in no relationship, are in it too.
  public var includesIsolated = false
  /// How far an approximate date reaches, for what is possible.
  public var approximation = ApproximationRule.standard
  /// The ids of sources that are struck: a relationship that cites none but these does not count. One that is none
  /// strikes nothing.
  ///
  /// One that cites others too counts as before, and so does one without any citation, for which
  /// nothing vouches in any case.
  public var withoutSources: Set<Source.ID> = []
  /// Whom it is cut to: a circle of figures, and the relationships among them.
  public var selection = Selection.all

  /// Options with the defaults of the command; every argument is the property of its name.
  public init(
    reading: Reading = .during, certainty: Certainty = .possible, window: Int = 1,
    minimumConfidence: Double = 0, kinds: Set<String>? = nil, includesIsolated: Bool = false,
    approximation: ApproximationRule = ApproximationRule.standard,
    withoutSources: Set<Source.ID> = [], selection: Selection = .all
  ) {
    self.reading = reading
    self.certainty = certainty
    self.window = window
    self.minimumConfidence = minimumConfidence
    self.kinds = kinds
    self.includesIsolated = includesIsolated
    self.approximation = approximation
    self.withoutSources = withoutSources
    self.selection = selection
  }
}
