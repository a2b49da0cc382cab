import GraphKernels

/// How likely each change of a pair's tie is between two years.
public struct ChangeProbabilities: Encodable, Hashable, Sendable {
  /// The ids of the two, sorted.
  public let figures: [Figure.ID]
  /// The probability of each change, which is as ``AllianceDiff`` has it; with ``none`` they sum to 1.
  public let formed: Double
  /// The probability that the tie is dissolved, 0 to 1.
  public let dissolved: Double
  /// The probability that the tie goes on as it was, 0 to 1.
  public let continued: Double
  /// The probability that the tie changes its sign, 0 to 1.
  public let reversed: Double
  /// The probability that the pair is tied in neither year.
  public var none: Double {
    HoldingProbability.rest(of: 1, without: formed, dissolved, continued, reversed)
  }
  /// Whether the probabilities are exact rather than estimated from draws.
  public let isExact: Bool
}

extension AllianceDiff {
  /// How likely each change is, the claims and dates being doubtful.
  ///
  /// Relationships are independent of each other, as ``PossibleWorlds`` has them, but one relationship
  /// is not in one year independently of the other: it is one claim with one beginning and one end.
  /// So each has four outcomes, being in both years, in one or in neither, whose probabilities follow
  /// exactly from its dates; those of a pair are combined one by one.
  ///
  /// - Parameters:
  ///   - doubt: what is left to chance.
  ///   - draws: how many worlds to draw for a pair that has too many relationships of different
  ///     weights to be worked out exactly, at least nine of them; at least 1.
  ///   - seed: of those draws.
  /// - Returns: every pair of the four lists, sorted by the ids.
  /// - Complexity: at most 4ᵏ steps for a pair of k relationships, and far fewer where weights are
  ///   alike, as it is sums that are told apart: O(k⁵) where all are of one weight.
  public func changeProbabilities(
    doubt: WorldDoubt = .all, draws: Int = 1000, seed: UInt64 = 0
  ) -> [ChangeProbabilities] {
    precondition(draws > 0, "an estimate from \(draws) draws; expected 1 or more")
    let claims = ChangeClaim.byPair(from: from, to: to, kinds: Set(kinds), doubt: doubt)
    let pairs = [formed, dissolved, continued, reversed].flatMap { $0 }
    return pairs.sorted { $0.ranks < $1.ranks }.enumerated().map { number, pair in
      let own = claims[pair.ranks] ?? []
      let states =
        ChangeDistribution.exact(own)
        ?? ChangeDistribution.drawn(claims: own, draws: draws, seed: seed, pair: number)
      return ChangeProbabilities(
        figures: pair.figures, formed: states.formed, dissolved: states.dissolved,
        continued: states.continued, reversed: states.reversed, isExact: states.isExact)
    }
  }
}
