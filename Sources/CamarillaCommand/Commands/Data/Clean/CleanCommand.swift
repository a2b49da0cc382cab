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

      IN is a folder of tables, a lone table of relationships or of figures, or a store, and OUT becomes \
      one of the same. Tables with columns of other names are imported first, by a mapping: \
      `camarilla import`. Whatever is not repaired stays as it is, byte for byte, and no row is lost. Every change is \
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
    try target.claim(as: form, ofInput: path, replacing: replace.replace)
    try answers.tellingFaults {
      let decided = try answers.accept.map { path throws(FormatsError) in
        try CleaningAnswers(contentsOf: path)
      }
      if case .store = form {
        try clean(store: path, answers: decided)
      } else {
        try clean(input, answers: decided)
      }
    }
  }

  private func clean(_ input: ChronicleInput, answers decided: CleaningAnswers?) throws {
    let phases = Phases(timings)
    let cleaning = try phases(phase: .load, doing: "Cleaning \(file.chronicle.name)") {
      try Cleaning(of: input, answers: decided ?? CleaningAnswers())
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
    _ phases: Phases, decided: CleaningAnswers?, _ outcome: Outcome,
    write: (String) throws -> Void
  ) throws {
    let output = target.output ?? file.chronicle.name
    let open = outcome.doubts.filter { $0.status == .doubtful }
    let doubtful = try target.doubtfulPath(
      for: open, beside: output, answers: decided)
    let answer = CleanAnswer(
      input: file.chronicle.name, output: output, doubtfulPath: doubtful,
      changes: outcome.changes, doubts: outcome.doubts, answersDone: outcome.answersDone,
      problems: outcome.problems, isChronicle: outcome.isChronicle)
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
