#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What stands at a path.
package enum FileKind: Equatable {
  case nothing, folder, regular
  /// A pipe, a device or a socket.
  case other
}

/// What stands at `path`, symbolic links followed; nothing when it cannot be told.
package func fileKind(of path: String) -> FileKind {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return .nothing }
  switch status.st_mode & S_IFMT {
  case S_IFDIR: return .folder
  case S_IFREG: return .regular
  default: return .other
  }
}

/// The length of a file in bytes; 0 where there is none.
package func fileSize(of path: String) -> Int {
  var status = stat()
  return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
}

/// The names in a folder in the order of `String`, without `.` and `..`; empty when it can't be read.
package func namesInFolder(of path: String) -> [String] {
  guard let folder = unsafe opendir(path) else { return [] }
  defer { unsafe closedir(folder) }
  var names: [String] = []
  while let entry = unsafe readdir(folder) {
    let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

/// `path` with symbolic links followed.
package func resolved(_ path: String) -> String {
  guard let real = unsafe realpath(path, nil) else { return path }
  defer { unsafe free(real) }
  return unsafe String(cString: real)
}

/// Where a symbolic link leads, as it says itself; nil for what is none.
func linkTarget(of path: String) -> String? {
  var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX))
  let count = unsafe bytes.withUnsafeMutableBytes { buffer in
    unsafe readlink(path, buffer.baseAddress!.assumingMemoryBound(to: CChar.self), buffer.count)
  }
  return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
}

/// `name` within `folder`.
package func join(_ folder: String, name: String) -> String {
  folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
}

/// The folder part of a path: `a/b.csv` → `a`, `b.csv` → `.`, `/b.csv` → `/`.
package func folder(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
  let front = path[..<slash]
  return front.isEmpty ? "/" : String(front)
}

/// The last part of a path: `a/b.csv` → `b.csv`.
package func fileName(of path: String) -> String {
  guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
  return String(path[path.utf8.index(after: slash)...])
}

/// What follows the last point of a file's name, in lower case; nil without any.
package func fileExtension(of path: String) -> String? {
  let name = fileName(of: path)
  guard let point = name.lastIndex(of: "."), name.index(after: point) < name.endIndex else {
    return nil
  }
  return name[name.index(after: point)...].lowercased()
}

/// What the system says of an error number.
func systemMessage(of code: Int32) -> String {
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text)
}

/// Makes sure that what was renamed in a folder, or taken out of it, stays so after a power cut.
///
/// - Returns: the number of the error; nil where there is none, or where a folder can't be made sure of, as one that
///   may not be read or on a file system that knows no such thing.
package func syncFolder(_ path: String) -> Int32? {
  let descriptor = openFile(path, flags: O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  return fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP ? nil : errno
}

/// The same of a file that has come to its path.
///
/// - Throws: ``FormatsError/writeFailed(path:reason:)``.
func makeSure(of path: String, in folder: String) throws(FormatsError) {
  if let code = syncFolder(folder) {
    throw .writeFailed(
      path: path, reason: "it is there, and may be lost by a power cut: \(systemMessage(of: code))")
  }
}

/// `open` for use where a method of that name hides it.
func openFile(_ path: String, flags: Int32, mode: mode_t = 0) -> Int32 {
  unsafe open(path, flags, mode)
}

/// Why the names in a folder can't be read; nil when they can.
func whyUnreadable(folder path: String) -> String? {
  unsafe access(path, R_OK | X_OK) == 0 ? nil : systemMessage(of: errno)
}

/// Why a database can't be written to, whose journal comes to stand beside it; nil when it can, as far as can be told.
package func whyUnwritable(database path: String) -> String? {
  let path = resolved(path)
  if unsafe access(path, W_OK) != 0 {
    return "the file may not be written to: \(systemMessage(of: errno))"
  }
  return whyUnwritable(folderOf: path)
}

/// Why nothing can come to stand beside a file; nil when it can, as far as can be told.
package func whyUnwritable(folderOf path: String) -> String? {
  guard unsafe access(folder(of: resolved(path)), W_OK | X_OK) != 0 else { return nil }
  return "its folder may not be written to: \(systemMessage(of: errno))"
}

/// When a file was last changed or replaced, in nanoseconds; 0 where there is none.
package func changeTime(of path: String) -> Int {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return 0 }
  #if canImport(Darwin)
    let time = status.st_ctimespec
  #else
    let time = status.st_ctim
  #endif
  return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
}

/// Makes an empty file where nothing stands.
///
/// - Throws: `FormatsError.cannotCreate` where something does, or the folder can't be written.
package func makeEmptyFile(_ path: String) throws(FormatsError) {
  let descriptor = openFile(path, flags: O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode: 0o666)
  guard descriptor >= 0 else {
    throw .cannotCreate(
      path: path, reason: errno == EEXIST ? "something stands there" : systemMessage(of: errno))
  }
  close(descriptor)
}

/// Takes a file away that was made by ``makeEmptyFile(_:)`` and is still empty.
package func removeEmptyFile(_ path: String) {
  if fileKind(of: path) == .regular, fileSize(of: path) == 0 { unsafe unlink(path) }
}

func removeEmptyFolder(_ path: String) { unsafe rmdir(path) }
