import Camarilla

/// What figures score by one measure, as answers tell of it.
struct MeasureScores {
  let name: String
  /// Nil for a count of several, and of ways that respect time.
  var measure: CentralityMeasure?
  var isNormalized = true
  var isConverged = true
  /// How far they can be off; nil where they are exact.
  var estimate: Scores.Estimate?
  var entries: [Scores.Entry]
  /// How far the snapshot hangs on the first; nil where that is not asked, or has no answer.
  var centralization: Centralization?

  /// A score as people read it.
  func text(of score: Double) -> String {
    isNormalized ? Number.short(of: score) : Number.score(of: score)
  }
}

extension MeasureScores {
  /// Those who share the first rank among those told of.
  var leaders: ArraySlice<Scores.Entry> {
    entries.prefix { $0.rank == entries[0].rank }
  }

  /// - Parameter options: those with which the scores were computed.
  init(_ scores: Scores, options: CentralityOptions = CentralityOptions()) {
    self.init(
      name: scores.measure.name, measure: scores.measure,
      isNormalized: scores.measure.isNormalized,
      isConverged: scores.isConverged, estimate: scores.estimate, entries: Array(scores),
      centralization: scores.centralization(options: options))
  }

  private static let consensus = "consensus"

  /// Whether they are the points of the vote of several measures.
  var isVote: Bool { name == Self.consensus }

  init(_ consensus: Consensus) {
    self.init(name: Self.consensus, isNormalized: false, entries: consensus.scores)
  }
}

/// A score with the measure that it is by.
struct MeasuredEntry {
  var measure: String
  var entry: Scores.Entry

  static var columns: [Column<MeasuredEntry>] {
    [
      .csv("measure") { $0.measure }, .csv("rank") { $0.entry.rank }, .csv("id") { $0.entry.id },
      .csv("name") { $0.entry.name }, .csv("score") { $0.entry.score },
    ]
  }
}

extension [MeasureScores] {
  /// The first of each.
  func keepingFirst(_ limit: Int?) -> [MeasureScores] {
    guard let limit else { return self }
    return map { scores in
      var scores = scores
      scores.entries = Array<Scores.Entry>(scores.entries.prefix(limit))
      return scores
    }
  }

  /// A row for each measure and figure.
  var rows: [MeasuredEntry] {
    flatMap { scores in
      scores.entries.map { MeasuredEntry(measure: scores.name, entry: $0) }
    }
  }
}

/// Ranks as a table shows them: those that several share are marked `3=`.
struct SharedRanks {
  private let shared: Set<Int>
  /// What stands after a rank that nobody shares, so that the numbers stay one below the other.
  private let gap: String

  /// - Parameters:
  ///   - ranks: of everybody, rising.
  ///   - shown: how many of them the table has; all when nil.
  init(ranks: [Int], shown: Int? = nil) {
    shared = Set(zip(ranks, ranks.dropFirst()).filter { $0.0 == $0.1 }.map(\.0))
    gap = ranks.prefix(shown ?? ranks.count).contains(where: shared.contains) ? " " : ""
  }

  func contains(_ rank: Int) -> Bool { shared.contains(rank) }

  func text(of rank: Int) -> String { "\(rank)" + (shared.contains(rank) ? "=" : gap) }
}
