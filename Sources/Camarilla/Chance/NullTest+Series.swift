internal import LongWork

extension NullTest {
  /// Tests of several snapshots, each with the numbers that it has when it is tested alone: every one draws from the
  /// same seed.
  ///
  /// ```swift
  /// let years = chronicle.sweep(years: 1922...1930)
  /// let tests = NullTest.series(of: years.lazy.map { ($0, .balance) }, against: .shuffledSigns)
  /// ```
  ///
  /// - Parameters:
  ///   - questions: the snapshots, and what is asked of each and of every draw from it.
  ///   - model: what is left to chance.
  ///   - draws: how many are made of each snapshot, at least 1.
  ///   - seed: of the draws.
  ///   - threads: how many draws are looked at side by side; no number depends on it.
  /// - Returns: a test, or why there is none, of each snapshot in turn.
  /// - Complexity: a test of each snapshot.
  public static func series(
    of questions: some Sequence<(snapshot: Snapshot, question: NullQuestion)>,
    against model: NullModel, draws: Int = 1000, seed: UInt64 = 0, threads: Int = .max
  ) -> [Result<NullTest, NullModelError>] {
    let step = WorkStep(name: "random draws", of: questions.underestimatedCount)
    return questions.map { snapshot, question in
      step.unit {
        Result { () throws(NullModelError) in
          try snapshot.test(question, against: model, draws: draws, seed: seed, threads: threads)
        }
      }
    }
  }
}
