import CamarillaFormats

/// The first hundred bytes of a file, in which an SQLite database says what it is.
///
/// They are read before SQLite opens the file, so that one that is no store is left untouched.
/// The layout is that of <https://www.sqlite.org/fileformat.html>.
struct StoreHeader {
  private let bytes: [UInt8]

  /// - Parameter isInput: whether the file is read, rather than looked at because a store is to take its
  ///   position.
  /// - Throws: ``FormatsError/notFound(path:)`` and the like.
  init(path: String, isInput: Bool = true) throws(FormatsError) {
    if fileKind(of: path) == .folder {
      throw .notAChronicle(path: path, reason: "it is a folder, not a store")
    }
    // Whoever opens a pipe waits for somebody to write into it.
    if fileKind(of: path) == .other {
      throw .notAChronicle(path: path, reason: "it is a pipe or a device, and a store is a file")
    }
    if isInput, let claims = FileClaims.current {
      for suffix in databaseSuffixes { try claims.willRead(path + suffix, isPart: true) }
    }
    var source = try ByteSource(path: path, isInput: isInput)
    self.init(bytes: try source.prefix(count: 100))
  }

  /// - Parameter bytes: the first of the file, at least a hundred where it has them.
  init(bytes: [UInt8]) { self.bytes = Array(bytes.prefix(100)) }

  var isEmpty: Bool { bytes.isEmpty }

  /// Whether the file begins as a database does, of which the rest may be missing.
  var beginsAsDatabase: Bool { bytes.starts(with: "SQLite format 3\0".utf8) }

  var isDatabase: Bool { bytes.count == 100 && beginsAsDatabase }

  var isStore: Bool { isDatabase && word(at: 68) == StoreSchema.applicationID }

  /// How long the file ought to be.
  private var byteCount: Int {
    let size = Int(bytes[16]) << 8 | Int(bytes[17])
    return (size == 1 ? 65_536 : size) * Int(word(at: 28))
  }

  /// Whether it keeps a write-ahead log: a file says so before it has one, and for as long.
  var keepsLog: Bool { isDatabase && !(bytes[18] == 1 && bytes[19] == 1) }

  /// What SQLite counts up with each transaction that changes the file.
  var changeCounter: UInt32 { word(at: 24) }

  private func word(at offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Makes sure that the file at `path` is a store that this version can read.
  func check(_ path: String) throws(FormatsError) {
    if bytes.isEmpty { throw .notAChronicle(path: path, reason: "it is empty") }
    guard isDatabase else {
      throw .notAChronicle(path: path, reason: "it is no SQLite database, and so no store")
    }
    guard isStore else {
      throw .notAChronicle(
        path: path, reason: "it is an SQLite database, but not one that Camarilla made")
    }
    let version = word(at: 60)
    guard version <= StoreSchema.versionWithImports else {
      throw .notAChronicle(
        path: path,
        reason: "it is a store of version \(version), and this program reads version"
          + " \(StoreSchema.versionWithImports); a newer Camarilla is needed")
    }
    guard version >= StoreSchema.version else {
      throw damaged(path, what: "its version is \(version)")
    }
    // SQLite keeps them beside the file itself, not beside a link to it.
    let (log, journal) = (resolved(path) + "-wal", resolved(path) + "-journal")
    if !keepsLog, fileSize(of: log) > 0 {
      throw damaged(
        path, what: "'\(log)' is not its own, as it keeps no write-ahead log; expected no such file"
      )
    }
    // Somebody may be in the middle of a change, or have been; its journal makes that good.
    if fileKind(of: journal) == .nothing, fileSize(of: path) < byteCount {
      throw damaged(
        path, what: "it has \(fileSize(of: path)) of its \(byteCount) bytes; the rest was cut off")
    }
  }
}
