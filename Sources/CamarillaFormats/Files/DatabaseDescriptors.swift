import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The descriptors of SQLite's databases that were looked at, which stay open.
///
/// By POSIX, closing any descriptor of a file gives up all locks that the process holds on it, those of a connection in
/// the midst of a change too; another process could then write as well (<https://www.sqlite.org/howtocorrupt.html>, 2.2).
/// There is one for each file, until the file is gone.
final class DatabaseDescriptors: Sendable {
  static let shared = DatabaseDescriptors()

  private struct Node: Hashable {
    var device: UInt64
    var number: UInt64

    init(_ status: stat) {
      device = UInt64(truncatingIfNeeded: status.st_dev)
      number = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  private let kept = Mutex<[Node: Int32]>([:])

  /// The descriptor that is open for the database at a path, if one is.
  func descriptor(of path: String) -> Int32? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return kept.withLock { $0[Node(status)] }
  }

  /// Whether a descriptor has to stay open, since its file is a database.
  func keeps(_ descriptor: Int32) -> Bool {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return false
    }
    let node = Node(status)
    return kept.withLock { kept in
      // Of two that were opened at once, the second can't be closed either.
      if kept[node] != nil { return true }
      guard Self.isDatabase(descriptor) else { return false }
      for (other, descriptor) in kept where Self.isGone(descriptor) {
        close(descriptor)
        kept[other] = nil
      }
      kept[node] = descriptor
      return true
    }
  }

  private static func isDatabase(_ descriptor: Int32) -> Bool {
    let magic = Array("SQLite format 3\0".utf8)
    var bytes = [UInt8](repeating: 0, count: magic.count)
    let count = bytes.count
    return unsafe bytes.withUnsafeMutableBytes {
      unsafe pread(descriptor, $0.baseAddress, count, 0)
    }
      == count && bytes == magic
  }

  /// Whether no name leads to the file any more; nobody but who has it open can lock it then.
  private static func isGone(_ descriptor: Int32) -> Bool {
    var status = stat()
    return unsafe fstat(descriptor, &status) != 0 || status.st_nlink == 0
  }
}
