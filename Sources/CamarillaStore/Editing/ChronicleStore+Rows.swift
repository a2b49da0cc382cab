package import Camarilla
package import CamarillaFormats
import GRDB

extension ChronicleStore {
  /// The row of an id, a JSON object by the names of its table's columns as the history keeps it, and the revision of
  /// which it is: what a form is filled with.
  ///
  /// - Throws: `FormatsError.invalid` with the nearest id, where there is none.
  package func rowText(
    of id: String, in table: Problem.Subject.Table
  ) throws(FormatsError) -> (text: String, revision: StoreRevision) {
    try accessing(path, for: .reading) {
      try queue.read { database in
        let editor = StoreEditor(path: path, database: database)
        let text: String
        switch table {
        case .relationships: text = RowText.text(of: try editor.relationship(id: id).1)
        case .figures: text = RowText.text(of: try editor.find(id).row as Figure)
        case .sources: text = RowText.text(of: try editor.find(id).row as Source)
        case .kinds:
          let kinds = try StoreReader(path: path, database: database).kinds().map(\.kind)
          guard let kind = kinds.first(where: { $0.name == id }) else {
            throw StoreEditor.refusal(
              rule: .unknownKind, found: "unknown kind '\(id)'", id: id,
              expected: "one of \(kinds.map(\.name).joined(separator: ", "))")
          }
          text = RowText.text(of: kind)
        }
        return (text, try editor.revision())
      }
    }
  }
}
