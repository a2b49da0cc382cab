import ArgumentParser
import Camarilla
import CamarillaStore

/// What is told of a source, as options; given ones only count.
struct SourceFields: ParsableArguments {
  @Option(help: ArgumentHelp("Who wrote it.", valueName: "name")) var author: String?
  @Option(help: ArgumentHelp("When it appeared.", valueName: "text")) var published: String?
  @Option(help: ArgumentHelp("Where it can be read.", valueName: "url")) var url: String?
  @OptionGroup var columns: ColumnArguments

  /// Whether nothing was given.
  var isEmpty: Bool { author == nil && published == nil && url == nil && columns.isEmpty }

  /// Checks what was given; what that gives sets it, a blank text taking away what was there.
  func reading() throws -> (inout Source) -> Void {
    try columns.check(besides: ["id", "title", "author", "published", "url"])
    return { source in
      if let author { source.author = author.isEmpty ? nil : author }
      if let published { source.published = published.isEmpty ? nil : published }
      if let url { source.url = url.isEmpty ? nil : url }
      columns.apply(to: &source.attributes)
    }
  }
}

struct StoreAddSourceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add-source", abstract: "Add a source to a store.")

  @Argument(help: "Its id.") var id: String
  @Argument(help: "Its title.") var title: String
  @OptionGroup var fields: SourceFields
  @OptionGroup var edit: EditArguments

  func run() async throws {
    var source = Source(id: id, title: title)
    try fields.reading()(&source)
    try edit.perform { store, note in try store.add(source, note) }
  }
}

struct StoreAmendSourceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend-source", abstract: "Change a source of a store.",
    discussion: """
      Only what is given is changed; a blank --author, --published, --url or --set COLUMN= takes it \
      away. With a new --id, what cites the source cites it by that.
      """)

  @Argument(help: "The source's id.") var source: String
  @Option(help: ArgumentHelp("Its new id.", valueName: "id")) var id: String?
  @Option(help: ArgumentHelp("Its title.", valueName: "title")) var title: String?
  @OptionGroup var fields: SourceFields
  @OptionGroup var edit: EditArguments

  func validate() throws {
    if id == nil, title == nil, fields.isEmpty { throw EditArguments.nothingToChange("--title") }
  }

  func run() async throws {
    let setFields = try fields.reading()
    try edit.perform { store, note in
      try store.amend(source: source, note) { source in
        if let id { source.id = id }
        if let title { source.title = title }
        setFields(&source)
      }
    }
  }
}

struct StoreMergeSourcesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-sources",
    abstract: "Make one source of two: what cites the first then cites the second.",
    discussion: """
      It is one edit, which `camarilla store undo` takes back. What the second leaves blank it takes \
      from the first. The first may also be an id that is cited and listed nowhere.
      """,
    aliases: ["merge-source"])

  @Argument(help: "The id of the source that goes.") var source: String
  @Argument(help: "The id of the source that stays.") var into: String
  @OptionGroup var edit: EditArguments

  func run() async throws {
    try edit.perform { store, note in try store.merge(source: source, into: into, note) }
  }
}

struct StoreRetractSourceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retract-source", abstract: "Take a source out of a store.")

  @Argument(help: "The source's id.") var source: String
  @Flag(help: "Take it out of what cites it, too.") var withCitations = false
  @OptionGroup var edit: EditArguments

  func run() async throws {
    try edit.perform { store, note in
      try store.retract(source: source, withCitations: withCitations, note)
    }
  }
}
