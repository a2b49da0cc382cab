import Camarilla

/// A piece of a text that is made of a row.
enum TextPart: Sendable {
  case column(Int)
  case constant(String)
  /// The number of the row's line, behind a text: `L12`.
  case line(prefix: String)
}

/// How a text is made of a row: a column, a constant, or several of them joined; and what it means, if
/// it is to be looked up.
struct TextRule: Sendable {
  var parts: [TextPart]
  var separator = ""
  var lookup: Lookup?
  let location: Problem.Location

  /// The slot, if the text is that of one column.
  var singleColumn: Int? {
    if parts.count == 1, case .column(let slot) = parts[0] { return slot }
    return nil
  }

  var slots: [Int] {
    parts.compactMap { if case .column(let slot) = $0 { slot } else { nil } }
  }

  var usesLine: Bool {
    parts.contains { if case .line = $0 { true } else { false } }
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
  /// What messages call the text that is looked up: `'code'`.
  var name: String
  /// The number of its cache.
  let cache: Int

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

/// What must hold of a row's cells: all tests together.
struct Condition: Sendable {
  struct Test: Sendable {
    let slot: Int
    /// One of these, unless there are none.
    var values: [String] = []
    /// None of these.
    var others: [String] = []
    var prefixes: [String] = []
    var ranges: [NumberRange] = []
  }

  var tests: [Test]
  /// In words, for messages: `'actor' is 'IGO'`.
  var text: String

  var slots: [Int] { tests.map(\.slot) }
}

/// How a figure is made of a row.
struct FigureRule: Sendable {
  var id: TextRule
  var name: TextRule?
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
}

struct CitationRule: Sendable {
  var source: TextRule
  var locator: TextRule?
}

/// How one relationship is made of a row.
struct RelationshipRule: Sendable {
  enum Kind: Sendable {
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

/// How a table is written.
struct TableRule: Sendable {
  var delimiter: UInt8?
  var comment: UInt8?
  var readsQuotes = true
  /// Texts that stand for nothing.
  var missing: [String] = []
  /// The columns' names, where the table has no header.
  var columns: [String]?
}

/// The table of figures beside that of relationships.
struct FigureTableRule: Sendable {
  /// What becomes of a figure that stands in a relationship and not in the table.
  enum Unlisted: String, Sendable, CaseIterable { case error, add, skip }

  var file: String
  let location: Problem.Location
  var table = TableRule()
  var figure: FigureRule
  var columns = ColumnSlots()
  var unlisted = Unlisted.error
}
