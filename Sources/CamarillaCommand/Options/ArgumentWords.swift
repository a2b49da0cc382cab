import Camarilla

/// What is done to the words of a command line before they are parsed, so that years before our era may stand in
/// them as people write them.
enum ArgumentWords {
  /// The arguments, but that the negative value at which an option stopped is its own again (`--top=-1`); nil
  /// where none did.
  static func withoutProtectedValue(arguments: [String], in message: String) -> [String]? {
    for (index, value) in arguments.enumerated().dropFirst() where value.first == minus {
      let option = arguments[index - 1]
      guard option.hasPrefix("--"), message.contains("'\(value)' is invalid for '\(option)") else {
        continue
      }
      var plain = arguments
      plain[index - 1...index] = ["\(option)=-\(value.dropFirst())"]
      return plain
    }
    return nil
  }

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

  static let minus: Character = "\u{2212}"

  /// Turns `-43`, `-43..-20` and `-0043-03/-0042` into `−43`, `−43..-20` and `−0043-03/-0042`, so that the parser
  /// does not look for options 4 and 3.
  static func protectingNegativeYears(_ arguments: [String]) -> [String] {
    arguments.map { argument in
      let (sign, rest) = (argument.first, argument.dropFirst())
      guard sign == "-", !rest.isEmpty else { return argument }
      let first = rest.prefix { ("0"..."9").contains($0) }
      let others = rest[first.endIndex...]
      guard !first.isEmpty,
        others.isEmpty || others.hasPrefix("..") || others.allSatisfy("0123456789-X/~?%".contains)
      else { return argument }
      return String(minus) + rest
    }
  }
}
