import Camarilla
import CamarillaFormats

// What people have changed in a store isn't taken back by a table without a word.

extension StoreGrower {
  /// Warnings of rows that say otherwise what an edit changed, or again what one changed or took out.
  func remarksOnEdits() throws -> [Problem] {
    let edits = try editor.standingEdits(of: .relationships)
    return additions.map(\.chronicle).located(overwritten(edits) + repeated(edits))
      + (try takenBack(in: figures)) + (try takenBack(in: sources))
  }

  /// Relationships of which what is added says otherwise what an edit said.
  private func overwritten(
    _ edits: [Int: [StoreChange]]
  ) -> [(problem: Problem, rows: [RowReference])] {
    guard !edits.isEmpty else { return [] }
    return claims.amended.compactMap { index, number, old, new in
      guard let origin = claims.origins[index], let own = edits[number],
        let problem = Self.problem(of: own, overwritten: new, old: old)
      else { return nil }
      return (problem, [reference(origin)])
    }
  }

  /// Figures or sources of which what is added says otherwise what an edit said, or that it took out.
  private func takenBack<Row: NamedRow>(in rows: GrowingRows<Row>) throws -> [Problem] {
    let (amended, new) = (rows.amended, rows.new)
    if amended.isEmpty && new.isEmpty { return [] }
    let edits = try editor.standingEdits(of: Row.table)
    let gone = Dictionary(
      edits.sorted { $0.key < $1.key }.compactMap { $1.last }.filter { $0.after == nil }
        .map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    return amended.compactMap { number, old, new in
      edits[number].flatMap { Self.problem(of: $0, overwritten: new, old: old) }
    }
      + new.compactMap { row in
        gone[row.key].map { edit in
          .warning(
            "\(Row.table.rowName) '\(row.key)' was \(edit.done), and is added again",
            rule: .differingRows, text: row.key, expected: "a table that says what the edit says")
        }
      }
  }

  private static func problem<Row: StoredRow>(
    of edits: [StoreChange], overwritten new: Row, old: Row
  ) -> Problem? {
    let changes = old.changes(to: new)
    for edit in edits.reversed() {
      var taken = changes
      if let before: Row = edit.before.flatMap(RowText.row) {
        guard let after: Row = edit.after.flatMap(RowText.row) else { continue }
        let fields = Set(before.changes(to: after).map(\.field))
        taken.removeAll { !fields.contains($0.field) }
      }
      if taken.isEmpty { continue }
      let told = taken.map { "\($0.field) '\(shortened($0.before))'" }.joined(separator: ", ")
      return .warning(
        "\(Row.table.rowName) '\(old.key)' was \(edit.done), and is overwritten; it had \(told)",
        rule: .differingRows, text: old.key, expected: "a table that says what the edit says")
    }
    return nil
  }

  /// New relationships that say what one said before an edit changed it or took it out.
  private func repeated(
    _ edits: [Int: [StoreChange]]
  ) -> [(problem: Problem, rows: [RowReference])] {
    var known: [String: StoreChange] = [:]
    for edit in edits.sorted(by: { $0.key < $1.key }).flatMap(\.value) {
      guard let before: Relationship = edit.before.flatMap(RowText.row) else { continue }
      known[content(of: before)] = edit
    }
    guard !known.isEmpty else { return [] }
    return claims.new.compactMap { index, claim in
      guard let origin = claims.origins[index], let edit = known[content(of: claim)] else {
        return nil
      }
      let problem = Problem.warning(
        "relationship '\(claim.id)' says again what '\(edit.id)' said, which was \(edit.done)",
        rule: .differingRows, text: claim.id, expected: "a table that says what the edit says")
      return (problem, [reference(origin)])
    }
  }

  /// What two relationships have in common that are of one claim.
  private func content(of claim: Relationship) -> String {
    let ends = [claim.source.rawValue, claim.target.rawValue]
    return
      ([claim.kind] + (kinds.isDirected(claim.kind) ? ends : ends.sorted())
      + [claim.when.description]).joined(separator: "\u{0}")
  }

  private func reference(_ origin: GrowingClaims.Origin) -> RowReference {
    RowReference(
      chronicle: origin.addition,
      subject: .init(
        table: .relationships, row: origin.row, field: nil,
        id: additions[origin.addition].chronicle.table.id(at: origin.row)))
  }
}

extension StoreChange {
  /// What was done, by whom, when and why.
  fileprivate var done: String {
    let verb =
      switch action {
      case .add: "added"
      case .retract: "retracted"
      case .merge where after == nil: "merged into another"
      case .amend, .merge, .undo, .redo, .imported: "changed"
      }
    return "\(verb) by \(note.author) at \(note.time)"
      + (note.reason.map { " ('\(shortened($0))')" } ?? "")
  }
}
