import Camarilla

/// How a mapping says when a relationship holds.
extension MappingCompiler {
  mutating func when(of tree: YAMLTree?) -> WhenRule? {
    guard let tree else { return nil }
    if case .text(let word) = tree.content {
      let shape: WhenRule.Shape
      switch word {
      case "none": shape = .undated
      case "lives": shape = .lives
      default:
        guard let date = date(tree: tree, noun: "when") else { return nil }
        shape = .event(date)
      }
      return finished(WhenRule(shape: shape, cache: nextCache(), location: tree.location))
    }
    guard let group = group(tree, noun: "when", keys: .when) else { return nil }
    let isInterval = group["start"] != nil || group["end"] != nil
    var rule: WhenRule
    if isInterval {
      guard let shape = interval(of: group) else { return nil }
      rule = WhenRule(shape: shape, cache: nextCache(), location: tree.location)
      rule.word = dateWord(from: group["type"])
      rule.saidYearZero = flag(from: group["year-zero"])
      rule.setting = dateSetting(of: group)
      if rule.saidYearZero == false, !rule.dates.contains(where: \.countsYears) {
        refuseYearZero(at: group["year-zero"])
      }
    } else {
      guard let date = date(group: group, noun: "when", at: tree.location, takesIntervals: true)
      else {
        return nil
      }
      rule = WhenRule(shape: .event(date), cache: nextCache(), location: tree.location)
      rule.saidYearZero = date.saidYearZero
    }
    rule.undated = choice(tree: group["undated"], noun: "word", of: DateRule.Missing.self) ?? .skip
    rule.openStart = open(group["open-start"])
    rule.openEnd = open(group["open-end"])
    if let tree = group["merge"] {
      rule.merge = choice(tree: tree, noun: "word", of: WhenRule.Merge.self)
      if rule.merge == .years, !rule.dates.allSatisfy(\.isYearAlone) {
        fault(
          "years are merged and the dates are more than years", at: tree.location,
          expected: "'when' of the key year alone, or of a column with the format YYYY or Y")
      }
    }
    return finished(rule)
  }

  private mutating func interval(of group: [String: YAMLTree]) -> WhenRule.Shape? {
    for key in ["column", "format", "year", "month", "day", "constant", "unknown"] {
      guard let tree = group[key] else { continue }
      fault(
        "'when' has '\(key)' beside its start and end", at: tree.location,
        expected: "'\(key)' within start or end")
    }
    let start = date(tree: group["start"], noun: "start")
    let end = date(tree: group["end"], noun: "end")
    if let start, start.isExclusive {
      fault("a start can't be exclusive", at: start.location, expected: "exclusive within end")
    }
    if group["start"] != nil && start == nil || group["end"] != nil && end == nil { return nil }
    return .interval(start: start, end: end)
  }

  private mutating func open(_ tree: YAMLTree?) -> WhenRule.Open? {
    guard let tree else { return nil }
    if case .entries = tree.content { return condition(from: tree).map { .condition($0) } }
    let expected = "edge, a year, a list of years, or a condition"
    if case .text(let word) = tree.content {
      if word == "edge" { return .edge }
      let suggestion = Suggestion(nearestTo: word, among: ["edge"])
      if suggestion.text != nil {
        fault(
          "'\(shortened(word))' is no word for an open end", at: tree.location, text: word,
          expected: expected, suggestion: suggestion)
      }
    }
    return .values(OpenEnd(values: words(tree: tree, expected: expected), location: tree.location))
  }

  private func finished(_ rule: WhenRule) -> WhenRule {
    var rule = rule
    var slots = (rule.word?.slots ?? []) + rule.dates.flatMap(\.slots)
    for open in [rule.openStart, rule.openEnd] {
      if case .condition(let condition) = open { slots += condition.slots }
    }
    rule.slots = unique(of: slots)
    return rule
  }
}

extension WhenRule {
  /// The dates it is made of.
  var dates: [DateRule] {
    switch shape {
    case .undated, .lives: []
    case .event(let date): [date]
    case .interval(let start, let end): [start, end].compactMap { $0 }
    }
  }
}

extension DateRule {
  /// Whether it is a year and nothing else, not even a word on it.
  fileprivate var isYearAlone: Bool {
    guard word == nil else { return false }
    switch cells {
    case .parts(_, let month, let day): return month == nil && day == nil
    case .whole(_, let formats, let readsEDTF):
      let years = [DateFormat("YYYY"), DateFormat("Y")].compactMap {
        $0.map { CellFormat.parts($0) }
      }
      // Of one in EDTF it shows when it is read.
      return readsEDTF || formats.allSatisfy { years.contains($0) }
    case .constant: return false
    }
  }
}

/// Each once, in the order of their first mention.
func unique(of slots: [Int]) -> [Int] {
  var seen: Set<Int> = []
  return slots.filter { seen.insert($0).inserted }
}
