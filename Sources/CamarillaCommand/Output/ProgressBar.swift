@unsafe @preconcurrency import Dispatch
import LongWork
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Tells a waiting person, from the second second on, how far a phase is, and leaves no trace.
final class ProgressBar: Sendable {
  /// What stands on the terminal. One lock for all, so that nothing is written after it was cleared.
  private static let line = Mutex(Line())

  private struct Line {
    var isShown = false
    /// The process is about to end: whoever still works keeps silent.
    var isClosed = false
  }

  private let timer: any DispatchSourceTimer
  private let isOver = Mutex(false)

  init(doing: String, monitor: WorkMonitor, console: Console) {
    // A serial queue gets a thread even when every core is busy.
    timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "camarilla.progress"))
    let start = ContinuousClock.now
    let rewrites = Terminal.canRewrite
    let isUTF8 = Terminal.isUTF8
    // A terminal that can't rewrite a line gets one now and then.
    timer.schedule(
      deadline: .now() + .seconds(1), repeating: rewrites ? .milliseconds(100) : .seconds(10))
    timer.setEventHandler { [self] in
      let reading = monitor.reading
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      let text = ProgressLine(
        doing: doing, step: reading.step, fraction: reading.fraction, seconds: seconds
      ).text(columns: rewrites ? Terminal.columns - 1 : 79, isUTF8: isUTF8)
      Self.line.withLock { line in
        guard !line.isClosed, !isOver.withLock({ $0 }) else { return }
        if rewrites {
          line.isShown = true
          console.writeErrorAsItIs("\r\(Printable.text(of: text))\u{1B}[K")
        } else {
          console.writeError(text + "\n")
        }
      }
    }
    timer.resume()
  }

  /// Takes the line away; nothing is written from then on.
  func stop() {
    timer.cancel()
    Self.line.withLock { line in
      isOver.withLock { $0 = true }
      Self.clear(of: &line)
    }
  }

  /// Takes away whatever line there is, for a process that is about to end.
  static func close() {
    // Whoever writes to a terminal that takes nothing holds the lock for ever; then the line stays.
    for _ in 0..<20 {
      let isDone: Void? = line.withLockIfAvailable { line in
        clear(of: &line)
        line.isClosed = true
      }
      if isDone != nil { return }
      usleep(10_000)
    }
  }

  private static func clear(of line: inout Line) {
    if line.isShown, !line.isClosed { Console.standard.writeErrorAsItIs("\r\u{1B}[K") }
    line.isShown = false
  }
}
