import ArgumentParser

/// Options that name a file, of which there is one: given again, the parser would take the last in silence.
enum RepeatedOptions {
  private static let names = [["--chronicle"], ["--store"], ["--map"], ["--output", "-o"]]

  /// Stops at one that is given twice.
  static func check(_ arguments: [String]) throws {
    let arguments = arguments.prefix { $0 != "--" }
    for spellings in names {
      let given = arguments.indices.filter { index in
        spellings.contains { arguments[index] == $0 || arguments[index].hasPrefix($0 + "=") }
      }
      if given.count > 1 {
        let values = given.map { index in
          let parts = arguments[index].split(separator: "=", maxSplits: 1)
          return parts.count == 2
            ? String(parts[1]) : arguments.dropFirst(index + 1).first ?? ""
        }
        throw ValidationError(
          "\(spellings[0]) is given \(given.count) times"
            + " (\(values.map { "'\($0)'" }.joined(separator: ", "))); expected it once.")
      }
    }
  }
}
