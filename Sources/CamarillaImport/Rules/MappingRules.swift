import Camarilla

/// A piece of a text that is made of a row.
indirect enum TextPart: Sendable {
  case column(Int)
  case constant(String)
  /// The number of the row's line, behind a text: `L12`.
  case line(prefix: String)
  /// A text with something put around it.
  case text(TextRule)
}

/// How a text is made of a row: a column, a constant, or several of them joined; and what it means, if
/// it is to be looked up.
struct TextRule: Sendable {
  var parts: [TextPart]
  var separator = ""
  /// What stands before and behind it, where it isn't blank.
  var prefix = ""
  var suffix = ""
  /// How many digits a whole number has at least.
  var digits = 0
  var lookup: Lookup?
  let location: Problem.Location

  /// The slot, if the text is that of one column as it stands.
  var singleColumn: Int? {
    if parts.count == 1, case .column(let slot) = parts[0], digits == 0, prefix.isEmpty,
      suffix.isEmpty
    {
      return slot
    }
    return nil
  }

  /// Whether nothing is put around it, and it is not looked up.
  var isPlain: Bool { digits == 0 && prefix.isEmpty && suffix.isEmpty && lookup == nil }

  var slots: [Int] {
    parts.flatMap { part -> [Int] in
      switch part {
      case .column(let slot): [slot]
      case .text(let rule): rule.slots
      case .constant, .line: []
      }
    }
  }

  var usesLine: Bool {
    parts.contains { part in
      switch part {
      case .line: true
      case .text(let rule): rule.usesLine
      case .column, .constant: false
      }
    }
  }
}

/// What values mean: by the whole value, then by its longest known beginning, then by the first range
/// of numbers it lies in; and otherwise.
struct Lookup: Sendable {
  struct Result: Sendable {
    var text: String
    /// The row is to be passed over.
    var isSkip = false
    /// Of a kind: the row's ends change places.
    var isReversed = false
    let location: Problem.Location
  }

  var exact: [String: Int] = [:]
  /// The longest first.
  var prefixes: [(text: String, result: Int)] = []
  var ranges: [(range: NumberRange, result: Int)] = []
  var otherwise: Int?
  var results: [Result] = []
  /// Whether it takes the names of kinds as they are, those that tables list among them.
  var isOfKindNames = false
  /// What messages call the text that is looked up: `'code'`.
  var name: String
  /// The number of its cache.
  let cache: Int

  /// Has names of kinds stand for themselves.
  mutating func add(kindNames: [String], location: Problem.Location) {
    for name in kindNames where exact[name] == nil {
      exact[name] = results.count
      results.append(Result(text: name, location: location))
    }
  }

  func result(from text: String) -> Int? {
    if let result = exact[text] ?? exact[withoutZeros(of: text)] { return result }
    if let known = prefixes.first(where: { text.hasPrefix($0.text) }) { return known.result }
    if !ranges.isEmpty, let number = plainNumber(from: text[...]),
      let known = ranges.first(where: { $0.range.contains(number) })
    {
      return known.result
    }
    return otherwise
  }
}

/// How a figure is made of a row.
struct FigureRule: Sendable {
  var id: TextRule
  var name: TextRule?
  var label: TextRule?
  var born: DateRule?
  var died: DateRule?
  var attributes: [(name: String, text: TextRule)] = []
  let cache: Int
  /// Every cell that has a say in it.
  var slots: [Int] = []
}

/// How a number is made of a row.
struct NumberRule: Sendable {
  var text: TextRule
  var isAbsolute = false
  var scale = 1.0

  /// What a number that was read is taken for.
  func value(of number: Double) -> Double { (isAbsolute ? abs(number) : number) * scale }

  /// What is wrong with a number that was read; nil where it may be what it is for. A weight of 0 may, as there is no
  /// relationship then.
  ///
  /// - Parameters:
  ///   - name: what it is for, `weight` or `confidence`.
  ///   - text: what it was read from.
  func fault(
    of number: Double, name: String, text: @autoclosure () -> String
  ) -> (message: String, expected: String)? {
    let value = value(of: number)
    let isWeight = name == "weight"
    if isWeight ? value >= 0 && value.isFinite : value >= 0 && value <= 1 { return nil }
    let text = text()
    var message = "the \(name) is '\(shortened(text))'"
    if plainNumber(from: text[...]) != value {
      message += ", which is taken for \(shortest(of: value))"
    }
    return (
      message,
      isWeight
        ? "a number above 0; the key 'ranges' in the mapping can skip others"
        : "a number from 0 to 1"
    )
  }
}

/// How a citation is made of a row.
struct CitationRule: Sendable {
  var source: TextRule
  var locator: TextRule?
  /// Where the source is to be had.
  var url: TextRule?
}

/// How one relationship is made of a row.
struct RelationshipRule: Sendable {
  indirect enum Kind: Sendable {
    case constant(String, isReversed: Bool)
    case lookup(TextRule)
  }

  /// One of them must be met, unless there are none.
  var conditions: [Condition] = []
  var kind: Kind
  var source: FigureRule
  var target: FigureRule
  var when: WhenRule
  var weight: NumberRule?
  var confidence: NumberRule?
  var id: TextRule?
  var post: TextRule?
  var note: TextRule?
  var citations: [CitationRule] = []
  var attributes: [(name: String, text: TextRule)] = []
}

/// A relationship's rule as every row asks for it: behind a reference, as a copy of all it holds would cost more
/// than what it makes.
final class ClaimRule: Sendable {
  let rule: RelationshipRule

  init(_ rule: RelationshipRule) { self.rule = rule }
}
