#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Which file a path leads to, however it is spelled: a link, a relative path or another case are the
/// same file.
package struct FileIdentity: Equatable, Sendable {
  /// A file or folder on a device.
  private struct Node: Equatable {
    var device: UInt64
    var number: UInt64

    /// What stands at a path, links followed; nil for nothing, and for pipes and devices, which many
    /// may use at once.
    init?(_ path: String) {
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { return nil }
      self.init(status)
    }

    init?(_ status: stat) {
      guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
      device = UInt64(truncatingIfNeeded: status.st_dev)
      number = UInt64(truncatingIfNeeded: status.st_ino)
    }
  }

  /// What stands there.
  private var node: Node?
  /// The folder and the name in it, case aside, by which a file is known that doesn't exist yet.
  private var folder: Node?
  private var name = ""

  package init(_ path: String) {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    node = Node(path)
    folder = Node(CamarillaFormats.folder(of: path))
    name = fileName(of: path).lowercased()
  }

  /// The file that is open under a number, standard input for instance.
  init(descriptor: Int32) {
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0 { node = Node(status) }
  }

  /// Whether both are the same file, or would be if they existed.
  package func isSame(as other: FileIdentity) -> Bool {
    if let node, let otherNode = other.node { return node == otherNode }
    guard let folder, let otherFolder = other.folder else { return false }
    return folder == otherFolder && name == other.name
  }
}
