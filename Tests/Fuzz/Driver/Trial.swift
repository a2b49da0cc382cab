import FuzzTargets

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

#if LIBFUZZER
  import CLibFuzzer
#endif

/// The one target that a process tries. C's functions carry nothing with them, so that it stands here.
enum Trial {
  static let target = unsafe getenv("TARGET").flatMap { name in
    FuzzTarget(named: unsafe String(cString: name))
  }

  #if LIBFUZZER
    /// Has libFuzzer search, as the command line says; returns the status to exit with.
    static func search() -> Int32 {
      var count = CommandLine.argc
      var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
        unsafe CommandLine.unsafeArgv
      return unsafe LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
        Trial.target?.check(unsafe Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      }
    }
  #endif
}
