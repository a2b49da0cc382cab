extension Chronicle {
  /// The figures that may be one under two ids, the surest first.
  ///
  /// Names are compared with case, accents, punctuation and order aside, across transliterations of Cyrillic, with
  /// initials for first names, and with one letter let go; ``Twin`` says how the score comes about. Each figure
  /// would be given up once at most, and no merging of all that are told would tie a figure to itself.
  ///
  /// - Parameters:
  ///   - minimumScore: the least score that is told.
  ///   - trustsRows: whether two with rows of their own in a table of figures, which say more of them than their ids, were
  ///     told apart by a person, and are two where their names differ and nobody stands in relationships with both;
  ///     else names are enough.
  /// - Complexity: O(n log n + m) for n figures and m relationships: names are compared only where they share a
  ///   word and an initial. Surnames that more than 40 figures share are passed over, unless all words are the
  ///   same.
  public func twins(
    minimumScore: Double = Self.leastTwinScore, trustsRows: Bool = true
  ) -> [Twin] {
    TwinSearch(self, trustsRows: trustsRows).twins(minimumScore: minimumScore)
  }

  /// The least score of twins where nobody asks for another.
  public static var leastTwinScore: Double { 0.5 }
}

extension Chronicle.Builder {
  /// The figures of the rows at hand that may be one; see ``Chronicle/twins(minimumScore:)``. Figures that are
  /// only mentioned count where ``infersFigures`` says so.
  package func twins(minimumScore: Double = Chronicle.leastTwinScore) -> [Twin] {
    TwinSearch(parts).twins(minimumScore: minimumScore)
  }
}
