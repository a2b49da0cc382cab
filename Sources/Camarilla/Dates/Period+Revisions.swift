extension Period {
  /// Whether two periods, of claims of one kind about one pair, may be those of one claim whose dates were
  /// corrected: intervals that begin alike, or share a day that is certain in both; events of the same days.
  ///
  /// Two events of different days are two, even where one date lies within the other: a pair may well have
  /// met twice in a year.
  package func mayBeRevision(of other: Period) -> Bool {
    switch (self, other) {
    case (.interval(let one), .interval(let two)):
      if one.start == two.start, one.start != .unknown { return true }
      return max(one.latestStart, two.latestStart) <= min(one.earliestEnd, two.earliestEnd)
    case (.event(let one), .event(let two)):
      return one.earliest == two.earliest && one.latest == two.latest
    default: return false
    }
  }
}
