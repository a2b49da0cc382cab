import Camarilla
import CamarillaFormats
import GRDB

extension StoreEditor {
  /// Logs the change of a row.
  ///
  /// - Parameter edit: the first change of the edit; nil where this is the first.
  func log(
    _ action: StoreChange.Action, note: EditNote, subject: Problem.Subject.Table,
    number: Int, id: String, before: String?, after: String?, undoes: Int? = nil,
    edit: Int? = nil
  ) throws -> StoreChange {
    if edit != nil || action == .imported { try requireEdits(importing: action == .imported) }
    let entry = try lookups.statement(
      """
      INSERT INTO changes (time, author, reason, action, undoes, subject, number, id, before, after,
        change\(edit == nil ? "" : ", edit"))
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?\(edit == nil ? "" : ", ?"))
      """)
    entry.bind(note.time, at: 1)
    entry.bind(note.author, at: 2)
    entry.bind(note.reason, at: 3)
    entry.bind(action.rawValue, at: 4)
    entry.bind(undoes, at: 5)
    entry.bind(subject.rawValue, at: 6)
    entry.bind(number, at: 7)
    entry.bind(id, at: 8)
    entry.bind(before, at: 9)
    entry.bind(after, at: 10)
    // After the greatest number of all SQLite would give one at random.
    let change = try (lookups.lastChange ?? lastChange()) + 1
    entry.bind(change, at: 11)
    if let edit { entry.bind(edit, at: 12) }
    try entry.run()
    lookups.lastChange = change
    return StoreChange(
      change: change, edit: edit, note: note, action: action, undoes: undoes, subject: subject,
      id: id, before: before, after: after, number: number)
  }

  /// Marks the first change of an edit as belonging together with those that follow.
  func markFirst(_ change: Int) throws {
    try requireEdits(importing: false)
    try database.execute(
      sql: "UPDATE changes SET edit = change WHERE change = ?", arguments: [change])
  }

  /// Makes room in the history for edits of several rows, or for imports, which older programs don't know.
  private func requireEdits(importing: Bool) throws {
    if try !hasEdits() {
      try database.execute(sql: StoreSchema.addingEdits)
      lookups.hasEdits = true
    }
    if importing, lookups.needsVersionOfImports {
      try database.execute(sql: "PRAGMA user_version = \(StoreSchema.versionWithImports)")
      lookups.needsVersionOfImports = false
    }
  }

  /// Whether the history tells which changes belong together; otherwise each stands alone.
  private func hasEdits() throws -> Bool {
    if let known = lookups.hasEdits { return known }
    let has = try database.columns(in: "changes").contains { $0.name == "edit" }
    lookups.hasEdits = has
    return has
  }

  /// The changes in their order: all, those of a row's id, those of an edit by its first change, or one alone.
  func changes(
    of id: String? = nil, edit: Int? = nil, only change: Int? = nil
  ) throws -> [StoreChange] {
    let editColumn = try hasEdits() ? "edit" : "NULL"
    let rows = try StoreStatement(
      database: database, reading: "changes",
      sql: """
        SELECT change, time, author, reason, action, undoes, subject, number, id, before, after,
          \(editColumn)
        FROM changes
        WHERE (?1 IS NULL OR id = ?1) AND (?3 IS NULL OR change = ?3)
          AND (?2 IS NULL OR change = ?2 OR \(editColumn) = ?2)
        ORDER BY change
        """)
    rows.bind(id, at: 1)
    rows.bind(edit, at: 2)
    rows.bind(change, at: 3)
    var changes: [StoreChange] = []
    while try rows.step() { changes.append(try self.change(of: rows)) }
    return changes
  }

