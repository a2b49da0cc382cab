import ArgumentParser
import Camarilla
import CamarillaFiles
import CamarillaFormats
import CamarillaStore

struct StoreImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a store out of a chronicle of any size, or add rows to one.",
    discussion: """
      The chronicle is never held in memory whole. Rows are checked one by one, and ids for being unique. What claims say against each other is \
      left to `camarilla validate`. Other files that --chronicle takes, and standard input, are read whole. \
      A store that stands there is replaced when the new one is whole; one that has been edited, or another file, only with --replace.

      With --add, the files are added to the store that is there: new rows are added, changed ones amend \
      those that they are, and what the store has beside them is told. It is one edit, which \
      `camarilla store undo` takes back; the same rows again change nothing. A relationship is the one of \
      its id or, without one, of the same kind, ends and dates; it keeps its id wherever its row stands. \
      Documentation/STORE.md has the whole rule.

      Examples:
        camarilla store import my-chronicle --store x.camarilla
        camarilla store import --add may.csv june.csv --store x.camarilla
        camarilla store import --add my-chronicle --store x.camarilla --dry-run
      """)

  @Argument(
    help: ArgumentHelp(
      "A chronicle, as --chronicle takes it; several with --add.", valueName: "path"),
    completion: .file(), transform: Input.declared)
  var files: [String] = []

  @OptionGroup var chronicle: ChronicleArgument

  @Option(
    help: ArgumentHelp("The store to make or to add to, a .camarilla file.", valueName: "file"),
    completion: .file())
  var store: String

  @Flag(help: "Add to the store that is there, as one edit that can be undone.")
  var add = false

  @Flag(help: "With --add: write nothing, and say what would change.")
  var dryRun = false

  @OptionGroup(title: "With --add") var growth: GrowthArguments
  @OptionGroup var replace: ReplaceArgument
  @OptionGroup var report: ReportFormatArgument
  @OptionGroup var timings: TimingsArgument

  /// What is read, however it was given.
  private var inputs: [String] { files + (chronicle.chronicle.map { [$0] } ?? []) }

  func validate() throws {
    if inputs.isEmpty {
      throw ValidationError(
        "no chronicle is named; expected a folder, a CSV file of relationships, another file that"
          + " --chronicle takes, or - for standard input, such as `camarilla store import my-chronicle"
          + " --store \(store)`.")
    }
    if inputs.count(where: { $0 == Input.dash }) > 1 {
      throw ValidationError("standard input (-) is named more than once; expected it once.")
    }
    if add {
      guard replace.replace else { return }
      throw ValidationError(
        "--replace makes a new store, and --add adds to the one that is there; expected one of them."
      )
    }
    if inputs.count > 1 {
      throw ValidationError(
        "a store is made of one chronicle, and \(inputs.count) are named (\(inputs.listed()));"
          + " expected one, or --add.")
    }
    if let option = growth.given ?? (dryRun ? "--dry-run" : report.format.map { _ in "--format" }) {
      throw ValidationError("\(option) belongs to --add, which adds to a store that is there.")
    }
  }

  func run() async throws {
    let phases = Phases(timings)
    if add { return try grow(phases) }
    if store == Output.dash { try FileForm.store.requireText() }
    try FileForm.store.claim(of: store)
    guard isTable(inputs[0]) else { return try copy(phases) }
    let result = try phases(phase: .write, doing: "Importing \(inputs[0])") {
      try ChronicleStore.importing(inputs[0], to: store)
    }
    ProblemListing.note(result.warnings)
    let untold = result.warningCount - result.warnings.count
    if untold > 0 {
      Console.current.note(
        "camarilla: … and \(Number.count(untold, singular: "more warning")) of whatever sort")
    }
    tell(figures: result.figures, relationships: result.relationships)
  }

  /// Adds the files to the store that is there.
  private func grow(_ phases: Phases) throws {
    let store = Input.declared(store)
    let answer = try phases(phase: .write, doing: "Adding to \(store)") {
      try growth.grow(store, from: inputs, isDryRun: dryRun) { kinds, figures in
        var figures = figures
        return try inputs.map { path in
          let options = chronicle.graphFile.options(isStrict: chronicle.strictness.strict)
          let chronicle = try Chronicle(
            opening: Input.opened(path),
            forms: .all(graphFiles: options, kinds: kinds, addedTo: figures))
          figures.formUnion(chronicle.figures.lazy.map(\.id))
          ConvertCommand.note(chronicle.warnings)
          return StoreAddition(name: Input.name(of: path), chronicle: chronicle)
        }
      }
    }
    try answer.emit(as: report.format ?? .table)
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

  private var argument: ChronicleArgument {
    var argument = chronicle
    argument.chronicle = inputs.first
    return argument
  }

  /// Makes the store of a chronicle that is read whole.
  private func copy(_ phases: Phases) throws {
    let chronicle = try phases(phase: .load, doing: "Loading \(argument.name)") {
      try argument.load(isTold: false)
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
