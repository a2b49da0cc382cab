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
  }

  let questions: [Question]

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
    if let seed, study.questions.contains(where: Self.takesSeed) {
      let location = Problem.Location(file: path, line: 1, column: 1)
      study.settings.append(
        .init(name: "seed", values: ["\(seed)"], location: location, valueLocation: location))
    }
    var places: [TimePlace] = []
    var asked: [Study.Question] = []
    for var question in study.questions {
      if let words = Self.shorthands[question.words[0]] {
        question.words.replaceSubrange(0..<1, with: words)
      }
      guard let place = Self.place(of: question, problems: &problems) else { continue }
      places.append(place)
      asked.append(place.filled(question, step: first))
    }
    study.questions = asked
    let (commands, faults) = StudyArguments.commands(of: study, in: StudyFolder(ofStudy: path))
    problems += faults
    guard problems.isEmpty else { throw .invalid(InvalidChronicle(problems: problems)) }
    let questions = zip(commands, places).map { command, place in
      Question(
        name: place.name(of: command), seed: command.seed, command: command, place: place)
    }
    for (index, question) in questions.enumerated()
    where questions[..<index].contains(where: { $0.name == question.name }) {
      problems.append(
        .error(
          "'\(shortened(question.name))' is asked twice", rule: .malformedValue,
          at: question.command.question.location, expected: "each question once"))
    }
    guard problems.isEmpty else { throw .invalid(InvalidChronicle(problems: problems)) }
    self.questions = questions
  }

  private static func takesSeed(_ question: Study.Question) -> Bool {
    let name = shorthands[question.words[0]]?[0] ?? question.words[0]
    return CommandDescription.known(commandNamed: name)?.options["seed"] != nil
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
    for setting in question.settings where place.ownSettings.contains(setting.name) {
      problems.append(
        .error(
          "'\(setting.name)' is the sweep's own to say", rule: .malformedValue,
          at: setting.location, expected: "other options of '\(name)'"))
    }
    return place
  }
}

/// Where a command takes the step of time that it is asked about.
enum TimePlace: Sendable {
  /// There is no such command.
  case unknown
  /// Among its arguments, behind so many others, and before a word of the question.
  case argument(index: Int, word: Int)
  /// As its first two arguments: the step before, and the step.
  case pair
  /// As a range of one step, or of two where it tells of changes.
  case range(isOfChange: Bool)

  /// Commands of a range that look at what changed from one step to the next.
  private static let ofChange: Set = ["turnover", "realignments"]

  /// - Parameter words: the command, and what stands behind it.
  /// - Returns: Nil for a command that prints no JSON on request, or is about no time.
  init?(_ description: CommandDescription, words: [String]) {
    guard description.isAnswering, description.options["format"]?.choices.contains("json") == true
    else { return nil }
    let plain = Self.plainWords(words, of: description)
    // Of the orders that fit, that which has a time.
    let order =
      description.orders.first { $0.count == plain.count + 1 && $0.contains("year") }
      ?? description.orders.first { $0.contains("year") } ?? []
    if let index = order.firstIndex(of: "year"), index <= plain.count {
      self = .argument(index: index, word: index < plain.count ? plain[index] : words.count)
    } else if description.orders.contains(["from", "to"]) {
      self = .pair
    } else if description.options["from"] != nil, description.options["by"] != nil {
      self = .range(isOfChange: Self.ofChange.contains(description.name))
    } else {
      return nil
    }
  }

  /// Where the words stand that are neither options nor their values.
  private static func plainWords(_ words: [String], of description: CommandDescription) -> [Int] {
    var plain: [Int] = []
    var isValue = false
    for (index, word) in words.enumerated().dropFirst() {
      defer {
        let name = String(word.dropFirst(2))
        isValue = !isValue && word.hasPrefix("--") && description.options[name]?.isFlag == false
      }
      if !isValue, !word.hasPrefix("--") { plain.append(index) }
    }
    return plain
  }

  /// Whether a command asks about a step of time, with some number of arguments.
  static func exists(in description: CommandDescription) -> Bool {
    (0...2).contains { count in
      TimePlace(description, words: Array(repeating: "x", count: count + 1)) != nil
    }
  }

  /// Options that no question sets.
  var ownSettings: Set<String> {
    ["format", "chronicle", "output", "from", "to", "by"]
  }

  private func texts(of step: TimeStep) -> (before: String, at: String) {
    (step.advanced(by: -1).period, step.period)
  }

  /// A question with its time.
  func filled(_ question: Study.Question, step: TimeStep) -> Study.Question {
    var question = question
    let (before, at) = texts(of: step)
    switch self {
    case .unknown: break
    case .argument(_, let word): question.words.insert(at, at: word)
    case .pair: question.words.insert(contentsOf: [before, at], at: 1)
    case .range(let isOfChange):
      let values = [("from", isOfChange ? before : at), ("to", at), ("by", step.unit.rawValue)]
      question.settings += values.map { name, value in
        .init(
          name: name, values: [value], location: question.askLocation,
          valueLocation: question.askLocation)
      }
    }
    return question
  }

  /// A command's arguments, filled for one step, for another step.
  fileprivate func filled(_ arguments: [String], step: TimeStep) -> [String] {
    var arguments = arguments
    let (before, at) = texts(of: step)
    switch self {
    case .unknown: break
    case .argument(let index, _): arguments[1 + index] = at
    case .pair: (arguments[1], arguments[2]) = (before, at)
    case .range(let isOfChange):
      for (name, value) in [("--from=", isOfChange ? before : at), ("--to=", at)] {
        if let index = arguments.firstIndex(where: { $0.hasPrefix(name) }) {
          arguments[index] = name + value
        }
      }
    }
    return arguments
  }

  /// A command as it is written, without its time.
  fileprivate func name(of command: StudyArguments.Command) -> String {
    var words = command.written
    switch self {
    case .unknown: break
    case .argument(let index, _): words.remove(at: 1 + index)
    case .pair: words.removeSubrange(1...2)
    case .range:
      words.removeAll { word in ["--from=", "--to=", "--by="].contains { word.hasPrefix($0) } }
    }
    return String(StudyManifest.commandLine(words).dropFirst("camarilla ".count))
  }
}
