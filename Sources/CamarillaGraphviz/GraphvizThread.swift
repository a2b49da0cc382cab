internal import CGraphvizShim
internal import Dispatch
internal import Synchronization

/// The one thread on which Graphviz runs, as the executor of an actor.
final class GraphvizThread: SerialExecutor {
  /// What `dot` needs for a chain of some ten thousand ranks; untouched pages cost nothing.
  static let stackSize = 64 << 20

  private let waiting = Mutex<[UnownedJob]>([])
  private let arrival = DispatchSemaphore(value: 0)

  init() {
    // The thread lives as long as the process, and so does its executor.
    let retained = unsafe Unmanaged.passRetained(self).toOpaque()
    let started = unsafe camarilla_gv_start_thread(
      Self.stackSize,
      { raw in
        unsafe Unmanaged<GraphvizThread>.fromOpaque(raw!).takeUnretainedValue().run()
      }, retained)
    precondition(started, "the system gives no thread for Graphviz")
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    waiting.withLock { $0.append(job) }
    arrival.signal()
  }

  private func run() {
    camarilla_gv_use_plain_numbers()
    let executor = unsafe asUnownedSerialExecutor()
    while true {
      arrival.wait()
      // Several signals may be answered at once; those that follow find nothing.
      let jobs = waiting.withLock { jobs in
        defer { jobs = [] }
        return jobs
      }
      for job in jobs { unsafe job.runSynchronously(on: executor) }
    }
  }
}
