import Camarilla
import Foundation
import LongWork
import Synchronization
import TestSupport
import Testing

@Suite struct WithProgressTests {
  /// Figures who were tangled up with each other in 1926.
  private static func snapshot(figures: Int, relationships: Int) throws -> Snapshot {
    var generator = SeededGenerator(seed: 7)
    var builder = Chronicle.Builder(infersFigures: true)
    let year = try Period("1926")
    for place in 0..<relationships {
      let source = Int.random(in: 0..<figures, using: &generator)
      let target = (source + Int.random(in: 1..<figures, using: &generator)) % figures
      builder.add(
        Relationship(
          kind: place % 3 == 0 ? "rivalry" : "alliance", source: "f\(source)",
          target: "f\(target)", when: year))
    }
    return try builder.build().snapshot(of: 1926)
  }

  @Test func theAnswerIsThePlainOne() async throws {
    let snapshot = try Self.snapshot(figures: 150, relationships: 600)
    for threads in [1, 3] {
      let options = CentralityOptions(threads: threads)
      for measure in [CentralityMeasure.betweenness, .harmonic, .pageRank, .constraint] {
        let watched = try await withProgress {
          snapshot.scores(by: measure, options: options)
        }
        #expect(watched == snapshot.scores(by: measure, options: options))
      }
    }
    let consensus = try await withProgress { snapshot.consensus() }
    #expect(consensus == snapshot.consensus())
    let history = try await withProgress {
      snapshot.chronicle.factionHistory(years: 1924...1928, threads: 2)
    }
    #expect(history == snapshot.chronicle.factionHistory(years: 1924...1928))
    let factions = try await withProgress { snapshot.factions(options: .modularity) }
    #expect(factions == snapshot.factions(options: .modularity))
  }

