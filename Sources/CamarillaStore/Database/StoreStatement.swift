import Camarilla
import GRDB
import GRDBSQLite

/// A prepared statement whose values are bound and read column by column, without a value made of
/// them in between. All that is read of a store goes through it.
///
/// A file says of every value by itself what that is, whatever its table declares: each is looked at before it
/// is taken, and what is not as expected is told with its table, row and column.
@safe final class StoreStatement {
  private let database: Database
  /// Owns the pointer.
  private let statement: Statement
  private let pointer: OpaquePointer
  private let table: String
  private let key: Int
  private var allowance = StoreLimits.TextAllowance()
  private var last = 0

  /// - Parameters:
  ///   - table: what is read, for errors.
  ///   - key: the column in which the number of a row stands, for errors.
  init(database: Database, reading table: String = "", key: Int = 0, sql: String) throws {
    self.database = database
    self.table = table
    self.key = key
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

  func bind(_ value: Int?, at index: Int) {
    if let value { bind(value, at: index) } else { bindNull(at: index) }
  }

  // MARK: Running

  /// Goes on to the next row; false at the end, after which the statement can be bound anew.
  func step() throws -> Bool {
    let code = unsafe sqlite3_step(pointer)
    if code == SQLITE_ROW { return true }
    let message = database.lastErrorMessage
    reset()
    if code == SQLITE_DONE { return false }
    throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }

  /// Runs a statement that gives no rows.
  func run() throws { while try step() {} }

  /// Leaves the rows that are still to come.
  func reset() {
    unsafe sqlite3_reset(pointer)
    allowance = StoreLimits.TextAllowance()
    last = 0
  }

  // MARK: Reading; columns count from 0

  func isNull(_ column: Int) -> Bool { type(of: column) == SQLITE_NULL }

  func integer(in column: Int) throws -> Int {
    guard type(of: column) == SQLITE_INTEGER else {
      throw fault(column, expected: "an integer")
    }
    return Int(unsafe sqlite3_column_int64(pointer, Int32(column)))
  }

  /// A number by which something is known: a row, a relationship, a change.
  func number(in column: Int) throws -> Int {
    let value = try integer(in: column)
    guard StoreLimits.numbers.contains(value) else {
      throw fault(column, expected: "a number from 1 to \(StoreLimits.numbers.upperBound)")
    }
    return value
  }

  /// A number that is above that of the row before: a page that stands in a table again and again is found out at once.
  func ascendingNumber(in column: Int) throws -> Int {
    let number = try number(in: column)
    guard number > last else {
      throw fault(column, expected: "a number above \(last), which comes before it")
    }
    last = number
    return number
  }

  /// A number, nil for nothing.
  func optionalNumber(in column: Int) throws -> Int? {
    isNull(column) ? nil : try number(in: column)
  }

  func real(in column: Int) throws -> Double {
    guard [SQLITE_FLOAT, SQLITE_INTEGER].contains(type(of: column)) else {
      throw fault(column, expected: "a number")
    }
    return unsafe sqlite3_column_double(pointer, Int32(column))
  }

  /// A text's bytes; valid up to the next step.
  func bytes(in column: Int) throws -> UnsafeBufferPointer<UInt8> {
    guard type(of: column) == SQLITE_TEXT else { throw fault(column, expected: "a text") }
    guard let text = unsafe sqlite3_column_text(pointer, Int32(column)) else {
      throw DatabaseError(resultCode: .SQLITE_NOMEM)
    }
    let count = Int(unsafe sqlite3_column_bytes(pointer, Int32(column)))
    try allowance.take(count, of: database)
    return unsafe UnsafeBufferPointer(start: text, count: count)
  }

  func text(in column: Int) throws -> String {
    unsafe String(decoding: try bytes(in: column), as: UTF8.self)
  }

  /// A text, nil for nothing.
  func optionalText(in column: Int) throws -> String? {
    isNull(column) ? nil : try text(in: column)
  }

  /// What a value is not that it should be.
  func fault(_ column: Int, expected: String) -> StoreFault {
    let name = unsafe sqlite3_column_name(pointer, Int32(column)).map { unsafe String(cString: $0) }
    let row =
      key != column && type(of: key) == SQLITE_INTEGER
      ? ", row \(unsafe sqlite3_column_int64(pointer, Int32(key)))" : ""
    return StoreFault(
      "table '\(table)'\(row), column '\(name ?? "\(column)")': found \(found(in: column));"
        + " expected \(expected)")
  }

  private func type(of column: Int) -> Int32 {
    unsafe sqlite3_column_type(pointer, Int32(column))
  }

  private func found(in column: Int) -> String {
    switch type(of: column) {
    case SQLITE_NULL: return "nothing"
    case SQLITE_INTEGER: return "\(unsafe sqlite3_column_int64(pointer, Int32(column)))"
    case SQLITE_FLOAT: return "\(unsafe sqlite3_column_double(pointer, Int32(column)))"
    case SQLITE_TEXT:
      guard let text = unsafe sqlite3_column_text(pointer, Int32(column)) else { return "a text" }
      let count = Int(unsafe sqlite3_column_bytes(pointer, Int32(column)))
      let bytes = unsafe UnsafeBufferPointer(start: text, count: min(count, 1000))
      return "'\(shortened(unsafe String(decoding: bytes, as: UTF8.self)))'"
    default:
      return "\(unsafe sqlite3_column_bytes(pointer, Int32(column))) bytes that are no text"
    }
  }
}

extension StoreStatement {
  /// The number in the only row and column of an answer; nil where there is no row, or nothing in it.
  ///
  /// - Parameter bind: gives the statement its values.
  static func number(
    _ sql: String, of table: String, in database: Database,
    _ bind: (StoreStatement) -> Void = { _ in }
  ) throws -> Int? {
    let statement = try StoreStatement(database: database, reading: table, sql: sql)
    bind(statement)
    defer { statement.reset() }
    return try statement.step() ? statement.optionalNumber(in: 0) : nil
  }

  /// Whether there is any row.
  static func exists(
    _ sql: String, in database: Database, _ bind: (StoreStatement) -> Void = { _ in }
  ) throws -> Bool {
    let statement = try StoreStatement(database: database, sql: sql)
    bind(statement)
    defer { statement.reset() }
    return try statement.step()
  }

  /// The texts of the only column of an answer.
  static func texts(
    _ sql: String, of table: String, in database: Database
  ) throws -> [String] {
    let statement = try StoreStatement(database: database, reading: table, sql: sql)
    var texts: [String] = []
    while try statement.step() { texts.append(try statement.text(in: 0)) }
    return texts
  }
}
