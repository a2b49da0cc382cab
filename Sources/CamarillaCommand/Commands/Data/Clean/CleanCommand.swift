import ArgumentParser
import Camarilla
import CamarillaFormats
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

      IN is a folder of tables, a lone table of relationships, or a store, and OUT becomes one of the \
      same. Whatever is not repaired stays as it is, byte for byte, and no row is lost. Every change is \
      in the report; --format csv or json has them one by one. In a store all changes are one edit, \
      which can be undone.

      Examples:
        camarilla clean notebook.csv -o clean.csv
        camarilla clean notebook.csv -o clean.csv --accept clean-doubtful.csv
        camarilla clean my-chronicle -o cleaned --format json
        camarilla clean circle.camarilla --in-place
      """)

  @OptionGroup var file: ChroniclePathArgument
  @OptionGroup var answers: CleaningAnswersArgument
  @OptionGroup var target: CleaningTarget
  @OptionGroup var authorship: AuthorshipArguments
  @OptionGroup var replace: ReplaceArgument
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    if file.chronicle.chronicle == nil {
      throw ValidationError("what is to be cleaned? Name a folder, a table or a store.")
    }
  }

  func run() async throws {
    guard let path = file.chronicle.chronicle else { return }
    let input = try Input.opened(path)
    let form = try cleanableForm(of: input)
    try target.claim(as: form, ofInput: path)
    let decided = try answers.accept.map { path throws(FormatsError) in
      try CleaningAnswers(contentsOf: path)
    }
    if case .store = form {
      try clean(store: path, answers: decided)
    } else {
      try clean(input, answers: decided)
    }
  }

  private func clean(_ input: ChronicleInput, answers decided: CleaningAnswers?) throws {
    let phases = Phases(timings)
    let cleaning = try phases(phase: .load, doing: "Cleaning \(file.chronicle.name)") {
      try Cleaning(of: input, answers: decided ?? CleaningAnswers())
    }
    try finish(
      phases, decided: decided, changes: cleaning.changes, doubts: cleaning.doubts,
      problems: cleaning.problems
    ) { output in try cleaning.write(to: output) }
  }

  private func clean(store path: String, answers decided: CleaningAnswers?) throws {
    let phases = Phases(timings)
    let store = try target.isInPlace ? ChronicleStore(editing: path) : ChronicleStore(path: path)
    let cleaning = try phases(phase: .load, doing: "Cleaning \(file.chronicle.name)") {
      try store.cleaning(decided ?? CleaningAnswers())
    }
    try finish(
      phases, decided: decided, changes: cleaning.changes, doubts: cleaning.doubts,
      problems: cleaning.problems
    ) { output in
      if target.isInPlace {
        try store.apply(cleaning, note: authorship.note)
      } else {
        try store.write(cleaning, to: output, note: authorship.note)
      }
    }
  }

  /// Writes what was cleaned and what is doubtful, and tells both.
  private func finish(
    _ phases: Phases, decided: CleaningAnswers?, changes: [Correction], doubts: [Correction],
    problems: [Problem], write: (String) throws -> Void
  ) throws {
    let output = target.output ?? file.chronicle.name
    let open = doubts.filter { $0.status == .doubtful }
    let doubtful = try target.doubtfulPath(
      for: open, beside: output, answers: decided)
    let answer = CleanAnswer(
      input: file.chronicle.name, output: output, doubtfulPath: doubtful, changes: changes,
      doubts: doubts, problems: problems)
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

/// `--accept`: what a person decided.
struct CleaningAnswersArgument: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The table of doubts with yes or no in its column 'accept'; a blank leaves the doubt.",
      valueName: "file"),
    completion: .file(), transform: Input.declared)
  var accept: String?
}
