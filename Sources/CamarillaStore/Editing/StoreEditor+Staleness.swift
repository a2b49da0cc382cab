import Camarilla
import CamarillaFormats
import GRDB

// Whether what an edit touches is as its author has seen it. This is asked within the edit's own transaction, so that
// of two edits at once the later sees the earlier.

extension StoreEditor {
  /// Makes sure that the store has the history that its editor has seen, and looks up what others have added to it. To
  /// be called before the edit adds changes of its own.
  func requireBase() throws {
    guard let base else { return }
    guard try revision(after: base.change) == base else {
      throw FormatsError.stale(
        path: path,
        StaleEdit(reason: "another store has taken the place of the one that was looked at"))
    }
    let rows = try StoreStatement(
      database: database, reading: "changes",
      sql: "SELECT change, subject, number FROM changes WHERE change > ? ORDER BY change")
    rows.bind(base.change, at: 1)
    while try rows.step() {
      guard let table = Problem.Subject.Table(rawValue: try rows.text(in: 1)) else { continue }
      let change = try rows.number(in: 0)
      let key = ChangedRow(table: table, number: try rows.number(in: 2))
      lookups.changesSinceBase[key, default: (change, change)].last = change
      lookups.lastChangeSinceBase = change
    }
  }

  /// Makes sure that a row is as its editor has seen it.
  ///
  /// - Parameters:
  ///   - row: the row as it is now.
  ///   - number: the number of a relationship, the row of a figure or source.
  ///   - change: what is to be done to it.
  func requireSeen<Row: StoredRow>(
    _ row: Row, at number: Int, _ change: (inout Row) -> Void
  ) throws {
    try requireSeen(row, at: number) { seen in
      guard var row: Row = seen.flatMap(RowText.row) else { return nil }
      change(&row)
      return RowText.text(of: row.settled)
    }
  }

  /// The same of a row that something else is going to stand in the place of, or nothing.
  func requireSeen<Row: StoredRow>(_ row: Row, at number: Int, becoming other: Row?) throws {
    try requireSeen(row, at: number) { _ in other.map(RowText.text) }
  }

  private func requireSeen<Row: StoredRow>(
    _ row: Row, at number: Int, yours: (_ seen: String?) -> String?
  ) throws {
    let key = ChangedRow(table: Row.table, number: number)
    guard let span = lookups.changesSinceBase[key], let first = try change(numbered: span.first),
      let last = try change(numbered: span.last)
    else { return }
    let now = RowText.text(of: row)
    // What was changed and undone again is what was seen.
    guard first.before != now else { return }
    throw FormatsError.stale(
      path: path,
      StaleEdit(
        table: Row.table, id: row.key, base: first.before, yours: yours(first.before),
        theirs: now, reason: Self.reason(last, id: row.key)))
  }

  /// Why a row is no longer there, or no longer under its id, that its editor has seen; nil where nobody has changed it
  /// meanwhile.
  func staleness(
    ofMissing id: String, in table: Problem.Subject.Table
  ) throws -> FormatsError? {
    guard let base, lookups.changesSinceBase.keys.contains(where: { $0.table == table }) else {
      return nil
    }
    let rows = try StoreStatement(
      database: database, reading: "changes", key: 2,
      sql: """
        SELECT before, number, change FROM changes
        WHERE change > ? AND subject = ? AND before IS NOT NULL ORDER BY change
        """)
    rows.bind(base.change, at: 1)
    rows.bind(table.rawValue, at: 2)
    defer { rows.reset() }
    var gone: (before: String, number: Int)?
    while try gone == nil && rows.step() {
      let before = try rows.text(in: 0)
      if Self.key(of: before, in: table) == id { gone = (before, try rows.number(in: 1)) }
    }
    guard let gone,
      let span = lookups.changesSinceBase[ChangedRow(table: table, number: gone.number)],
      let last = try change(numbered: span.last)
    else { return nil }
    return .stale(
      path: path,
      StaleEdit(
        table: table, id: id, base: gone.before, theirs: last.after,
        reason: Self.reason(last, id: id)))
  }

  /// Makes sure that the last edit is the one that whoever turns back has seen.
  func requireNothingSince(toBeAbleTo action: StoreChange.Action) throws {
    guard let last = try lookups.lastChangeSinceBase.flatMap(change) else { return }
    throw FormatsError.stale(
      path: path,
      StaleEdit(
        table: last.subject, id: last.id, base: last.before, theirs: last.after,
        reason: Self.reason(last, id: last.id)
          + ", so that \(action.rawValue) would do something else"
      ))
  }

  private func change(numbered number: Int) throws -> StoreChange? {
    try changes(only: number).first
  }

  private static func key(of text: String, in table: Problem.Subject.Table) -> String? {
    switch table {
    case .relationships: (RowText.row(of: text) as Relationship?)?.key
    case .figures: (RowText.row(of: text) as Figure?)?.key
    case .sources: (RowText.row(of: text) as Source?)?.key
    case .kinds: (RowText.row(of: text) as RelationshipKind?)?.key
    }
  }

  private static func reason(_ change: StoreChange, id: String) -> String {
    let done = change.after == nil ? "taken out" : change.before == nil ? "added" : "changed"
    return "\(change.subject.rowName) '\(id)' was \(done) by \(change.note.author) at"
      + " \(change.note.time), after it was looked at"
  }
}
