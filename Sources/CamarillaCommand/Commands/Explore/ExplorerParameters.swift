import ArgumentParser

/// What a question about a command may hold in its query.
struct ExplorerParameters: Sendable {
  let command: CommandDescription
  /// The orders in which arguments that are no options may stand, by the names of their keys.
  let orders: [[String]]
  /// Whether the last of an order may be there several times.
  let isLastRepeating: Bool
  /// The options, by their names.
  let options: [String: CommandDescription.Option]

  /// What a question may not say: which chronicle is read and how, and where anything is written.
  private static let withheld: Set = [
    "output", "replace", "format", "safe-cells", "timings", "help", "version",
  ]
  /// What may be said all the same of how a file is written: it changes what is in it.
  private static let offered: Set = ["directed"]
  private static let withheldSections: Set<String?> = [
    HelpSection.chronicle.rawValue, HelpSection.graphFiles.rawValue, HelpSection.formats.rawValue,
  ]

  /// - Parameter command: a command that looks, or makes one file.
  init(_ command: CommandDescription) {
    self.command = command
    // A path is the chronicle, which is settled, or what is written. Two times may stand where `compare` has paths.
    let takesTimes = command.name == CompareCommand.configuration.commandName
    orders =
      command.positionals.contains { $0.isPath } && !takesTimes ? [[]] : command.orders
    isLastRepeating =
      command.orders.count == 1 && (command.positionals.last?.isRepeating ?? false)
    options = command.options.filter { name, option in
      !option.isPath && !Self.withheld.contains(name)
        && (Self.offered.contains(name) || !Self.withheldSections.contains(option.section))
    }
  }

  /// The names of arguments that are no options.
  var positionalNames: [String] {
    orders.flatMap(\.self).reduce(into: []) { names, name in
      if !names.contains(name) { names.append(name) }
    }
  }

  /// Whether an argument that is no option may not be left out.
  func isRequired(_ name: String) -> Bool {
    if orders.count > 1 { return orders.allSatisfy { $0.first == name } }
    return command.positionals.contains { $0.name == name && !$0.isOptional }
  }

  /// Whether an argument has to be a time, as where a command takes paths elsewhere.
  var positionalsAreTimes: Bool { command.positionals.contains { $0.isPath } }
}
