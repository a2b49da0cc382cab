@unsafe @preconcurrency import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Runs a command's work phase by phase: says what is going on when it takes long and somebody is
/// watching, and what each phase took when asked.
struct Phases: Sendable {
  enum Phase: String, Sendable { case load, snapshot, compute, render, write }

  var reportsTimings: Bool

  init(_ arguments: TimingsArgument) { reportsTimings = arguments.timings }

  func callAsFunction<Result>(
    _ phase: Phase, _ doing: String, _ work: () throws -> Result
  ) rethrows -> Result {
    let console = Console.current
    let ticker = console.hasWatcher ? Ticker(doing, console) : nil
    let start = ContinuousClock.now
    defer { finish(phase, start, ticker, console) }
    return try work()
  }

  func callAsFunction<Result>(
    _ phase: Phase, _ doing: String, _ work: () async throws -> Result
  ) async rethrows -> Result {
    let console = Console.current
    let ticker = console.hasWatcher ? Ticker(doing, console) : nil
    let start = ContinuousClock.now
    defer { finish(phase, start, ticker, console) }
    return try await work()
  }

  private func finish(
    _ phase: Phase, _ start: ContinuousClock.Instant, _ ticker: Ticker?, _ console: Console
  ) {
    ticker?.stop()
    guard reportsTimings else { return }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    console.note(
      #"{"phase":"\#(phase.rawValue)","seconds":\#(seconds),"peakBytes":\#(Self.peakBytes)}"#)
  }

  /// The most memory that the process has held so far.
  private static var peakBytes: Int {
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

/// Tells a waiting person once a second what is being done, from the second second on.
private final class Ticker: Sendable {
  private let timer: any DispatchSourceTimer
  private let console: Console
  private let hasSpoken = Mutex(false)

  init(_ doing: String, _ console: Console) {
    self.console = console
    let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    self.timer = timer
    let start = ContinuousClock.now
    timer.schedule(deadline: .now() + .seconds(1), repeating: .seconds(1))
    timer.setEventHandler { [self] in
      let seconds = Int((ContinuousClock.now - start) / .seconds(1))
      hasSpoken.withLock { $0 = true }
      console.writeError("\r\u{1B}[K\(doing) … \(seconds) s")
    }
    timer.resume()
  }

  func stop() {
    timer.cancel()
    if hasSpoken.withLock({ $0 }) { console.writeError("\r\u{1B}[K") }
  }
}
