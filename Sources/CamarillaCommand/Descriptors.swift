#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the process needs of the system's descriptors before it does anything.
public enum Descriptors {
  /// What Dispatch, a chronicle and an output need at once, with some to spare. Dispatch ends the process with an illegal
  /// instruction where it gets none.
  private static let needed = 8

  /// Takes the places of standard streams that are closed, so that no file is opened in one and what is meant for
  /// whoever reads there goes into it; and makes sure that files can be opened, or says that they can't and ends. To be
  /// called once, before all else.
  public static func prepare() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
      // The lowest that is free, which is this one; the wrong way round, so that its use is an error as before.
      _ = unsafe open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
    if areEnough { return }
    var limit = rlimit()
    let resource = Self.resource
    guard unsafe getrlimit(resource, &limit) == 0 else { return }
    let most = limit.rlim_cur
    limit.rlim_cur = min(limit.rlim_max, 256)
    if unsafe setrlimit(resource, &limit) == 0, areEnough { return }
    let text =
      "camarilla: only \(most) files may be open at once (ulimit -n), and some are; expected room for \(needed) more.\n"
    _ = unsafe text.withCString { unsafe write(STDERR_FILENO, $0, strlen($0)) }
    exit(CommandFailure.Status.ioError.rawValue)
  }

  private static var areEnough: Bool {
    var opened: [Int32] = []
    defer { for descriptor in opened { close(descriptor) } }
    while opened.count < needed {
      let descriptor = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return false }
      opened.append(descriptor)
    }
    return true
  }

  #if canImport(Glibc)
    private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let resource = RLIMIT_NOFILE
  #endif
}
