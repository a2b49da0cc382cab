import ArgumentParser
import Camarilla
import CamarillaFiles
import CamarillaFormats
import CamarillaGraphFiles
import CamarillaStore
import StalinCircle

/// `--chronicle`: what every command looks at.
struct ChronicleArgument: SectionedArguments {
  static let section = HelpSection.chronicle

  static let help = ArgumentHelp(
    "A chronicle: a folder, a CSV file of relationships, a store (.camarilla), a file that convert"
      + " reads, or - for standard input. Without it, Stalin's circle, 1917-1964.",
    valueName: "path")

  @Option(help: help, completion: .file(), transform: Input.declared)
  var chronicle: String?

  @OptionGroup var graphFile: GraphFileArguments
  @OptionGroup var strictness: StrictnessArgument

  /// What the chronicle is called in titles and messages.
  var name: String { chronicle.map(Input.name) ?? "the embedded chronicle" }

  /// Reads the chronicle, without its warnings: `validate` shows those.
  ///
  /// - Parameters:
  ///   - form: what it is; nil where its name or content tells.
  ///   - isTold: whether to say what is not read, of a file of another program or of tables beside a lone one.
  func load(as form: FileForm? = nil, isTold: Bool = true) throws -> Chronicle {
    if isTold, let chronicle, !ChronicleFolder.tables(beside: chronicle).isEmpty {
      let home = folder(of: chronicle)
      Console.current.note(
        "camarilla: '\(chronicle)' is read without the tables beside it; name '\(home)' for the whole chronicle"
      )
    }
    return Self.announced(try read(as: form, isTold: isTold))
  }

  /// Reads as much of the chronicle as questions about some times need, as a phase of the command's work.
  ///
  /// - Parameters:
  ///   - times: those asked about; nil for the whole.
  ///   - filter: what counts in them.
  ///   - allFigures: whether figures are going to be looked up who may not be there then.
  ///   - always: the ids of figures whose relationships are asked about at all times; at most two.
  func load(
    _ phases: Phases, times: [AskedTime]? = nil, filter: SnapshotArguments? = nil,
    allFigures: Bool = false, alwaysOf always: [Figure.ID] = []
  ) throws -> Chronicle {
    try phases(phase: .load, doing: "Loading \(name)") {
      guard let times, let filter else { return try load() }
      return try load(times: times, filter: filter, allFigures: allFigures, alwaysOf: always)
    }
  }

  /// A chronicle that answers are going to be about: names that several figures have are told apart in
  /// them.
  private static func announced(_ chronicle: Chronicle) -> Chronicle {
    Console.current.namesakes = chronicle.namesakes
    return chronicle
  }

  private func read(as form: FileForm?, isTold: Bool) throws -> Chronicle {
    guard let chronicle else {
      if form != nil {
        throw CommandFailure(
          status: .usage, message: "--from is the format of what is read; expected its path too.")
      }
      try graphFile.require(name, isReadAs: FolderForm())
      LoadedChronicles.current?.usesSample = true
      return .embedded
    }
    let options = graphFile.options(isStrict: strictness.strict)
    func read() throws -> ReadChronicle {
      try self.read(path: chronicle, as: form, options: options)
    }
    let held =
      try form == nil
      ? LoadedChronicles.current?.chronicle(at: chronicle, options: options, reading: read)
        ?? read() : read()
    return isTold ? held.told() : held.chronicle
  }

  private func read(
    path: String, as form: FileForm?, options: GraphFileOptions
  ) throws -> ReadChronicle {
    let input = try Input.opened(path)
    if let form {
      let reader = form.reader(options: options)
      try graphFile.require("'\(name)'", isReadAs: reader)
      return try ReadChronicle(path, of: input, as: reader)
    }
    let forms = [any ChronicleForm].all(graphFiles: options)
    try graphFile.require("'\(name)'", isReadAs: forms.form(of: input))
    return try ReadChronicle(path, of: input, forms: forms)
  }

  /// A store with more relationships than this is not read whole where some years will do.
  @TaskLocal static var mostReadWhole = 50_000

  /// Of a large store what may hold in the years of some times, else everything.
  private func load(
    times: [AskedTime], filter: SnapshotArguments, allFigures: Bool,
    alwaysOf always: [Figure.ID]
  ) throws -> Chronicle {
    guard let chronicle, ChronicleStore.isStorePath(chronicle) else { return try load() }
    try graphFile.require("'\(name)'", isReadAs: StoreForm())
    let store = try ChronicleStore(path: chronicle)
    if try store.holds(atMost: Self.mostReadWhole) { return try load() }
    let options = SnapshotOptions(window: filter.time.window)
    let wanted = LoadedChronicles.Part(
      path: chronicle, years: times.map { $0.years(options: options) },
      approximation: ApproximationRule(units: filter.time.approximation),
      hasAllFigures: allFigures || filter.claims.isolated || filter.circle.namesFigures,
      always: always)
    let loaded = LoadedChronicles.current
    func read() throws -> Chronicle {
      try store.chronicle(
        during: wanted.years, approximation: wanted.approximation,
        allFigures: wanted.hasAllFigures, alwaysOf: always, keeping: loaded?.figures)
    }
    let part = try loaded?.chronicle(of: wanted, reading: read) ?? read()
    // Whether a source that no table lists is cited anywhere, only the whole can tell.
    let isSourceUnknown = filter.claims.struckSources.contains { part.source(id: $0) == nil }
    return Self.announced(isSourceUnknown ? try store.chronicle() : part)
  }

  /// The whole of a store of which only some years may have been read; nil of anything else.
  func whole() throws -> Chronicle? { try largeStore()?.chronicle() }

  /// A store of which only some years may have been read; nil of anything else.
  func largeStore() throws -> ChronicleStore? {
    guard let chronicle, ChronicleStore.isStorePath(chronicle) else { return nil }
    let store = try ChronicleStore(path: chronicle)
    return try store.holds(atMost: Self.mostReadWhole) ? nil : store
  }
}

extension Chronicle {
  /// What commands look at when nobody names a chronicle.
  static var embedded: Chronicle { .stalinCircle }
}

/// `--timings`: what each phase cost.
struct TimingsArgument: SectionedArguments {
  static let section = HelpSection.output

  @Flag(help: "Print to standard error what each phase took, one JSON object a line.")
  var timings = false
}
