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
  /// What stands there.
  private var node: FileNode?
  /// The folder and the name in it, case aside, by which a file is known that doesn't exist yet.
  private var folder: FileNode?
  private var name = ""

  package init(_ path: String) {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    node = FileNode(path)
    folder = FileNode(CamarillaFormats.folder(of: path))
    name = fileName(of: path).lowercased()
  }

  /// The file that is open under a number, standard input for instance.
  init(descriptor: Int32) { node = FileNode(descriptor: descriptor) }

  /// Whether both are the same file, or would be if they existed.
  package func isSame(as other: FileIdentity) -> Bool {
    if let node, let otherNode = other.node { return node == otherNode }
    guard let folder, let otherFolder = other.folder else { return false }
    return folder == otherFolder && name == other.name
  }
}

/// A file or folder on a device, whatever paths lead to it.
struct FileNode: Hashable {
  private let device: UInt64
  private let number: UInt64

  /// What stands at a path, links followed; nil for nothing, and for pipes and devices, which many
  /// may use at once.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// What is open under a number; nil for pipes and devices.
  init?(descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init?(_ status: stat) {
    guard [S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) else { return nil }
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}
