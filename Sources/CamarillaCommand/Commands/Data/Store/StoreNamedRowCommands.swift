import ArgumentParser
import Camarilla
import CamarillaStore

// The commands that edit figures and those that edit sources: `add-figure`, `merge-sources` and the like.

struct StoreAddRowCommand<Row: EditableNamedRow>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    let row = Row.table.rowName
    return CommandConfiguration(commandName: "add-\(row)", abstract: "Add a \(row) to a store.")
  }

  @Argument(help: "Its id.") var id: String
  @Argument(help: ArgumentHelp("Its \(Row.nameField.name).", valueName: Row.nameField.name))
  var name: String
  @OptionGroup var fields: RowArguments<Row>
  @OptionGroup var edit: EditArguments

  func run() async throws {
    var row = Row(called: id)
    Row.nameField.copy(from: Row(called: name), to: &row)
    try fields.reading()(&row)
    try edit.perform { store, note in try store.add(row: row, note: note) }
  }
}

struct StoreAmendRowCommand<Row: EditableNamedRow>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    let row = Row.table.rowName
    let options = Row.Options.columns.map { "--\($0)" }.joined(separator: ", ")
    return CommandConfiguration(
      commandName: "amend-\(row)", abstract: "Change a \(row) of a store.",
      discussion: """
        Only what is given is changed; a blank \(options) or --set COLUMN= takes it away. \
        \(Row.words.renaming)
        """)
  }

  @Argument(help: ArgumentHelp("\(Row.words.argument)", valueName: Row.table.rowName)) var row:
    String
  @Option(help: ArgumentHelp("Its new id.", valueName: "id")) var id: String?
  @Option(
    name: .customLong(Row.nameField.name),
    help: ArgumentHelp("Its \(Row.nameField.name).", valueName: Row.nameField.name))
  var name: String?
  @OptionGroup var fields: RowArguments<Row>
  @OptionGroup var edit: EditArguments

  func validate() throws {
    if id == nil, name == nil, fields.isEmpty {
      throw EditArguments.nothingToChange(of: "--\(Row.nameField.name)")
    }
  }

  func run() async throws {
    let setFields = try fields.reading()
    try edit.perform { store, note in
      try store.amend(key: Row.key(text: row, of: Row.table.rowName, in: store), note: note) {
        (row: inout Row) in
        if let id { row.key = id }
        if let name { Row.nameField.copy(from: Row(called: name), to: &row) }
        setFields(&row)
      }
    }
  }
}

struct StoreMergeRowsCommand<Row: EditableNamedRow>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    let row = Row.table.rowName
    return CommandConfiguration(
      commandName: "merge-\(row)s",
      abstract: "Make one \(row) of two: \(Row.words.merging).",
      discussion: """
        It is one edit, which `camarilla store undo` takes back. What the second leaves blank it takes \
        from the first. \(Row.words.mergingInDetail)
        """,
      aliases: ["merge-\(row)"])
  }

  @Argument(help: ArgumentHelp("\(Row.words.goingArgument)", valueName: Row.table.rowName))
  var row: String
  @Argument(help: ArgumentHelp("\(Row.words.stayingArgument)")) var into: String
  @OptionGroup var edit: EditArguments

  func run() async throws {
    try edit.perform { store, note in
      try store.merge(
        Row.self, key: Row.key(text: row, of: Row.table.rowName, in: store),
        into: Row.key(text: into, of: "into", in: store),
        note: note)
    }
  }
}

struct StoreRetractRowCommand<Row: EditableNamedRow>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    let row = Row.table.rowName
    return CommandConfiguration(
      commandName: "retract-\(row)", abstract: "Take a \(row) out of a store.")
  }

  @Argument(help: ArgumentHelp("\(Row.words.argument)", valueName: Row.table.rowName)) var row:
    String
  @Flag(name: .customLong(Row.words.thoroughFlag), help: ArgumentHelp("\(Row.words.thoroughHelp)"))
  var isThorough = false
  @OptionGroup var edit: EditArguments

  func run() async throws {
    try edit.perform { store, note in
      try store.retract(
        Row.self, key: Row.key(text: row, of: Row.table.rowName, in: store), isThorough: isThorough,
        note: note)
    }
  }
}
