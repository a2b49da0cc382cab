#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The names of what is written before it is moved to its path, and what killed processes left of it.
///
/// Whoever writes such a file or folder holds a lock on it, which the system takes away when the process ends, in
/// whatever way. So a name of this form that nobody holds locked is a leftover, and a later run that writes to the same
/// path takes it away. Where a file system knows no locks, leftovers stay.
enum Leftovers {
  /// The name beside a path under which a file or folder is written by this process.
  static func name(for target: String, number: Int) -> String {
    prefix(for: target) + "\(getpid())-\(number)" + ending
  }

  /// Whether a folder is one that is still made.
  static func isUnfinished(_ folder: String) -> Bool { folder.hasSuffix(ending) }

  /// Takes away what was written for the path and is left by processes that are gone.
  static func remove(for target: String) {
    let home = folder(of: target)
    // There nobody else writes.
    guard !isUnfinished(home) else { return }
    let prefix = prefix(for: target)
    let names = namesInFolder(of: home)
    for name in names where name.hasPrefix(prefix) && name.hasSuffix(ending) {
      let middle = name.dropFirst(prefix.count).dropLast(ending.count)
      if isMade(of: middle) { remove(join(home, name: name), beside: names) }
    }
  }

  /// Takes away what is left of temporary folders named so by processes that are gone.
  static func remove(named prefix: String, in home: String) {
    let names = namesInFolder(of: home)
    for name in names where name.hasPrefix(prefix) && isMade(of: name.dropFirst(prefix.count)) {
      remove(join(home, name: name), beside: names)
    }
  }

  /// Locks a file or folder that this process has just made.
  ///
  /// - Returns: false where another process took it for a leftover in between, and it is gone.
  static func lock(_ descriptor: Int32) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 { return errno != EWOULDBLOCK }
    var status = stat()
    return unsafe fstat(descriptor, &status) != 0 || status.st_nlink > 0
  }

  /// Gives the lock up of what has come to its path.
  static func unlock(_ descriptor: Int32) { flock(descriptor, LOCK_UN) }

  private static let ending = ".part"

  private static func prefix(for target: String) -> String {
    ".\(fileName(of: target).prefix(64))."
  }

  /// Whether a part of a name is a process's number, with or without another behind it.
  private static func isMade(of text: Substring) -> Bool {
    let numbers = text.split(separator: "-", omittingEmptySubsequences: false)
    return (1...2).contains(numbers.count)
      && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  private static func remove(_ path: String, beside names: [String]) {
    let descriptor = openFile(path, flags: O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    var status = stat()
    // What somebody else made is not ours to take away, though the folder be everybody's.
    guard unsafe fstat(descriptor, &status) == 0, status.st_uid == geteuid(),
      flock(descriptor, LOCK_EX | LOCK_NB) == 0
    else { return }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      unsafe unlink(path)
      // A database has journals beside it.
      let name = fileName(of: path)
      for other in databaseSuffixes where names.contains(name + other) {
        unsafe unlink(path + other)
      }
    case S_IFDIR: AtomicFile.removeFolderWithFiles(path)
    default: break
    }
  }
}
