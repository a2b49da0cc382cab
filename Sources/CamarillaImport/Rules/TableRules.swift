import Camarilla
import CamarillaFormats

/// How a table is written.
struct TableRule: Sendable {
  var delimiter: UInt8?
  var comment: UInt8?
  var readsQuotes = true
  /// Texts that stand for nothing.
  var missing: [String] = []
  /// Signs behind the texts of cells that are none of them, such as those of footnotes.
  var marks: [String] = []
  /// The slots of columns in which blank cells and ditto marks stand for what stands above.
  var fillDown: [Int] = []
  /// The columns' names, where the table has no header or another one.
  var columns: [String]?
  /// Where each of them stands in a line, where that and no delimiter parts them.
  var positions: [ColumnPositions]?
  /// The line on which the header stands.
  var headerLine: Int?
  var encoding = TextEncoding.utf8
  /// The mapping says it with a fault, so that its columns may be others than they seem.
  var isFaulty = false

  /// The line on which the header stands, or the first row where that has none.
  var firstLine: Int {
    guard let headerLine else { return 1 }
    return columns == nil ? headerLine : headerLine + 1
  }

  /// A table that is written so; what parts its fields may still have to be found.
  func apply(to input: TableInput) throws(FormatsError) -> TableInput {
    var input = try input.decoded(from: encoding)
    input.comment = comment
    input.readsQuotes = readsQuotes
    input.firstLine = firstLine
    input.positions = positions
    input.columns = columns
    input.encodingAdvice = "'encoding: latin-1' under 'table' in the mapping reads it"
    return input
  }
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

/// A table of kinds.
struct KindTableRule: Sendable {
  var file: NamedFile
  var table: TableRule
  var name: TextRule
  var sign: TextRule
  var directed: TextRule
  var style: TextRule
  var scope: TableScope
}
