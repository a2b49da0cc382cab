import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that comes into being whole or not at all: it is written beside its path under another
/// name, and renamed when everything is on it.
///
/// A file that stood there keeps its permissions, owner and extended attributes, and a symbolic link
/// stays one; of several hard links the one that was named gets the new content. A pipe or device is
/// written to as it is. Left without ``commit()``, nothing remains of the new file.
package struct AtomicFile: ~Copyable {
  /// The path of the file, symbolic links followed.
  package let path: String
  /// Where it is written; nil when that is its own path, a pipe's or a device's.
  package let temporaryPath: String?
  private let descriptor: Int32
  private let isDatabase: Bool
  private var pending: [UInt8] = []
  private var isCommitted = false

  private static let pendingLimit = 1 << 18

  /// - Parameter isDatabase: whether it is going to be a database, which may take another's place.
  /// - Throws: ``FormatsError/cannotCreate(path:reason:)``, or
  ///   ``FormatsError/overwritesInput(path:reason:)`` where the command at hand reads what stands there.
  package init(path: String, isDatabase: Bool = false) throws(FormatsError) {
    self.isDatabase = isDatabase
    if let claims = FileClaims.current { try claims.willWrite(path, isDatabase: isDatabase) }
    let kind = fileKind(of: path)
    if kind == .folder { throw .cannotCreate(path: path, reason: "it is a folder") }
    if kind == .other {
      let descriptor = openFile(path, flags: O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        throw .cannotCreate(path: path, reason: systemMessage(of: errno))
      }
      self.path = path
      temporaryPath = nil
      self.descriptor = descriptor
      return
    }
    let target = kind == .regular ? resolved(path) : try Self.end(ofLinksAt: path)
    let home = folder(of: target)
    guard fileKind(of: home) == .folder else {
      let reason = fileKind(of: home) == .nothing ? "doesn't exist" : "is no folder"
      throw .cannotCreate(path: path, reason: "'\(home)' \(reason)")
    }
    // A file that may not be written to is not to be replaced either.
    if kind == .regular, unsafe access(target, W_OK) != 0 {
      throw .cannotCreate(path: path, reason: systemMessage(of: errno))
    }
    var status = stat()
    let mode =
      unsafe kind == .regular && stat(target, &status) == 0 ? status.st_mode & 0o7777 : 0o666
    Leftovers.remove(for: target)
    var number = 0
    while true {
      let candidate = join(home, name: Leftovers.name(for: target, number: number))
      // Under the lock, so that no file is made that an interruption doesn't know of.
      let (descriptor, code) = unfinished.withLock { entries in
        let descriptor = openFile(
          candidate, flags: (isDatabase ? O_RDWR : O_WRONLY) | O_CREAT | O_EXCL | O_CLOEXEC,
          mode: mode)
        if descriptor >= 0 { entries.append(Unfinished(path: candidate)) }
        return (descriptor, errno)
      }
      if descriptor >= 0, !Leftovers.lock(descriptor) {
        close(descriptor)
        forget(candidate)
      } else if descriptor >= 0 {
        self.path = target
        temporaryPath = candidate
        self.descriptor = descriptor
        if kind == .regular { copyAttributes(of: target, to: descriptor) }
        return
      }
      guard descriptor >= 0 || code == EEXIST, number < 1000 else {
        throw .cannotCreate(path: path, reason: systemMessage(of: code))
      }
      number += 1
    }
  }

  /// Where links lead at whose end is nothing yet: what is written goes there, as through any other link.
  private static func end(ofLinksAt path: String) throws(FormatsError) -> String {
    var end = path
    for _ in 0..<mostLinks {
      guard let link = linkTarget(of: end) else { return end }
      end = link.hasPrefix("/") ? link : join(folder(of: end), name: link)
    }
    throw .cannotCreate(path: path, reason: systemMessage(of: ELOOP))
  }

  /// As many as the system follows.
  private static let mostLinks = 40

  deinit {
    // A database at its path may be open in this process already, and have locks that closing would give up.
    if isDatabase, isCommitted {
      Leftovers.unlock(descriptor)
      if !DatabaseDescriptors.shared.keeps(descriptor) { close(descriptor) }
    } else {
      close(descriptor)
    }
    guard let temporaryPath, !isCommitted else { return }
    unsafe unlink(temporaryPath)
    forget(temporaryPath)
  }

  /// Adds bytes; they are written in large pieces.
  package mutating func write(_ bytes: some Collection<UInt8>) throws(FormatsError) {
    pending.append(contentsOf: bytes)
    if pending.count >= Self.pendingLimit { try flush() }
  }

  package mutating func flush() throws(FormatsError) {
    var written = 0
    while written < pending.count {
      let count = unsafe pending.withUnsafeBytes { bytes in
        unsafe systemWrite(
          descriptor: descriptor, base: bytes.baseAddress! + written, count: bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw .writeFailed(path: path, reason: systemMessage(of: errno))
      }
      written += count
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Writes what is pending and makes sure of it, without moving the file to its path yet.
  package mutating func finish() throws(FormatsError) {
    try flush()
    // Some file systems tell of a full disk only here. A pipe has nothing to be synchronised.
    if temporaryPath != nil, fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP {
      throw .writeFailed(path: path, reason: systemMessage(of: errno))
    }
  }

  /// Moves the file to its path, and makes sure that it stays there.
  package consuming func commit() throws(FormatsError) {
    try finish()
    guard let temporaryPath else { return }
    let code: Int32? = unfinished.withLock { entries in
      guard unsafe rename(temporaryPath, path) == 0 else { return errno }
      entries.removeAll { $0.path == temporaryPath }
      return nil
    }
    if let code { throw .writeFailed(path: path, reason: systemMessage(of: code)) }
    isCommitted = true
    // A folder that is still made is synchronized when it is whole.
    let home = folder(of: path)
    if !Leftovers.isUnfinished(home) { try makeSure(of: path, in: home) }
  }

  /// Deletes the files that are being written at this moment and ends the program, for instance
  /// because it was interrupted. Until it has ended no file is begun or moved to its path.
  package static func removeUnfinished(andEnd end: () -> Never) -> Never {
    unfinished.withLock { entries in
      for path in entries.map(\.path) {
        if fileKind(of: path) == .folder {
          removeFolderWithFiles(path)
        } else {
          unsafe unlink(path)
        }
      }
      end()
    }
  }

  /// Makes a folder that is to be removed like an unfinished file; returns the number of the error, if there is one.
  static func makeFolder(_ path: String, mode: mode_t) -> Int32? {
    unfinished.withLock { entries in
      guard unsafe mkdir(path, mode) == 0 else { return errno }
      let lock = openFile(path, flags: O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      // Another process may have taken it for a leftover before it was locked, and before it was opened even.
      if lock < 0, errno == ENOENT { return EEXIST }
      if lock >= 0, !Leftovers.lock(lock) {
        close(lock)
        return EEXIST
      }
      entries.append(Unfinished(path: path, lock: lock))
      return nil
    }
  }

  /// Moves such a folder to its path; returns the number of the error, if there is one.
  static func moveFolder(_ path: String, to target: String) -> Int32? {
    unfinished.withLock { entries in
      guard unsafe rename(path, target) == 0 else { return errno }
      entries.forget(path)
      return nil
    }
  }

  static func removeFolder(_ path: String) {
    removeFolderWithFiles(path)
    forget(path)
  }

  /// Removes a folder and the files in it; nothing if it holds folders.
  static func removeFolderWithFiles(_ path: String) {
    for name in namesInFolder(of: path) { unsafe unlink(join(path, name: name)) }
    removeEmptyFolder(path)
  }
}

/// Copies what a file holds to another that comes into being whole; of a database, this process keeps what locks it has.
package func copyFile(
  _ path: String, to copy: String, isDatabase: Bool = false
) throws(FormatsError) {
  // Whoever opens a database by other means, and closes it, gives up all locks on it.
  var source = try ByteSource(path: path, isInput: false)
  var file = try AtomicFile(path: copy, isDatabase: isDatabase)
  while case let bytes = try source.prefix(count: 1 << 18), !bytes.isEmpty { try file.write(bytes) }
  try file.commit()
}

/// A temporary file or folder.
private struct Unfinished {
  var path: String
  /// What holds the lock on a folder; a file's is held by what writes it.
  var lock: Int32 = -1
}

extension [Unfinished] {
  fileprivate mutating func forget(_ path: String) {
    for entry in self where entry.path == path && entry.lock >= 0 { close(entry.lock) }
    removeAll { $0.path == path }
  }
}

/// Those that stand at this moment, folders before the files in them.
private let unfinished = Mutex<[Unfinished]>([])

private func forget(_ path: String) {
  unfinished.withLock { $0.forget(path) }
}

/// `write`, whose name the methods here hide.
private func systemWrite(descriptor: Int32, base: UnsafeRawPointer, count: Int) -> Int {
  unsafe write(descriptor, base, count)
}
