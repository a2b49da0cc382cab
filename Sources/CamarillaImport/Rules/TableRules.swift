import Camarilla

/// How a table is written.
struct TableRule: Sendable {
  var delimiter: UInt8?
  var comment: UInt8?
  var readsQuotes = true
  /// Texts that stand for nothing.
  var missing: [String] = []
  /// The columns' names, where the table has no header.
  var columns: [String]?
}

/// A table of relationships.
struct ClaimTableRule: Sendable {
  /// None where the table is given beside the mapping.
  var file: NamedFile?
  var table = TableRule()
  var skips: [Condition] = []
  var relationships: [RelationshipRule] = []
  /// Rows that can't be understood are passed over, rather than errors.
  var skipsFaults = false
  /// What is said for all its dates, until it is settled with them.
  var saidYearZero: Bool?
  var setting = DateSetting()
  var scope = TableScope()
}

/// A table of figures.
struct FigureTableRule: Sendable {
  /// What becomes of a figure that stands in a relationship and in no table of figures.
  enum Unlisted: String, Sendable, CaseIterable { case error, add, skip }

  var file: NamedFile
  var table = TableRule()
  var skips: [Condition] = []
  var figure: FigureRule
  /// When what a row says of a figure held, where it says so.
  var when: WhenRule?
  var unlisted: Unlisted?
  /// What is said for all its dates.
  var saidYearZero: Bool?
  var setting = DateSetting()
  var scope = TableScope()
}

/// A table of sources.
struct SourceTableRule: Sendable {
  var file: NamedFile
  var table = TableRule()
  var id: TextRule
  /// Its other columns by the names of a source's fields.
  var fields: [(name: String, text: TextRule)] = []
  var attributes: [(name: String, text: TextRule)] = []
  var scope = TableScope()
}
