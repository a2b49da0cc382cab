/// What is asked of many rows by their periods, and worked out once for each of the few periods that they have.
package struct PeriodAnswers<Answer> {
  @usableFromInline let work: (Period) -> Answer
  @usableFromInline var known: [Answer?] = []

  package init(_ work: @escaping (Period) -> Answer) { self.work = work }

  /// The answer for a table's period.
  ///
  /// - Complexity: O(1) but for the first question about the period.
  @inlinable
  package mutating func answer(forPeriod index: Int, in periods: [Period]) -> Answer {
    if known.count < periods.count {
      known += [Answer?](repeating: nil, count: periods.count - known.count)
    }
    if let known = known[index] { return known }
    let answer = work(periods[index])
    known[index] = answer
    return answer
  }
}
