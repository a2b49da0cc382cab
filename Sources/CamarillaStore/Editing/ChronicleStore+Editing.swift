public import Camarilla
public import CamarillaFormats
import GRDB

// Every edit is one transaction: it is checked, made and logged, or nothing is changed. An edit waits
// for other processes' edits as long as `StoreConnection.patience`. Whether what it touches is as its author has seen
// it is checked in the same transaction: see `StoreEditor+Staleness.swift`.

extension ChronicleStore {
  /// Adds a relationship; without an id it is called `r` and its number.
  ///
  /// It is checked like a row of `relationships.csv`; what other claims say of the pair is left to
  /// reading the whole.
  ///
  /// - Throws: `FormatsError.invalid` where it is not valid, which changes nothing;
  ///   `FormatsError.cannotCreate` for a store that is read-only or was opened for reading; `FormatsError.busy`;
  ///   `FormatsError.writeFailed`. A note whose time is none, or whose author is blank, is not valid either.
  @discardableResult
  public func add(
    _ relationship: Relationship, note: EditNote
  ) throws(FormatsError) -> StoreChange {
    let relationship = relationship.withoutOuterBlanks
    return try editing { editor in
      let number = try editor.nextNumber()
      try editor.requireFree(relationship.id)
      let warnings = try editor.check(relationship, number: number)
      var edit = try StoreEdit(editor: editor, action: .add, note: note)
      try edit.put(relationship, insteadOf: nil, at: number)
      return edit.change(warnings: warnings)!
    }
  }

  /// Changes a relationship.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - note: who makes the edit, when and why.
  ///   - change: changes what is to be changed.
  /// - Returns: the change; nil where the relationship is already as it is to be.
  /// - Throws: as adding does; `FormatsError.invalid` with the nearest id for one that is not
  ///   there.
  @discardableResult
  public func amend(
    _ id: String, note: EditNote, _ change: (inout Relationship) -> Void
  ) throws(FormatsError) -> StoreChange? {
    try editing { editor in
      let (number, old) = try editor.relationship(id: id)
      var new = old
      change(&new)
      new = new.withoutOuterBlanks.called(byNumber: number)
      guard new != old else { return nil }
      try editor.requireSeen(old, at: number) { change(&$0) }
      if new.id != old.id { try editor.requireFree(new.id) }
      let warnings = try editor.check(new, number: number)
      var edit = try StoreEdit(editor: editor, action: .amend, note: note)
      try edit.put(new, insteadOf: old, at: number)
      return edit.change(warnings: warnings)
    }
  }

  /// Changes a relationship by what may fail, such as reading a date.
  ///
  /// - Throws: what `change` throws, which changes nothing, and as adding does.
  @discardableResult
  public func amend(
    _ id: String, note: EditNote, _ change: (inout Relationship) throws -> Void
  ) throws -> StoreChange? {
    try amending(by: change) { change throws(FormatsError) in
      try amend(id, note: note, change)
    }
  }

  /// Takes a relationship out. Its number is not given again.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - note: who makes the edit, when and why.
  /// - Throws: as adding does; `FormatsError.invalid` with the nearest id for one that is not there;
  ///   `FormatsError.stale` where somebody else has changed it since the store was looked at.
  @discardableResult
  public func retract(_ id: String, note: EditNote) throws(FormatsError) -> StoreChange {
    try editing { editor in
      let (number, old) = try editor.relationship(id: id)
      var edit = try StoreEdit(editor: editor, action: .retract, note: note)
      try edit.put(nil, insteadOf: old, at: number)
      return edit.change()!
    }
  }

  /// Undoes the last edit that was not undone, whatever it changed.
  ///
  /// - Returns: the change; nil where there is nothing to undo.
  /// - Throws: as adding does; `FormatsError.stale` where anything was changed since the store was looked at;
  ///   `FormatsError.notAChronicle` for a history that is damaged.
  /// - Complexity: O(c) for c changes of the history, and what the edit took.
  @discardableResult
  public func undo(_ note: EditNote) throws(FormatsError) -> StoreChange? {
    try editing { editor in try editor.turnBack(.undo, note: note) }
  }

  /// Does the last edit again that was undone, if nothing else was changed since.
  ///
  /// - Returns: the change; nil where there is nothing to do again.
  /// - Throws: as ``undo(_:)``.
  /// - Complexity: as ``undo(_:)``.
  @discardableResult
  public func redo(_ note: EditNote) throws(FormatsError) -> StoreChange? {
    try editing { editor in try editor.turnBack(.redo, note: note) }
  }

  /// The changes of a store, the oldest first.
  ///
  /// - Parameter id: only those of the relationship, figure or source of this id.
  /// - Throws: `FormatsError.invalid` with the nearest id for one that nothing has or had.
  public func history(of id: String? = nil) throws(FormatsError) -> [StoreChange] {
    try accessing(path, for: .reading) {
      try queue.read { database in
        let editor = StoreEditor(path: path, database: database)
        let changes = try editor.changes(of: id)
        if let id, changes.isEmpty { try editor.requireKnown(id) }
        return changes
      }
    }
  }

  /// Makes an edit by a change that may fail: what it throws is thrown, and nothing is changed.
  func amending<Row>(
    by change: (inout Row) throws -> Void,
    _ edit: ((inout Row) -> Void) throws(FormatsError) -> StoreChange?
  ) throws -> StoreChange? {
    var failure: (any Error)?
    let made = try withoutActuallyEscaping(change) { change in
      try edit { row in
        let before = row
        do {
          try change(&row)
        } catch {
          // A row that stays as it is makes no edit.
          (row, failure) = (before, error)
        }
      }
    }
    if let failure { throw failure }
    return made
  }

  /// Makes an edit in one transaction.
  ///
  /// - Parameter isKept: whether what it changes stays so.
  func editing<Answer>(
    isKept: Bool = true, _ edit: (StoreEditor) throws -> Answer
  ) throws(FormatsError) -> Answer {
    guard isEditable else {
      throw .cannotCreate(
        path: path,
        reason: "the store was opened for reading only; expected one that was opened for editing")
    }
    return try accessing(path, for: .writing) {
      var answer: Answer?
      try UnbrokenWork.run(breakOff: { [queue] in queue.interrupt() }) {
        try queue.inTransaction(.immediate) { database in
          let editor = StoreEditor(path: path, database: database, base: base)
          try editor.requireBase()
          answer = try edit(editor)
          return isKept && !isTrial ? .commit : .rollback
        }
      }
      return answer!
    }
  }
}
