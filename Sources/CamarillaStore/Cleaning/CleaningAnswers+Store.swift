import Camarilla
import CamarillaFormats

extension CleaningAnswers {
  /// Counts the answers that are carried out already, and tells of those whose row doesn't say what they speak of.
  mutating func check(against chronicle: Chronicle) {
    for (key, answer) in accepted() {
      if key.file == "figures", key.column == "id" {
        // A figure that was merged is gone, and its row with it.
        if chronicle.figure(id: Figure.ID(key.text)) != nil { continue }
        if chronicle.figure(id: Figure.ID(answer.proposal)) != nil {
          doneCount += 1
        } else {
          refuse(key, answer, said: nil)
        }
        continue
      }
      let said = texts(in: chronicle, key: key, row: answer.row)
      if said.contains(where: { $0 == key.text || $0.withoutOddBlanks == key.text }) { continue }
      if said.contains(answer.proposal) {
        doneCount += 1
      } else {
        refuse(key, answer, said: answer.row.isEmpty ? nil : said.first)
      }
    }
  }

  /// What a row says in the column of an answer, or all rows, where none is named; nothing where there is no such
  /// row or column.
  private func texts(in chronicle: Chronicle, key: Correction.Key, row: String) -> [String] {
    func texts<Row: TableRow>(_ rows: some Sequence<Row>) -> [String] {
      guard let field = Row.field(named: key.column) else { return [] }
      return rows.lazy.filter { row.isEmpty || $0.key == row }
        .map { field.text(of: $0, notation: .table) }
    }
    return switch key.file {
    case "figures": texts(chronicle.figures)
    case "sources": texts(chronicle.sources)
    case "relationships": texts(chronicle.relationships)
    default: []
    }
  }

  private mutating func refuse(_ key: Correction.Key, _ answer: Answer, said text: String?) {
    let row = text.map {
      $0.isEmpty
        ? ", and row '\(answer.row)' says nothing"
        : ", and row '\(answer.row)' says '\(shortened($0))'"
    }
    diagnostics.add(
      .error(
        "no row of table '\(shortened(key.file))' says '\(shortened(key.text))' in column '\(shortened(key.column))'"
          + (row ?? (answer.row.isEmpty ? "" : ", and there is no row '\(shortened(answer.row))'")),
        rule: .malformedValue, at: answer.location, text: key.text,
        expected: "a text that stands there"))
  }
}
