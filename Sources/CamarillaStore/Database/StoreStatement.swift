import GRDB
import GRDBSQLite

/// A prepared statement whose values are bound and read column by column, without a value made of
/// them in between: what goes through millions of rows uses it.
@safe final class StoreStatement {
  private let database: Database
  /// Owns the pointer.
  private let statement: Statement
  private let pointer: OpaquePointer

  init(database: Database, sql: String) throws {
    self.database = database
    statement = try database.makeStatement(sql: sql)
    unsafe pointer = statement.sqliteStatement
  }

  // MARK: Binding; positions count from 1

  func bind(_ value: Int, at index: Int) {
    unsafe sqlite3_bind_int64(pointer, Int32(index), Int64(value))
  }

  func bind(_ value: Double, at index: Int) {
    unsafe sqlite3_bind_double(pointer, Int32(index), value)
  }

  func bindNull(at index: Int) { unsafe sqlite3_bind_null(pointer, Int32(index)) }

  /// Binds a text.
  func bind(_ text: String, at index: Int) {
    var text = text
    _ = text.withUTF8 { bytes in
      // −1 as the destructor has SQLite make a copy.
      unsafe sqlite3_bind_text(
        pointer, Int32(index),
        UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self),
        Int32(clamping: bytes.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }
  }

  /// Binds a text, or nothing where it is empty.
  func bindUnlessEmpty(_ text: String, at index: Int) {
    if text.isEmpty { bindNull(at: index) } else { bind(text, at: index) }
  }

  func bind(_ text: String?, at index: Int) {
    if let text { bind(text, at: index) } else { bindNull(at: index) }
  }

  // MARK: Running

  /// Goes on to the next row; false at the end, after which the statement can be bound anew.
  func step() throws -> Bool {
    let code = unsafe sqlite3_step(pointer)
    if code == SQLITE_ROW { return true }
    let message = database.lastErrorMessage
    unsafe sqlite3_reset(pointer)
    if code == SQLITE_DONE { return false }
    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }

  /// Runs a statement that gives no rows.
  func run() throws { while try step() {} }

  /// Leaves the rows that are still to come.
  func reset() { unsafe sqlite3_reset(pointer) }

  // MARK: Reading; columns count from 0

  func isNull(_ column: Int) -> Bool {
    unsafe sqlite3_column_type(pointer, Int32(column)) == SQLITE_NULL
  }

  func integer(in column: Int) -> Int { Int(unsafe sqlite3_column_int64(pointer, Int32(column))) }

  func real(in column: Int) -> Double { unsafe sqlite3_column_double(pointer, Int32(column)) }

  /// A text's bytes, empty for nothing; valid up to the next step.
  func bytes(in column: Int) -> UnsafeBufferPointer<UInt8> {
    guard let text = unsafe sqlite3_column_text(pointer, Int32(column)) else {
      return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
    let count = unsafe sqlite3_column_bytes(pointer, Int32(column))
    return unsafe UnsafeBufferPointer(start: text, count: Int(count))
  }

  /// A text, empty for nothing.
  func text(in column: Int) -> String { unsafe String(decoding: bytes(in: column), as: UTF8.self) }

  /// A text, nil for nothing.
  func optionalText(in column: Int) -> String? { isNull(column) ? nil : text(in: column) }
}
