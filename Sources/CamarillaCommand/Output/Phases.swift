import LongWork

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Runs a command's work phase by phase: says what is going on when it takes long and somebody is
/// watching, and keeps what each phase took when asked, see ``PhaseTimes``.
///
/// Every phase ends in `CancellationError` when ``cancellation`` says so, within about a tenth of a second.
struct Phases: Sendable {
  /// What tells of the command at hand that nobody waits for its answer any more.
  @TaskLocal static var cancellation: Cancellation?

  enum Phase: String, CaseIterable, Sendable { case load, snapshot, compute, render, write }

  init(_ arguments: TimingsArgument) {
    if arguments.timings { Console.current.phaseTimes.ask() }
  }

  /// Does a piece of work of one phase within that of another.
  static func within<Result, Failure>(
    phase: Phase, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let times = Console.current.phaseTimes
    let beginning = times.begin()
    defer { times.end(phase, since: beginning) }
    return try work()
  }

  /// - Parameter parts: how many analyses the work makes, one after the other.
  func callAsFunction<Result>(
    phase: Phase, doing: String, parts: Int = 1, _ work: () throws -> Result
  ) throws -> Result {
    let run = PhaseRun(phase: phase, doing: doing, parts: parts)
    defer { run.finish() }
    let result: Result
    do {
      result = try run.monitor.perform(work)
    } catch  where run.monitor.isCancelled {
      throw CancellationError()
    }
    if run.monitor.isCancelled { throw CancellationError() }
    return result
  }

  func callAsFunction<Result>(
    phase: Phase, doing: String, parts: Int = 1, _ work: () async throws -> Result
  ) async throws -> Result {
    let run = PhaseRun(phase: phase, doing: doing, parts: parts)
    defer { run.finish() }
    let result: Result
    do {
      result = try await run.monitor.perform(work)
    } catch  where run.monitor.isCancelled {
      throw CancellationError()
    }
    if run.monitor.isCancelled { throw CancellationError() }
    return result
  }
}

/// One phase, from its beginning to its end.
private struct PhaseRun {
  let phase: Phases.Phase
  let monitor: WorkMonitor
  let console = Console.current
  let bar: ProgressBar?
  let beginning: PhaseTimes.Beginning?

  init(phase: Phases.Phase, doing: String, parts: Int) {
    self.phase = phase
    beginning = console.phaseTimes.begin()
    monitor = WorkMonitor(
      parts: parts, cancellation: Phases.cancellation ?? Cancellation(), timer: PhaseTimer())
    bar = console.hasWatcher ? ProgressBar(doing: doing, monitor: monitor, console: console) : nil
  }

  func finish() {
    bar?.stop()
    console.phaseTimes.end(phase, since: beginning)
  }
}

/// Counts the turns of work that reads and writes to their phases.
private struct PhaseTimer: WorkTimer {
  func take<Result, Failure>(
    _ turn: WorkTurn, _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Phases.within(phase: turn == .reading ? .load : .write, work)
  }
}

extension Phases {
  /// The most memory that the process has held so far.
  static var peakBytes: Int {
    var usage = rusage()
    #if canImport(Glibc)
      unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      unsafe getrusage(RUSAGE_SELF, &usage)
    #endif
    #if canImport(Darwin)
      return usage.ru_maxrss
    #else
      return usage.ru_maxrss * 1024
    #endif
  }
}
