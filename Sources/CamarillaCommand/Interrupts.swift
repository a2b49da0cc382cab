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
public enum Interrupts {
  nonisolated(unsafe) private static var sources: [any DispatchSourceSignal] = []

  /// Makes Ctrl-C and a request to terminate remove half-written files and end at once, and a
  /// closed pipe an error like any other. To be called once, first thing.
  public static func install() {
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        AtomicFile.removeUnfinished()
        // The shell wants to see which signal it was. Not `raise`: it would wait for ever on a
        // queue's thread, where signals are blocked.
        signal(number, SIG_DFL)
        kill(getpid(), number)
      }
      source.resume()
      unsafe sources.append(source)
    }
  }
}
