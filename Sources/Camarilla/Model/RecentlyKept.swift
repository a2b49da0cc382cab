import LongWork
import Synchronization

/// What was worked out of a value lately, by what was asked for; kept by the value and its copies.
final class RecentlyKept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let most: Int
  /// That asked for last at the end.
  private let kept = Mutex<[(key: Key, value: Value)]>([])

  /// - Parameter most: how many values are kept.
  init(most: Int) { self.most = most }

  /// The value that is kept, or that is made now; who asks meanwhile waits for it. What is cut short is not kept.
  func value(of key: Key, make: () -> Value) -> Value {
    kept.withLock { kept in
      if let index = kept.firstIndex(where: { $0.key == key }) {
        kept.append(kept.remove(at: index))
        return kept[kept.count - 1].value
      }
      let value = make()
      guard !WorkMonitor.isCurrentCancelled else { return value }
      kept.append((key, value))
      if kept.count > most { kept.removeFirst() }
      return value
    }
  }
}
