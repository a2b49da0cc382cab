extension CentralityMeasure {
  /// What it measures, in one sentence.
  public var summary: String {
    switch self {
    case .degree: "The share of the others that a figure is tied to."
    case .inDegree: "The share of the others with a tie that runs to a figure."
    case .outDegree: "The share of the others with a tie that runs from a figure."
    case .strength: "The sum of the magnitudes of a figure's ties."
    case .betweenness: "The share of the shortest paths between others that pass through a figure."
    case .closeness: "How near a figure is to those it reaches, times the share that it reaches."
    case .harmonic: "The mean of a figure's reciprocal distances to the others."
    case .eigenvector: "How central those are that a figure is tied to, added up."
    case .katz: "How many walks lead to a figure, longer ones counting less."
    case .pageRank: "How often a walk along ties comes to a figure that now and then starts anew."
    case .hub: "How well a figure's ties run to those whom many such ties run to."
    case .authority: "How well the ties of good hubs run to a figure."
    case .core: "The largest k such that a figure is in a group in which all have k ties."
    case .pn: "Status raised by friends and lowered by enemies, and by theirs in turn."
    case .pnIn: "Status from the friendly and hostile ties that run to a figure."
    case .pnOut: "Status from the friendly and hostile ties that run from a figure."
    case .constraint: "How far a figure's ties lead back to the same people; low means central."
    case .effectiveSize: "How many of a figure's neighbors are not tied to one another."
    case .clustering: "The share of the pairs of a figure's neighbors that are tied."
    case .directedClustering:
      "The share of the directed triangles a figure could be in that there are."
    case .signedClustering: "How far a figure's triangles are balanced rather than not."
    case .positiveDegree: "The share of the others that are a figure's friends."
    case .negativeDegree: "The share of the others that are a figure's enemies."
    case .netDegree: "The share of the others that are friends, less that of enemies."
    case .signedEigenvector: "Status lent by friends and taken by enemies; two sides, two signs."
    }
  }

  /// Why the measure may have no one answer, and what the scores are then; nil where it always has.
  public var unsettledReason: String? {
    switch self {
    case .eigenvector:
      "several groups dominate alike, whose shares are shown, or no group does, and all have 0"
    case .katz: "alpha is too large for the walks to add up; all have 0"
    case .hub, .authority:
      "several parts dominate alike, whose shares are shown, or nobody has a tie, and all have 0"
    case .signedEigenvector: "the dominant eigenvalue is repeated, or no tie has a sign; all have 0"
    case .pageRank, .pn, .pnIn, .pnOut: "the iteration has not settled; its last state is shown"
    default: nil
    }
  }
}
