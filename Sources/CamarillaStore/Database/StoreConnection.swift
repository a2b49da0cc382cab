import CamarillaFormats
import GRDB

/// Opens a store's database.
enum StoreConnection {
  /// How long one process waits for another, in seconds.
  @TaskLocal static var patience = 10.0

  /// Opens a store for reading; a file that is read-only, or on a medium that is, will do.
  static func reading(_ path: String) throws(FormatsError) -> DatabaseQueue {
    try StoreHeader(path: path).check(path)
    return try accessing(path, for: .reading) {
      do {
        return try open(path, isReadOnly: true)
      } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
        try recover(path)
        return try open(path, isReadOnly: true)
      }
    }
  }

  /// Opens a store for reading and changing.
  ///
  /// - Parameter isTrial: whether every change is going to be taken back: then none reaches the file, not even
  ///   for a moment, and no journal is made beside it.
  static func editing(_ path: String, isTrial: Bool = false) throws(FormatsError) -> DatabaseQueue {
    try StoreHeader(path: path).check(path)
    return try accessing(path, for: .writing) {
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

  /// Undoes what a process that was killed in the middle of a change had written: SQLite does so as
  /// soon as somebody opens the file who may write to it.
  private static func recover(_ path: String) throws {
    do {
      _ = try open(path, isReadOnly: false)
    } catch let error as DatabaseError where error.resultCode != .SQLITE_BUSY {
      throw FormatsError.notReadable(
        path: path,
        reason: "a change to it broke off and is to be undone, for which the store and its folder"
          + " must be writable once")
    }
  }

  private static func open(_ path: String, isReadOnly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      // Nothing that stands in the file itself is to be trusted to run; the triggers that keep the words
      // in step, which SQLite counts among that, are known by their texts.
      try database.execute(
        sql: """
          PRAGMA trusted_schema = \(isReadOnly ? "OFF" : "ON");
          PRAGMA cell_size_check = ON;
          PRAGMA cache_size = -16384;
          """)
    }
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    // Looks at the file, which opening alone does not.
    try queue.read { database in
      let triggers = try String.fetchCursor(
        database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
      while let trigger = try triggers.next() {
        guard isReadOnly || StoreSchema.triggers.contains(trigger) else {
          throw damaged(path, what: "it has a trigger that Camarilla did not make")
        }
      }
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
