/// Two claims that cannot both be true: an alliance and a rivalry of one pair, certain at one time.
public struct Contradiction: Hashable, Sendable {
  /// The claim that comes first in the chronicle.
  public let first: Relationship
  public let second: Relationship
}

extension Chronicle {
  /// Every contradiction that validation found, in order of the second claim's row.
  ///
  /// O(warnings).
  public func contradictions() -> [Contradiction] {
    contradictingRows().map {
      Contradiction(first: relationships[$0.first], second: relationships[$0.second])
    }
  }

  func contradictingRows() -> [(first: Int, second: Int)] {
    warnings.compactMap { problem in
      guard problem.rule == .contradiction, let second = problem.subject?.row,
        let first = problem.related.first?.row
      else { return nil }
      return (first, second)
    }
  }
}

extension Snapshot {
  /// The contradictions both of whose claims are in the snapshot and concern some figures.
  ///
  /// - Parameter concerns: whether a claim between two places in ``figures`` is of interest.
  func contradictions(where concerns: (Int32, Int32) -> Bool) -> [Contradiction] {
    var placeOfRow: [Int32: Int] = [:]
    let all = chronicle.contradictingRows()
    guard !all.isEmpty else { return [] }
    for (place, row) in rows.enumerated() { placeOfRow[row] = place }
    return all.compactMap { first, second in
      guard let place = placeOfRow[Int32(first)], placeOfRow[Int32(second)] != nil,
        concerns(ends[place].source, ends[place].target)
      else { return nil }
      return Contradiction(
        first: chronicle.relationships[first], second: chronicle.relationships[second])
    }
  }
}
