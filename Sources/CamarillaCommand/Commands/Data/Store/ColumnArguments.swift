import ArgumentParser
import Camarilla

/// `--set COLUMN=VALUE`: the further columns of a row.
struct ColumnArguments: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A further column, such as label=Stalin; may be given several times.",
      valueName: "column=value"))
  var columns: [String] = []

  func validate() throws {
    for text in columns where text.first == "=" || !text.contains("=") {
      throw ValidationError("--set is '\(text)'; expected a column and its value, as label=Stalin.")
    }
  }

  var isEmpty: Bool { columns.isEmpty }

  /// Makes sure that only further columns were given.
  ///
  /// - Parameter known: the columns that have options of their own, or are arguments.
  func check(besides known: [String]) throws(CommandFailure) {
    for (name, value) in assignments where known.contains(name) {
      throw CommandFailure(
        status: .usage,
        message:
          "--set is '\(name)=\(value)', and '\(name)' is no further column; give it by itself.")
    }
  }

  /// Sets what was given; a blank text takes away what was there.
  ///
  /// - Parameter known: columns that are no attributes.
  func apply(to attributes: inout [Attribute], but known: [String]) {
    for (name, value) in assignments where !known.contains(name) {
      let index = attributes.firstIndex { $0.name == name }
      switch (index, value.isEmpty) {
      case (let index?, true): attributes.remove(at: index)
      case (let index?, false): attributes[index].value = value
      case (nil, true): break
      case (nil, false): attributes.append(Attribute(name: name, value: value))
      }
    }
  }

  /// The columns with their values.
  var pairs: [(String, String?)] { assignments.map { ($0.name, $0.value) } }

  private var assignments: [(name: String, value: String)] {
    columns.compactMap { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
  }
}
