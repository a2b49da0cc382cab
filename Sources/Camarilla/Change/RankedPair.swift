/// Two figures of a chronicle by their ranks in the order of ids, the lower first.
struct RankedPair: Hashable, Comparable, Sendable {
  var low: Int32
  var high: Int32

  static func < (one: Self, other: Self) -> Bool { (one.low, one.high) < (other.low, other.high) }
}

extension Chronicle {
  /// The two figures that a relationship is about.
  func pair(ofRow row: Int32) -> RankedPair {
    let source = figureRanks[Int(table.sources[Int(row)])]
    let target = figureRanks[Int(table.targets[Int(row)])]
    return RankedPair(low: min(source, target), high: max(source, target))
  }
}
