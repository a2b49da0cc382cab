import LongWork

/// A layout whose stress falls with each sweep over its vertices.
protocol StressMinimization {
  /// How far the drawn distances are from those that are wanted.
  var stress: Double { get }
  /// Moves every vertex to where its stress is least, given the others.
  mutating func sweep()
}

extension StressMinimization {
  /// Sweeps until the stress falls by less than a ten-thousandth in five sweeps, or `most` times.
  mutating func run(most: Int) {
    var last = stress
    var done = 0
    while done < most {
      for _ in 0..<5 { sweep() }
      done += 5
      let now = stress
      if last - now <= 1e-4 * last || WorkMonitor.isCurrentCancelled { return }
      last = now
    }
  }
}
