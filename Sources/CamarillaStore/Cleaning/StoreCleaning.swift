public import Camarilla
public import CamarillaFormats

/// The repair of a store: blanks within names, misspelled sources, dates in the future, and twins.
///
/// A store has no texts that can't be read; what is left to repair is what its rows say. Changes are made as one
/// edit, which is undone as one.
public struct StoreCleaning: Sendable {
  /// What is changed, every change of every row. Their file is the table, and their row the id in it.
  public internal(set) var changes: [Correction] = []
  /// What a person must decide, or declined: each text of a column once.
  public internal(set) var doubts: [Correction] = []
  /// What is doubtful in the store once it is cleaned.
  public internal(set) var problems: [Problem] = []
  /// How many accepted answers ask for what the store says already, as in a table that is handed back twice.
  public internal(set) var answersDone = 0
  /// The rows that change, as they are and as they are to be.
  var edit = CleaningEdit()

  /// What nobody decided yet.
  public var openDoubts: [Correction] { doubts.filter { $0.status == .doubtful } }
}

/// The rows that a cleaning changes.
struct CleaningEdit: Sendable {
  struct Change<Row: Sendable>: Sendable {
    var before: Row
    /// Nil of a figure that is merged into another.
    var after: Row?
  }

  var relationships: [Change<Relationship>] = []
  var figures: [Change<Figure>] = []
  var sources: [Change<Source>] = []

  var isEmpty: Bool { relationships.isEmpty && figures.isEmpty && sources.isEmpty }
}

extension ChronicleStore {
  /// Finds out what is to be repaired, and changes nothing.
  ///
  /// - Parameter answers: the table of doubts in which a person decided.
  /// - Throws: what keeps the store from being read; `FormatsError.invalid` for answers that are none, or that
  ///   would tie a figure to itself.
  public func cleaning(accepting answers: String? = nil) throws(FormatsError) -> StoreCleaning {
    let answers = try answers.map { path throws(FormatsError) in
      try CleaningAnswers(contentsOf: path)
    }
    return try cleaning(answers ?? CleaningAnswers())
  }

  package func cleaning(_ answers: CleaningAnswers) throws(FormatsError) -> StoreCleaning {
    var cleaner = StoreCleaner(try chronicle(), answers: answers)
    return try cleaner.cleaning()
  }

  /// Makes the changes of a cleaning, as one edit.
  ///
  /// - Returns: the edit; nil where there was nothing to change.
  /// - Throws: as all edits do; `FormatsError.busy` where rows were edited since the cleaning looked at them.
  @discardableResult
  public func apply(
    _ cleaning: StoreCleaning, note: EditNote
  ) throws(FormatsError) -> StoreChange? {
    if cleaning.edit.isEmpty { return nil }
    return try editing { editor in
      var edit = try StoreEdit(editor: editor, action: .amend, note: note)
      // Relationships name figures by the ids that these have before the edit.
      for change in cleaning.edit.relationships {
        let (number, row) = try editor.relationship(id: change.before.id)
        guard row == change.before else { throw FormatsError.busy(path: path) }
        try edit.put(change.after, insteadOf: row, at: number)
      }
      for change in cleaning.edit.figures { try put(change, editor: editor, edit: &edit) }
      for change in cleaning.edit.sources { try put(change, editor: editor, edit: &edit) }
      return edit.change()
    }
  }

  private func put<Row: NamedRow>(
    _ change: CleaningEdit.Change<Row>, editor: StoreEditor, edit: inout StoreEdit
  ) throws {
    let (number, row): (Int, Row) = try editor.find(change.before.key)
    guard row == change.before else { throw FormatsError.busy(path: path) }
    try edit.put(change.after, insteadOf: row, at: number)
  }

  /// Writes a copy of the store, history and all, in which the changes of a cleaning are made as one edit.
  ///
  /// - Parameters:
  ///   - cleaning: what is to be changed, as it was found in this store.
  ///   - path: where the copy is made; a file that stands there is replaced.
  ///   - note: who makes the edit, when and why.
  /// - Throws: `FormatsError.cannotCreate`, `FormatsError.writeFailed`, or `FormatsError.busy` where the store has
  ///   been edited since it was cleaned; nothing is left behind then.
  /// - Complexity: O(bytes of the store).
  public func write(
    _ cleaning: StoreCleaning, to path: String, note: EditNote
  ) throws(FormatsError) {
    try StoreFile.copying(self, to: path) { copy throws(FormatsError) in
      try copy.apply(cleaning, note: note)
    }
  }
}
