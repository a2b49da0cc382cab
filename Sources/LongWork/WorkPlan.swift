/// The parts of an analysis that takes several steps one after the other.
///
/// Every step or plan that begins while a plan is open takes the next of its shares; one more than
/// there are shares has a progress that nobody knows.
package struct WorkPlan {
  /// How a stretch of the whole work is shared out.
  struct Shares: Sendable {
    private let shares: [Double]
    private let range: ClosedRange<Double>?
    private let total: Double
    private var taken = 0
    private var sum = 0.0

    init(shares: [Double], of range: ClosedRange<Double>?) {
      self.shares = shares
      self.range = range
      total = shares.reduce(0, +)
    }

    /// The next part's stretch; nil when there is none, or that of the plan itself is unknown.
    mutating func next() -> ClosedRange<Double>? {
      guard let range, taken < shares.count, total > 0 else { return nil }
      let length = range.upperBound - range.lowerBound
      let start = range.lowerBound + length * min(1, sum / total)
      sum += shares[taken]
      taken += 1
      return start...max(start, range.lowerBound + length * min(1, sum / total))
    }
  }

  /// Runs work that consists of parts.
  ///
  /// - Parameter shares: about how long the parts take, in any unit.
  package static func run<Result, Failure>(
    _ shares: [Double], _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let monitor = WorkMonitor.current else { return try work() }
    monitor.begin(planOf: shares)
    defer { monitor.endPlan() }
    return try work()
  }
}
