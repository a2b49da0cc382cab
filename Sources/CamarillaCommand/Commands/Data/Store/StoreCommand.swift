import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaStore

struct StoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Make a store, edit it with an undo history, and search it.",
    discussion: """
      A store is a chronicle in one file (.camarilla). Every edit is checked and made whole or not at \
      all, and can be undone.

      Examples:
        camarilla store import my-chronicle --store x.camarilla
        camarilla store add alliance stalin kirov 1926/1934-12-01 --store x.camarilla
        camarilla store amend r12 --when 1927 --because "the minutes say so" --store x.camarilla
        camarilla store merge-figures zinovev zinoviev --store x.camarilla
        camarilla store undo --store x.camarilla
      """,
    subcommands: [
      StoreImportCommand.self, StoreAddCommand.self, StoreAddRowCommand<Figure>.self,
      StoreAddRowCommand<Source>.self, StoreAmendCommand.self, StoreAmendRowCommand<Figure>.self,
      StoreAmendRowCommand<Source>.self, StoreMergeRowsCommand<Figure>.self,
      StoreMergeRowsCommand<Source>.self, StoreRetractCommand.self,
      StoreRetractRowCommand<Figure>.self, StoreRetractRowCommand<Source>.self,
      StoreUndoCommand.self, StoreRedoCommand.self, StoreHistoryCommand.self,
      StoreSearchCommand.self,
    ])
}

struct StoreImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a store out of a chronicle of any size, which is never held in memory whole.",
    discussion: """
      Rows are checked one by one, and ids for being unique. What claims say against each other is \
      left to `camarilla validate`. A store that stands there is replaced when the new one is whole; one that has been edited, or another file, only with --replace.
      """)

  @Argument(
    help: ArgumentHelp(
      "A chronicle's folder, or a CSV file of relationships.", valueName: "chronicle"),
    completion: .file())
  var chronicle: String

  @Option(
    help: ArgumentHelp("The store to make, a .camarilla file.", valueName: "file"),
    completion: .file())
  var store: String

  @OptionGroup var replace: ReplaceArgument
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    _ = Input.declared(chronicle)
    try FileForm.store.claim(of: store)
    let phases = Phases(timings)
    let result = try phases(phase: .write, doing: "Importing \(chronicle)") {
      try ChronicleStore.importing(chronicle, to: store)
    }
    ProblemListing.note(result.warnings)
    let untold = result.warningCount - result.warnings.count
    if untold > 0 {
      Console.current.note(
        "… and \(Number.count(untold, singular: "more warning")) of whatever sort")
    }
    let figures = Number.count(result.figures, singular: "figure")
    let relationships = Number.count(result.relationships, singular: "relationship")
    Console.current.note("camarilla: \(figures) and \(relationships) in '\(store)'")
  }
}

/// `--store`: the file that is edited or searched.
struct StoreArgument: SectionedArguments {
  static let section = HelpSection.chronicle

  @Option(
    help: ArgumentHelp("The store, a .camarilla file.", valueName: "file"), completion: .file(),
    transform: Input.declared)
  var store: String
}
