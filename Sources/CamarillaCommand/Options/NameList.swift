import Camarilla

/// Names in one text, separated by commas, as options take them.
enum NameList {
  /// The names that a text has, each once and in its order. A known name may have commas in it: of several readings, the
  /// one with the longest name first counts.
  ///
  /// - Parameters:
  ///   - noun: what a name is of, for the message where one is not known: `kind`.
  ///   - known: the names that there are.
  ///   - words: what else may stand in the text, for the message.
  static func names(
    in text: String, among known: [String], noun: String, besides words: [String] = []
  ) throws(CommandFailure) -> [String] {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    var names: [String] = []
    var first = 0
    while first < parts.count {
      let name = String(parts[first].trimmingBlanks())
      let reading = (first..<parts.count).reversed().lazy.map { last in
        (
          last: last,
          name: String(text[parts[first].startIndex..<parts[last].endIndex].trimmingBlanks())
        )
      }.first { known.contains($0.name) }
      if let reading {
        if !names.contains(reading.name) { names.append(reading.name) }
        first = reading.last + 1
      } else if name.isEmpty {
        first += 1
      } else {
        throw CommandFailure(
          status: .usage, message: unknownWord(noun: noun, text: name, among: known + words))
      }
    }
    return names
  }
}
