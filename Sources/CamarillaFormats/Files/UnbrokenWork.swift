import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Work that changes a file in its place, as an edit of a store does: a process that is told to end has it broken off
/// and undone first, so that nobody finds the file half changed.
package enum UnbrokenWork {
  private struct Underway {
    var breaks: [Int: @Sendable () -> Void] = [:]
    var begun = 0
    /// Nothing else begins or goes on then.
    var isEnding = false
  }

  private static let underway = Mutex(Underway())

  /// Does such work. It doesn't return once the process is ending.
  ///
  /// - Parameter breakOff: has the work fail soon, with everything as it was. Called from another thread, and again
  ///   until the work has ended.
  package static func run<Answer>(
    breakOff: @escaping @Sendable () -> Void, _ work: () throws -> Answer
  ) rethrows -> Answer {
    let number = underway.withLock { underway in
      underway.begun += 1
      if !underway.isEnding { underway.breaks[underway.begun] = breakOff }
      return underway.isEnding ? nil : underway.begun
    }
    guard let number else { waitForTheEnd() }
    defer {
      let isEnding = underway.withLock { underway in
        underway.breaks[number] = nil
        return underway.isEnding
      }
      if isEnding { waitForTheEnd() }
    }
    return try work()
  }

  /// Breaks all work off and waits until it has ended, at most as long as told. None begins after that.
  package static func end(waiting limit: Duration) {
    underway.withLock { $0.isEnding = true }
    let last = ContinuousClock.now + limit
    while case let breaks = underway.withLock({ $0.breaks.values }), !breaks.isEmpty,
      ContinuousClock.now < last
    {
      // What runs between two statements misses it.
      for breakOff in breaks { breakOff() }
      usleep(1_000)
    }
  }

  private static func waitForTheEnd() -> Never {
    while true { pause() }
  }
}
