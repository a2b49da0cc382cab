import Camarilla
import CamarillaFormats

extension MappingCompiler {
  private static let lookupKeys = ["values", "prefixes", "ranges", "otherwise"]

  /// How a text is made of a row. A word alone names a column.
  ///
  /// - Parameters:
  ///   - keys: the group it is written in.
  ///   - meaning: what looked-up values become.
  mutating func text(
    tree: YAMLTree?, noun: String, keys: MappingGroup = .text, meaning: LookupMeaning = .text
  ) -> TextRule? {
    guard let tree else { return nil }
    if case .text = tree.content {
      return column(of: tree).map { TextRule(parts: [.column($0)], location: tree.location) }
    }
    guard let group = group(tree, noun: noun, keys: keys) else { return nil }
    let forms = ["column", "constant", "join", "line"].filter { group[$0] != nil }
    if let tree = group["lookup"], forms != ["column"] {
      fault("'lookup' goes with 'column'", at: tree.location, expected: "a column")
      return nil
    }
    guard forms.count == 1 else {
      let message =
        forms.isEmpty
        ? "\(noun) says nothing of what it is made of"
        : "\(noun) has \(forms.joined(separator: " and ")) at once"
      fault(message, at: tree.location, expected: "one of column, constant, join, line")
      return nil
    }
    var rule = TextRule(parts: [], location: tree.location)
    switch forms[0] {
    case "column":
      guard let slot = column(of: group, noun: noun) else { return nil }
      rule.parts = [.column(slot)]
    case "constant":
      guard let text = word(tree: group["constant"]!, expected: "a text") else { return nil }
      rule.parts = [.constant(text)]
    case "line":
      let prefix = word(tree: group["line"]!, expected: "a text such as L", allowsBlank: true)
      rule.parts = [.line(prefix: prefix ?? "")]
    default:
      guard let parts = joined(group["join"]!, noun: noun) else { return nil }
      rule.parts = parts
    }
    if let tree = group["with"] {
      if forms[0] != "join" {
        fault("'with' goes with 'join'", at: tree.location, expected: "a join")
      }
      rule.separator = word(tree: tree, expected: "a text", allowsBlank: true) ?? ""
    }
    readAffixes(of: &rule, from: group)
    if Self.lookupKeys.contains(where: { group[$0] != nil }) {
      rule.lookup = lookup(group: group, of: rule, meaning: meaning)
    } else if let tree = group["constant"], [.number, .dateWord, .calendar].contains(meaning) {
      // What is wrong with it is wrong in every row, and with the mapping.
      var lookup = Lookup(name: "the constant", cache: 0)
      _ = result(tree: tree, meaning: meaning, lookup: &lookup, allowsSkip: false)
    }
    return rule
  }

  /// What is put around a text, and how many digits a number has.
  private mutating func readAffixes(of rule: inout TextRule, from group: [String: YAMLTree]) {
    rule.prefix = word(tree: group["prefix"], expected: "a text") ?? ""
    rule.suffix = word(tree: group["suffix"], expected: "a text") ?? ""
    guard let tree = group["pad"], let text = word(tree: tree, expected: "a number of digits")
    else { return }
    if let digits = Int(text), 1...32 ~= digits {
      rule.digits = digits
    } else {
      fault(
        "'\(shortened(text))' is no number of digits", at: tree.location, text: text,
        expected: "a whole number from 1 to 32")
    }
  }

  private mutating func joined(_ tree: YAMLTree, noun: String) -> [TextPart]? {
    guard case .list(let items) = tree.content, !items.isEmpty else {
      fault("\(tree.shape) is to be joined", at: tree.location, expected: "a list of columns")
      return nil
    }
    var parts: [TextPart] = []
    for item in items {
      guard let rule = text(tree: item, noun: noun, keys: .join) else { return nil }
      if rule.parts.count > 1 {
        fault("a join stands within a join", at: item.location, expected: "a column or a constant")
        return nil
      }
      // Only a part that something is done with needs a rule of its own.
      parts += rule.isPlain ? rule.parts : [.text(rule)]
    }
    return parts
  }

  // MARK: Lookups

  /// What looked-up values become.
  enum LookupMeaning { case text, number, kind, dateWord, calendar }

