import Camarilla
import CamarillaFormats

/// An edit as a page or a program asks for it, as the command line of `camarilla store` that makes it.
///
/// It is an object of JSON: `command`, and where they are wanted `arguments`, an array of texts, and `options` by their
/// names: a text or number, `true` for one that stands alone, an array for one that may be given several times. A column
/// that rows are described to have and the command has no option for, a figure's label, may stand among them too.
struct EditRequest {
  /// The commands of `camarilla store` that may be asked for: those that edit what is there.
  static let commands = [
    "add", "amend", "retract", "add-figure", "amend-figure", "retract-figure", "merge-figures",
    "add-source", "amend-source", "retract-source", "merge-sources", "undo", "redo",
  ]

  /// What may not be said: which file is edited or written, in which form, and at what time.
  private static let withheld: Set = [
    "store", "output", "format", "replace", "at", "help", "version",
  ]

  static let descriptions = Dictionary(
    uniqueKeysWithValues: commands.map {
      ($0, CommandDescription(commandNamed: $0, of: StoreCommand.self))
    })

  /// Columns that rows are described to have and that commands set by `--set` alone.
  static let columns = Set(
    Figure.fields.filter(\.isSupplementary).map(\.name)
      + Source.fields.filter(\.isSupplementary).map(\.name)
      + Relationship.fields.filter(\.isSupplementary).map(\.name))

  /// The options of a command that may be given, by name.
  static func options(of description: CommandDescription) -> [CommandDescription.Option] {
    description.options.values.sorted { $0.name < $1.name }
      .filter { !$0.isPath && !withheld.contains($0.name) }
  }

  let command: String
  /// The arguments that have no names, in order.
  private var arguments: [String]
  /// The words of each option by its name; of a further column by that of the column.
  private var options: [(name: String, words: [String])]
  private let description: CommandDescription

  init(_ body: [UInt8]) throws(CommandFailure) {
    let json = try Self.json(of: body)
    for case let name in json.names where !["command", "arguments", "options"].contains(name) {
      throw Self.fault("'\(name)' is no part of an edit; expected command, arguments and options")
    }
    guard let command = json["command"]?.text, Self.commands.contains(command),
      let description = Self.descriptions[command] ?? nil
    else {
      throw Self.fault(
        "the edit's command is \(json["command"]?.compactText ?? "missing"); expected one of "
          + Self.commands.joined(separator: ", "))
    }
    self.command = command
    self.description = description
    arguments = try Self.arguments(of: json["arguments"] ?? [], command: command)
    options = try Self.options(of: json["options"] ?? [:], description: description)
    try requireText()
  }

  /// Stops at a NUL, which no table can hold.
  private func requireText() throws(CommandFailure) {
    let names = description.positionals.map(\.name)
    let given =
      arguments.enumerated().map { ($0 < names.count ? names[$0] : nil, [$1]) }
      + options.map { ($0.name, $0.words) }
    for (name, words) in given where words.contains(where: { $0.utf8.contains(0) }) {
      let fault = Self.fault("\(name ?? "an argument") holds a NUL; expected a text without")
      throw name.map { fault.about($0) } ?? fault
    }
  }

  /// The words of a command line that edits a store.
  ///
  /// - Parameters:
  ///   - store: the store's file.
  ///   - further: options that the line has besides.
  func words(store: String, _ further: [String] = []) -> [String] {
    Self.words(
      of: command, arguments: arguments,
      options: options.flatMap(\.words) + ["--store=\(store)"] + further)
  }

  /// The names of everything that is said.
  var fields: Set<String> {
    Set(options.map(\.name)).union(description.positionals.map(\.name).prefix(arguments.count))
  }

  /// The edit without what is wrong in some fields, to find out what is wrong besides; nil where nothing can be left out.
  ///
  /// - Parameter wrong: the names of the fields.
  func leavingOut(_ wrong: Set<String>) -> EditRequest? {
    var other = self
    other.options.removeAll { wrong.contains($0.name) }
    var isOther = other.options.count < options.count
    for (index, positional) in description.positionals.enumerated()
    where index < arguments.count && positional.name == "when" && wrong.contains("when") {
      // A relationship needs some date; any will do.
      other.arguments[index] = Self.anyDate
      isOther = isOther || arguments[index] != Self.anyDate
    }
    return isOther ? other : nil
  }

