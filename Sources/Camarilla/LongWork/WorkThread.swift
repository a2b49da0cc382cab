@unsafe @preconcurrency import Dispatch

/// Runs one task on a thread of its own, so that long work keeps none of the few threads that all
/// other tasks share.
package final class WorkThread: TaskExecutor {
  // A serial queue gets a thread even when the work's own threads keep every core busy.
  private let queue = DispatchQueue(label: "camarilla.long-work")

  package init() {}

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// Says some twenty times a second that it is time for a report.
final class ReportClock: Sendable {
  /// Ends when the clock stops, or the task that waits is cancelled. Who is late misses ticks.
  let ticks: AsyncStream<Void>
  private let feed: AsyncStream<Void>.Continuation
  private let timer: any DispatchSourceTimer

  init() {
    (ticks, feed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "camarilla.reports"))
    timer.schedule(deadline: .now() + .milliseconds(50), repeating: .milliseconds(50))
    timer.setEventHandler { [feed] in feed.yield() }
    timer.resume()
  }

  func stop() {
    timer.cancel()
    feed.finish()
  }
}
