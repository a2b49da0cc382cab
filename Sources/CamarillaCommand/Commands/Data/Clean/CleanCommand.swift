import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaImport
import CamarillaStore

struct CleanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Repair tables as people type them: dates, numbers, blanks, misspellings, twins.",
    discussion: """
      What only one thing can be meant by is repaired: dates as people write them ('c. 1926', \
      '14.V.1926'), decimal commas, blanks that nobody sees, misspelled kinds, ids that differ in case \
      or accents. What is doubtful is left as it is and written to a table: dates with two readings, \
      misspelled ids, figures that may be one under two names. Write yes or no in its column 'accept', \
      or another proposal, and hand it back with --accept.

      IN is a folder of tables, a lone table of relationships or of figures, or a store, and OUT becomes \
      one of the same. With --map, IN is a table with columns of other names, which a mapping describes: it \
      keeps its columns, and `camarilla import` reads what comes of it by the same mapping. Whatever is not repaired stays as it is, byte for byte, and no row is lost. Every change is \
      in the report; --format csv or json has them one by one. In a store all changes are one edit, \
      which can be undone.

      Examples:
        camarilla clean notebook.csv -o clean.csv
        camarilla clean notebook.csv -o clean.csv --accept clean-doubtful.csv
        camarilla clean my-chronicle -o cleaned --format json
        camarilla clean circle.camarilla --in-place
        camarilla clean pacts.csv --map pacts.yaml -o pacts-clean.csv
      """)

  @OptionGroup var file: ChroniclePathArgument

  @Option(
    help: ArgumentHelp(
      "The mapping that says what the table's columns mean, as `camarilla import` takes it.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]), transform: Input.declared)
  var map: String?

  @Option(
    help: ArgumentHelp(
      "How the tables' bytes are text: utf-8, latin-1, windows-1252 or utf-16; they come out in UTF-8.",
      valueName: "encoding"),
    completion: .choices(of: TextEncoding.self),
    transform: choice(noun: "encoding", of: TextEncoding.self))
  var encoding: TextEncoding?

  @OptionGroup var answers: CleaningAnswersArgument
  @OptionGroup var target: CleaningTarget
  @OptionGroup var authorship: AuthorshipArguments
  @OptionGroup var replace: ReplaceArgument
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    if file.chronicle.chronicle == nil {
      throw ValidationError("what is to be cleaned? Name a folder, a table or a store.")
    }
    if map != nil, encoding != nil {
      throw ValidationError(
        "--encoding is for tables of a chronicle; a mapping says 'encoding' under 'table'.")
    }
    if map != nil, target.isInPlace {
      throw ValidationError("--in-place is for stores, and --map for tables; expected one of them.")
    }
  }

  func run() async throws {
    guard let path = file.chronicle.chronicle else { return }
    if let map { return try clean(table: path, by: map) }
    let input = try Input.opened(path)
    let form = try cleanableForm(of: input)
    if encoding != nil, case .store = form {
      throw CommandFailure(
        status: .usage, message: "--encoding is for tables, and '\(path)' is a store.")
    }
    try target.claim(as: form, ofInput: path, replacing: replace.replace)
    try answers.tellingFaults { decided in
      if case .store = form {
        try clean(store: path, answers: decided)
      } else {
        try clean(input, answers: decided)
      }
    }
  }

  /// Cleans a table whose columns a mapping describes.
  private func clean(table path: String, by map: String) throws {
    try target.claim(foreignTable: path, replacing: replace.replace)
    let phases = Phases(timings)
    do {
      let mapping = try TableMapping(contentsOf: map, of: path)
      try answers.tellingFaults { decided in
        let cleaning = try phases(phase: .load, doing: "Cleaning \(path)") {
          try Cleaning(of: mapping.foreignTable(at: path), answers: decided ?? CleaningAnswers())
        }
        let output = ShellWord(target.output ?? path)
        let listing =
          mapping.namesTables
          ? "`camarilla import --map \(ShellWord(map)) --dry-run` lists them once the mapping names '\(output)'"
          : "`camarilla import \(output) --map \(ShellWord(map)) --dry-run` lists them"
        try finish(phases, decided: decided, Outcome(cleaning), listing: listing) { output in
          try cleaning.write(to: output)
        }
      }
    } catch FormatsError.invalid(let invalid) {
      throw CommandFailure.telling(invalid.problems, mostOfEach: 20) {
        "'\(path)' was not cleaned: \($0); nothing was written"
      }
    }
  }

  private func clean(_ input: ChronicleInput, answers decided: CleaningAnswers?) throws {
    let phases = Phases(timings)
    let cleaning = try phases(phase: .load, doing: "Cleaning \(file.chronicle.name)") {
      try Cleaning(of: input, encoding: encoding ?? .utf8, answers: decided ?? CleaningAnswers())
    }
    try finish(phases, decided: decided, Outcome(cleaning)) { output in
      try cleaning.write(to: output, replacing: replace.replace)
    }
  }

  private func clean(store path: String, answers decided: CleaningAnswers?) throws {
    let phases = Phases(timings)
    let store = try target.isInPlace ? ChronicleStore(editing: path) : ChronicleStore(path: path)
    let cleaning = try phases(phase: .load, doing: "Cleaning \(file.chronicle.name)") {
      try store.cleaning(decided ?? CleaningAnswers())
    }
    try finish(phases, decided: decided, Outcome(cleaning)) { output in
      if target.isInPlace {
        try store.apply(cleaning, note: authorship.note)
      } else {
        try store.write(cleaning, to: output, note: authorship.note)
      }
    }
  }

  /// Writes what was cleaned and what is doubtful, and tells both.
  private func finish(
    _ phases: Phases, decided: CleaningAnswers?, _ outcome: Outcome, listing: String? = nil,
    write: (String) throws -> Void
  ) throws {
    let output = target.output ?? file.chronicle.name
    let open = outcome.doubts.filter { $0.status == .doubtful }
    let doubtful = try target.doubtfulPath(
      for: open, beside: output, answers: decided)
    let answer = CleanAnswer(
      input: file.chronicle.name, output: output, doubtfulPath: doubtful,
      changes: outcome.changes, doubts: outcome.doubts, answersDone: outcome.answersDone,
      problems: outcome.problems, isChronicle: outcome.isChronicle, encoding: encoding,
      listing: listing)
    try phases(phase: .write, doing: "Writing \(output)") {
      // Where the doubts have no place, nothing is cleaned.
      if let doubtful { try open.write(to: doubtful) }
      try write(output)
    }
    try answer.emit(as: target.format)
  }

  /// The form of what is to be cleaned.
  private func cleanableForm(of input: ChronicleInput) throws -> FileForm {
    let form = try FileForm(reading: input)
    if case .other = form {
      throw CommandFailure(
        status: .usage,
        message:
          "'\(input.name)' is \(form.name), whose texts were read by a program; expected a folder,"
          + " a table or a store. `camarilla convert` makes a folder of it.")
    }
    return form
  }
}

/// What came of cleaning, tables or a store.
private struct Outcome {
  let changes: [Correction]
  let doubts: [Correction]
  let problems: [Problem]
  let answersDone: Int
  let isChronicle: Bool

  init(_ cleaning: Cleaning) {
    (changes, doubts, problems) = (cleaning.changes, cleaning.doubts, cleaning.problems)
    (answersDone, isChronicle) = (cleaning.answersDone, cleaning.isChronicle)
  }

  init(_ cleaning: StoreCleaning) {
    (changes, doubts, problems) = (cleaning.changes, cleaning.doubts, cleaning.problems)
    (answersDone, isChronicle) = (cleaning.answersDone, true)
  }
}
