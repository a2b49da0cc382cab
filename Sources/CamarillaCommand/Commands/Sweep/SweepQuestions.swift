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
    var others: [Study.Question] = []
    // What is wrong with one question keeps no other from being tried.
    for var question in Self.different(study.questions, problems: &problems) {
      guard let place = Self.place(of: question, problems: &problems) else {
        others.append(question)
        continue
      }
      places.append(place)
      question.settings.removeAll { TimePlace.ownSettings.contains($0.name) }
      asked.append(place.filled(question, step: first))
    }
    study.questions = asked
    study.leaveOut(TimePlace.ownSettings, and: others)
    let (commands, faults) = StudyArguments.commands(of: study, in: StudyFolder(ofStudy: path))
    problems += faults
    guard problems.isEmpty else { throw Self.refusal(of: problems) }
    let questions = zip(commands, places).map { command, place in
      Question(
        name: place.name(of: command), seed: command.seed, command: command, place: place)
    }
    var names: Set<String> = []
    for question in questions where !names.insert(question.name).inserted {
      problems.append(Self.isAskedTwice(question.name, at: question.command.question.location))
    }
    guard problems.isEmpty else { throw Self.refusal(of: problems) }
    self.questions = questions
  }

  /// Everything that is wrong, in the order of the file.
  private static func refusal(of problems: [Problem]) -> FormatsError {
    func key(_ index: Int) -> (Int, Int, Int) {
      let location = problems[index].location
      return (location?.line ?? 0, location?.column ?? 0, index)
    }
    return .invalid(
      InvalidChronicle(
        problems: problems.indices.sorted { key($0) < key($1) }.map { problems[$0] }))
  }

  private static func isAskedTwice(_ name: String, at location: Problem.Location) -> Problem {
    .error(
      "'\(shortened(name))' is asked twice", rule: .malformedValue, at: location,
      expected: "each question once")
  }

  /// The questions but for what is written alike more than once, which is told. The same question in other words has the
  /// same name, which its command makes.
  private static func different(
    _ questions: [Study.Question], problems: inout [Problem]
  ) -> [Study.Question] {
    struct Wording: Hashable {
      var words: [String]
      var settings: [[String]]
      var selection: String?
    }
    var known: Set<Wording> = []
    return questions.filter { question in
      let wording = Wording(
        words: question.words, settings: question.settings.map { [$0.name] + $0.values },
        selection: question.selection?.name)
      if known.insert(wording).inserted { return true }
      let options = question.settings.map { setting in
        "--\(setting.name)"
          + (setting.values == ["true"] ? "" : "=" + setting.values.joined(separator: ","))
      }
      let line = StudyManifest.commandLine(question.words + options)
      problems.append(
        isAskedTwice(String(line.dropFirst("camarilla ".count)), at: question.location))
      return false
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
      problems.append(
        .error(
          "'\(name)' can't be asked of each step of time", rule: .malformedValue,
          at: question.askLocation,
          expected: "one of \(Study.Purpose.sweep.commands.joined(separator: ", "))"))
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

extension Study {
  /// Leaves out common settings that no question is to have, and those that only other questions could take.
  fileprivate mutating func leaveOut(_ names: Set<String>, and others: [Question]) {
    func isOption(_ name: String, of questions: [Question]) -> Bool {
      questions.contains {
        CommandDescription.known(commandNamed: $0.words[0])?.options[name] != nil
      }
    }
    settings.removeAll {
      names.contains($0.name)
        || isOption($0.name, of: others) && !isOption($0.name, of: questions)
    }
    for name in selections.keys { selections[name]?.removeAll { names.contains($0.name) } }
  }
}
