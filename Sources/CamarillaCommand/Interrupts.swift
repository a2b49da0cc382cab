import CamarillaFormats
import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the process does when it is told to stop, or when nobody reads on.
///
/// It ends there and then rather than by cancelling the task at work: that takes no working code's
/// cooperation, and Graphviz, which is in C, would not give any.
public enum Interrupts {
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// What ends a process that doesn't say otherwise, and isn't a fault of its own: a person, a closed terminal, a batch
  /// system that gives notice, a limit or a timer.
  static let numbers = [
    SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGXCPU, SIGALRM, SIGVTALRM, SIGPROF,
  ]

  /// Those of them that the process was told to ignore when it was started.
  nonisolated(unsafe) private static var ignored: Set<Int32> = []

  // A serial queue gets a thread even when work keeps every core busy.
  private static let queue = DispatchQueue(label: "camarilla.interrupts", qos: .userInteractive)

  /// Makes Ctrl-C, a request to terminate and whatever else ends a process remove half-written files and end at once,
  /// and a closed pipe or a file that may not grow an error of whoever writes. To be called once, first thing.
  ///
  /// What the process was told to ignore when it was started, as `nohup` and shells do for what runs in the background,
  /// stays ignored, unless ``endServing()`` takes it.
  public static func install() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    unsafe ignored = Set(numbers.filter(isIgnored))
    for number in numbers where unsafe !ignored.contains(number) { take(number) }
  }

  /// Makes Ctrl-C and a request to terminate end the process even where it was told to ignore them: nothing else ends
  /// what serves until then, and shells have whatever a script runs in the background ignore Ctrl-C.
  static func endServing() {
    for number in [SIGINT, SIGTERM] where unsafe ignored.remove(number) != nil { take(number) }
  }

  private static func take(_ number: Int32) {
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
    source.setEventHandler {
      ProgressBar.close()
      // An edit of a few rows is undone in no time; one of millions is left to whoever opens the store next.
      UnbrokenWork.end(waiting: .milliseconds(500))
      AtomicFile.removeUnfinished {
        // The shell wants to see which signal it was. A queue's thread blocks signals.
        signal(number, SIG_DFL)
        var signals = sigset_t()
        unsafe sigemptyset(&signals)
        unsafe sigaddset(&signals, number)
        unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        raise(number)
        while true { pause() }
      }
    }
    source.resume()
    unsafe sources.append(source)
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = unsafe action.__sigaction_u.__sa_handler
    #elseif canImport(Glibc)
      let handler = unsafe action.__sigaction_handler.sa_handler
    #else
      let handler = unsafe action.__sa_handler.sa_handler
    #endif
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
