import ArgumentParser

/// Options that take one value: given again, the parser would take the last in silence.
enum RepeatedOptions {
  /// Other spellings of options, of all commands.
  static let spellings = ["-o": "--output", "--colour-by": "--color-by"]

  /// Stops at one that is given twice.
  static func check(_ arguments: [String]) throws {
    let words = arguments.prefix { $0 != "--" }
    var indices: [String: [Int]] = [:]
    for (index, word) in words.enumerated() where word.first == "-" {
      let name = String(word.prefix { $0 != "=" })
      indices[spellings[name] ?? name, default: []].append(index)
    }
    indices = indices.filter { $0.value.count > 1 }
    // What a command takes is worked out only where something is there twice.
    guard !indices.isEmpty, let (command, _) = CommandWords.command(in: arguments),
      let options = CommandDescription(of: command)?.options
    else { return }
    for (name, given) in indices.sorted(by: { $0.value[0] < $1.value[0] }) {
      guard let option = options[String(name.dropFirst(2))], !option.isFlag, !option.isRepeating
      else { continue }
      let values = given.map { index in
        let parts = words[index].split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? String(parts[1]) : words.dropFirst(index + 1).first ?? ""
      }
      throw CommandWords.misuse(
        of: arguments,
        message: "\(name) is given \(given.count) times"
          + " (\(values.map { "'\($0)'" }.joined(separator: ", "))); expected it once.")
    }
  }
}
