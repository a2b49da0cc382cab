import GraphKernels
import LongWork

extension Snapshot {
  /// Whether what is found in the snapshot is more than chance would give.
  ///
  /// ```swift
  /// let test = try snapshot.test(.balance, against: .shuffledSigns, draws: 1000, seed: 1)
  /// if let balance = test["degreeOfBalance"], let z = balance.z {
  ///   print("\(balance.observed ?? 0), \(z) standard deviations from chance")
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - question: what is asked of the snapshot and of every draw.
  ///   - model: what is left to chance.
  ///   - draws: how many are made, at least 1; p can be no less than 1 / (1 + draws).
  ///   - seed: of the draws.
  ///   - threads: how many draws are looked at side by side; no number depends on it.
  /// - Throws: ``NullModelError`` where the model leaves nothing to chance that it should.
  /// - Complexity: the question once for the snapshot and once a draw. For a draw, rewiring makes some twelve moves a
  ///   tie, or as many more as it takes to mix, which some hundred trials more tell.
  public func test(
    _ question: NullQuestion, against model: NullModel, draws: Int = 1000, seed: UInt64 = 0,
    threads: Int = .max
  ) throws(NullModelError) -> NullTest {
    try drawnTest(
      question, against: model, draws: draws, seed: seed, share: .whole, threads: threads
    ).test
  }

  /// The same of some of the draws, with what each came to.
  ///
  /// - Parameter share: which of the draws are made; the test rests on these alone.
  package func drawnTest(
    _ question: NullQuestion, against model: NullModel, draws: Int, seed: UInt64,
    share: WorkShare, threads: Int = .max
  ) throws(NullModelError) -> (test: NullTest, drawn: DrawnStatistics) {
    precondition(draws > 0, "a test of \(draws) draws; expected 1 or more")
    let wanted = share.pieces(of: draws)
    return try WorkPlan.run([1, Double(wanted.count)]) { () throws(NullModelError) in
      let (statistics, observed, log) = WorkStep(name: "observed values", of: 1).unit {
        let statistics = question.statistics(of: self)
        let log = ReadingLog()
        let ties = DrawnTies(of: self, readsUnsigned: statistics.readsUnsigned, log: log)
        return (statistics, statistics.values(ties), log)
      }
      var sampler = try NullSampler(
        of: self, model: model, readings: log.readings, readsUnsigned: statistics.readsUnsigned,
        seed: seed)
      let isSettled = sampler.settle(statistics, of: self, threads: threads)
      let step = WorkStep(name: "random draws", of: wanted.count)
      let values = step.map(wanted, threads: threads) { [sampler] number -> [Double?] in
        statistics.values(DrawnTies(ofDraw: number, from: sampler, snapshot: self))
      }
      let drawn = DrawnStatistics(
        numbers: zip(statistics.labels, observed).map { label, observed in
          DrawnStatistics.Number(name: label.name, figure: label.figure, observed: observed)
        }, draws: values)
      let test = NullTest(
        model: model, draws: draws, seed: seed, statistics: drawn.statistics,
        mixing: sampler.mixing.map { NullTest.Mixing($0, isSettled: isSettled) },
        isModelIdle: sampler.isIdle)
      return (test, drawn)
    }
  }
}
