import Camarilla

/// What is done to the words of a command line before they are parsed, so that years before our era, and whatever else
/// begins with a minus, may stand in them as people write them.
enum ArgumentWords {
  /// Eras that stand in an argument of their own behind a year's number.
  private static let eras: Set = ["bce", "bc", "ce", "ad"]

  /// Puts years whose era stands in arguments of its own into one: `44 BCE`, `44 v. Chr.`.
  static func joiningEras(of arguments: [String]) -> [String] {
    var joined: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      joined.append(argument)
      guard !argument.isEmpty, argument.allSatisfy({ ("0"..."9").contains($0) }) else { continue }
      // The longest first: `44 v. Chr.` has its era in two words.
      for count in stride(from: min(3, rest.count), to: 0, by: -1) {
        let words = rest.prefix(count)
        let year = ([argument] + words).joined(separator: " ")
        guard
          count > 1 || eras.contains(words.first?.filter(\.isLetter).lowercased() ?? ""),
          words.allSatisfy({ $0.first != "-" }), CalendarYear(year) != nil
        else { continue }
        joined[joined.count - 1] = year
        rest = rest.dropFirst(count)
        break
      }
    }
    return joined
  }

  /// The arguments in an order in which the parser takes words that begin with a minus for what they are, where it
  /// would look for options 4 and 3 in `-43`: an option's value joined to its option, and what is no option behind
  /// `--`. As they are where none of them begins so.
  static func separatingNegatives(_ arguments: [String]) -> [String] {
    guard arguments.prefix(while: { $0 != terminator }).contains(where: isNegative),
      let (command, words) = CommandWords.command(in: arguments),
      let options = CommandDescription(of: command)?.options
    else { return arguments }
    var given: [String] = []
    var others: [String] = []
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == terminator {
        others += rest
        break
      }
      let option = RepeatedOptions.spellings[word] ?? word
      if options[String(option.dropFirst(2))]?.isFlag == false, let value = rest.first {
        rest.removeFirst()
        given += isNegative(value) ? ["\(option)=\(value)"] : [word, value]
      } else if word.hasPrefix("-"), word != "-", !isNumber(word) {
        given.append(word)
      } else {
        others.append(word)
      }
    }
    return arguments.dropLast(words.count) + given + [terminator] + others
  }

  private static let terminator = "--"

  /// Whether a word begins with a minus and is the name of no option.
  private static func isNegative(_ word: String) -> Bool {
    word.hasPrefix("-") && word.count > 1 && !word.hasPrefix("--") && !word.hasPrefix("-o")
      && word != "-h" && word != "-help"
  }

  private static func isNumber(_ word: String) -> Bool {
    word.first == "-" && word.dropFirst().first.map { ("0"..."9").contains($0) } ?? false
  }
}
