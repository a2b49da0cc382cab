import ArgumentParser
import Camarilla

/// `--null` and `--draws`: whether an answer is more than chance.
struct NullArguments: SectionedArguments {
  static let section = HelpSection.chance

  @Option(
    name: .customLong("null"),
    help: ArgumentHelp(
      "Hold the answer against chance: signs (the same ties, their signs dealt out anew), rewire (each"
        + " figure with as many ties of each sign and direction, to others at random) or dates (the"
        + " dates of each pair's claims exchanged among them). Takes --seed.", valueName: "model"),
    completion: .choices(of: NullModel.self),
    transform: choice(noun: "null model", of: NullModel.self))
  var model: NullModel?

  @Option(
    name: .customLong("draws"),
    help: ArgumentHelp(
      "How many draws of --null there are (default: 1000); p is no less than 1 / (1 + n).",
      valueName: "n"))
  var wantedDraws: Int?

  func validate() throws {
    try DrawsArgument.check(wantedDraws)
    if wantedDraws != nil, model == nil {
      throw ValidationError("--draws is of draws from a null model; add --null, or leave it out.")
    }
  }

  /// The option that was given, for commands that take it only with a time.
  var given: String? { model != nil ? "--null" : nil }

  /// Stops where the answer is drawn.
  func requireText(_ output: OutputArguments) throws {
    if let given, let picture = output.picture {
      throw ValidationError(
        "\(given) is told in numbers, and '\(picture)' would be a picture; expected one of them.")
    }
  }

  /// Whether more of the chronicle is needed than holds at the time asked about.
  var needsWhole: Bool { model == .shuffledDates }

  /// Holds an answer against chance, and says on standard error what that rests on; nil where nobody asked.
  func test(
    _ question: NullQuestion, of snapshot: Snapshot, seed: UInt64, phases: Phases
  ) throws -> NullTestAnswer? {
    guard let model else { return nil }
    let draws = wantedDraws ?? DrawsArgument.standard
    do {
      let share = QuestionPart.current?.share(of: .draws)
      let (test, drawn) = try phases(phase: .compute, doing: "Drawing at random", parts: 2) {
        try snapshot.drawnTest(
          question, against: model, draws: draws, seed: seed, share: share ?? .whole)
      }
      let answer = NullTestAnswer(
        test: test, chronicle: snapshot.chronicle, title: snapshot.title,
        part: share.map { _ in drawn })
      Console.current.remark(of: answer.remarks)
      return answer
    } catch let error as NullModelError {
      throw CommandFailure(status: .invalidData, message: "\(error).")
    }
  }

  /// Holds the answers of several steps of time against chance, each as if it were asked about alone; nil where
  /// nobody asked.
  func tests(
    of questions: some Sequence<(snapshot: Snapshot, question: NullQuestion)>,
    from chronicle: Chronicle, in steps: TimeSteps, seed: UInt64, phases: Phases
  ) throws -> NullHistoryAnswer? {
    guard let model else { return nil }
    let results = try phases(phase: .compute, doing: "Drawing at random") {
      NullTest.series(
        of: questions, against: model, draws: wantedDraws ?? DrawsArgument.standard, seed: seed)
    }
    let tests = zip(steps, results).map { step, result in
      (try? result.get()).map { NullTestAnswer(test: $0, chronicle: chronicle, title: "\(step)") }
    }
    if case .failure(let error)? = results.first, tests.allSatisfy({ $0 == nil }) {
      throw CommandFailure(status: .invalidData, message: "\(error).")
    }
    let answer = NullHistoryAnswer(steps: steps, tests: tests)
    Console.current.remark(of: answer.remarks)
    return answer
  }

  /// Stops where one table would have to hold two.
  func requireOneTable(in output: OutputArguments, besides other: String?) throws(CommandFailure) {
    guard model != nil, let other, output.format == .csv else { return }
    throw CommandFailure(
      status: .usage,
      message: "CSV holds one table; expected --null or \(other), or --format json for both.")
  }
}

/// `--draws` of a test that is always made.
struct DrawsArgument: SectionedArguments {
  static let section = HelpSection.chance
  static let standard = 1000

  @Option(
    help: ArgumentHelp(
      "How many draws there are; p is no less than 1 / (1 + n).", valueName: "n"))
  var draws = Self.standard

  @OptionGroup var seed: SeedArgument

  func validate() throws { try Self.check(draws) }

  static func check(_ draws: Int?) throws {
    if let draws, !(1...1_000_000).contains(draws) {
      throw ValidationError("--draws is \(draws); expected a number from 1 to 1000000.")
    }
  }
}
