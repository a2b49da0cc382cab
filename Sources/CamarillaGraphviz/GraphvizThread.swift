internal import CGraphvizShim
internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The one thread on which Graphviz runs, as the executor of an actor.
final class GraphvizThread: SerialExecutor {
  /// What `dot` needs for a chain of some ten thousand ranks; untouched pages cost nothing.
  static let stackSize = 64 << 20

  /// What Graphviz, Pango and fontconfig take besides, which end the process where they don't get it.
  private static let leastAddressSpace: UInt64 = 768 << 20

  private let waiting = Mutex<[UnownedJob]>([])
  private let arrival = DispatchSemaphore(value: 0)
  private let isStarted = Mutex(false)

  init() {
    guard Self.hasAddressSpace else { return }
    // The thread lives as long as the process, and so does its executor.
    let retained = unsafe Unmanaged.passRetained(self).toOpaque()
    let started = unsafe camarilla_gv_start_thread(
      Self.stackSize,
      { raw in
        unsafe Unmanaged<GraphvizThread>.fromOpaque(raw!).takeUnretainedValue().run()
      }, retained)
    isStarted.withLock { $0 = started }
  }

  /// Whether Graphviz may be called: the system has given what it takes.
  var canDraw: Bool { isStarted.withLock { $0 } }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    guard canDraw else {
      // To be told that nothing can be drawn takes no thread with a large stack.
      let executor = unsafe asUnownedSerialExecutor()
      Self.withoutGraphviz.async { unsafe job.runSynchronously(on: executor) }
      return
    }
    waiting.withLock { $0.append(job) }
    arrival.signal()
  }

  private static let withoutGraphviz = DispatchQueue(label: "camarilla.graphviz.none")

  /// Whether the process may take as much address space as drawing takes (`ulimit -v`).
  private static var hasAddressSpace: Bool {
    var limit = rlimit()
    #if canImport(Glibc)
      let found = unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    #else
      let found = unsafe getrlimit(RLIMIT_AS, &limit)
    #endif
    return found != 0 || UInt64(limit.rlim_cur) >= leastAddressSpace
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
