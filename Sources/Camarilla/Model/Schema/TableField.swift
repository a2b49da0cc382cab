/// A column of one of a chronicle's own tables: what it is called, what it holds, and where that stands in
/// a row.
///
/// Each column is described once, in `Figure.fields`, `Source.fields` and `Relationship.fields`. What
/// lists, reads, writes, compares or merges columns goes by these, so that a new one needs a property and
/// a line there, and no other file.
package struct TableField<Row: Sendable>: Sendable {
  package typealias Index<Value> = any WritableKeyPath<Row, Value> & Sendable

  /// What a column holds, and the property of a row that it stands in.
  package enum Content: Sendable {
    /// The key of the row or of another, which no row goes without.
    case key(Index<String>)
    /// What people call the row; where it is blank, the row's id stands in for it.
    case name(Index<String>)
    case text(Index<String?>)
    case date(Index<HistoricalDate?>)
    case period(Index<Period>)
    /// A number within bounds, 1 where it is blank.
    case number(Index<Double>, minimum: Double, maximum: Double?)
    case citations(Index<[Citation]>)
  }

  /// The column's heading.
  package let name: String
  package let content: Content
  /// Whether few chronicles have the column. Then a table has it where some of its rows say something
  /// there, and what stores rows by columns of its own, as a SQLite file does, keeps it with the attributes.
  package let isSupplementary: Bool
  /// What it says, in one sentence for people.
  package let meaning: String

  init(name: String, content: Content, isSupplementary: Bool = false, meaning: String) {
    self.name = name
    self.content = content
    self.isSupplementary = isSupplementary
    self.meaning = meaning
  }

  /// Whether a table needs the column.
  package var isRequired: Bool {
    switch content {
    case .key, .name, .period: true
    case .text, .date, .number, .citations: false
    }
  }

  /// Whether a row can't do without a text in it.
  package var isNeverBlank: Bool {
    switch content {
    case .key, .period: true
    case .name, .text, .date, .number, .citations: false
    }
  }
}

/// A row of one of a chronicle's own tables, whose columns are described.
package protocol TableRow: Sendable, Equatable {
  /// The table's columns, in their order.
  static var fields: [TableField<Self>] { get }
  /// Which table it is.
  static var table: Problem.Subject.Table { get }
  /// A row that nothing is told of.
  static var blank: Self { get }

  /// The text of its id.
  var key: String { get set }
  /// What further columns say of it.
  var attributes: [Attribute] { get set }
}

extension Problem.Subject.Table {
  /// What one of its rows is called.
  package var rowName: String {
    switch self {
    case .figures: "figure"
    case .kinds: "kind"
    case .sources: "source"
    case .relationships: "relationship"
    }
  }
}

extension TableRow {
  /// A row of which nothing is known but what it is called.
  package init(called id: String) {
    self = .blank
    key = id
    // Without a key path to `content`, which would be made anew for each row.
    for field in Self.fields {
      if case .name(let index) = field.content { self[keyPath: index] = id }
    }
  }

  /// The columns of a table of rows: supplementary ones only where some row says something there.
  package static func fields(of rows: [Self]) -> [TableField<Self>] {
    fields.filter { field in !field.isSupplementary || rows.contains { field.told($0) != nil } }
  }

  /// The column of a name.
  package static func field(named name: String) -> TableField<Self>? {
    fields.first { $0.name == name }
  }
}