  /// The work waits in its middle for somebody to be told of it.
  @MainActor @Test(.timeLimit(.minutes(30)), arguments: [2, 4])
  func progressRisesToOneAndPartsCountAlike(parts: Int) async throws {
    let snapshot = try Self.snapshot(figures: 60, relationships: 240)
    var reports: [WorkProgress] = []
    let told = Mutex(WorkProgress(step: "", fraction: nil))
    let scores = try await withProgress(parts: parts) { progress in
      reports.append(progress)
      told.withLock { $0 = progress }
    } perform: {
      (1...parts).map { part in
        let scores = snapshot.scores(by: .betweenness)
        let share = Double(part) / Double(parts)
        while part < parts, told.withLock({ $0.fraction ?? 0 }) < share { usleep(1_000) }
        return scores
      }
    }
    #expect(scores.count == parts)
    let fractions = reports.compactMap(\.fraction)
    #expect(fractions == fractions.sorted())
    #expect(fractions.allSatisfy { (0...1).contains($0) })
    for part in 1...parts {
      #expect(
        reports.contains(
          WorkProgress(step: "betweenness", fraction: Double(part) / Double(parts))))
    }
    #expect(reports.last?.fraction == 1)
  }

  /// The work waits until it is cancelled, so that no machine is too fast or too loaded for that.
  @Test(.timeLimit(.minutes(30))) func cancellingTheTaskEndsTheWork() async throws {
    let snapshot = try Self.snapshot(figures: 1_000, relationships: 10_000)
    let hasBegun = Mutex(false)
    let isCancelled = Mutex(false)
    let last = Mutex(0.0)
    let task = Task {
      try await withProgress { report in
        last.withLock { $0 = report.fraction ?? $0 }
      } perform: {
        hasBegun.withLock { $0 = true }
        while !isCancelled.withLock({ $0 }) { usleep(1_000) }
        return snapshot.consensus().count
      }
    }
    while !hasBegun.withLock({ $0 }) { await Task.yield() }
    task.cancel()
    isCancelled.withLock { $0 = true }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(last.withLock { $0 } < 1)
  }

  /// Steps looked at side by side are cut short like others: their answers are not those of the whole work.
  @Test(.timeLimit(.minutes(30))) func cancellingEndsASweepByThreads() async throws {
    let chronicle = try Self.snapshot(figures: 150, relationships: 600).chronicle
    let sweep = chronicle.sweep(years: 1924...1928)
    let expected = sweep.map { $0.scores(by: .betweenness).map(\.score) }
    let hasBegun = Mutex(false)
    let found = Mutex<[[Double]]>([])
    let task = Task {
      try await withProgress {
        hasBegun.withLock { $0 = true }
        while !WorkMonitor.isCurrentCancelled { usleep(1_000) }
        let answers = sweep.concurrentMap(threads: 2) {
          $0.scores(by: .betweenness).map(\.score)
        }
        found.withLock { $0 = answers }
      }
    }
    while !hasBegun.withLock({ $0 }) { await Task.yield() }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    let answers = found.withLock { $0 }
    #expect(answers.count == expected.count)
    let busy = expected.indices.filter { expected[$0].contains { $0 > 0 } }
    #expect(!busy.isEmpty && busy.allSatisfy { answers[$0] != expected[$0] })
  }

  @Test func workIsNotBegunForATaskThatIsCancelled() async throws {
    let hasBegun = Mutex(false)
    let task = Task {
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      try await withProgress { hasBegun.withLock { $0 = true } }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(!hasBegun.withLock { $0 })
  }

  /// Analyses in a task that is cancelled, but outside of `withProgress`, go on to their end.
  @Test func plainAnalysesDontStop() async throws {
    let snapshot = try Self.snapshot(figures: 150, relationships: 600)
    let task = Task {
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return snapshot.scores(by: .betweenness)
    }
    #expect(await task.value == snapshot.scores(by: .betweenness))
  }

  /// A task made by cancelled work is not cut short, for its result may be seen.
  @Test func tasksOfTheWorkDontStop() async throws {
    let snapshot = try Self.snapshot(figures: 150, relationships: 600)
    let inner = Mutex<Task<Scores, Never>?>(nil)
    let outer = Task {
      try await withProgress {
        unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        inner.withLock { $0 = Task { snapshot.scores(by: .betweenness) } }
      }
    }
    await #expect(throws: CancellationError.self) { try await outer.value }
    let task = try #require(inner.withLock { $0 })
    #expect(await task.value == snapshot.scores(by: .betweenness))
  }

  struct Failure: Error, Equatable {}

  @Test func errorsPassThrough() async throws {
    var reports = 0
    await #expect(throws: Failure()) {
      try await withProgress { _ in
        reports += 1
      } perform: {
        throw Failure()
      }
    }
    #expect(reports == 0)
  }

  @Test func errorsOfCancelledWorkAreCancellation() async throws {
    let task = Task {
      try await withProgress {
        unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
        throw Failure()
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @MainActor @Test func reportsComeOnTheCallersActor() async throws {
    let snapshot = try Self.snapshot(figures: 1_000, relationships: 4_000)
    var reports = 0
    _ = try await withProgress { _ in
      MainActor.assertIsolated()
      reports += 1
    } perform: {
      snapshot.scores(by: .betweenness)
    }
    #expect(reports > 0)
  }

  @Test func severalAtOnceDontMix() async throws {
    let snapshot = try Self.snapshot(figures: 800, relationships: 3_000)
    let (doomed, other) = (
      Task {
        try await withProgress {
          unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
          return snapshot.scores(by: .closeness)
        }
      },
      Task { try await withProgress { snapshot.scores(by: .closeness) } }
    )
    await #expect(throws: CancellationError.self) { try await doomed.value }
    #expect(try await other.value == snapshot.scores(by: .closeness))
  }

  @Test func aTaskOfTheWorkMayWaitForWorkOfItsOwn() async throws {
    let snapshot = try Self.snapshot(figures: 150, relationships: 600)
    let task = try await withProgress {
      Task { try await withProgress { snapshot.scores(by: .betweenness) } }
    }
    #expect(try await task.value == snapshot.scores(by: .betweenness))
  }
}
