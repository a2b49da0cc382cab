/// A question that is asked of many rows and answered once for each of the few periods that they have.
package struct PeriodTest {
  private let isTrue: (Period) -> Bool
  private var known: [Bool?] = []

  package init(_ isTrue: @escaping (Period) -> Bool) { self.isTrue = isTrue }

  /// Whether it is true of a table's period.
  ///
  /// - Complexity: O(1) but for the first question about the period.
  package mutating func holds(ofPeriod index: Int, in periods: [Period]) -> Bool {
    if known.count < periods.count {
      known += [Bool?](repeating: nil, count: periods.count - known.count)
    }
    if let known = known[index] { return known }
    let answer = isTrue(periods[index])
    known[index] = answer
    return answer
  }
}
