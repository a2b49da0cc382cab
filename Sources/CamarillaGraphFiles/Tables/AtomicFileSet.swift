import CamarillaFormats

/// Files that belong together and come into being together: each is written beside its place, and
/// when all are complete they are renamed one after the other. Left without ``commit()``, nothing
/// remains of them.
struct AtomicFileSet: ~Copyable {
  private final class Entry {
    var file: AtomicFile?
    init(_ file: consuming AtomicFile) { self.file = consume file }
  }

  private var entries: [Entry] = []

  /// Begins a file, to which ``write(_:)`` then adds.
  mutating func begin(_ path: String) throws(FormatsError) {
    // Said now, not when a part of the files is in its place.
    guard fileName(of: path).utf8.count <= 255 else {
      throw .cannotCreate(path: path, reason: "its name is longer than 255 bytes")
    }
    entries.append(Entry(try AtomicFile(path: path)))
  }

  /// Adds to the file begun last.
  mutating func write(_ bytes: [UInt8]) throws(FormatsError) {
    try entries[entries.count - 1].file!.write(bytes)
  }

  consuming func commit() throws(FormatsError) {
    for entry in entries { try entry.file!.finish() }
    for entry in entries { try entry.file.take()!.commit() }
  }
}