  private static let anyDate = "2000"

  /// A command line of `camarilla store`. Behind a double dash no word is an option, whatever a figure is called.
  static func words(of command: String, arguments: [String], options: [String]) -> [String] {
    ["store", command]
      + (arguments.contains { $0.hasPrefix("-") }
        ? options + ["--"] + arguments : arguments + options)
  }

  // MARK: Reading

  static func fault(_ message: String) -> CommandFailure {
    CommandFailure(status: .usage, message: message)
  }

  /// An object of JSON.
  static func json(of body: [UInt8]) throws(CommandFailure) -> JSONValue {
    let json: JSONValue
    do throws(JSONFault) {
      json = try JSONParser.parse(body)
    } catch {
      throw fault(
        "the body is no JSON: line \(error.line), column \(error.column), expected \(error.expected)"
      )
    }
    guard json.isObject else { throw fault("the body is no object; expected one of JSON") }
    return json
  }

  private static func arguments(
    of value: JSONValue, command: String
  ) throws(CommandFailure) -> [String] {
    guard let elements = value.elements else {
      throw fault("arguments is \(value.compactText); expected an array of texts")
    }
    var arguments: [String] = []
    for element in elements {
      guard let text = element.text else {
        throw fault("\(element.compactText) is among the arguments; expected texts")
      }
      arguments.append(text)
    }
    return arguments
  }

  private static func options(
    of value: JSONValue, description: CommandDescription
  ) throws(CommandFailure) -> [(name: String, words: [String])] {
    guard case .object(let members) = value else {
      throw fault("options is \(value.compactText); expected an object")
    }
    var words: [(name: String, words: [String])] = []
    for (index, member) in members.enumerated() {
      let name = member.name
      if description.options[name] == nil, description.options["set"] != nil,
        columns.contains(name), let text = member.value.text
      {
        words.append((name, ["--set=\(name)=\(text)"]))
        continue
      }
      guard let option = description.options[name], !option.isPath, !withheld.contains(name) else {
        throw fault("'\(name)' is nothing to edit with here").about(name)
      }
      guard !members[..<index].contains(where: { $0.name == name }) else {
        throw fault("\(name) is given twice; expected it once, with an array of values if need be")
          .about(name)
      }
      let given = try Self.words(of: member.value, option: option)
      guard name == "set" else {
        words.append((name, given))
        continue
      }
      words += given.map { word in
        let column = word.dropFirst("--set=".count).prefix { $0 != "=" }
        return (word.dropFirst("--set=".count).contains("=") ? String(column) : name, [word])
      }
    }
    return words
  }

  /// An option with its value; behind an equals sign the parser takes a blank one for none.
  private static func words(of name: String, text: String) -> [String] {
    text.isEmpty ? ["--\(name)", ""] : ["--\(name)=\(text)"]
  }

  private static func words(
    of value: JSONValue, option: CommandDescription.Option
  ) throws(CommandFailure) -> [String] {
    let name = option.name
    switch value {
    case .null: return []
    case .bool(let isGiven) where option.isFlag: return isGiven ? ["--\(name)"] : []
    case .string(let text) where !option.isFlag, .number(let text) where !option.isFlag:
      return Self.words(of: name, text: text)
    case .array(let values) where option.isRepeating:
      var words: [String] = []
      for value in values {
        guard let text = value.text else {
          throw fault("\(value.compactText) is among \(name); expected texts").about(name)
        }
        words += Self.words(of: name, text: text)
      }
      return words
    default:
      let expected =
        option.isFlag ? "true or false" : option.isRepeating ? "an array of texts" : "a text"
      throw fault("\(name) is \(value.compactText); expected \(expected)").about(name)
    }
  }
}

extension JSONValue {
  /// The names of an object's members.
  fileprivate var names: [String] {
    if case .object(let members) = self { members.map(\.name) } else { [] }
  }
}
