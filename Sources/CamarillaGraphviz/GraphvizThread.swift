internal import CGraphvizShim
internal import Dispatch
internal import Synchronization

/// The one thread on which Graphviz runs, as the executor of an actor.
final class GraphvizThread: SerialExecutor {
  /// What `dot` needs for a chain of some ten thousand ranks; untouched pages cost nothing.
  static let stackSize = 64 << 20

  private enum Work: Sendable {
    case job(UnownedJob)
    /// Work that somebody waits for.
    case call(@Sendable () -> Void)
  }

  private let waiting = Mutex<[Work]>([])
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

  func enqueue(_ job: consuming ExecutorJob) { enqueue(.job(UnownedJob(job))) }

  private func enqueue(_ work: Work) {
    waiting.withLock { $0.append(work) }
    arrival.signal()
  }

  /// Does work on the thread, in its turn, and waits for the result. Not to be called on the thread
  /// itself, which would wait for ever: nothing that runs on it calls anything but Graphviz.
  func wait<Result: Sendable>(for work: @escaping @Sendable () -> Result) -> Result {
    let answer = Answer<Result>()
    enqueue(.call { answer.give(work()) })
    return answer.wait()
  }

  private func run() {
    camarilla_gv_use_plain_numbers()
    let executor = unsafe asUnownedSerialExecutor()
    while true {
      arrival.wait()
      // Several signals may be answered at once; those that follow find nothing.
      let works = waiting.withLock { works in
        defer { works = [] }
        return works
      }
      for work in works {
        switch work {
        case .job(let job): unsafe job.runSynchronously(on: executor)
        case .call(let call): call()
        }
      }
    }
  }
}

/// A result that one thread gives and another waits for.
private final class Answer<Result: Sendable>: Sendable {
  private let result = Mutex<Result?>(nil)
  private let isThere = DispatchSemaphore(value: 0)

  func give(_ result: Result) {
    self.result.withLock { $0 = result }
    isThere.signal()
  }

  func wait() -> Result {
    isThere.wait()
    return result.withLock { $0! }
  }
}
