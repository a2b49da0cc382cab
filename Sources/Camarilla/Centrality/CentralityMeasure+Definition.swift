extension CentralityMeasure {
  /// What it is: what it says, what exactly it computes, on what scale, and who defined it.
  public var definition: MeasureDefinition {
    guard
      let definition = tieDefinition ?? pathDefinition ?? walkDefinition ?? neighborhoodDefinition
    else { preconditionFailure("\(name) has no definition") }
    return definition
  }

  /// What it measures, in one sentence.
  public var summary: String { definition.summary }

  /// The definition of a measure of figures.
  func figure(
    summary: String, explanation: String, formula: String, scale: String, direction: String,
    values: String, cost: String, reference: String
  ) -> MeasureDefinition {
    MeasureDefinition(
      name, of: .figure, summary: summary, explanation: explanation, formula: formula, scale: scale,
      direction: direction, values: values, cost: cost, reference: reference,
      command: "central --measure \(name)")
  }

  static let either = "both ways; with --direction in or out as they run"
  static let asTheyRun = "as they run"
  static let bothWays = "both ways"

  /// Why the measure may have no one answer, and what the scores are then; nil where it always has.
  public var unsettledReason: String? {
    switch self {
    case .eigenvector:
      "several groups dominate alike, whose shares are shown; or no group does, and all have 0; or the search was given up "
        + "before the last digits were sure, as in long chains"
    case .katz: "alpha is too large for the walks to add up; all have 0"
    case .hub, .authority:
      "several parts dominate alike, whose shares are shown, or nobody has a tie, and all have 0"
    case .signedEigenvector: "the dominant eigenvalue is repeated, or no tie has a sign; all have 0"
    case .pageRank(_, let starts) where !starts.isEmpty:
      "nobody is there at whom it starts, and all have 0, or the iteration has not settled"
    case .pageRank, .pn, .pnIn, .pnOut: "the iteration has not settled; its last state is shown"
    default: nil
    }
  }

  /// Whether it tells figures apart by the signs of their ties, so that it has nothing to say without.
  public var readsSigns: Bool {
    switch self {
    case .pn, .pnIn, .pnOut, .signedClustering, .positiveDegree, .negativeDegree, .netDegree,
      .signedEigenvector:
      true
    default: false
    }
  }

  /// Whether it goes by the distances between figures, in which a tie of value 0 leads nowhere where values count
  /// (``CentralityOptions/isWeighted``).
  public var readsDistances: Bool {
    switch self {
    case .betweenness, .closeness, .harmonic: true
    default: false
    }
  }
}
