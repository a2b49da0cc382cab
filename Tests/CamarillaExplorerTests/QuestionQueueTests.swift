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

  /// Work that goes on until it is told to end.
  private struct Work: Sendable {
    private let gate = AsyncStream<Void>.makeStream()
    private let start = AsyncStream<Void>.makeStream()

    func end() { gate.continuation.yield() }

    func hasBegun() async { for await _ in start.stream { break } }

    func run(in queue: QuestionQueue) -> Task<Void, any Error> {
      Task {
        try await queue.run {
          start.continuation.yield()
          for await _ in gate.stream { break }
        }
      }
    }
  }

  @Test func whatTakesLongKeepsNobodyWaiting() async throws {
    let queue = QuestionQueue(
      atOnce: 1, mostLong: 2, mostWaiting: 100, patience: .milliseconds(1))
    let works = [Work(), Work()]
    var tasks: [Task<Void, any Error>] = []
    for work in works {
      tasks.append(work.run(in: queue))
      await work.hasBegun()
    }
    // Both go on, and others are worked on all the same.
    for _ in 0..<5 { try await queue.run {} }
    for work in works { work.end() }
    for task in tasks { try await task.value }
  }

  @Test func onlySoManyTakeLongAtOnce() async throws {
    let queue = QuestionQueue(
      atOnce: 1, mostLong: 1, mostWaiting: 100, patience: .milliseconds(1))
    let (first, second, third) = (Work(), Work(), Work())
    let one = first.run(in: queue)
    await first.hasBegun()
    let two = second.run(in: queue)
    await second.hasBegun()
    // The second keeps its place, as one takes long already; when that has ended, it gives it up.
    let three = third.run(in: queue)
    try await Task.sleep(for: .milliseconds(20))
    first.end()
    try await one.value
    await third.hasBegun()
    for work in [second, third] { work.end() }
    try await two.value
    try await three.value
    try await queue.run {}
  }
}
