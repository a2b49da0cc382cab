import Synchronization

/// One kernel's part in long work: it says how far the kernel is, and whether to go on.
///
/// To be made at the kernel's entry, on the thread that called it, and handed to the threads that the
/// kernel uses. When ``isCancelled``, the kernel returns as soon as it can: something of the right
/// shape, whose content nobody will see.
package struct WorkStep: Sendable {
  private let monitor: WorkMonitor?

  /// - Parameters:
  ///   - name: what is done, in a word or two, for a person who waits.
  ///   - total: how many units of whatever kind the step consists of; 0 where nobody knows.
  package init(_ name: StaticString, of total: Int = 0) {
    monitor = WorkMonitor.current
    monitor?.begin("\(name)", of: total)
  }

  /// Whether anybody may be waiting, for the sake of whom a figure is worth computing.
  package var isWatched: Bool { monitor != nil }

  /// Whether the result is no longer wanted.
  package var isCancelled: Bool { monitor?.isCancelled ?? false }

  /// Counts units done, on whatever thread.
  package func advance(by units: Int = 1) {
    _ = monitor?.done.wrappingAdd(units, ordering: .relaxed)
  }

  /// Says how many units are done by now, for a kernel that counts for itself.
  package func advance(to units: Int) { monitor?.done.store(units, ordering: .relaxed) }
}
