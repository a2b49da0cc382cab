import Camarilla
import CamarillaFormats

/// A row as the history keeps it: a JSON object by the names of the table's columns. What is blank is
/// left out; further columns come last.
enum RowText {
  static func text<Row: TableRow>(of row: Row) -> String {
    let fields = Row.fields.map { Attribute(name: $0.name, value: $0.text(of: row)) }
    return AttributeText.text(of: fields.filter { !$0.value.isEmpty } + row.attributes)
  }

  /// The row that a text says; nil where it says none.
  static func row<Row: TableRow>(of text: String) -> Row? {
    guard var rest = AttributeText.attributes(from: Array(text.utf8)) else { return nil }
    var row = Row.blank
    for field in Row.fields {
      guard let index = rest.firstIndex(where: { $0.name == field.name }) else {
        if field.isNeverBlank { return nil }
        continue
      }
      do throws(FieldFault) {
        try field.set(rest.remove(at: index).value, in: &row)
      } catch {
        return nil
      }
    }
    row.attributes = rest
    return row.settled
  }
}
