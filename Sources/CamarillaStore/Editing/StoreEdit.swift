import Camarilla
import CamarillaFormats

/// An edit that is being made: what it changes, row by row.
struct StoreEdit {
  let editor: StoreEditor
  let action: StoreChange.Action
  private let note: EditNote
  private var changes: [StoreChange] = []

  /// - Throws: `FormatsError.invalid` for a note that the history can't have.
  init(editor: StoreEditor, action: StoreChange.Action, note: EditNote) throws(FormatsError) {
    try note.check()
    self.editor = editor
    self.action = action
    self.note = note
  }

  /// Puts a row in the place of another, or takes it out, and logs that.
  ///
  /// The history finds the change by the id of what was put, or else of what was taken out.
  ///
  /// - Parameters:
  ///   - number: the number of a relationship, the row of a figure, source or kind.
  ///   - mustBeSeen: whether the edit is refused where somebody else has changed the row meanwhile.
  mutating func put<Row: StoredRow>(
    _ after: Row?, insteadOf before: Row?, at number: Int, undoes: Int? = nil,
    mustBeSeen: Bool = true
  ) throws {
    if mustBeSeen, let before { try editor.requireSeen(before, at: number, becoming: after) }
    if after != before { try Row.put(after, at: number, in: editor) }
    let after = after?.called(byNumber: number)
    try log(
      Row.table, number: number, id: (after ?? before)?.key ?? "", before: before.map(RowText.text),
      after: after.map(RowText.text), undoes: undoes)
  }

  private mutating func log(
    _ table: Problem.Subject.Table, number: Int, id: String, before: String?, after: String?,
    undoes: Int?
  ) throws {
    if changes.count == 1 {
      try editor.markFirst(changes[0].change)
      changes[0].edit = changes[0].change
    }
    changes.append(
      try editor.log(
        action, note: note, subject: table, number: number, id: id, before: before, after: after,
        undoes: undoes, edit: changes.first?.change))
  }

  /// The first change with all others; nil where nothing was changed.
  func change(warnings: [Problem] = []) -> StoreChange? {
    guard var first = changes.first else { return nil }
    first.alongside = Array(changes.dropFirst())
    first.warnings = warnings
    return first
  }
}
