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
    /// What chance starts from, where the command has need of it.
    var seed: String?
  }

  private let study: Study
  private let home: StudyFolder
  private var descriptions: [String: CommandDescription] = [:]
  private var used: Set<String> = []
  private(set) var diagnostics = Diagnostics(limit: .max)

  /// What the study sees to itself.
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
    for setting in study.settings where !maker.used.contains(setting.name) {
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
    guard name != RunCommand.configuration.commandName, let description = description(of: name)
    else {
      diagnostics.unknown(
        noun: "command", text: name, at: question.location, among: CommandDescription.names)
      return nil
    }
    guard description.options["output"] != nil else {
      diagnostics.fault(
        "'\(name)' writes no file", at: question.location, expected: "a command with --output")
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
    return command
  }

  /// The words behind a command that are no options, and the options among them as settings.
  private mutating func parted(
    _ question: Study.Question, description: CommandDescription
  ) -> (plain: [String], settings: [Study.Setting]) {
    var plain: [String] = []
    var settings: [Study.Setting] = []
    var rest = question.words.dropFirst()
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word.count > 1, !word.dropFirst().prefix(1).allSatisfy(\.isNumber)
      else {
        plain.append(word)
        continue
      }
      let parts = word.drop { $0 == "-" }.split(separator: "=", maxSplits: 1)
      let name = String(parts.first ?? "")
      guard word.hasPrefix("--"), let option = description.options[name] else {
        diagnostics.fault(
          "'\(question.words[0])' has no option '\(shortened(word))'", at: question.location,
          expected: "an option by its long name",
          suggestion: Suggestion(nearestTo: name, among: description.options.keys.sorted()))
        continue
      }
      let value =
        parts.count > 1 ? String(parts[1]) : option.isFlag ? "true" : rest.popFirst() ?? ""
      if let index = settings.firstIndex(where: { $0.name == name }) {
        settings[index].values.append(value)
      } else {
        settings.append(
          .init(
            name: name, values: [value], location: question.location,
            valueLocation: question.location))
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

  private mutating func append(
    _ setting: Study.Setting, description: CommandDescription, to command: inout Command
  ) {
    let name = command.written[0]
    let known = description.options.keys.filter { !Self.reserved.contains($0) }.sorted()
    guard let option = description.options[setting.name], known.contains(setting.name) else {
      diagnostics.fault(
        Self.reserved.contains(setting.name)
          ? "'\(setting.name)' is the study's own to say"
          : "'\(name)' has no option '\(shortened(setting.name))'", at: setting.location,
        expected: "file, ask, selection or an option of '\(name)'",
        suggestion: Suggestion(nearestTo: setting.name, among: known))
      return
    }
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
        "a study reads files, and - is standard input", at: command.question.location,
        expected: "a path")
    }
    command.written.append(option + word)
    let isList = word.hasPrefix("@") && word.count > 1
    let path = isList ? String(word.dropFirst()) : word
    command.arguments.append(
      option + (isPath || isList ? (isList ? "@" : "") + home.path(of: path) : word))
  }
}
