package import CamarillaFormats

/// What a store's file is at a moment. It is equal as long as nobody changes or replaces the file, by whatever program.
///
/// It is found by looking at the file's first bytes and waits for nobody; a ``StoreRevision`` tells which edits were made.
package struct StoreVersion: Equatable, Sendable, CustomStringConvertible {
  private let identity: FileIdentity
  private let time: Int
  private let counter: UInt32
  private let logByteCount: Int

  /// The version of the file at a path.
  ///
  /// - Throws: `FormatsError.notFound`; `FormatsError.notAChronicle` for what is no store.
  package init(ofFileAt path: String) throws(FormatsError) {
    identity = FileIdentity(path)
    // Another program may have given it a write-ahead log, in which changes stand first.
    let log = resolved(path) + "-wal"
    time = max(changeTime(of: path), changeTime(of: log))
    logByteCount = fileSize(of: log)
    let header = try StoreHeader(path: path, isInput: false)
    try header.check(path)
    counter = header.changeCounter
  }

  /// How often SQLite has changed the file, and when it was changed last.
  package var description: String { "\(counter)-\(time)" }
}
