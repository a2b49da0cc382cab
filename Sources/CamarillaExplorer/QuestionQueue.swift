/// Lets so many questions be worked on at once, and so many wait for that.
actor QuestionQueue {
  /// There is no room to wait.
  struct Full: Error {}

  private let atOnce: Int
  private let mostWaiting: Int
  private var running = 0
  private var count = 0
  /// In the order in which they came.
  private var waiting: [(id: Int, turn: CheckedContinuation<Void, any Error>)] = []

  init(atOnce: Int, mostWaiting: Int) {
    self.atOnce = atOnce
    self.mostWaiting = mostWaiting
  }

  /// Does work when its turn has come, on a thread of its own: the threads that all tasks share are to answer others
  /// meanwhile.
  ///
  /// - Throws: ``Full``, or `CancellationError` where nobody waits for it any more when its turn comes.
  func run<Result: Sendable>(
    _ work: @escaping @Sendable () async -> Result
  ) async throws -> Result {
    try await takeTurn()
    defer { endTurn() }
    try Task.checkCancellation()
    return await Self.onThread(work)
  }

  private nonisolated static func onThread<Result: Sendable>(
    _ work: @escaping @Sendable () async -> Result
  ) async -> Result {
    await withTaskExecutorPreference(OwnThread(label: "camarilla.question")) { await work() }
  }

  private func takeTurn() async throws {
    if running < atOnce {
      running += 1
      return
    }
    guard waiting.count < mostWaiting else { throw Full() }
    count += 1
    let id = count
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

  /// Hands the turn on, if somebody waits for one.
  private func endTurn() {
    if waiting.isEmpty { running -= 1 } else { waiting.removeFirst().turn.resume() }
  }
}
