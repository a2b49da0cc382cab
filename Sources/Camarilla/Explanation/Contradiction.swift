/// Two claims that cannot both be true: an alliance and a rivalry of one pair, certain at one time.
public struct Contradiction: Hashable, Sendable {
  /// The claim that comes first in the chronicle.
  public let first: Relationship
  /// The later of the two in the chronicle.
  public let second: Relationship
}

extension Chronicle {
  /// Every contradiction between claims, in order of the second claim's row, then of the first's; as far
  /// as a million of them.
  ///
  /// - Complexity: O(figures + m log m + contradictions) for m claims.
  public func contradictions() -> [Contradiction] {
    contradictions(among: (0..<Int32(table.count)).map { $0 }, limit: 1_000_000)
  }

  /// The contradictions between some claims, which come in the order of their rows, as far as a limit.
  func contradictions(among rows: [Int32], limit: Int) -> [Contradiction] {
    let claims = PairClaims(table: table, kinds: kinds, figureCount: figures.count)
    var pairs: [Concurrence.Pair] = []
    claims.forEachPair(of: rows) { rows in
      pairs +=
        Concurrence(
          every: claims.signedClaims(rows), comparison: .opposite,
          limit: max(0, limit - pairs.count)
        ).pairs
    }
    pairs.sort { ($0.second, $0.first) < ($1.second, $1.first) }
    return pairs.prefix(limit).map {
      Contradiction(first: relationships[Int($0.first)], second: relationships[Int($0.second)])
    }
  }
}

extension Snapshot {
  /// The contradictions both of whose claims are in the snapshot and concern some figures, the first
  /// thousand.
  ///
  /// - Parameter concerns: whether a claim between two indices in ``figures`` is of interest.
  func contradictions(where concerns: (Int32, Int32) -> Bool) -> [Contradiction] {
    let concerned = zip(rows, ends).filter { concerns($1.source, $1.target) }.map(\.0)
    return chronicle.contradictions(among: concerned.sorted(), limit: 1000)
  }
}
