import Camarilla

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

  /// What two times are called that a command takes as its arguments.
  private static let ofPairs = [["from", "to"], ["before", "after"]]

  /// - Parameter words: the command, and what stands behind it.
  /// - Returns: Nil for a command that prints no JSON on request, or is about no time.
  init?(_ description: CommandDescription, words: [String]) {
    guard description.isAnswering, description.options["format"]?.choices.contains("json") == true
    else { return nil }
    let plain = zip(words.indices, description.roles(of: words)).filter { $1 == .argument }.map(\.0)
    // Of the orders that fit, that which has a time.
    let order =
      description.orders.first { $0.count == plain.count + 1 && $0.contains("year") }
      ?? description.orders.first { $0.contains("year") } ?? []
    if let index = order.firstIndex(of: "year"), index <= plain.count {
      self = .argument(index: index, word: index < plain.count ? plain[index] : words.count)
    } else if Self.ofPairs.contains(where: description.orders.contains) {
      self = .pair
    } else if description.options["from"] != nil, description.options["by"] != nil {
      self = .range(isOfChange: Self.ofChange.contains(description.name))
    } else {
      return nil
    }
  }

  /// Whether a command asks about a step of time, with some number of arguments.
  static func exists(in description: CommandDescription) -> Bool {
    (0...2).contains { count in
      TimePlace(description, words: Array(repeating: "x", count: count + 1)) != nil
    }
  }

  /// Options that a sweep sees to, besides those that every study does.
  static let ownSettings: Set = ["format", "chronicle", "from", "to", "by"]

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
  func filled(_ arguments: [String], step: TimeStep) -> [String] {
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
  func name(of command: StudyArguments.Command) -> String {
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
