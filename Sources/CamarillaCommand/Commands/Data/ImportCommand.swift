import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaImport

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a chronicle of any tables, by a mapping that says what their columns mean.",
    discussion: """
      The mapping is a small file in YAML: which columns are the two ends of a relationship, which \
      values mean which kind and sign, how dates are written. It is of one table, which is given beside \
      it, or names its tables itself; figures, sources and kinds may have tables of their own. \
      Documentation/IMPORTING.md has every key; Examples/Imports has tables of alliances, people, events, \
      states and offices to go by.

      What became of the rows is said on standard error, and in full with --format json. Rows that \
      can't be understood stop the import (exit status 65), and nothing is written.

      Examples:
        camarilla import alliances.csv --map alliances.yaml -o my-chronicle
        camarilla import events.tsv --map events.yaml --dry-run
        camarilla import --map court.yaml -o court
        camarilla import may.csv --map letters.yaml --into letters.camarilla
      """)

  @Argument(
    help: "A table: CSV or TSV, in UTF-8; none where the mapping names its tables.",
    completion: .file())
  var table: String?

  @Option(
    help: ArgumentHelp("The mapping that says what the tables' columns mean.", valueName: "file"),
    completion: .file())
  var map: String

  @Option(
    help: ArgumentHelp(
      "Add to a store that is there, as one edit that can be undone; the same rows again change nothing.",
      valueName: "store"),
    completion: .file())
  var into: String?

  @Flag(help: "Write nothing; say what would be made, and show the first relationships.")
  var dryRun = false

  @Flag(
    help:
      "Make rows that give no relationship errors, and filled columns that the mapping doesn't use."
  )
  var strict = false

  @OptionGroup(title: "With --into") var growth: GrowthArguments
  @OptionGroup var target: ImportTarget
  @OptionGroup var replace: ReplaceArgument
  @OptionGroup var report: ReportFormatArgument
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    if target.output == nil, into == nil, !dryRun {
      throw ValidationError(
        "where is the chronicle to be written? Give -o, --into a store, or --dry-run.")
    }
    if let output = target.output, let into {
      throw ValidationError(
        "-o '\(output)' makes a chronicle, and --into '\(into)' adds to one; expected one of them.")
    }
    if into == nil, let option = growth.given {
      throw ValidationError("\(option) belongs to --into, which adds to a store that is there.")
    }
  }

  func run() async throws {
    if let into { return try grow(into) }
    let form = try target.output.map(self.form)
    let phases = Phases(timings)
    do {
      let mapping = try TableMapping(contentsOf: map, of: table)
      try checkTable(mapping)
      let answer = try phases(phase: .load, doing: "Importing \(table ?? map)") {
        try read(mapping, form: form)
      }
      Console.current.note(answer.summary)
      if dryRun, report.format == nil { try Console.current.write(answer.previewText) }
      if let reportFormat = report.format { try answer.emit(as: reportFormat) }
    } catch FormatsError.invalid(let invalid) {
      throw failure(of: invalid)
    }
  }

  /// A table is given, or the mapping names its tables.
  func checkTable(_ mapping: TableMapping) throws {
    do {
      try mapping.checkTable(given: table)
    } catch FormatsError.invalid(let invalid) {
      throw CommandFailure(status: .usage, message: invalid.description)
    }
  }

  private func form(of output: String) throws -> FileForm {
    for input in [table, map].compactMap({ $0 }) { _ = Input.declared(input) }
    let form = try FileForm(writing: output)
    if case .other = form {
      throw CommandFailure(
        status: .usage,
        message: "'\(output)': a table is imported into a folder, a .camarilla or a .csv file;"
          + " `camarilla convert` makes \(form.name) of that.")
    }
    try form.claimFiles(of: output)
    return form
  }

  private func read(
    _ mapping: TableMapping, form: FileForm?
  ) throws(FormatsError) -> ImportAnswer {
    guard !dryRun, let output = target.output, let form else {
      return try preview(mapping, form: form)
    }
    do throws(FormatsError) {
      try form.checkReplacing(output)
    } catch {
      // What is wrong with the data is told first, since a mapping is rarely right at once.
      _ = try preview(mapping, form: form)
      throw error
    }
    let report = try Phases.within(phase: .write) { () throws(FormatsError) in
      switch form {
      case .table: return try mapping.convert(table, toCSV: output, isStrict: strict)
      case .folder: return try mapping.convert(table, toPackage: output, isStrict: strict)
      case .store, .other:
        let imported = try Phases.within(phase: .load) { () throws(FormatsError) in
          try mapping.chronicle(importing: table, isStrict: strict)
        }
        _ = try form.write(imported.chronicle, to: output)
        return imported.report
      }
    }
    return ImportAnswer(report: report, map: map, output: output, first: nil)
  }

  /// What a run would say and give, with nothing written.
  private func preview(
    _ mapping: TableMapping, form: FileForm?
  ) throws(FormatsError) -> ImportAnswer {
    if case .store = form {
      let (chronicle, report) = try mapping.chronicle(importing: table, isStrict: strict)
      try chronicle.checkRepresentable()
      return ImportAnswer(
        report: report, map: map, output: nil,
        first: Array(chronicle.relationships.prefix(Self.shown)))
    }
    var isTable = false
    if case .table = form { isTable = true }
    let (first, report) = try mapping.preview(
      of: table, asTableAlone: isTable, isStrict: strict, count: Self.shown)
    return ImportAnswer(report: report, map: map, output: nil, first: first)
  }

  /// How many relationships a dry run shows.
  private static let shown = 5

  /// The first faults of each sort, and in the end how many there are: the screen's end is what people
  /// read.
  func failure(of invalid: InvalidChronicle) -> CommandFailure {
    let errors = invalid.problems.filter { $0.severity == .error }
    // An error of many rows is told once, and counts as often as it is there.
    let count = Number.count(errors.reduce(0) { $0 + $1.count }, singular: "error")
    var failure = CommandFailure.telling(errors, mostOfEach: 5, alikeBy: \.sort) { _ in
      "'\(table ?? map)' was not imported: \(count); nothing was written"
    }
    // A file that isn't there is no wrong data.
    if errors.allSatisfy({ $0.rule == .missingFile }) { failure.status = .inputNotFound }
    return failure
  }
}

/// `-o`: the chronicle that an import makes.
struct ImportTarget: SectionedArguments {
  static let section = HelpSection.output

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The chronicle to write: a folder, a .csv file of relationships, or a .camarilla store.",
      valueName: "path"),
    completion: .file())
  var output: String?
}
