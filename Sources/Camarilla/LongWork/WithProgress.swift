import LongWork

/// Runs a long analysis off the caller's actor, reports how far it is, and stops it when the
/// surrounding task is cancelled.
///
/// ```swift
/// let scores = try await withProgress { progress in
///   bar.show(progress.fraction, progress.step)
/// } perform: {
///   snapshot.scores(by: .betweenness)
/// }
/// ```
///
/// - Parameters:
///   - parts: how many analyses `work` makes, one after the other. They count alike in
///     ``WorkProgress/fraction``, which is nil in those beyond that number.
///   - isolation: the actor on which `report` is called; the caller's, when left out.
///   - report: takes the progress some twenty times a second, and never after the function has
///     returned. Known fractions never fall. Work that is done ends with one report of 1, work that
///     fails or is cancelled without.
///   - work: any of the library's analyses, or reading a chronicle. It runs on a thread of its own,
///     where it may take as long as it likes.
/// - Returns: what `work` returned, the same bits as without this function.
/// - Throws: `CancellationError` when the task was cancelled, whatever `work` did then; else what
///   `work` throws.
///
/// When the task is cancelled, the analyses in `work` come to an end within about a tenth of a
/// second, with results that are **worth nothing**. This function drops them; `work` itself must not
/// pass them on, to a file for instance. Only analyses that `work` calls itself are cut short, not
/// those in tasks or dispatch queues of its own making.
public func withProgress<Answer: Sendable>(
  parts: Int = 1,
  isolation: isolated (any Actor)? = #isolation,
  report: (WorkProgress) -> Void = { _ in },
  perform work: @escaping @Sendable () throws -> Answer
) async throws -> Answer {
  try Task.checkCancellation()
  let monitor = WorkMonitor(parts: parts)
  let clock = ReportClock()
  var known = 0.0
  let answer = try await withThrowingTaskGroup(of: Answer.self) { group in
    group.addTask(executorPreference: WorkThread()) {
      defer { clock.stop() }
      return try await perform(work, monitor: monitor)
    }
    // Naming it keeps what follows on the caller's actor.
    _ = isolation
    for await _ in clock.ticks {
      let reading = monitor.reading
      // Rounding where two parts meet must not make it fall.
      if let fraction = reading.fraction { known = max(known, fraction) }
      report(WorkProgress(step: reading.step, fraction: reading.fraction == nil ? nil : known))
    }
    guard let answer = try await group.next() else { throw CancellationError() }
    return answer
  }
  report(WorkProgress(step: monitor.reading.step, fraction: 1))
  return answer
}

/// Runs long work that ends within about a tenth of a second once the task is cancelled: as a part of what
/// ``withProgress(parts:isolation:report:perform:)`` or the like performs, else off the caller's actor.
///
/// - Throws: `CancellationError` when the work was cancelled; else what `work` throws.
package func untilCancelled<Answer: Sendable>(
  isolation: isolated (any Actor)? = #isolation,
  _ work: @escaping @Sendable () throws -> Answer
) async throws -> Answer {
  guard WorkMonitor.isWatching else {
    return try await withProgress(isolation: isolation, perform: work)
  }
  let answer = Result { try work() }
  if WorkMonitor.isCurrentCancelled { throw CancellationError() }
  return try answer.get()
}

private func perform<Answer: Sendable>(
  _ work: @Sendable () throws -> Answer, monitor: WorkMonitor
) async throws -> Answer {
  try await withTaskCancellationHandler {
    let answer = Result { try monitor.perform(work) }
    // Whatever the work made of results cut short, an error perhaps, is nobody's business.
    if monitor.isCancelled { throw CancellationError() }
    return try answer.get()
  } onCancel: {
    monitor.cancel()
  }
}
