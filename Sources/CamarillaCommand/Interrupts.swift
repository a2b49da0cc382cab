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

  /// Makes Ctrl-C and a request to terminate remove half-written files and end at once, and a
  /// closed pipe an error of whoever writes, who ends in silence. To be called once, first thing.
  public static func install() {
    signal(SIGPIPE, SIG_IGN)
    // A serial queue gets a thread even when work keeps every core busy.
    let queue = DispatchQueue(label: "camarilla.interrupts", qos: .userInteractive)
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        ProgressBar.close()
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
  }
}
