import ArgumentParser
import Camarilla
import CamarillaStore

/// A row that commands add and amend: which of its columns have options of their own.
protocol EditableRow: TableRow {
  associatedtype Options: RowOptions
}

/// Columns of a row, as options; given ones only count.
protocol RowOptions: ParsableArguments {
  /// The names of the columns.
  static var columns: [String] { get }
  /// What was given for each.
  var texts: [String?] { get }
}

/// What commands set in a row, by options or by `--set`.
struct RowArguments<Row: EditableRow>: ParsableArguments {
  @OptionGroup var options: Row.Options
  @OptionGroup var columns: ColumnArguments

  /// Whether nothing was given.
  var isEmpty: Bool { options.texts.allSatisfy { $0 == nil } && columns.isEmpty }

  /// Reads what was given; what that gives sets it, a blank text taking away what was there.
  func reading() throws -> (inout Row) -> Void {
    try columns.check(
      besides: Row.fields.filter { $0.isRequired || $0.name == "id" }.map(\.name)
        + Row.Options.columns)
    var told = Row.blank
    var fields: [TableField<Row>] = []
    let given = Array(zip(Row.Options.columns, options.texts)) + columns.pairs
    for (name, text) in given {
      guard let text, let field = Row.field(named: name) else { continue }
      try Self.set(field, to: text, in: &told)
      fields.append(field)
    }
    return { [told, fields] row in
      for field in fields { field.copy(from: told, to: &row) }
      columns.apply(to: &row.attributes, but: Row.fields.map(\.name))
    }
  }

  private static func set(
    _ field: TableField<Row>, to text: String, in row: inout Row
  ) throws(CommandFailure) {
    do throws(FieldFault) {
      let remark = try field.set(text, in: &row, notation: .table)
      if let remark {
        Console.current.note("camarilla: warning: \(remark)", about: Concern(field: field.name))
      }
    } catch {
      throw CommandFailure(status: .invalidData, message: "\(error); nothing was changed.")
        .about(field.name, text: text, readings: error.readings)
    }
  }
}

extension Figure: EditableRow {
  struct Options: RowOptions {
    @Option(help: ArgumentHelp("When it was born, in EDTF.", valueName: "date")) var born: String?
    @Option(help: ArgumentHelp("When it died, in EDTF.", valueName: "date")) var died: String?

    static let columns = ["born", "died"]
    var texts: [String?] { [born, died] }
  }
}

extension Source: EditableRow {
  struct Options: RowOptions {
    @Option(help: ArgumentHelp("Who wrote it.", valueName: "name")) var author: String?
    @Option(help: ArgumentHelp("When it appeared.", valueName: "text")) var published: String?
    @Option(help: ArgumentHelp("Where it can be read.", valueName: "url")) var url: String?

    static let columns = ["author", "published", "url"]
    var texts: [String?] { [author, published, url] }
  }
}

extension Relationship: EditableRow {
  struct Options: RowOptions {
    @Option(help: ArgumentHelp("How much it counts, above 0.", valueName: "x"))
    var weight: Double?

    @Option(help: ArgumentHelp("How far it is to be believed, from 0 to 1.", valueName: "x"))
    var confidence: Double?

    @Option(help: ArgumentHelp("The office, for an appointment.", valueName: "text"))
    var post: String?

    @Option(
      help: ArgumentHelp(
        "Where it is said: the id of a source, or id#page; several separated by ';'.",
        valueName: "id#page"))
    var citation: String?

    @Option(help: ArgumentHelp("A remark.", valueName: "text"))
    var note: String?

    static let columns = ["weight", "confidence", "post", "citation", "note"]
    var texts: [String?] {
      [weight.map { "\($0)" }, confidence.map { "\($0)" }, post, citation, note]
    }
  }
}
