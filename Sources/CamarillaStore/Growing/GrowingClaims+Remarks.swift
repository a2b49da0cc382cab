import Camarilla

// What is told of rows that became relationships which are there.

/// A row that is told of.
protocol RemarkableRow {
  var row: GrowingClaims.Origin { get }
  /// The row, and others that it is told with.
  var rows: [GrowingClaims.Origin] { get }
  /// The column that it is about.
  var field: String { get }
}

extension RemarkableRow {
  var rows: [GrowingClaims.Origin] { [row] }
  var field: String { "id" }
}

extension GrowingClaims {
  /// A row that says something else of a relationship than a row of another chronicle that is added too, and goes by
  /// its content.
  struct Overruling: RemarkableRow {
    var row: Origin
    var other: Origin
    /// At least one.
    var changes: [FieldChange]

    var rows: [Origin] { [row, other] }
    var field: String { changes[0].field }
  }

  /// A row that names no source of a relationship that has some, which stay.
  struct Unsourced: RemarkableRow {
    var row: Origin
    var id: String

    var field: String { "citation" }
  }

  /// A row that has the id of a relationship of another pair and time, which it amends.
  struct Reused: RemarkableRow {
    var row: Origin
    var old: Relationship
    var new: Relationship
  }

  /// A row that has the number of a relationship with which it has nothing in common, and is another, by index.
  struct Misnumbered: RemarkableRow {
    var row: Origin
    var old: Relationship
    var index: Int
  }
}
