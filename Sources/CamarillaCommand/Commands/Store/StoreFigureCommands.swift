import ArgumentParser
import Camarilla
import CamarillaStore

/// What is told of a figure, as options; given ones only count.
struct FigureFields: ParsableArguments {
  @Option(help: ArgumentHelp("When it was born, in EDTF.", valueName: "date")) var born: String?
  @Option(help: ArgumentHelp("When it died, in EDTF.", valueName: "date")) var died: String?
  @OptionGroup var columns: ColumnArguments

  /// Whether nothing was given.
  var isEmpty: Bool { born == nil && died == nil && columns.isEmpty }

  /// Reads what was given; what that gives sets it, a blank text taking away what was there.
  func reading() throws -> (inout Figure) -> Void {
    let born = try born.map(Self.date)
    let died = try died.map(Self.date)
    try columns.check(besides: ["id", "name", "born", "died"])
    return { figure in
      if let born { figure.born = born }
      if let died { figure.died = died }
      columns.apply(to: &figure.attributes)
    }
  }

  private static func date(_ text: String) throws -> HistoricalDate? {
    if text.isEmpty { return nil }
    do throws(DateError) {
      let (date, remark) = try HistoricalDate.reading(text)
      if let remark { Console.current.note("camarilla: warning: \(remark)") }
      return date
    } catch {
      throw CommandFailure(.invalidData, "\(error); nothing was changed.")
    }
  }
}

struct StoreAddFigureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-figure", abstract: "Add a figure to a store.")

  @Argument(help: "Its id.") var id: String
  @Argument(help: "Its name.") var name: String
  @OptionGroup var fields: FigureFields
  @OptionGroup var edit: EditArguments

  func run() async throws {
    var figure = Figure(id: id, name: name)
    try fields.reading()(&figure)
    try edit.perform { store, note in try store.add(figure, note) }
  }
}

struct StoreAmendFigureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend-figure", abstract: "Change a figure of a store.",
    discussion: """
      Only what is given is changed; a blank --born, --died or --set COLUMN= takes it away. With a new \
      --id the figure keeps its relationships.
      """)

  @Argument(help: "The figure, by id or name.") var figure: String
  @Option(help: ArgumentHelp("Its new id.", valueName: "id")) var id: String?
  @Option(help: ArgumentHelp("Its name.", valueName: "name")) var name: String?
  @OptionGroup var fields: FigureFields
  @OptionGroup var edit: EditArguments

  func validate() throws {
    if id == nil, name == nil, fields.isEmpty { throw EditArguments.nothingToChange("--name") }
  }

  func run() async throws {
    let setFields = try fields.reading()
    try edit.perform { store, note in
      try store.amend(figure: try FigureArgument.id(figure, in: store), note) { figure in
        if let id { figure.id = id }
        if let name { figure.name = name }
        setFields(&figure)
      }
    }
  }
}

struct StoreMergeFiguresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-figures",
    abstract: "Make one figure of two: the second gets the relationships of the first.",
    discussion: """
      It is one edit, which `camarilla store undo` takes back. What the second leaves blank it takes \
      from the first. Figures that have a relationship with each other are not merged.

      Example:
        camarilla store merge-figures zinovev zinoviev --store x.camarilla
      """,
    aliases: ["merge-figure"])

  @Argument(help: "The figure that goes, by id or name.") var figure: String
  @Argument(help: "The figure that stays, by id or name.") var into: String
  @OptionGroup var edit: EditArguments

  func run() async throws {
    try edit.perform { store, note in
      try store.merge(
        figure: try FigureArgument.id(figure, in: store),
        into: try FigureArgument.id(into, in: store), note)
    }
  }
}

struct StoreRetractFigureCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract-figure", abstract: "Take a figure out of a store.")

  @Argument(help: "The figure, by id or name.") var figure: String
  @Flag(help: "Take its relationships out with it.") var withRelationships = false
  @OptionGroup var edit: EditArguments

  func run() async throws {
    try edit.perform { store, note in
      try store.retract(
        figure: try FigureArgument.id(figure, in: store), withRelationships: withRelationships,
        note)
    }
  }
}
