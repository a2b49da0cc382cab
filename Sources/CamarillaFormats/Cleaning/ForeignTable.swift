package import Camarilla

/// What the columns of a table are that aren't called as a chronicle's: as a mapping says.
package struct ForeignColumns: Sendable {
  /// A column that the mapping makes use of.
  package struct Role: Sendable {
    package var content: CellContent
    /// What a chronicle calls it, where answers go by that: `source`, `target`, `start`, `end`, or `id`.
    package var name: String?
    /// What the mapping itself knows the meaning of, such as the numbers of ends that are open.
    package var words: [String]

    package init(_ content: CellContent, name: String? = nil, words: [String] = []) {
      (self.content, self.name, self.words) = (content, name, words)
    }
  }

  /// The columns of which the mapping makes use, by their positions; others are texts.
  package var roles: [Int: Role] = [:]

  package init() {}

  /// What a column is called while the table is cleaned. A heading that means something else in a chronicle is kept
  /// apart from that.
  func name(of column: Int, heading: String) -> String {
    if let name = roles[column]?.name { return name }
    return ["source", "target", "start", "end", "id"].contains(heading)
      ? heading + "\u{0}" : heading
  }
}

/// A table of another shape than a chronicle's, and how a mapping reads it.
package struct ForeignTable: Sendable {
  /// What it reads as once it was cleaned.
  package struct Reading: Sendable {
    package var problems: [Problem]
    package var twins: [Twin]

    package init(problems: [Problem], twins: [Twin]) {
      (self.problems, self.twins) = (problems, twins)
    }
  }

  /// The table, in UTF-8 and in memory, with what parts its fields.
  let input: TableInput
  let bytes: [UInt8]
  let table: Problem.Subject.Table
  let columns: ForeignColumns
  /// The names of kinds that may stand in it.
  let kinds: [String]
  /// The ids and names of the figures that tables list; nil where any id is a figure's.
  let figures: [(id: String, name: String)]?
  let read: @Sendable (TableInput) throws(FormatsError) -> Reading

  package init(
    _ input: TableInput, of table: Problem.Subject.Table, columns: ForeignColumns,
    kinds: [String], figures: [(id: String, name: String)]?,
    reading read: @escaping @Sendable (TableInput) throws(FormatsError) -> Reading
  ) throws(FormatsError) {
    var source = try input.open()
    bytes = try TableInput.contents(source: &source, path: input.name)
    self.input = input.holding(bytes)
    self.table = table
    self.columns = columns
    self.kinds = kinds
    self.figures = figures
    self.read = read
  }
}
