import CamarillaFormats
import GRDB
import Synchronization

/// Opens a store's database.
enum StoreConnection {
  /// How long one process waits for another, in seconds.
  @TaskLocal static var patience = 10.0

  /// Opens a store for reading; a file that is read-only, or on a medium that is, will do.
  ///
  /// - Parameter isInput: whether the file is read, rather than looked at because a store is to take its
  ///   position.
  static func reading(
    _ path: String, isInput: Bool = true
  ) throws(FormatsError) -> DatabaseQueue {
    try StoreHeader(path: path, isInput: isInput).check(path)
    return try accessing(path, for: .reading) { try openRecovered(path) }
  }

  /// Opens a store for reading and changing.
  ///
  /// - Parameter isTrial: whether every change is going to be taken back: then none reaches the file, not even
  ///   for a moment, and no journal is made beside it.
  static func editing(_ path: String, isTrial: Bool = false) throws(FormatsError) -> DatabaseQueue {
    try StoreHeader(path: path).check(path)
    return try accessing(path, for: .writing) {
      // Whoever may write plays a journal back that lies there: that it makes a store is made sure of before.
      if fileSize(of: resolved(path) + "-journal") > 0 { _ = try openRecovered(path) }
      let queue = try open(path, isReadOnly: false)
      if isTrial {
        try queue.inDatabase { database in
          // Another program may have given the file a write-ahead log, which is not to be changed either.
          guard try String.fetchOne(database, sql: "PRAGMA journal_mode") == "delete" else {
            return
          }
          try database.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA cache_spill = OFF")
        }
      }
      return queue
    }
  }

  /// Opens a store for reading, after undoing what a process that was killed in the middle of a change had written:
  /// SQLite does so as soon as somebody opens the file who may write to it.
  private static func openRecovered(_ path: String) throws -> DatabaseQueue {
    do {
      return try open(path, isReadOnly: true)
    } catch let error as DatabaseError
      where [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode)
    {
      // SQLite reads a log by an index that it makes beside it.
      if try StoreHeader(path: path, isInput: false).keepsLog,
        let reason = whyUnwritable(folderOf: path)
      {
        throw FormatsError.notReadable(
          path: path,
          reason:
            "another program has given it a write-ahead log, without which it can't be read, and"
            + " \(reason); expected a store that keeps none (`PRAGMA journal_mode = DELETE`)")
      }
      guard error.resultCode == .SQLITE_READONLY else { throw error }
      try rehearseRecovery(of: path)
    }
    do {
      _ = try open(path, isReadOnly: false)
    } catch let error as DatabaseError where error.resultCode != .SQLITE_BUSY {
      throw FormatsError.notReadable(
        path: path,
        reason: "a change to it broke off and is to be undone, for which the store and its folder"
          + " must be writable once")
    }
    return try open(path, isReadOnly: true)
  }

  /// Makes sure that the journal beside a store is that of a change to it, by having a copy recover: a journal doesn't
  /// say of which file it is, and that of another overwrites a store with pages that are none of its own.
  private static func rehearseRecovery(of path: String) throws {
    let file = resolved(path)
    do {
      try withTemporaryFolder { folder in
        let copy = join(folder, name: "store")
        for suffix in ["", "-journal"] {
          try copyFile(file + suffix, to: copy + suffix, isDatabase: true)
        }
        try open(copy, isReadOnly: false).inDatabase(requireSound)
      }
    } catch {
      // Another process may have undone the change meanwhile.
      guard fileSize(of: file + "-journal") > 0 else { return }
      // The copy could not be made, which says nothing of the journal.
      if let error = error as? FormatsError { throw error }
      let reason = (error as? StoreFault)?.what ?? "\(error)"
      throw StoreFault(
        "'\(file)-journal' is not the journal of a change to it, or both are damaged (\(reason));"
          + " expected none, or its own; nothing was changed")
    }
  }

  /// Has SQLite look at everything: pages, rows and indices, and what rows name. Where pages of two stores of one size
  /// are mixed, each may be sound by itself.
  private static func requireSound(_ database: Database) throws {
    if let found = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)"), found != "ok" {
      throw StoreFault(found)
    }
    guard let row = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check") else { return }
    let (table, parent): (String, String) = (row["table"], row["parent"])
    throw StoreFault("a row of table '\(table)' names one of '\(parent)' that is not there")
  }

  /// Makes sure that a database is a store as far as its schema and, where it has a write-ahead log, the whole of it can
  /// show: a log doesn't say of which file it is, and that of another puts pages of its own in the place of the store's.
  private static func check(_ database: Database, of path: String) throws {
    let log = resolved(path) + "-wal"
    guard fileSize(of: log) > 0 else { return try StoreSchema.check(database) }
    func fault(_ reason: String) -> StoreFault {
      StoreFault(
        "read with '\(log)', which may be the write-ahead log of another database: \(reason);"
          + " nothing was changed")
    }
    do {
      try StoreSchema.check(database)
      try KnownLogs.shared.check(path) { try requireSound(database) }
    } catch let error as StoreFault {
      throw fault(error.what)
    } catch let error as DatabaseError
      where [.SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_INTERRUPT].contains(error.resultCode)
    {
      throw fault(error.message ?? "\(error.resultCode)")
    }
  }

  private static func open(_ path: String, isReadOnly: Bool) throws -> DatabaseQueue {
    // It is kept by what prepares the connection.
    let counter = StoreLimits.StepCounter(path: path)
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      try StoreLimits.apply(to: database, counter: counter)
      // A change that was reported is not to be undone by a power cut: EXTRA makes sure that its journal is gone
      // from the folder, too, where FULL leaves a removed journal that may come back.
      try database.execute(
        sql: """
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          PRAGMA synchronous = EXTRA;
          PRAGMA cache_size = -16384;
          """)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    // Looks at the file, which opening alone does not.
    try queue.read { database in try check(database, of: path) }
    if isReadOnly { return queue }
    try queue.inDatabase { database in
      try StoreLimits.trust(database)
      // The triggers that keep the words in step need that; by now the schema is known word for word.
      try database.execute(sql: "PRAGMA trusted_schema = ON")
    }
    return queue
  }

  /// Makes a new database in an empty file that nobody else knows of, and fills it.
  static func making(
    _ path: String, cacheBytes: Int, _ fill: (Database) throws -> Void
  ) throws(FormatsError) {
    try accessing(path, for: .writing) {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      configuration.prepareDatabase { database in
        // The file is thrown away unless everything is in it.
        try database.execute(
          sql: """
            PRAGMA trusted_schema = OFF;
            PRAGMA journal_mode = OFF;
            PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA cache_size = -\(cacheBytes / 1024);
            PRAGMA application_id = \(StoreSchema.applicationID);
            PRAGMA user_version = \(StoreSchema.version);
            """)
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inTransaction(.immediate) { database in
        try fill(database)
        return .commit
      }
      try queue.close()
    }
  }
}

/// The write-ahead logs that stand beside stores and were found to be their own, so that each is looked at once.
private final class KnownLogs: Sendable {
  static let shared = KnownLogs()

  private let known = Mutex<[String: StoreVersion]>([:])

  /// Does a check, unless it was done and neither the store's file nor its log has changed since.
  func check(_ path: String, _ work: () throws -> Void) throws {
    let version = try StoreVersion(ofFileAt: path)
    if known.withLock({ $0[path] }) == version { return }
    try work()
    known.withLock { $0[path] = version }
  }
}
