public import CamarillaFormats
import GRDB

/// How far a store has been edited: what of it somebody has seen who then edits it.
///
/// Undoing an edit is an edit. As a text it is the number of the last change, and some digits by which it is known from
/// a change of the same number in another store that has taken the place of this one: `12-9f86d081`, or `0` where nothing
/// has been edited.
public struct StoreRevision: Hashable, Sendable {
  /// The number of the last change; 0 where there is none.
  public let change: Int
  let digits: String

  init(change: Int, digits: String) {
    self.change = change
    self.digits = digits
  }
}

extension StoreRevision: LosslessStringConvertible {
  /// The revision that a text names; nil where it is none.
  public init?(_ description: String) {
    let parts = description.split(separator: "-", omittingEmptySubsequences: false)
    guard let change = Int(parts[0]), change >= 0, parts.count == (change == 0 ? 1 : 2) else {
      return nil
    }
    self.init(change: change, digits: parts.count == 2 ? String(parts[1]) : "")
    guard self.description == description else { return nil }
  }

  /// The number of the last change, and what it is known by.
  public var description: String { change == 0 ? "0" : "\(change)-\(digits)" }
}

extension ChronicleStore {
  /// How far the store has been edited, by whichever process.
  ///
  /// - Throws: as ``ChronicleStore/relationshipCount()``.
  /// - Complexity: O(log n) for n changes.
  public func revision() throws(FormatsError) -> StoreRevision {
    try accessing(path, for: .reading) {
      try queue.read { database in
        try StoreEditor(path: path, database: database).revision()
      }
    }
  }

  /// What the store's revision was right after a change; nil where there is no such change.
  package func revision(after change: Int) throws(FormatsError) -> StoreRevision? {
    try accessing(path, for: .reading) {
      try queue.read { database in
        try StoreEditor(path: path, database: database).revision(after: change)
      }
    }
  }
}

extension StoreEditor {
  /// How far the store has been edited.
  func revision() throws -> StoreRevision {
    let last = try lastChange()
    guard let revision = try revision(after: last) else {
      throw damaged(path, what: "its history has no change \(last)")
    }
    return revision
  }

  /// What the revision was right after a change; nil where there is no such change.
  func revision(after change: Int) throws -> StoreRevision? {
    if change == 0 { return StoreRevision(change: 0, digits: "") }
    let columns = [
      "time", "author", "reason", "action", "subject", "number", "id", "before", "after",
    ]
    let texts = columns.map { "coalesce(CAST(\($0) AS TEXT), '')" }
    let row = try StoreStatement(
      database: database, reading: "changes",
      sql: "SELECT \(texts.joined(separator: ", ")) FROM changes WHERE change = ?")
    row.bind(change, at: 1)
    guard try row.step() else { return nil }
    defer { row.reset() }
    var hash = SHA256()
    for index in columns.indices {
      // By the text, as bytes that are none of UTF-8 are read as others.
      hash.update(Array(try row.text(in: index).utf8) + [0])
    }
    return StoreRevision(change: change, digits: String(hash.digest().prefix(8)))
  }

  /// The number of the last change; 0 where there is none.
  func lastChange() throws -> Int {
    try StoreStatement.number("SELECT max(change) FROM changes", of: "changes", in: database) ?? 0
  }
}
