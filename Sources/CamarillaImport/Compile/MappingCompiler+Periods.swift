import Camarilla

/// How a mapping says when a relationship holds.
extension MappingCompiler {
  mutating func when(of tree: MappingTree?) -> WhenRule? {
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
      let text = word(tree: tree, expected: "years")
      if let text, text != "years" {
        unknown(noun: "word", text: text, at: tree.location, among: ["years"])
      }
      rule.mergesYears = text == "years"
      if rule.mergesYears, !rule.isYearAlone {
        fault(
          "years are merged and the dates are more than years", at: tree.location,
          expected: "'when' of the key year alone, or of a column with the format YYYY or Y")
      }
    }
    return finished(rule)
  }

  private mutating func interval(of group: [String: MappingTree]) -> WhenRule.Shape? {
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

  private mutating func open(_ tree: MappingTree?) -> WhenRule.Open? {
    guard let tree else { return nil }
    if case .entries = tree.content { return condition(from: tree).map { .condition($0) } }
    return .values(words(tree: tree, expected: "a year, a list of years, or a condition"))
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

  // MARK: The year 0

  /// Settles how each date counts years before 1: as it says itself, or as what stands around it, or as
  /// the top of the mapping says. Births and deaths that say nothing go by the periods.
  mutating func settleYearZero(_ mapping: inout TableMapping, atTop said: Bool?) {
    let ofPeriods = Set(mapping.relationships.flatMap(\.when.saidYearZeros))
    if said == nil, ofPeriods.count > 1 {
      var locations: Set<Problem.Location> = []
      for date in mapping.lives where date.saidYearZero == nil && date.countsYears {
        guard locations.insert(date.location).inserted else { continue }
        fault(
          "some relationships count years with a year 0 and some without it, and this date doesn't say",
          at: date.location, expected: "the key year-zero here, or at the top of the mapping")
      }
    }
    let ofLives = said ?? (ofPeriods.count == 1 ? ofPeriods.first : nil)
    for index in mapping.relationships.indices {
      mapping.relationships[index].settleYearZero(said, ofLives: ofLives)
    }
    mapping.figures?.figure.settleYearZero(ofLives)
  }
}

extension TableMapping {
  /// The dates of birth and death.
  fileprivate var lives: [DateRule] {
    var rules = relationships.flatMap { [$0.source, $0.target] }
    if let figures { rules.append(figures.figure) }
    return rules.flatMap { [$0.born, $0.died].compactMap { $0 } }
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

  /// What is said of the year 0 of any of its dates.
  fileprivate var saidYearZeros: [Bool] {
    ([saidYearZero] + dates.map(\.saidYearZero)).compactMap { $0 }
  }

  /// Whether the dates are years and nothing else, not even a word on them.
  fileprivate var isYearAlone: Bool {
    guard case .event(let date) = shape, date.word == nil else { return false }
    switch date.cells {
    case .parts(_, let month, let day): return month == nil && day == nil
    case .whole(_, let formats, let readsEDTF):
      return !readsEDTF
        && formats.allSatisfy { [DateFormat("YYYY"), DateFormat("Y")].contains($0) }
    case .constant: return false
    }
  }

  fileprivate mutating func settleYearZero(_ said: Bool?) {
    switch shape {
    case .undated, .lives: break
    case .event(var date):
      date.settleYearZero(saidYearZero ?? said)
      shape = .event(date)
    case .interval(var start, var end):
      start?.settleYearZero(saidYearZero ?? said)
      end?.settleYearZero(saidYearZero ?? said)
      shape = .interval(start: start, end: end)
    }
  }
}

extension RelationshipRule {
  fileprivate mutating func settleYearZero(_ said: Bool?, ofLives: Bool?) {
    when.settleYearZero(said)
    source.settleYearZero(ofLives)
    target.settleYearZero(ofLives)
  }
}

extension FigureRule {
  fileprivate mutating func settleYearZero(_ said: Bool?) {
    born?.settleYearZero(said)
    died?.settleYearZero(said)
  }
}

extension DateRule {
  fileprivate mutating func settleYearZero(_ said: Bool?) {
    lacksYearZero = (saidYearZero ?? said) == false
  }
}

/// Each once, in the order of their first mention.
func unique(of slots: [Int]) -> [Int] {
  var seen: Set<Int> = []
  return slots.filter { seen.insert($0).inserted }
}
