import ArgumentParser
import Camarilla
import CamarillaFormats

/// Makes the arguments of a study's commands: what is theirs, of what the study says.
struct StudyArguments {
  /// A command of the study, ready to be run but for the file that its answer goes to.
  struct Command {
    var question: Study.Question
    /// The command, its arguments and its options, paths as the study has them.
    var written: [String]
    /// The same with paths as this process finds them.
    var arguments: [String]
    /// What the study sets options to, with those of the arguments that do so.
    var settings: [(setting: Study.Setting, arguments: Range<Int>)] = []
    /// What chance starts from, where the command has need of it.
    var seed: String?
  }

  private let study: Study
  private let home: StudyFolder
  private var descriptions: [String: CommandDescription] = [:]
  private var used: Set<String> = []
  private var usedSelections: Set<String> = []
  private(set) var diagnostics = Diagnostics(limit: .max)

  /// What a study or a sweep sees to itself.
  private static let reserved: Set = ["output", "replace", "timings", "help", "version"]

  private init(study: Study, home: StudyFolder) {
    self.study = study
    self.home = home
  }

  /// The commands of a study whose file is in a folder, and everything that is wrong with them.
  static func commands(
    of study: Study, in home: StudyFolder
  ) -> (commands: [Command], faults: [Problem]) {
    var maker = StudyArguments(study: study, home: home)
    let commands = study.questions.compactMap { maker.command($0) }
    for problem in StudyValues.faults(of: commands) { maker.diagnostics.add(problem) }
    maker.checkUnusedSelections()
    // Where nothing is asked, every setting is without a use, and none is wrong.
    for setting in study.settings
    where !study.questions.isEmpty && !maker.used.contains(setting.name) {
      let known = maker.descriptions.values.flatMap(\.options.keys)
      maker.diagnostics.fault(
        "no question has an option '\(setting.name)'", at: setting.location,
        expected: "an option of one of the commands",
        suggestion: Suggestion(nearestTo: setting.name, among: Set(known).sorted()))
    }
    return (commands, maker.diagnostics.problems)
  }

  private mutating func command(_ question: Study.Question) -> Command? {
    let name = question.words[0]
    guard let description = description(of: name) else {
      diagnostics.unknown(
        noun: "command", text: name, at: question.askLocation,
        among: study.purpose.commands)
      return nil
    }
    guard description.isAnswering else {
      diagnostics.fault(
        "'\(name)' \(Self.reason(whyNotAnswering: description))",
        at: question.askLocation,
        expected: "one of \(study.purpose.commands.joined(separator: ", "))")
      return nil
    }
    var command = Command(
      question: question, written: [name], arguments: [name],
      seed: description.options["seed"]?.defaultValue)
    let (plain, given) = parted(question, description: description)
    for (index, word) in plain.enumerated() {
      append(word, isPath: description.isPath(at: index) && !isTime(word), to: &command)
    }
    var question = question
    question.settings = given + question.settings
    for setting in settings(of: question, description: description) {
      append(setting, description: description, to: &command)
    }
    if !question.file.isEmpty, !command.settings.contains(where: { $0.setting.name == "format" }),
      let fault = description.fault(ofFileNamed: question.file)
    {
      diagnostics.fault(
        fault.message, at: question.fileLocation, expected: fault.expected)
    }
    return command
  }

  /// Why a command answers no question itself.
  private static func reason(whyNotAnswering description: CommandDescription) -> String {
    if description.options["output"] == nil { return "writes no file" }
    return description.name == RunCommand.configuration.commandName
      ? "runs studies, and a study runs no other" : "puts together what others answered"
  }

  /// The words behind a command that are no options, and the options among them as settings.
  private mutating func parted(
    _ question: Study.Question, description: CommandDescription
  ) -> (plain: [String], settings: [Study.Setting]) {
    var plain: [String] = []
    var settings: [Study.Setting] = []
    let words = question.words
    for (index, role) in description.roles(of: words).enumerated() {
      let word = words[index]
      if role == .argument { plain.append(word) }
      guard role == .option else { continue }
      let parts = word.drop { $0 == "-" }.split(separator: "=", maxSplits: 1)
      let name = String(parts.first ?? "")
      guard word.hasPrefix("--"), let option = description.options[name] else {
        diagnostics.fault(
          "'\(question.words[0])' has no option '\(shortened(word))'", at: question.askLocation,
          expected: "an option by its long name",
          suggestion: Suggestion(nearestTo: name, among: description.options.keys.sorted()))
        continue
      }
      let value =
        parts.count > 1
        ? String(parts[1])
        : option.isFlag ? "true" : index + 1 < words.count ? words[index + 1] : ""
      if let index = settings.firstIndex(where: { $0.name == name }) {
        settings[index].values.append(value)
      } else {
        settings.append(
          .init(
            name: name, values: [value], location: question.askLocation,
            valueLocation: question.askLocation))
      }
    }
    return (plain, settings)
  }

