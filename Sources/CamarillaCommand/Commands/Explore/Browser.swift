import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The person's browser.
enum Browser {
  /// Opens an address, without waiting for it. That it can't is said and no more: the address is printed anyway.
  static func open(_ url: String, console: Console) {
    let commands = commands(
      for: url, browser: variable("BROWSER"), hasDisplay: hasDisplay, opener: opener)
    guard !commands.isEmpty else {
      console.note("camarilla: no display to open a browser on; open the address yourself")
      return
    }
    // A thread of its own, which may wait for as long as the browser runs.
    DispatchQueue(label: "camarilla.browser").async {
      if !commands.contains(where: { run($0) }) {
        console.note("camarilla: no browser could be opened; open the address yourself")
      }
    }
  }

  /// What to run, one after the other until one can be.
  ///
  /// - Parameters:
  ///   - url: the address.
  ///   - browser: the variable of that name: command lines with colons between them, in which `%s` is the address.
  ///   - hasDisplay: whether there is a screen for a window.
  ///   - opener: the system's own command.
  static func commands(
    for url: String, browser: String, hasDisplay: Bool, opener: String
  ) -> [[String]] {
    let named = browser.split(separator: ":").map { line in
      let words = line.split(separator: " ").map(String.init)
      return words.contains { $0.contains("%s") }
        ? words.map { $0.replacing("%s", with: url) } : words + [url]
    }.filter { !$0.isEmpty }
    return named + (hasDisplay ? [[opener, url]] : [])
  }

  private static var opener: String {
    #if canImport(Darwin)
      "open"
    #else
      "xdg-open"
    #endif
  }

  private static var hasDisplay: Bool {
    #if canImport(Darwin)
      true
    #else
      !variable("DISPLAY").isEmpty || !variable("WAYLAND_DISPLAY").isEmpty
    #endif
  }

  private static func variable(_ name: String) -> String {
    guard let value = unsafe getenv(name) else { return "" }
    return unsafe String(cString: value)
  }

  /// Runs a command to its end, in silence, and out of reach of this terminal's Ctrl-C.
  private static func run(_ words: [String]) -> Bool {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawnattr_init(&attributes)
    defer {
      unsafe posix_spawn_file_actions_destroy(&actions)
      unsafe posix_spawnattr_destroy(&attributes)
    }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // Signals that this process ignores or blocks are the browser's to have.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGPIPE, SIGINT, SIGTERM] { unsafe sigaddset(&signals, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) }
    unsafe arguments.append(nil)
    defer { unsafe arguments.forEach { unsafe free($0) } }
    var process = pid_t()
    guard
      unsafe posix_spawnp(&process, words[0], &actions, &attributes, &arguments, environ) == 0
    else { return false }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0 { if errno != EINTR { return true } }
    return status == 0
  }
}
