import CamarillaFormats
import GRDB
import GRDBSQLite
import LongWork

/// What was being done with a store when it failed.
enum StoreAccess {
  case reading, writing
}

/// Something in a store that can't be what was put there, told without the file's name.
struct StoreFault: Error {
  let what: String

  init(_ what: String) { self.what = what }

  static let endless = StoreFault(
    "reading it takes more steps than a file of its size can ask for; expected tables that end")
}

/// Runs work on a store's database, and says what its errors mean.
///
/// - Throws: ``FormatsError``; what the work throws of that kind is handed on.
func accessing<Result>(
  _ path: String, for access: StoreAccess, _ work: () throws -> Result
) throws(FormatsError) -> Result {
  do {
    return try work()
  } catch {
    throw meaning(of: error, path: path, access: access)
  }
}

/// What an error means that work on a store's database has thrown.
private func meaning(
  of error: any Error, path: String, access: StoreAccess
) -> FormatsError {
  switch error {
  case let error as FormatsError: error
  case let fault as StoreFault: damaged(path, what: fault.what)
  case let error as DatabaseError: failure(error: error, path: path, access: access)
  default:
    access == .reading
      ? .readFailed(path: path, reason: "\(error)") : .writeFailed(path: path, reason: "\(error)")
  }
}

/// What an error of SQLite means.
///
/// - Parameter knowsStrictTables: whether the SQLite at hand does.
func failure(
  error: DatabaseError, path: String, access: StoreAccess,
  knowsStrictTables: Bool = StoreSchema.knowsStrictTables
) -> FormatsError {
  let message = error.message ?? "\(error.resultCode)"
  func brokenOff(_ reason: String) -> FormatsError {
    access == .reading
      ? .readFailed(path: path, reason: reason) : .writeFailed(path: path, reason: reason)
  }
  switch error.resultCode {
  case .SQLITE_INTERRUPT where WorkMonitor.isCurrentCancelled:
    return brokenOff("nobody waits for it any longer")
  case .SQLITE_INTERRUPT:
    return damaged(path, what: StoreFault.endless.what)
  case .SQLITE_BUSY, .SQLITE_LOCKED:
    return .busy(path: path)
  case .SQLITE_READONLY where access == .reading:
    // Who only reads can't undo what another process left when it was killed meanwhile.
    return .notReadable(
      path: path, reason: "a change to it broke off after it was opened; opened anew it can be read"
    )
  case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED:
    return .cannotCreate(path: path, reason: "the store was moved or replaced after it was opened")
  case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
    let reason = whyUnwritable(database: path).map { ": \($0)" } ?? ""
    return .cannotCreate(path: path, reason: "the store is read-only\(reason)")
  case .SQLITE_CANTOPEN:
    return access == .reading
      ? .notReadable(path: path, reason: message) : .cannotCreate(path: path, reason: message)
  case .SQLITE_FULL:
    return .writeFailed(path: path, reason: "the disk is full")
  case .SQLITE_IOERR:
    return brokenOff(message)
  case .SQLITE_NOMEM:
    return brokenOff("there is not enough memory")
  case .SQLITE_TOOBIG:
    return brokenOff(
      "a row has a text longer than \(StoreLimits.longestText >> 20) MiB, the most that a store is"
        + " read and written with")
  case .SQLITE_CORRUPT, .SQLITE_ERROR:
    guard !knowsStrictTables, message.contains("STRICT") else {
      return damaged(path, what: message)
    }
    return .notReadable(
      path: path,
      reason: "its tables are strict, and SQLite \(unsafe String(cString: sqlite3_libversion()))"
        + " knows none such; expected SQLite 3.37 or later")
  default:
    // A table that lacks a column, a page that is none: the file was changed by something else.
    return damaged(path, what: message)
  }
}

/// A store whose content cannot be what was put there.
func damaged(_ path: String, what: String) -> FormatsError {
  .notAChronicle(path: path, reason: "the store is damaged: \(what)")
}
