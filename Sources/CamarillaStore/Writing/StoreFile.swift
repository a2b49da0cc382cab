import Camarilla
import CamarillaFormats
import GRDB

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A store's file that comes into being whole or not at all.
enum StoreFile {
  /// Makes a store beside its place, and renames it when everything is in it.
  ///
  /// A store that stands at the place is locked meanwhile, so that nobody edits what is about to be
  /// replaced. A journal left beside it is of that old store, and is removed with it: SQLite would
  /// take it for the new one's.
  ///
  /// In a command, a file that is no store, and a store that has been edited, are replaced only where
  /// that was asked for.
  ///
  /// - Parameter cacheBytes: the room in which SQLite works.
  static func making(
    _ path: String, cacheBytes: Int = 64 << 20, _ fill: (Database) throws -> Void
  ) throws(FormatsError) {
    try placing(path) { temporaryPath throws(FormatsError) in
      try StoreConnection.making(temporaryPath, cacheBytes: cacheBytes, fill)
    }
  }

  /// Makes a copy of a store, its history included, and edits it before it takes its place as ``making`` does.
  static func copying(
    _ store: ChronicleStore, to path: String, _ edit: (ChronicleStore) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    try placing(path) { temporaryPath throws(FormatsError) in
      try accessing(store.path, for: .reading) {
        let copy = try DatabaseQueue(path: temporaryPath)
        try store.queue.backup(to: copy)
        // A log that another program has given the store is not its copy's.
        try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try copy.close()
      }
      try edit(ChronicleStore(editing: temporaryPath))
    }
  }

  private static func placing(
    _ path: String, _ make: (_ temporaryPath: String) throws(FormatsError) -> Void
  ) throws(FormatsError) {
    let old = try? StoreHeader(path: path, isInput: false)
    if let old, !old.isStore, !old.isEmpty, FileClaims.current?.mayReplaceAnything == false {
      throw .wouldReplace(path: path, reason: "what stands there is no store")
    }
    if old?.isStore == true, FileClaims.current?.mayReplaceAnything == false,
      let edits = editCount(of: path), edits > 0
    {
      throw .wouldReplace(
        path: path,
        reason:
          "it is a store with \(counted(edits, singular: "change")) of its own, which would be lost"
      )
    }
    let file = try AtomicFile(path: path, isDatabase: true)
    guard let temporaryPath = file.temporaryPath else {
      throw .cannotCreate(path: path, reason: "it is a pipe or a device, and a store is a file")
    }
    let target = file.path
    do throws(FormatsError) {
      try make(temporaryPath)
    } catch {
      throw error.naming(path, insteadOf: temporaryPath)
    }
    guard (try? StoreHeader(path: target, isInput: false))?.isDatabase == true else {
      removeJournals(of: target)
      try file.commit()
      return
    }
    let lock = try lock(target)
    removeJournals(of: target)
    try file.commit()
    lock.release()
  }

  /// How many changes a store has logged; nil where that can't be told, as of a damaged one.
  private static func editCount(of path: String) -> Int? {
    try? StoreConnection.reading(path, isInput: false).read {
      try ChronicleStore.count("changes", by: "change", in: $0)
    }
  }

  /// A lock on an old database, whatever it is one of.
  private struct Lock {
    var queue: DatabaseQueue?

    func release() { try? queue?.close() }
  }

  /// Waits until nobody uses a database, and keeps everybody from it.
  private static func lock(_ path: String) throws(FormatsError) -> Lock {
    var configuration = Configuration()
    configuration.busyMode = .timeout(StoreConnection.patience)
    configuration.allowsUnsafeTransactions = true
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
      return Lock(queue: queue)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      throw .busy(path: path)
    } catch {
      // A damaged database may be replaced, and nobody can be editing it.
      return Lock()
    }
  }

  private static func removeJournals(of path: String) {
    let removed = databaseSuffixes.filter { unsafe unlink(path + $0) == 0 }
    // A power cut must not leave the new store beside the journal of the old one.
    if !removed.isEmpty { _ = syncFolder(folder(of: path)) }
  }
}

extension FormatsError {
  /// The same of the file that a person knows of.
  fileprivate func naming(_ path: String, insteadOf other: String) -> FormatsError {
    switch self {
    case .writeFailed(other, let reason): .writeFailed(path: path, reason: reason)
    case .cannotCreate(other, let reason): .cannotCreate(path: path, reason: reason)
    case .notAChronicle(other, let reason): .writeFailed(path: path, reason: reason)
    case .busy: .busy(path: path)
    default: self
    }
  }
}
