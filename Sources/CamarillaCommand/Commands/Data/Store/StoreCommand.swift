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
      left to `camarilla validate`. Other files that --chronicle takes, and standard input, are read whole. \
      A store that stands there is replaced when the new one is whole; one that has been edited, or another file, only with --replace.
      """)

  @OptionGroup var file: ChroniclePathArgument

  @Option(
    help: ArgumentHelp("The store to make, a .camarilla file.", valueName: "file"),
    completion: .file())
  var store: String

  @OptionGroup var replace: ReplaceArgument
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    guard file.chronicle.chronicle != nil else {
      throw ValidationError(
        "no chronicle is named; expected a folder, a CSV file of relationships, another file that"
          + " --chronicle takes, or - for standard input, such as `camarilla store import my-chronicle"
          + " --store \(store)`.")
    }
  }

  func run() async throws {
    let chronicle = file.chronicle.chronicle ?? Input.dash
    try FileForm.store.claim(of: store)
    let phases = Phases(timings)
    guard isTable(chronicle) else { return try copy(phases) }
    let result = try phases(phase: .write, doing: "Importing \(chronicle)") {
      try ChronicleStore.importing(chronicle, to: store)
    }
    ProblemListing.note(result.warnings)
    let untold = result.warningCount - result.warnings.count
    if untold > 0 {
      Console.current.note(
        "camarilla: … and \(Number.count(untold, singular: "more warning")) of whatever sort")
    }
    tell(figures: result.figures, relationships: result.relationships)
  }

  /// Whether a path names a chronicle of tables, which is read row by row.
  private func isTable(_ path: String) -> Bool {
    guard path != Input.dash else { return false }
    guard let input = try? Input.opened(path) else { return true }
    return switch try? FileForm(reading: input) {
    case .store, .other: false
    default: true
    }
  }

  /// Makes the store of a chronicle that is read whole.
  private func copy(_ phases: Phases) throws {
    let chronicle = try phases(phase: .load, doing: "Loading \(file.chronicle.name)") {
      try file.chronicle.load()
    }
    ConvertCommand.note(chronicle.warnings)
    try phases(phase: .write, doing: "Writing \(store)") {
      try ChronicleStore.write(chronicle, to: store)
    }
    tell(figures: chronicle.figures.count, relationships: chronicle.relationships.count)
  }

  private func tell(figures: Int, relationships: Int) {
    let figures = Number.count(figures, singular: "figure")
    let relationships = Number.count(relationships, singular: "relationship")
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
