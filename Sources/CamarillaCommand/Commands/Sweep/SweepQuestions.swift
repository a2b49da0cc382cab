import Camarilla
import CamarillaFormats

/// What is asked of each step of time, as a file lists it.
struct SweepQuestions {
  /// A question, which only wants a step of time.
  struct Question: Sendable {
    /// What lines call it: the command with its options, without a time.
    var name: String
    /// What chance starts from, where the command has need of it.
    var seed: String?
    fileprivate var command: StudyArguments.Command
    fileprivate var place: TimePlace

    /// The command's arguments for a step.
    func arguments(at step: TimeStep) -> [String] { place.filled(command.arguments, step: step) }

    /// What it goes through one by one.
    ///
    /// - Parameter sources: how many the chronicle has.
    func pieces(sources: Int) -> QuestionPieces {
      QuestionPieces(arguments: command.arguments, sources: sources)
    }
  }

  let questions: [Question]

  /// The most questions of a file. Each is tried before the first is asked, which takes about as long as to answer a
  /// simple one.
  static let mostQuestions = 10_000

  /// Words that stand for a command with an option that it needs for them.
  private static let shorthands = [
    "nulls": ["balance", "--null=signs"], "worlds": ["central", "--worlds=1000"],
  ]

  /// Reads the questions of a file.
  ///
  /// - Parameters:
  ///   - first: a step, for which the commands are tried.
  ///   - seed: what chance starts from in every command that has need of it, where that isn't said there; nil for what
  ///     each takes.
  /// - Throws: `FormatsError.invalid` with everything that is wrong.
  init(contentsOf path: String, first: TimeStep, seed: UInt64?) throws(FormatsError) {
    var (study, problems) = try StudyReader.questions(contentsOf: path)
    for index in study.questions.indices {
      if let words = Self.shorthands[study.questions[index].words[0]] {
        study.questions[index].words.replaceSubrange(0..<1, with: words)
      }
    }
    if study.questions.count > Self.mostQuestions {
      let problem = Problem.error(
        "there are \(study.questions.count) questions", rule: .malformedValue,
        at: study.questions[Self.mostQuestions].location,
        expected: "at most \(Self.mostQuestions)")
      throw .invalid(InvalidChronicle(problems: [problem]))
    }
    let common = study.settings + study.selections.sorted { $0.key < $1.key }.flatMap(\.value)
    problems += Self.faults(inSettings: common, expected: "other options")
    if let seed, study.questions.contains(where: Self.takesSeed) {
      let location = Problem.Location(file: path, line: 1, column: 1)
      study.settings.append(
        .init(name: "seed", values: ["\(seed)"], location: location, valueLocation: location))
    }
    var places: [TimePlace] = []
    var asked: [Study.Question] = []
    for question in study.questions {
      guard let place = Self.place(of: question, problems: &problems) else { continue }
      places.append(place)
      asked.append(place.filled(question, step: first))
    }
    problems += Self.repeats(in: study.questions)
    // Trying the commands takes by far the longest, and is done where nothing else is wrong.
    guard problems.isEmpty else { throw .invalid(InvalidChronicle(problems: problems)) }
    study.questions = asked
    let (commands, faults) = StudyArguments.commands(of: study, in: StudyFolder(ofStudy: path))
    problems += faults
    guard problems.isEmpty else { throw .invalid(InvalidChronicle(problems: problems)) }
    let questions = zip(commands, places).map { command, place in
      Question(
        name: place.name(of: command), seed: command.seed, command: command, place: place)
    }
    var names: Set<String> = []
    for question in questions where !names.insert(question.name).inserted {
      problems.append(Self.isAskedTwice(question.name, at: question.command.question.location))
    }
    guard problems.isEmpty else { throw .invalid(InvalidChronicle(problems: problems)) }
    self.questions = questions
  }

  private static func isAskedTwice(_ name: String, at location: Problem.Location) -> Problem {
    .error(
      "'\(shortened(name))' is asked twice", rule: .malformedValue, at: location,
      expected: "each question once")
  }

  /// What is written alike more than once. The same question in other words has the same name, which its command makes.
  private static func repeats(in questions: [Study.Question]) -> [Problem] {
    struct Wording: Hashable {
      var words: [String]
      var settings: [[String]]
      var selection: String?
    }
    var known: Set<Wording> = []
    return questions.compactMap { question in
      let wording = Wording(
        words: question.words, settings: question.settings.map { [$0.name] + $0.values },
        selection: question.selection?.name)
      guard !known.insert(wording).inserted else { return nil }
      let options = question.settings.map { setting in
        "--\(setting.name)"
          + (setting.values == ["true"] ? "" : "=" + setting.values.joined(separator: ","))
      }
      let line = StudyManifest.commandLine(question.words + options)
      return isAskedTwice(String(line.dropFirst("camarilla ".count)), at: question.location)
    }
  }

  private static func takesSeed(_ question: Study.Question) -> Bool {
    CommandDescription.known(commandNamed: question.words[0])?.options["seed"] != nil
  }

  /// Where a question's command takes its time.
  private static func place(
    of question: Study.Question, problems: inout [Problem]
  ) -> TimePlace? {
    let name = question.words[0]
    // What is no command at all is told with the others.
    guard let description = CommandDescription.known(commandNamed: name) else { return .unknown }
    guard let place = TimePlace(description, words: question.words) else {
      let names = CommandDescription.answering.filter { TimePlace.exists(in: $0) }.map(\.name)
      problems.append(
        .error(
          "'\(name)' can't be asked of each step of time", rule: .malformedValue,
          at: question.askLocation,
          expected: "one of \(names.joined(separator: ", "))"))
      return nil
    }
    problems += faults(inSettings: question.settings, expected: "other options of '\(name)'")
    return place
  }

  /// What a sweep sees to itself, and is set all the same.
  private static func faults(inSettings settings: [Study.Setting], expected: String) -> [Problem] {
    settings.filter { TimePlace.ownSettings.contains($0.name) }.map { setting in
      .error(
        "'\(setting.name)' is the \(Study.Purpose.sweep.owner)'s own to say", rule: .malformedValue,
        at: setting.location, expected: expected)
    }
  }
}
