import Synchronization
import Testing

@testable import CamarillaExplorer

@Suite struct QuestionQueueTests {
  /// How many work now, and how many at most have.
  private final class Workers: Sendable {
    private let counts = Mutex((now: 0, most: 0))

    var now: Int { counts.withLock { $0.now } }
    var most: Int { counts.withLock { $0.most } }

    func begin() {
      counts.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
    }

    func end() { counts.withLock { $0.now -= 1 } }
  }

  @Test func soManyAreWorkedOnAtOnce() async throws {
    let queue = QuestionQueue(atOnce: 2, mostWaiting: 100)
    let workers = Workers()
    try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<40 {
        group.addTask {
          try await queue.run {
            workers.begin()
            try? await Task.sleep(for: .milliseconds(2))
            workers.end()
            return number
          }
        }
      }
      var sum = 0
      for try await number in group { sum += number }
      #expect(sum == 780)
    }
    #expect(workers.now == 0)
    #expect(workers.most <= 2)
  }

  @Test func whoFindsNoRoomIsTurnedAwayAndWhoLeavesMakesRoom() async throws {
    let queue = QuestionQueue(atOnce: 1, mostWaiting: 1)
    let (gate, open) = AsyncStream<Void>.makeStream()
    let (started, start) = AsyncStream<Void>.makeStream()
    let first = Task {
      try await queue.run {
        start.yield()
        for await _ in gate { break }
      }
    }
    for await _ in started { break }
    let second = Task { try await queue.run {} }
    // It waits as soon as there is no room for another.
    while true {
      do {
        let third = Task { try await queue.run {} }
        try await Task.sleep(for: .milliseconds(5))
        third.cancel()
        try await third.value
      } catch is QuestionQueue.Full {
        break
      } catch {
        continue
      }
    }
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    open.yield()
    try await first.value
    try await queue.run {}
  }
}
