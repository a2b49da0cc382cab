/// Which row of what is added is which relationship of the store; each is taken once.
struct ClaimMatching {
  /// The relationship of each row, by index; nil for none so far.
  private(set) var claims: [Int?]
  private(set) var isTaken: [Bool]

  init(rows: Int, claims: Int) {
    self.claims = Array(repeating: nil, count: rows)
    isTaken = Array(repeating: false, count: claims)
  }

  mutating func pair(_ row: Int, with claim: Int) {
    claims[row] = claim
    isTaken[claim] = true
  }

  /// Pairs rows that are still alone, in their order, each with the first relationship that fits it.
  ///
  /// - Parameters:
  ///   - bucketOfRow: what a row must have in common with a relationship; nil where it can fit none.
  ///   - bucketOfClaim: the same of a relationship.
  ///   - fits: whether a row of the same bucket is a relationship.
  /// - Complexity: O(k + the sum of rows times relationships over all buckets).
  mutating func pair<Bucket: Hashable>(
    _ rows: [Int], with candidates: [Int], by bucketOfRow: (Int) -> Bucket?,
    and bucketOfClaim: (Int) -> Bucket?, where fits: (Int, Int) -> Bool
  ) {
    let alone = rows.filter { claims[$0] == nil }
    guard !alone.isEmpty else { return }
    var buckets: [Bucket: [Int]] = [:]
    for claim in candidates where !isTaken[claim] {
      if let bucket = bucketOfClaim(claim) { buckets[bucket, default: []].append(claim) }
    }
    for row in alone {
      guard let bucket = bucketOfRow(row),
        let index = buckets[bucket]?.firstIndex(where: { fits(row, $0) }),
        let claim = buckets[bucket]?.remove(at: index)
      else { continue }
      pair(row, with: claim)
    }
  }
}
