import GraphKernels

extension NullSampler {
  /// How alike trials from one graph may be: what one of a hundred statistics comes to that has mixed, for which
  /// draws lie twice as far as they need to.
  private static let mostAlike = 2.8
  private static let doublings = 6

  /// Lengthens the distance of rewired draws until what is asked of them doesn't depend on where they begin.
  ///
  /// - Returns: whether that is so; of models that begin nowhere, always.
  mutating func settle(_ statistics: NullStatistics, of snapshot: Snapshot, threads: Int) -> Bool {
    guard let mixing, mixing.changing > 0 else { return true }
    for doubling in 0...Self.doublings {
      if doubling > 0 { lengthen() }
      let trials = parallelMap(0..<Rewiring.trialCount, threads: threads) { [self] number in
        statistics.values(DrawnTies(ofTrial: number, from: self, snapshot: snapshot))
      }
      let size = Rewiring.trialCount / Rewiring.groupCount
      let isAlike = statistics.labels.indices.contains { index in
        let groups = (0..<Rewiring.groupCount).map { group in
          trials[group * size..<(group + 1) * size].map { $0[index] }
        }
        return GroupLikeness.ratio(of: groups) > Self.mostAlike
      }
      if !isAlike { return true }
    }
    return false
  }
}
