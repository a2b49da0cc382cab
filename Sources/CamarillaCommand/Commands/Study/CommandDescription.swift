import ArgumentParser
import Camarilla
import CamarillaFormats
import Synchronization

/// What a command takes, as its help has it.
struct CommandDescription: Sendable {
  struct Option: Sendable {
    var name: String
    /// Whether it stands alone, without a value.
    var isFlag: Bool
    /// Whether it may be given several times.
    var isRepeating: Bool
    /// Whether its value is a file's path.
    var isPath: Bool
    /// The only words that it takes; empty where it takes others.
    var choices: [String]
    var defaultValue: String?
    /// What the help says of it.
    var abstract: String
    /// The section of the help in which it stands.
    var section: String?
    /// What its value is called there.
    var valueName: String
  }

  /// An argument that is no option.
  struct Positional: Sendable {
    /// As the usage has it.
    var name: String
    /// Whether it may be left out.
    var isOptional: Bool
    /// Whether it may stand for several words.
    var isRepeating: Bool
    /// Whether it is a file's path.
    var isPath: Bool
    /// What the help says of it.
    var abstract: String
  }

  let name: String
  /// The help's first line.
  private(set) var abstract = ""
  /// By their long names.
  private(set) var options: [String: Option] = [:]
  /// In their order; the last may stand for several.
  private(set) var positionals: [Positional] = []
  /// The orders in which arguments that are no options may stand, by their names; one, unless the usage has several.
  private(set) var orders: [[String]] = []

  /// What the command of a name takes; nil where there is none of that name, or it has commands of its own.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - parent: the command that it is one of.
  init?(
    commandNamed name: String, of parent: any ParsableCommand.Type = RootCommand.self
  ) {
    let command = parent.configuration.subcommands.first {
      $0.configuration.commandName == name
    }
    guard let command else { return nil }
    self.init(of: command)
  }

  /// What a command takes; nil where it has commands of its own.
  init?(of command: any ParsableCommand.Type) {
    guard command.configuration.subcommands.isEmpty, let name = command.configuration.commandName,
      let help = try? JSONParser.parse(Array(command._dumpHelp().utf8))
    else { return nil }
    self.name = name
    abstract = command.configuration.abstract
    for argument in help["command"]?["arguments"]?.elements ?? [] {
      let isPath = argument["completionKind"]?["file"] != nil
      let isRepeating = argument["isRepeating"] == true
      guard argument["kind"]?.text != "positional" else {
        positionals.append(
          Positional(
            name: argument["valueName"]?.text ?? "", isOptional: argument["isOptional"] == true,
            isRepeating: isRepeating, isPath: isPath, abstract: argument["abstract"]?.text ?? ""))
        continue
      }
      for spelling in argument["names"]?.elements ?? [] where spelling["kind"]?.text == "long" {
        guard let name = spelling["name"]?.text else { continue }
        options[name] = Option(
          name: name, isFlag: argument["kind"]?.text == "flag", isRepeating: isRepeating,
          isPath: isPath,
          choices: argument["completionKind"]?["list"]?["values"]?.elements?.compactMap(\.text)
            ?? [],
          defaultValue: argument["defaultValue"]?.text,
          abstract: argument["abstract"]?.text ?? "", section: argument["sectionTitle"]?.text,
          valueName: argument["valueName"]?.text ?? "")
      }
    }
    orders =
      command.configuration.usage.map(Self.orders(inUsage:)) ?? [positionals.map(\.name)]
  }

  /// The words of a usage that stand for arguments: `<figure> [<year>] [options]` has figure and year.
  private static func orders(inUsage usage: String) -> [[String]] {
    usage.split(separator: "\n").map { line in
      line.split(separator: " ").filter { !$0.contains("option") && !$0.contains("--") }.compactMap
      {
        word in
        guard let start = word.firstIndex(of: "<"), let end = word.firstIndex(of: ">") else {
          return nil
        }
        return String(word[word.index(after: start)..<end])
      }
    }
  }

