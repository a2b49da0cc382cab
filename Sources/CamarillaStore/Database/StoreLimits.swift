import CSQLiteShim
import CamarillaFormats
import GRDB
import GRDBSQLite
import LongWork
import Synchronization

/// What a file that a stranger made may ask of whoever opens it.
///
/// SQLite reads no row that is longer than the file. But pages may point to one another in circles, so that a table of
/// few pages has rows without end. So a statement may take as many steps, and give as much text, as a sound store of
/// its size can ask for: its tables are read from end to end, and what a row names is looked up by an index, so that
/// the work of any statement is in proportion to the file.
enum StoreLimits {
  /// What rows, relationships and changes are numbered by. It is half of what fits, so that counting on from any of
  /// them never overflows.
  static let numbers = 1...(1 << 62)

  /// What each byte of a file may cost: steps of SQLite's machine, or bytes of text. Reading a row takes about one
  /// step for each of its bytes.
  private static let costOfByte = 16

  /// The longest text, that of JSON included, that is read from any file.
  static let longestText: Int32 = 1 << 28

  /// How large a store is, what was not moved into its file yet included.
  private static func size(of path: String) -> Int {
    fileSize(of: path) + fileSize(of: resolved(path) + "-wal")
  }

  /// Sets the limits of a connection. It is to be called before the first statement.
  ///
  /// - Parameter counter: counts the steps of the connection's statements, and has to live as long as it.
  static func apply(to database: Database, counter: StepCounter) throws {
    guard let connection = unsafe database.sqliteConnection else { return }
    let limits: [(Int32, Int32)] = [
      (SQLITE_LIMIT_LENGTH, longestText), (SQLITE_LIMIT_SQL_LENGTH, 1 << 16),
      (SQLITE_LIMIT_COLUMN, 64), (SQLITE_LIMIT_EXPR_DEPTH, 100),
      (SQLITE_LIMIT_COMPOUND_SELECT, 8), (SQLITE_LIMIT_VDBE_OP, 1 << 16),
      (SQLITE_LIMIT_FUNCTION_ARG, 16), (SQLITE_LIMIT_ATTACHED, 0),
      (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100), (SQLITE_LIMIT_VARIABLE_NUMBER, 64),
      (SQLITE_LIMIT_TRIGGER_DEPTH, 8), (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]
    for (limit, most) in limits { unsafe sqlite3_limit(connection, limit, most) }
    for code in unsafe [
      camarilla_set_defensive(connection), camarilla_set_checkpoint_on_close(connection, false),
    ] where code != SQLITE_OK {
      throw DatabaseError(resultCode: ResultCode(rawValue: code))
    }
    let context = unsafe Unmanaged.passUnretained(counter).toOpaque()
    unsafe sqlite3_progress_handler(
      connection, StepCounter.stride,
      { context in
        unsafe Unmanaged<StepCounter>.fromOpaque(context!).takeUnretainedValue().advance() ? 0 : 1
      }, context)
    unsafe sqlite3_trace_v2(
      connection, UInt32(SQLITE_TRACE_STMT),
      { _, context, statement, text in
        let first = unsafe text?.load(as: UInt8.self)
        if unsafe StoreLimits.isOutermost(OpaquePointer(statement), text: first) {
          unsafe Unmanaged<StepCounter>.fromOpaque(context!).takeUnretainedValue().begin()
        }
        return 0
      }, context)
  }

  /// Lets a connection move a write-ahead log into the file when it closes, as it does with a log that is the file's own.
  static func trust(_ database: Database) throws {
    guard let connection = unsafe database.sqliteConnection else { return }
    let code = unsafe camarilla_set_checkpoint_on_close(connection, true)
    guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Whether a statement that begins is run by the program, and not by another one, as an index of words does, nor
  /// by a trigger, which is told of as a comment.
  private static func isOutermost(_ statement: OpaquePointer?, text: UInt8?) -> Bool {
    guard text != UInt8(ascii: "-"), let connection = unsafe sqlite3_db_handle(statement) else {
      return false
    }
    var other = unsafe sqlite3_next_stmt(connection, nil)
    while let running = unsafe other {
      if unsafe running != statement && sqlite3_stmt_busy(running) != 0 { return false }
      unsafe other = sqlite3_next_stmt(connection, running)
    }
    return true
  }

  /// Counts the steps of a statement, and breaks it off where they are too many.
  final class StepCounter: Sendable {
    /// How many steps are taken between two looks.
    static let stride: Int32 = 1000
    /// What a small store may take; also rows count that an edit has not written to the file yet.
    private static let fewest = 2_000_000

    private let path: String
    private let steps = Atomic(0)
    private let most = Atomic(fewest)

    init(path: String) { self.path = path }

    func begin() { steps.store(0, ordering: .relaxed) }

    /// Counts on; false where the statement is to end, also because nobody waits any longer for what is read.
    func advance() -> Bool {
      if WorkMonitor.isCurrentCancelled { return false }
      let count = steps.add(Int(Self.stride), ordering: .relaxed).newValue
      if count <= most.load(ordering: .relaxed) { return true }
      // The file may have grown.
      let now = Self.fewest + costOfByte * size(of: path)
      most.store(now, ordering: .relaxed)
      return count <= now
    }
  }

  /// Counts the text that a statement gives: many rows may have one long text in common.
  struct TextAllowance {
    private var left = 1 << 26
    private var isOfFile = false

    mutating func take(_ count: Int, of database: Database) throws {
      left -= count
      guard left < 0 else { return }
      guard !isOfFile else { throw StoreFault.endless }
      isOfFile = true
      left += costOfByte * (try Self.size(of: database))
      try take(0, of: database)
    }

    private static func size(of database: Database) throws -> Int {
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      return pages * (try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0)
    }
  }
}
