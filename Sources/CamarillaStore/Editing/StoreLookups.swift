import Camarilla
import GRDB

/// What an edit of many rows looks up again and again, kept for one transaction: prepared statements, and
/// the rows of what relationships name.
final class StoreLookups {
  private let database: Database
  private var statements: [String: StoreStatement] = [:]
  private var kinds: [String: Int]?
  private var figures: [Figure.ID: Int] = [:]
  /// By their bytes, as names in NFC and NFD are columns of their own.
  private var columns: Set<[UInt8]>?
  /// Whether the history tells which changes belong together.
  var hasEdits: Bool?
  /// The last change that was logged; nil before the first of the transaction.
  var lastChange: Int?
  /// What others have changed since the editor looked: the first and the last change of each row.
  var changesSinceBase: [ChangedRow: (first: Int, last: Int)] = [:]
  /// The last change of any; nil where nobody has changed anything.
  var lastChangeSinceBase: Int?
  /// Whether the version of the schema is still to be raised when an import is logged.
  var needsVersionOfImports = true

  init(database: Database) { self.database = database }

  /// The statement of a text, which is not to be run within itself.
  func statement(_ sql: String) throws -> StoreStatement {
    if let known = statements[sql] { return known }
    let statement = try StoreStatement(database: database, sql: sql)
    statements[sql] = statement
    return statement
  }

  // MARK: Rows

  /// The rows of kinds by their names.
  func kindRows(_ reader: StoreReader) throws -> [String: Int] {
    if let kinds { return kinds }
    let rows = Dictionary(
      try reader.kinds().map { ($0.kind.name, $0.row) }, uniquingKeysWith: { first, _ in first })
    kinds = rows
    return rows
  }

  func forgetKinds() { kinds = nil }

  /// The row of a figure; nil where there is none.
  func figureRow(of id: Figure.ID, find: () throws -> Int?) throws -> Int? {
    if let known = figures[id] { return known }
    guard let row = try find() else { return nil }
    figures[id] = row
    return row
  }

  func forgetFigures() { figures = [:] }

  /// Whether relationships have had no column of a name so far.
  func isNewColumn(_ name: String, _ reader: StoreReader) throws -> Bool {
    var known = try columns ?? Set(reader.columns().map { Array($0.utf8) })
    let isNew = known.insert(Array(name.utf8)).inserted
    columns = known
    return isNew
  }
}

/// A row that a change is about.
struct ChangedRow: Hashable {
  let table: Problem.Subject.Table
  /// The number of a relationship, the row of a figure, source or kind.
  let number: Int
}
