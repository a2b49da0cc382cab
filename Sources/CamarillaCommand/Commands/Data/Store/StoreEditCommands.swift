import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaStore

struct StoreAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a relationship to a store.")

  @Argument(
    help: "Its kind: alliance, rivalry, appointment, denunciation or one of the store's own.")
  var kind: String

  @Argument(help: "The figure it runs from, by id or name.")
  var source: String

  @Argument(help: "The figure it runs to, by id or name.")
  var target: String

  @Argument(help: "When it held, in EDTF: 1926-05, 1926/1934-12-01, 1926/..")
  var when: String

  @Option(help: ArgumentHelp("Its id; r and its number unless told.", valueName: "id"))
  var id: String?

  @OptionGroup var fields: RowArguments<Relationship>
  @OptionGroup var edit: EditArguments

  func run() async throws {
    let period = try Self.period(from: when)
    let setFields = try fields.reading()
    try edit.perform { store, note in
      var relationship = Relationship(
        id: id ?? "", kind: kind,
        source: try FigureArgument.id(text: source, of: "source", in: store),
        target: try FigureArgument.id(text: target, of: "target", in: store), when: period)
      setFields(&relationship)
      return try store.add(relationship, note: note)
    }
  }

  /// A period in EDTF on the command line.
  static func period(from text: String) throws(CommandFailure) -> Period {
    do throws(DateError) {
      let (period, remark) = try Period.reading(text)
      if let remark {
        Console.current.note("camarilla: warning: \(remark)", about: Concern(field: "when"))
      }
      return period
    } catch {
      throw CommandFailure(status: .invalidData, message: "\(error); nothing was changed.")
        .about("when", text: text, readings: error.suggestions)
    }
  }
}

struct StoreAmendCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend", abstract: "Change a relationship of a store.",
    discussion: """
      Only what is given is changed; a blank --post, --citation, --note or --set COLUMN= takes it away.
      """
  )

  @Argument(help: "The relationship's id.") var id: String

  @Option(help: ArgumentHelp("Its kind.", valueName: "kind")) var kind: String?
  @Option(help: ArgumentHelp("The figure it runs from, by id or name.", valueName: "figure"))
  var source: String?
  @Option(help: ArgumentHelp("The figure it runs to, by id or name.", valueName: "figure"))
  var target: String?
  @Option(help: ArgumentHelp("When it held, in EDTF.", valueName: "dates")) var when: String?
  @OptionGroup var fields: RowArguments<Relationship>
  @OptionGroup var edit: EditArguments

  func validate() throws {
    if kind == nil, source == nil, target == nil, when == nil, fields.isEmpty {
      throw EditArguments.nothingToChange(of: "--when")
    }
  }

  func run() async throws {
    let period = try when.map(StoreAddCommand.period)
    let setFields = try fields.reading()
    try edit.perform { store, note in
      let source = try source.map { try FigureArgument.id(text: $0, of: "source", in: store) }
      let target = try target.map { try FigureArgument.id(text: $0, of: "target", in: store) }
      return try store.amend(id, note: note) { relationship in
        if let kind { relationship.kind = kind }
        if let source { relationship.source = source }
        if let target { relationship.target = target }
        if let period { relationship.when = period }
        setFields(&relationship)
      }
    }
  }
}

struct StoreRetractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract", abstract: "Take a relationship out of a store.")

  @Argument(help: "The relationship's id.") var id: String
  @OptionGroup var edit: EditArguments

  func run() async throws {
    try edit.perform { store, note in try store.retract(id, note: note) }
  }
}

struct StoreUndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Undo the last edit of a store that was not undone, whatever it changed.")

  @OptionGroup var edit: EditArguments

  func run() async throws {
    try edit.perform { store, note in
      try store.undo(note) ?? { throw EditArguments.nothing(to: "undo") }()
    }
  }
}

struct StoreRedoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Do the last edit of a store again that was undone.")

  @OptionGroup var edit: EditArguments

  func run() async throws {
    try edit.perform { store, note in
      try store.redo(note) ?? { throw EditArguments.nothing(to: "redo") }()
    }
  }
}