  private mutating func lookup(
    group: [String: YAMLTree], of rule: TextRule, meaning: LookupMeaning
  ) -> Lookup {
    let names = rule.slots.map { "'\(scope.columns.names[$0])'" }
    var lookup = Lookup(
      name: names.isEmpty ? "the constant" : names.joined(separator: " with "),
      cache: nextCache())
    var values: [String: String] = [:]
    for (entry, result) in results(
      tree: group["values"], meaning: meaning, lookup: &lookup)
    {
      // Cells of the one are cells of the other too.
      if let other = values.updateValue(entry.key, forKey: withoutZeros(of: entry.key)) {
        fault(
          "'\(shortened(entry.key))' is the value '\(shortened(other))' once more",
          at: entry.keyLocation, text: entry.key, expected: "every value once")
      }
      lookup.exact[entry.key] = result
    }
    for (entry, result) in results(
      tree: group["prefixes"], meaning: meaning, lookup: &lookup)
    {
      lookup.prefixes.append((entry.key, result))
    }
    lookup.prefixes.sort { ($1.text.utf8.count, $0.text) < ($0.text.utf8.count, $1.text) }
    for (entry, result) in results(
      tree: group["ranges"], meaning: meaning, lookup: &lookup)
    {
      if let range = NumberRange(entry.key) {
        lookup.ranges.append((range, result))
      } else {
        fault(
          "'\(shortened(entry.key))' is no range", at: entry.keyLocation, text: entry.key,
          expected: NumberRange.expected)
      }
    }
    if let tree = group["otherwise"] {
      lookup.otherwise = result(tree: tree, meaning: meaning, lookup: &lookup)
    }
    return lookup
  }

  private mutating func results(
    tree: YAMLTree?, meaning: LookupMeaning, lookup: inout Lookup
  ) -> [(YAMLTree.Entry, Int)] {
    guard let tree else { return [] }
    guard case .entries(let entries) = tree.content else {
      fault("\(tree.shape) stands here", at: tree.location, expected: "'value: meaning' pairs")
      return []
    }
    return entries.compactMap { entry in
      result(tree: entry.value, meaning: meaning, lookup: &lookup).map { (entry, $0) }
    }
  }

  private mutating func result(
    tree: YAMLTree, meaning: LookupMeaning, lookup: inout Lookup, allowsSkip: Bool = true
  ) -> Int? {
    var result = Lookup.Result(text: "", location: tree.location)
    if allowsSkip, case .text("skip") = tree.content {
      result.isSkip = true
    } else {
      switch meaning {
      case .text:
        guard let text = word(tree: tree, expected: "a text, or skip", allowsBlank: true) else {
          return nil
        }
        result.text = text
      case .number:
        guard let number = number(from: tree) else { return nil }
        result.text = shortest(of: number)
      case .kind:
        guard let (name, isReversed) = kind(of: tree) else { return nil }
        result.text = name
        result.isReversed = isReversed
      case .dateWord:
        guard let word = choice(tree: tree, noun: "word for a date", of: DateWord.self) else {
          return nil
        }
        result.text = word.rawValue
      case .calendar:
        guard let word = choice(tree: tree, noun: "calendar", of: WrittenCalendar.self) else {
          return nil
        }
        result.text = word.rawValue
      }
    }
    lookup.results.append(result)
    return lookup.results.count - 1
  }

  // MARK: Kinds

  /// The name of a kind, or that and whether the ends change places.
  mutating func kind(of tree: YAMLTree) -> (name: String, isReversed: Bool)? {
    var named = tree
    var isReversed = false
    if case .entries = tree.content {
      guard let group = group(tree, noun: "a kind", keys: .kindName) else { return nil }
      guard let inner = group["kind"] else {
        fault("the kind has no name", at: tree.location, expected: "the key kind")
        return nil
      }
      named = inner
      isReversed = flag(from: group["reverse"]) ?? false
    }
    guard let name = word(tree: named, expected: "the name of a kind") else { return nil }
    guard kindNames.contains(name) else {
      if hasKindTables {
        awaitedKinds.append((name, named.location))
        return (name, isReversed)
      }
      unknown(noun: "kind", text: name, at: named.location, among: kindNames)
      return nil
    }
    return (name, isReversed)
  }
}