  /// The edits of a table's rows that still stand: those of people, in their order by the row's number, since it was
  /// last imported, without those that were undone.
  func standingEdits(of table: Problem.Subject.Table) throws -> [Int: [StoreChange]] {
    let isEdited = try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM changes WHERE subject = ? AND action IN ('add', 'amend', 'retract', 'merge'))
        """, arguments: [table.rawValue])
    guard isEdited == true else { return [:] }
    // What was imported counts for its place alone.
    let rows = try StoreStatement(
      database: database, reading: "changes",
      sql: """
        SELECT change, time, author, reason, action, undoes, subject, number, id,
          CASE action WHEN 'import' THEN NULL ELSE before END,
          CASE action WHEN 'import' THEN NULL ELSE after END, \(try hasEdits() ? "edit" : "NULL")
        FROM changes WHERE subject = ? ORDER BY change
        """)
    rows.bind(table.rawValue, at: 1)
    var (standing, undone): ([Int: [StoreChange]], [Int: [StoreChange]]) = ([:], [:])
    func move(
      _ change: StoreChange, from one: inout [Int: [StoreChange]],
      to other: inout [Int: [StoreChange]]
    ) {
      guard let last = one[change.number]?.last, last.edit ?? last.change == change.undoes else {
        return
      }
      one[change.number]?.removeLast()
      other[change.number, default: []].append(last)
    }
    while try rows.step() {
      let change = try self.change(of: rows)
      switch change.action {
      case .undo: move(change, from: &standing, to: &undone)
      case .redo: move(change, from: &undone, to: &standing)
      case .add, .amend, .retract, .merge, .imported:
        standing[change.number, default: []].append(change)
      }
    }
    return standing.compactMapValues { changes in
      let last = changes.lastIndex { $0.action == .imported }
      let edits = changes[(last.map { $0 + 1 } ?? 0)...]
      return edits.isEmpty ? nil : Array(edits)
    }
  }

  /// The change at hand, of the columns that ``changes(of:edit:only:)`` asks for.
  private func change(of row: StoreStatement) throws -> StoreChange {
    guard let subject = Problem.Subject.Table(rawValue: try row.text(in: 6)) else {
      throw row.fault(6, expected: "the name of a table")
    }
    return StoreChange(
      change: try row.ascendingNumber(in: 0), edit: try row.optionalNumber(in: 11),
      note: EditNote(
        author: try row.text(in: 2), time: try row.text(in: 1), reason: try row.optionalText(in: 3)),
      action: try action(of: row, in: 4), undoes: try row.optionalNumber(in: 5), subject: subject,
      id: try row.text(in: 8), before: try row.optionalText(in: 9),
      after: try row.optionalText(in: 10), number: try row.number(in: 7))
  }

  private func action(of row: StoreStatement, in column: Int) throws -> StoreChange.Action {
    guard let action = StoreChange.Action(rawValue: try row.text(in: column)) else {
      throw row.fault(
        column,
        expected: StoreChange.Action.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return action
  }

  /// Undoes the last edit, or does the last one again that was undone.
  func turnBack(_ action: StoreChange.Action, note: EditNote) throws -> StoreChange? {
    // What can be undone, and what was undone since the last edit of another sort.
    var (done, undone): ([Int], [Int]) = ([], [])
    let isFirst = try hasEdits() ? "edit IS NULL OR edit = change" : "true"
    let entries = try StoreStatement(
      database: database, reading: "changes",
      sql: "SELECT change, action FROM changes WHERE \(isFirst) ORDER BY change")
    while try entries.step() {
      let change = try entries.ascendingNumber(in: 0)
      switch try self.action(of: entries, in: 1) {
      case .undo: if let last = done.popLast() { undone.append(last) }
      case .redo: if let last = undone.popLast() { done.append(last) }
      case .add, .amend, .retract, .merge, .imported:
        done.append(change)
        undone = []
      }
    }
    guard let last = (action == .undo ? done : undone).last else { return nil }
    try requireNothingSince(toBeAbleTo: action)
    var changes = try changes(edit: last)
    // What was changed last is put back first: relationships go before the figures that they name.
    if action == .undo { changes.reverse() }
    var edit = try StoreEdit(editor: self, action: action, note: note)
    for change in changes {
      switch change.subject {
      case .relationships: try turnBack(change, Relationship.self, of: last, in: &edit)
      case .figures: try turnBack(change, Figure.self, of: last, in: &edit)
      case .sources: try turnBack(change, Source.self, of: last, in: &edit)
      case .kinds: try turnBack(change, RelationshipKind.self, of: last, in: &edit)
      }
    }
    return edit.change()
  }

  private func turnBack<Row: StoredRow>(
    _ change: StoreChange, _: Row.Type, of last: Int, in edit: inout StoreEdit
  ) throws {
    func row(of text: String?) throws -> Row? {
      guard let text else { return nil }
      guard let row: Row = RowText.row(of: text) else {
        throw damaged(
          path,
          what: "change \(change.change) of its history has '\(shortened(text))'; expected a row of"
            + " \(change.subject.rawValue) as a JSON object of texts")
      }
      return row
    }
    let (before, after) = (try row(of: change.before), try row(of: change.after))
    if edit.action == .undo {
      try edit.put(before, insteadOf: after, at: change.number, undoes: last)
    } else {
      try edit.put(after, insteadOf: before, at: change.number, undoes: last)
    }
  }
}
