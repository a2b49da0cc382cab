internal import Synchronization

/// The connections that are open, and which of them have waited longest for their clients.
final class ConnectionTable: Sendable {
  private struct Entry {
    var cancel: (@Sendable () -> Void)?
    /// When it began to wait, counted in events; nil while it works.
    var waitingSince: Int?
    var isCanceled = false
  }

  private struct State {
    var entries: [Int: Entry] = [:]
    var count = 0
  }

  private let state = Mutex(State())

  /// How many there are, with those that are about to end.
  var count: Int { state.withLock { $0.entries.count } }

  /// How many there are without those that are about to end.
  var lastingCount: Int { state.withLock { $0.entries.count { !$0.value.isCanceled } } }

  /// Takes a connection in, which waits for its client.
  func open() -> Int {
    state.withLock { state in
      state.count += 1
      state.entries[state.count] = Entry(waitingSince: state.count)
      return state.count
    }
  }

  /// Says how to end a connection.
  func set(cancel: @escaping @Sendable () -> Void, of id: Int) {
    let isLate = state.withLock { state in
      state.entries[id]?.cancel = cancel
      return state.entries[id]?.isCanceled ?? false
    }
    if isLate { cancel() }
  }

  /// Says whether a connection waits for its client.
  func set(isWaiting: Bool, of id: Int) {
    state.withLock { state in
      state.count += 1
      state.entries[id]?.waitingSince = isWaiting ? state.count : nil
    }
  }

  func close(_ id: Int) { state.withLock { _ = $0.entries.removeValue(forKey: id) } }

  /// Ends the connection that has waited longest; returns whether there was one.
  func endLongestWaiting() -> Bool {
    let (isFound, cancel) = state.withLock { state -> (Bool, (@Sendable () -> Void)?) in
      let waiting = state.entries.filter { !$0.value.isCanceled && $0.value.waitingSince != nil }
      let oldest = waiting.min { ($0.value.waitingSince ?? 0) < ($1.value.waitingSince ?? 0) }
      guard let id = oldest?.key else { return (false, nil) }
      state.entries[id]?.isCanceled = true
      return (true, state.entries[id]?.cancel)
    }
    cancel?()
    return isFound
  }

  func endAll() {
    let cancels = state.withLock { state in
      for id in state.entries.keys { state.entries[id]?.isCanceled = true }
      return state.entries.values.compactMap(\.cancel)
    }
    for cancel in cancels { cancel() }
  }
}
