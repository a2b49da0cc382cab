import ArgumentParser
import Camarilla
import Synchronization

/// A year on the command line: `1926`, `44BCE`, `"44 v. Chr."`, or by its astronomical number, of which
/// 0 is 1 BCE and −43 is 44 BCE: `-43`, `-0043`.
struct YearArgument: Equatable {
  /// The astronomical number.
  var year: Int

  init(year: Int) { self.year = year }

  /// The year that a text names; nil where it names none.
  init?(_ text: String) {
    guard let year = CalendarYear(text)?.number else { return nil }
    self.year = year
  }

  /// Reads an argument.
  @Sendable static func parse(_ text: String) throws -> YearArgument {
    guard let argument = YearArgument(text) else {
      throw ValidationError(
        "expected a year such as 1926, -43 or 44BCE, from \(CalendarYear.range.lowerBound) to"
          + " \(CalendarYear.range.upperBound).")
    }
    if argument.year <= 0 { CountedYears.current?.add(text, year: argument.year) }
    return argument
  }

  /// What the help says of how years count.
  static let counting = """
    Years before 1 are written 44BCE, "44 BC" or "44 v. Chr."; or by their number, which counts \
    astronomically as in ISO 8601 and EDTF: 0 is 1 BCE, and -43 is 44 BCE.
    """

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
          words.allSatisfy({ $0.first != "-" }), YearArgument(year) != nil
        else { continue }
        joined[joined.count - 1] = year
        rest = rest.dropFirst(count)
        break
      }
    }
    return joined
  }

  static let minus: Character = "\u{2212}"

  /// Turns `-43`, `-43..-20` and `-0043-03` into `−43`, `−43..-20` and `−0043-03`, so that the parser does not
  /// look for options 4 and 3.
  static func protectingNegativeYears(_ arguments: [String]) -> [String] {
    arguments.map { argument in
      let (sign, rest) = (argument.first, argument.dropFirst())
      guard sign == "-", !rest.isEmpty else { return argument }
      let first = rest.prefix { ("0"..."9").contains($0) }
      let others = rest[first.endIndex...]
      guard !first.isEmpty,
        others.isEmpty || others.hasPrefix("..") || others.allSatisfy("0123456789-X".contains)
      else { return argument }
      return String(minus) + rest
    }
  }
}

/// The years up to 0 that were given by their bare number, which not everybody takes for what it is.
final class CountedYears: Sendable {
  /// Where the arguments that are being read note such years.
  @TaskLocal static var current: CountedYears?

  private let years = Mutex<[Int]>([])

  /// Notes a year, unless it stands in the four digits of EDTF, whose writers know how they count.
  func add(_ text: String, year: Int) {
    let digits = text.drop { $0 == "-" || $0 == YearArgument.minus }
    guard digits.allSatisfy({ ("0"..."9").contains($0) }), digits.count != 4 else { return }
    years.withLock { if !$0.contains(year) { $0.append(year) } }
  }

  /// How the years noted count.
  var remark: String? {
    let years = years.withLock { $0 }
    guard let first = years.first else { return nil }
    let meanings = years.map { "\($0) is \(CalendarYear($0))" }.joined(separator: ", ")
    let other = first == 0 ? 44 : -first
    return "\(meanings): years count astronomically, and \(other) BCE is written \(other)BCE"
  }
}
