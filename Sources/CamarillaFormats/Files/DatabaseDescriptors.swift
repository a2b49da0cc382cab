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
/// They stay open until the file is gone.
final class DatabaseDescriptors: Sendable {
  static let shared = DatabaseDescriptors()

  private let kept = Mutex<[FileNode: [Int32]]>([:])

  /// The descriptor that is open for the database at a path, if one is.
  func descriptor(of path: String) -> Int32? {
    FileNode(path).flatMap { node in kept.withLock { $0[node]?.first } }
  }

  /// Whether a descriptor has to stay open, since its file is a database.
  func keeps(_ descriptor: Int32) -> Bool {
    guard let node = FileNode(descriptor: descriptor) else { return false }
    return kept.withLock { kept in
      // Of two that were opened at once, the second can't be closed either.
      if let known = kept[node] {
        if !known.contains(descriptor) { kept[node] = known + [descriptor] }
        return true
      }
      guard Self.isDatabase(descriptor) else { return false }
      for (other, descriptors) in kept where Self.isGone(descriptors[0]) {
        for descriptor in descriptors { close(descriptor) }
        kept[other] = nil
      }
      kept[node] = [descriptor]
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
