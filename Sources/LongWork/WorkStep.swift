import Synchronization

/// One kernel's part in long work: it says how far the kernel is, and whether to go on.
///
/// To be made at the kernel's entry, on the thread that called it, and handed to the threads that the
/// kernel uses. When ``isCancelled``, the kernel returns as soon as it can: something of the right
/// shape, whose content nobody will see.
package struct WorkStep: Sendable {
  /// Who hears how far the step is.
  @usableFromInline let monitor: WorkMonitor?
  /// Who knows whether the result is still wanted.
  @usableFromInline let whole: WorkMonitor?

  /// - Parameters:
  ///   - name: what is done, in a word or two, for a person who waits.
  ///   - total: how many units of whatever kind the step consists of; 0 where nobody knows.
  package init(name: StaticString, of total: Int = 0) {
    monitor = WorkMonitor.current
    whole = monitor ?? WorkMonitor.enclosing
    monitor?.begin("\(name)", of: total)
  }

  /// Runs an analysis that is one unit of this step, on whatever thread, and counts it.
  ///
  /// What the analysis itself does step by step is not told to who waits, but it comes to an end when
  /// the work is cancelled, like this step.
  package func unit<Result>(_ work: () throws -> Result) rethrows -> Result {
    guard let monitor else { return try work() }
    defer { advance() }
    return try WorkMonitor.$enclosing.withValue(monitor, operation: work)
  }

  /// Whether anybody may be waiting, for the sake of whom a figure is worth computing.
  package var isWatched: Bool { monitor != nil }

  // Kernels ask these two of every vertex; where nobody waits, that is to take no call.

  /// Whether the result is no longer wanted.
  @inlinable package var isCancelled: Bool { whole?.isCancelled ?? false }

  /// Counts units done, on whatever thread.
  @inlinable package func advance(by units: Int = 1) { monitor?.count(units) }

  /// Says how many units are done by now, for a kernel that counts for itself.
  package func advance(to units: Int) { monitor?.done.store(units, ordering: .relaxed) }
}
