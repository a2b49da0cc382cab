#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder of files that comes into being whole or not at all: it is made beside its path under
/// another name, and renamed when everything is in it.
///
/// At its path there must be nothing, or an empty folder. Left without ``commit()``, nothing remains.
package struct AtomicFolder: ~Copyable {
  private let path: String
  private let temporaryPath: String
  private var isCommitted = false

  /// - Throws: as ``AtomicFile/init(path:isDatabase:)``.
  package init(path: String) throws(FormatsError) {
    if let claims = FileClaims.current { try claims.willWrite(path, isDatabase: false) }
    var target = path
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    switch fileKind(of: target) {
    case .nothing: break
    case .folder:
      guard namesInFolder(of: target).isEmpty else {
        throw .cannotCreate(path: path, reason: "the folder is not empty; choose a new one")
      }
    case .regular, .other: throw .cannotCreate(path: path, reason: "it is no folder")
    }
    let home = folder(of: target)
    guard fileKind(of: home) == .folder else {
      let reason = fileKind(of: home) == .nothing ? "doesn't exist" : "is no folder"
      throw .cannotCreate(path: path, reason: "'\(home)' \(reason)")
    }
    var number = 0
    while true {
      let name = ".\(fileName(of: target).prefix(64)).\(getpid())-\(number).part"
      let candidate = join(home, name: name)
      let code: Int32? = AtomicFile.registering(folder: candidate) {
        unsafe mkdir(candidate, 0o777) == 0 ? nil : errno
      }
      guard let code else {
        self.path = target
        temporaryPath = candidate
        return
      }
      guard code == EEXIST, number < 1000 else {
        throw .cannotCreate(path: path, reason: systemMessage(of: code))
      }
      number += 1
    }
  }

  deinit {
    if !isCommitted { AtomicFile.removeFolder(temporaryPath) }
  }

  /// Writes a file of the folder.
  package func write(_ bytes: [UInt8], to name: String) throws(FormatsError) {
    var file = try AtomicFile(path: join(temporaryPath, name: name))
    try file.write(bytes)
    try file.commit()
  }

  /// Moves the folder to its path.
  package consuming func commit() throws(FormatsError) {
    let (source, target) = (temporaryPath, path)
    let code: Int32? = AtomicFile.forgetting(folder: source) {
      unsafe rename(source, target) == 0 ? nil : errno
    }
    if let code { throw .writeFailed(path: target, reason: systemMessage(of: code)) }
    isCommitted = true
  }
}
