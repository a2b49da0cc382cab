@unsafe @preconcurrency internal import Dispatch

/// Runs tasks on a thread of their own.
///
/// The few threads that all tasks share are busy as long as a kernel uses every core: what answers clients must not
/// need one, and a question must not keep one.
final class OwnThread: TaskExecutor {
  // A serial queue gets a thread even when others keep every core busy.
  private let queue: DispatchQueue

  /// - Parameters:
  ///   - label: what debuggers call it.
  ///   - isUrgent: whether it goes before other threads.
  init(label: String, isUrgent: Bool = false) {
    queue = DispatchQueue(label: label, qos: isUrgent ? .userInteractive : .unspecified)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
