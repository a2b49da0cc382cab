/// Lets so many questions be worked on at once, and so many wait for that.
///
/// A question that takes long gives its place up while it goes on, so that quick ones are not kept waiting by it; but
/// only so many take long at once.
actor QuestionQueue {
  /// There is no room to wait.
  struct Full: Error {}

  private let atOnce: Int
  private let mostLong: Int
  private let mostWaiting: Int
  private let patience: Duration
  /// The questions that have a place.
  private var placed: Set<Int> = []
  /// Those that have given theirs up and go on.
  private var long: Set<Int> = []
  /// Those that have a place for longer than they should, and keep it until fewer take long; in their order.
  private var overdue: [Int] = []
  private var count = 0
  /// In the order in which they came.
  private var waiting: [(id: Int, turn: CheckedContinuation<Void, any Error>)] = []

  /// - Parameters:
  ///   - atOnce: how many have a place.
  ///   - mostLong: how many go on at most beside those, having taken long.
  ///   - mostWaiting: how many wait for a place.
  ///   - patience: after how long a question takes long.
  init(atOnce: Int, mostLong: Int = 0, mostWaiting: Int, patience: Duration = .seconds(1)) {
    self.atOnce = atOnce
    self.mostLong = mostLong
    self.mostWaiting = mostWaiting
    self.patience = patience
  }

  /// Does work when its turn has come, on a thread of its own: the threads that all tasks share are to answer others
  /// meanwhile.
  ///
  /// - Throws: ``Full``, or `CancellationError` where nobody waits for it any more when its turn comes.
  func run<Result: Sendable>(
    _ work: @escaping @Sendable () async -> Result
  ) async throws -> Result {
    count += 1
    let id = count
    try await takeTurn(id)
    defer { end(id) }
    try Task.checkCancellation()
    // A child of this task, as others may have to wait for a thread as long as a kernel keeps every core busy.
    return try await withThrowingTaskGroup(of: Result?.self) { [patience] group in
      group.addTask { await Self.onThread(work) }
      group.addTask {
        do {
          try await Task.sleep(for: patience)
          await self.takesLong(id)
        } catch {
          // It is done.
        }
        return nil
      }
      defer { group.cancelAll() }
      while let result = try await group.next() {
        if let result { return result }
      }
      throw CancellationError()
    }
  }

  private nonisolated static func onThread<Result: Sendable>(
    _ work: @escaping @Sendable () async -> Result
  ) async -> Result {
    await withTaskExecutorPreference(OwnThread(label: "camarilla.question")) { await work() }
  }

  private func takeTurn(_ id: Int) async throws {
    if placed.count < atOnce {
      placed.insert(id)
      return
    }
    guard waiting.count < mostWaiting else { throw Full() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (turn: CheckedContinuation<Void, any Error>) in
        if Task.isCancelled {
          turn.resume(throwing: CancellationError())
        } else {
          waiting.append((id, turn))
        }
      }
    } onCancel: {
      Task { await self.leave(id) }
    }
  }

  private func leave(_ id: Int) {
    guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
    waiting.remove(at: index).turn.resume(throwing: CancellationError())
  }

  /// Has a question give up its place, now or when fewer take long.
  private func takesLong(_ id: Int) {
    guard placed.contains(id) else { return }
    guard long.count < mostLong else { return overdue.append(id) }
    long.insert(id)
    giveUpPlace(of: id)
  }

  private func end(_ id: Int) {
    guard long.remove(id) != nil else {
      overdue.removeAll { $0 == id }
      return giveUpPlace(of: id)
    }
    if !overdue.isEmpty { takesLong(overdue.removeFirst()) }
  }

  /// Hands the place on, if somebody waits for one.
  private func giveUpPlace(of id: Int) {
    placed.remove(id)
    guard !waiting.isEmpty else { return }
    let next = waiting.removeFirst()
    placed.insert(next.id)
    next.turn.resume()
  }
}