  /// What the command of a name takes, worked out once.
  static func known(commandNamed name: String) -> CommandDescription? {
    if let known = known.withLock({ $0[name] }) { return known }
    let description = CommandDescription(commandNamed: name)
    known.withLock { $0[name] = description }
    return description
  }

  private static let known = Mutex<[String: CommandDescription?]>([:])

  /// Whether the argument at an index, among those that are no options, is a file's path.
  func isPath(at index: Int) -> Bool {
    guard index < positionals.count else {
      return positionals.last.map { $0.isRepeating && $0.isPath } ?? false
    }
    return positionals[index].isPath
  }

  /// What a word of a command line is.
  enum WordRole {
    case command, argument, option
    /// What stands behind an option by itself.
    case value
  }

  /// What each word of a command line is, the command's own name first. Negative numbers are no options.
  func roles(of words: [String]) -> [WordRole] {
    var roles: [WordRole] = []
    var isValueNext = false
    for word in words {
      let isOption =
        word.hasPrefix("-") && word.count > 1 && !word.dropFirst().prefix(1).allSatisfy(\.isNumber)
      roles.append(
        roles.isEmpty ? .command : isValueNext ? .value : isOption ? .option : .argument)
      isValueNext =
        roles[roles.count - 1] == .option && word.hasPrefix("--")
        && options[String(word.drop { $0 == "-" })]?.isFlag == false
    }
    return roles
  }

  /// The names of the commands that take an option.
  static func names(withOption option: String) -> [String] {
    names.filter { all[$0]?.options[option] != nil }
  }

  /// Of all commands that have none of their own, by name.
  private static let all = Dictionary(
    uniqueKeysWithValues: names.compactMap { name in
      CommandDescription(commandNamed: name).map { (name, $0) }
    })

  /// The names of all commands that have none of their own.
  static var names: [String] {
    RootCommand.configuration.subcommands.filter { $0.configuration.subcommands.isEmpty }
      .compactMap { $0.configuration.commandName }
  }

  /// Whether it answers a question with a file, as a study needs it.
  var isAnswering: Bool { options["output"] != nil && !Self.ofOthers.contains(name) }

  /// Those that put together what others have answered.
  private static let ofOthers = Set(
    [RunCommand.configuration, GatherCommand.configuration].map(\.commandName))

  /// All commands whose answers a study can write.
  static let answering = names.compactMap { all[$0] }.filter(\.isAnswering)

  static var namesOfAnswering: [String] { answering.map(\.name) }

  /// Why a name promises what isn't written under it; nil where it doesn't.
  func fault(ofFileNamed file: String) -> (message: String, expected: String)? {
    guard let ending = fileExtension(of: file)?.lowercased() else { return nil }
    // A scene is what a picture shows, in words.
    let isScene = name == SceneCommand.configuration.commandName
    let texts = isScene ? ["json"] : ["csv", "json", "txt"]
    let isText = isScene || options["output"]?.abstract == OutputHelp.ofAnswers
    let draws = !isScene && options["theme"] != nil
    // What chronicles are written as is for their formats to say.
    guard isText || draws, !(isText && texts.contains(ending)), !(draws && Self.isPicture(ending))
    else { return nil }
    let expected = (isText ? texts : []) + (draws ? ["svg", "png", "pdf"] : [])
    return (
      "'\(name)' writes nothing that .\(ending) says",
      expected.map { ".\($0)" }.listed(by: "or")
    )
  }

  /// Whether pictures, and pages of them, may be named so. What is none of a known text or document is left to
  /// Graphviz, which knows more with each version.
  private static func isPicture(_ ending: String) -> Bool {
    ![
      "csv", "json", "txt", "text", "tsv", "md", "doc", "docx", "odt", "rtf", "ods", "xls", "xlsx",
      "yaml", "yml", "xml",
    ].contains(ending)
  }
}
