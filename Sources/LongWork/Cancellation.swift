import Synchronization

/// Says of one piece of work, or several that belong together, that they are no longer wanted.
package final class Cancellation: Sendable {
  private let cancelled = Atomic(false)

  package init() {}

  package func cancel() { cancelled.store(true, ordering: .relaxed) }

  package var isCancelled: Bool { cancelled.load(ordering: .relaxed) }
}
