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
/// At its path there must be nothing, or an empty folder, unless it may take the place of files in one. A folder and files
/// that stood there keep their permissions, owner and extended attributes, and a symbolic link to any of them stays one.
/// Left without ``commit()``, nothing remains.
package struct AtomicFolder: ~Copyable {
  private let path: String
  /// Where its files are written until it is whole.
  package let temporaryPath: String
  private var isCommitted = false
  /// The names of files that are taken out of a folder that stands at the path, unless they are written anew.
  private var superseded: [String]?

  /// - Parameter superseded: where a folder may stand at the path, the files in it that the new ones take the place
  ///   of, written anew or not; all others in it stay.
  /// - Throws: as ``AtomicFile/init(path:isDatabase:)``.
  package init(path: String, superseding superseded: [String]? = nil) throws(FormatsError) {
    if let claims = FileClaims.current { try claims.willWrite(path, isDatabase: false) }
    var target = path
    while target.count > 1, target.hasSuffix("/") { target.removeLast() }
    var isThere = false
    switch fileKind(of: target) {
    case .nothing: break
    case .folder:
      target = resolved(target)
      if unsafe access(target, W_OK | X_OK) != 0 {
        throw .cannotCreate(path: path, reason: systemMessage(of: errno))
      }
      isThere = true
      let isEmpty = namesInFolder(of: target).isEmpty
      guard isEmpty || superseded != nil else {
        throw .cannotCreate(path: path, reason: "the folder is not empty; choose a new one")
      }
      if !isEmpty { self.superseded = superseded }
    case .regular, .other: throw .cannotCreate(path: path, reason: "it is no folder")
    }
    let home = folder(of: target)
    guard fileKind(of: home) == .folder else {
      let reason = fileKind(of: home) == .nothing ? "doesn't exist" : "is no folder"
      throw .cannotCreate(path: path, reason: "'\(home)' \(reason)")
    }
    Leftovers.remove(for: target)
    var number = 0
    while true {
      let candidate = join(home, name: Leftovers.name(for: target, number: number))
      // Nobody else may look into it before it has the permissions of the one that is there.
      guard let code = AtomicFile.makeFolder(candidate, mode: isThere ? 0o700 : 0o777) else {
        if isThere { copyAttributes(of: target, to: candidate) }
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

  /// Fills the folder by what writes into a folder that is there. Errors name the path that it will have.
  package func fill(_ work: (_ folder: String) throws(FormatsError) -> Void) throws(FormatsError) {
    do throws(FormatsError) {
      try work(temporaryPath)
    } catch {
      throw error.renaming(temporaryPath, to: path)
    }
  }

  /// Writes a file of the folder. Errors name the path that it will have.
  package func write(_ bytes: [UInt8], to name: String) throws(FormatsError) {
    try fill { folder throws(FormatsError) in
      var file = try AtomicFile(path: join(folder, name: name))
      try file.write(bytes)
      try file.commit()
    }
  }

  /// Moves the folder to its path, and makes sure that it stays there.
  package consuming func commit() throws(FormatsError) {
    if let superseded {
      try replaceFiles(superseded)
      return
    }
    try makeSure(of: path, in: temporaryPath)
    if let code = AtomicFile.moveFolder(temporaryPath, to: path) {
      throw .writeFailed(path: path, reason: systemMessage(of: code))
    }
    isCommitted = true
    try makeSure(of: path, in: folder(of: path))
  }

  /// Moves the files into the folder that stands at the path, whole each, and takes those out that belonged with the
  /// ones before; what is read stays.
  private func replaceFiles(_ superseded: [String]) throws(FormatsError) {
    let names = namesInFolder(of: temporaryPath)
    let claims = FileClaims.current
    // All of them are asked about before any is moved.
    for name in names {
      let target = join(path, name: name)
      try claims?.willWrite(target, isDatabase: false)
      let kind = fileKind(of: target)
      if kind == .folder { throw .cannotCreate(path: target, reason: "it is a folder") }
      // A file that may not be written to is not to be replaced either.
      if kind == .regular, unsafe access(target, W_OK) != 0 {
        throw .cannotCreate(path: target, reason: systemMessage(of: errno))
      }
    }
    for name in names { try move(name) }
    for name in superseded where !names.contains(name) {
      let target = join(path, name: name)
      if claims?.isInput(target) != true { unsafe unlink(target) }
    }
    try makeSure(of: path, in: path)
  }

  /// Moves a file to its place in the folder at the path.
  private func move(_ name: String) throws(FormatsError) {
    let (source, target) = (join(temporaryPath, name: name), join(path, name: name))
    let kind = fileKind(of: target)
    let place = kind == .regular ? resolved(target) : target
    if kind == .regular { copyAttributes(of: place, to: source) }
    if kind == .other { return try copyFile(source, to: target) }
    if unsafe rename(source, place) == 0 {
      if place != target { try makeSure(of: target, in: folder(of: place)) }
      return
    }
    // A link may lead to another file system.
    guard errno == EXDEV else {
      throw .writeFailed(path: target, reason: systemMessage(of: errno))
    }
    try copyFile(source, to: target)
  }
}
