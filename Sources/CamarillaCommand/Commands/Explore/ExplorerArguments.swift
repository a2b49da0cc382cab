import CamarillaExplorer

/// The words of a command line that a question's query stands for.
struct ExplorerArguments {
  struct Fault: Error {
    var message: String
    /// The key that it is about, where it is about one.
    var key: String?

    /// That a key is there several times which may be there once.
    static func repeated(_ key: String, count: Int) -> Fault {
      Fault(message: "\(key) is given \(count) times; expected it once", key: key)
    }
  }

  /// The arguments that are no options, in their order.
  private(set) var positionals: [String] = []
  /// The options.
  private(set) var options: [String] = []

  var words: [String] { positionals + options }

  /// What of the options tells the file of an answer from others: the year that it is of, the page of paper that it is
  /// for, and that each tie is directed.
  var tellingOptions: [String] {
    options.compactMap { option in
      if option == "--directed" { return "directed" }
      let isTelling = ["--year=", "--page="].contains { option.hasPrefix($0) }
      return isTelling ? String(option.drop { $0 != "=" }.dropFirst()) : nil
    }
  }

  /// Reads a query: the names that a command's usage gives its arguments, in any order, and those of its options.
  /// `argument`, again and again, is the next argument whatever its name.
  ///
  /// No option that takes a file's path is let through, so that no question reaches the file system.
  init(
    items: [ExplorerQuestion.Item], parameters: ExplorerParameters
  ) throws(Fault) {
    let command = parameters.command.name
    // `from` and `to` of `diff` are two times, or with `by` the ends of a range.
    let asksForRange = items.contains { $0.name == "by" || $0.name == "each" }
    let names = parameters.positionalNames.filter {
      !(asksForRange && parameters.options[$0] != nil)
    }
    let counts = Dictionary(items.map { ($0.name, 1) }, uniquingKeysWith: +)
    var named: [String: [String]] = [:]
    for item in items {
      if item.name == "argument" {
        positionals.append(item.value)
      } else if names.contains(item.name) {
        named[item.name, default: []].append(item.value)
      } else if let option = parameters.options[item.name] {
        guard option.isRepeating || counts[item.name] == 1 else {
          throw .repeated(item.name, count: counts[item.name] ?? 0)
        }
        if let word = try Self.word(for: option, value: item.value) { options.append(word) }
      } else {
        // What may be an argument or an option is one key.
        let known = names + parameters.options.keys.sorted().filter { !names.contains($0) }
        throw Fault(
          message: known.isEmpty
            ? "'\(command)' takes no keys; found '\(item.name)'"
            : unknownWord(noun: "key", text: item.name, among: known), key: item.name)
      }
    }
    if !named.isEmpty {
      guard positionals.isEmpty else {
        throw Fault(
          message: "argument and \(named.keys.sorted()[0]) were both given; expected one way")
      }
      positionals = try Self.arrange(named, parameters: parameters)
    }
    for word in positionals {
      // A word with a dash would be an option; only a year may begin so.
      guard !word.hasPrefix("-") || word.dropFirst().first?.isNumber == true else {
        throw Fault(message: "'\(word)' begins with a dash; expected a word without")
      }
      if parameters.positionalsAreTimes {
        guard parameters.orders != [[]] else {
          throw Fault(message: "'\(command)' takes no such argument here")
        }
        guard TimeArgument(word) != nil else {
          throw Fault(message: "'\(word)' is no time; expected a year or another time")
        }
      }
    }
  }

  /// Puts arguments that are given by their names into the order of the usage.
  private static func arrange(
    _ named: [String: [String]], parameters: ExplorerParameters
  ) throws(Fault) -> [String] {
    let order = parameters.orders.first { order in
      Set(order.prefix(named.count)) == Set(named.keys)
        && order.allSatisfy { named[$0] != nil || !parameters.isRequired($0) }
    }
    guard let order else { throw missing(beside: named.keys.sorted(), of: parameters) }
    var words: [String] = []
    for (index, name) in order.prefix(named.count).enumerated() {
      let values = named[name] ?? []
      guard values.count == 1 || parameters.isLastRepeating && index == order.count - 1 else {
        throw .repeated(name, count: values.count)
      }
      words += values
    }
    return words
  }

  /// That of arguments in an order one is left out before others that are given.
  private static func missing(beside given: [String], of parameters: ExplorerParameters) -> Fault {
    let orders = parameters.orders.map { $0.joined(separator: ", ") }
    // In the order that has most of them, the first that isn't given.
    let nearest = parameters.orders.max { one, other in
      one.count(where: given.contains) < other.count(where: given.contains)
    }
    let first = nearest?.first { !given.contains($0) }
    let names = given.joined(separator: " and ")
    return Fault(
      message: (first.map { "\($0) is missing beside \(names)" } ?? "\(names) don't go together")
        + "; expected \(orders.joined(separator: "; or "))", key: first)
  }

  /// An option as a word of its own; nil for one that is switched off.
  private static func word(
    for option: CommandDescription.Option, value: String
  ) throws(Fault) -> String? {
    guard option.isFlag else { return "--\(option.name)=\(value)" }
    switch value {
    case "true": return "--\(option.name)"
    case "false": return nil
    default:
      throw Fault(
        message: "\(option.name) is '\(value)'; expected true or false", key: option.name)
    }
  }
}
