import CamarillaExplorer

/// The arguments of a command that a question's query stands for.
struct ExplorerArguments {
  struct Fault: Error {
    var message: String
  }

  private(set) var words: [String] = []

  /// What a question may not say: which chronicle is read, and where anything is written.
  private static let withheld: Set = [
    "chronicle", "format", "output", "replace", "timings", "help", "version",
  ]

  /// Reads a query: `argument` is a word that stands by itself, everything else the option of that name.
  ///
  /// No option that takes a file's path is let through, so that no question reaches the file system.
  init(_ question: ExplorerQuestion, ofCommand command: String) throws(Fault) {
    let description = CommandDescription(commandNamed: command)
    let options = description?.options ?? [:]
    var position = 0
    for item in question.items {
      if item.name == "argument" {
        // A word with a dash would be an option; only a year may begin so.
        guard !item.value.hasPrefix("-") || item.value.dropFirst().first?.isNumber == true else {
          throw Fault(message: "argument is '\(item.value)'; expected a word without a dash")
        }
        guard description?.isPath(at: position) == false else {
          throw Fault(message: "'\(command)' takes no such argument here")
        }
        position += 1
        words.append(item.value)
        continue
      }
      guard let option = options[item.name], !option.isPath, !Self.withheld.contains(item.name)
      else { throw Fault(message: "'\(item.name)' is nothing to ask '\(command)' with") }
      guard option.isFlag else {
        words.append("--\(item.name)=\(item.value)")
        continue
      }
      guard item.value == "true" else {
        throw Fault(message: "\(item.name) is '\(item.value)'; expected true, or nothing at all")
      }
      words.append("--\(item.name)")
    }
  }
}