  /// Whether a word names a time, and no file.
  private func isTime(_ word: String) -> Bool {
    TimeArgument(word) != nil
      && fileKind(of: home.path(of: word)) == .nothing
  }

  private mutating func description(of name: String) -> CommandDescription? {
    if let known = descriptions[name] { return known }
    let description = CommandDescription(commandNamed: name)
    descriptions[name] = description
    return description
  }

  /// What holds for a question: its own settings, else those of its selection, else the study's.
  private mutating func settings(
    of question: Study.Question, description: CommandDescription
  ) -> [Study.Setting] {
    var settings = question.settings
    func add(_ others: [Study.Setting]) {
      for other in others where !settings.contains(where: { $0.name == other.name }) {
        settings.append(other)
      }
    }
    if let (name, location) = question.selection {
      usedSelections.insert(name)
      if let selection = study.selections[name] {
        add(selection)
      } else {
        let names = study.selections.keys.sorted()
        diagnostics.unknown(
          noun: "selection", text: name, at: location, among: names,
          expected: names.isEmpty ? "a name under selections" : nil)
      }
    }
    let common = study.settings.filter { description.options[$0.name] != nil }
    used.formUnion(common.map(\.name))
    add(common)
    return settings
  }

  /// What stands in selections that no question takes is read all the same, by the first command that has all their
  /// options.
  private mutating func checkUnusedSelections() {
    for (name, settings) in study.selections.sorted(by: { $0.key < $1.key })
    where !usedSelections.contains(name) {
      let all = CommandDescription.answering
      let known = all.reduce(into: Set()) { $0.formUnion($1.options.keys) }
      let strangers = settings.filter {
        !known.contains($0.name) || Self.reserved.contains($0.name)
      }
      for setting in strangers {
        diagnostics.fault(
          "no command has an option '\(shortened(setting.name))'", at: setting.location,
          expected: "an option of one of the commands",
          suggestion: Suggestion(
            nearestTo: setting.name, among: known.subtracting(Self.reserved).sorted()))
      }
      let rest = settings.filter { setting in !strangers.contains { $0.name == setting.name } }
      guard
        let description = all.first(where: { command in
          rest.allSatisfy { command.options[$0.name] != nil }
        }), let first = rest.first
      else { continue }
      var command = Command(
        question: Study.Question(
          file: "", fileLocation: first.location, words: [description.name],
          askLocation: first.location, settings: [], location: first.location),
        written: [description.name], arguments: [description.name])
      for setting in rest { append(setting, description: description, to: &command) }
      for problem in StudyValues.faultsOfSettings(of: command) { diagnostics.add(problem) }
    }
  }

  private mutating func append(
    _ setting: Study.Setting, description: CommandDescription, to command: inout Command
  ) {
    let name = command.written[0]
    let known = description.options.keys.filter { !Self.reserved.contains($0) }.sorted()
    guard let option = description.options[setting.name], known.contains(setting.name) else {
      diagnostics.fault(
        Self.reserved.contains(setting.name)
          ? "'\(setting.name)' is the \(study.purpose.owner)'s own to say"
          : "'\(name)' has no option '\(shortened(setting.name))'", at: setting.location,
        expected: "\(study.purpose.questionKeys.joined(separator: ", ")) or an option of '\(name)'",
        suggestion: Suggestion(nearestTo: setting.name, among: known))
      return
    }
    let first = command.arguments.count
    defer { command.settings.append((setting, first..<command.arguments.count)) }
    if option.isFlag {
      switch setting.values {
      case ["true"]: append("--\(option.name)", isPath: false, to: &command)
      case ["false"]: break
      default:
        diagnostics.fault(
          "'\(shortened(setting.values.joined(separator: ", ")))' is no value of '\(option.name)'",
          at: setting.valueLocation, expected: "true or false")
      }
      return
    }
    if option.name == "seed" { command.seed = setting.values.last }
    let values =
      option.isRepeating ? setting.values : [setting.values.joined(separator: ",")]
    for value in values {
      append(value, isPath: option.isPath, to: &command, after: "--\(option.name)=")
    }
  }

  private mutating func append(
    _ word: String, isPath: Bool, to command: inout Command, after option: String = ""
  ) {
    if isPath, word == Input.dash {
      diagnostics.fault(
        "a \(study.purpose.owner) reads files, and - is standard input",
        at: command.question.askLocation,
        expected: "a path")
    }
    command.written.append(option + word)
    let isList = word.hasPrefix("@") && word.count > 1
    let path = isList ? String(word.dropFirst()) : word
    command.arguments.append(
      option + (isPath || isList ? (isList ? "@" : "") + home.path(of: path) : word))
  }
}
