import Camarilla
import CamarillaFormats

extension MappingReader {
  private static let dateKeys = [
    "column", "format", "year", "month", "day", "unknown", "type", "exclusive", "undated",
  ]
  private static let whenKeys =
    dateKeys.filter { $0 != "exclusive" } + [
      "start", "end", "open-start", "open-end", "merge", "year-zero",
    ]

  /// One date. A word alone names a column of EDTF dates.
  mutating func date(_ tree: MappingTree?, _ noun: String) -> DateRule? {
    guard let tree else { return nil }
    if case .text = tree.content {
      return column(tree).map {
        DateRule(cells: .whole(slot: $0, formats: []), place: tree.place)
      }
    }
    guard let group = group(tree, noun, keys: Self.dateKeys) else { return nil }
    var rule = date(group, noun, at: tree.place)
    rule?.missing = choice(group["undated"], "word", of: DateRule.Missing.self)
    return rule
  }

  private mutating func date(
    _ group: [String: MappingTree], _ noun: String, at place: Problem.Location
  ) -> DateRule? {
    let cells: DateRule.Cells
    if let tree = group["column"] {
      for key in ["year", "month", "day"] where group[key] != nil {
        fault(
          "\(noun) has a column and a \(key) at once", at: group[key]!.place,
          expected: "a column with a format, or columns for year, month and day")
      }
      guard let slot = column(tree) else { return nil }
      cells = .whole(slot: slot, formats: formats(group["format"]))
    } else {
      if let tree = group["format"] {
        fault("'format' goes with 'column'", at: tree.place, expected: "a column")
      }
      guard let yearTree = group["year"] else {
        fault("\(noun) has no year", at: place, expected: "the key year or the key column")
        return nil
      }
      guard let year = part(yearTree) else { return nil }
      let (month, day) = (group["month"].flatMap { part($0) }, group["day"].flatMap { part($0) })
      if let tree = group["day"], group["month"] == nil {
        fault("\(noun) has a day and no month", at: tree.place, expected: "the key month")
      }
      cells = .parts(year: year, month: month, day: day)
    }
    var rule = DateRule(cells: cells, place: place)
    rule.unknown = words(group["unknown"], expected: "a code or a list of codes")
    rule.word = dateWord(group["type"])
    rule.isExclusive = flag(group["exclusive"]) ?? false
    return rule
  }

  private mutating func part(_ tree: MappingTree) -> DateRule.Part? {
    if case .text = tree.content { return column(tree).map { .init(slot: $0, unknown: []) } }
    guard let group = group(tree, "a part of a date", keys: ["column", "unknown"]) else {
      return nil
    }
    guard let inner = group["column"], let slot = column(inner) else {
      if group["column"] == nil {
        fault("the part has no column", at: tree.place, expected: "the key column")
      }
      return nil
    }
    return .init(
      slot: slot, unknown: words(group["unknown"], expected: "a code or a list of codes"))
  }

  private mutating func formats(_ tree: MappingTree?) -> [DateFormat] {
    guard let tree else { return [] }
    var formats: [DateFormat] = []
    for text in words(tree, expected: DateFormat.expected) {
      // EDTF is what is read without a format.
      if text == "EDTF" || text == "edtf" { continue }
      if let format = DateFormat(text) {
        formats.append(format)
      } else {
        fault(
          "'\(shortened(text))' is no format of dates", at: tree.place, text: text,
          expected: DateFormat.expected,
          suggestion: DateFormat(text.uppercased()).map { _ in text.uppercased() })
      }
    }
    return formats
  }

  /// How a date is meant: a column of such words, or of codes for them.
  private mutating func dateWord(_ tree: MappingTree?) -> TextRule? {
    text(tree, "the type of a date", meaning: .dateWord)
  }

  // MARK: Periods

  mutating func when(_ tree: MappingTree?) -> WhenRule? {
    guard let tree else { return nil }
    if case .text = tree.content {
      guard let date = date(tree, "when") else { return nil }
      return finished(
        WhenRule(shape: .event(date), memory: nextMemory(), place: tree.place))
    }
    guard let group = group(tree, "when", keys: Self.whenKeys) else { return nil }
    let isInterval = group["start"] != nil || group["end"] != nil
    let shape: WhenRule.Shape
    if isInterval {
      for key in ["column", "format", "year", "month", "day", "unknown"] where group[key] != nil {
        fault(
          "'when' has '\(key)' beside its start and end", at: group[key]!.place,
          expected: "'\(key)' within start or end")
      }
      let start = date(group["start"], "start")
      let end = date(group["end"], "end")
      if let start, start.isExclusive {
        fault("a start can't be exclusive", at: start.place, expected: "exclusive within end")
      }
      if group["start"] != nil && start == nil || group["end"] != nil && end == nil { return nil }
      shape = .interval(start: start, end: end)
    } else {
      guard let date = date(group, "when", at: tree.place) else { return nil }
      shape = .event(date)
    }
    var rule = WhenRule(shape: shape, memory: nextMemory(), place: tree.place)
    if isInterval { rule.word = dateWord(group["type"]) }
    rule.undated = choice(group["undated"], "word", of: DateRule.Missing.self) ?? .skip
    rule.lacksYearZero = flag(group["year-zero"]).map { !$0 } ?? false
    rule.openStart = open(group["open-start"])
    rule.openEnd = open(group["open-end"])
    if let tree = group["merge"] {
      let text = word(tree, expected: "years")
      if let text, text != "years" { unknown("word", text, at: tree.place, among: ["years"]) }
      rule.mergesYears = text == "years"
      if rule.mergesYears, !rule.isYearAlone {
        fault(
          "years are merged and the dates are more than years", at: tree.place,
          expected: "'when' of the key year alone, or of a column with the format YYYY or Y")
      }
    }
    return finished(rule)
  }

  private mutating func open(_ tree: MappingTree?) -> WhenRule.Open? {
    guard let tree else { return nil }
    if case .entries = tree.content { return condition(tree).map { .condition($0) } }
    return .values(words(tree, expected: "a year, a list of years, or a condition"))
  }

  private func finished(_ rule: WhenRule) -> WhenRule {
    var rule = rule
    var slots = rule.word?.slots ?? []
    switch rule.shape {
    case .event(let date): slots += date.slots
    case .interval(let start, let end): slots += (start?.slots ?? []) + (end?.slots ?? [])
    }
    for open in [rule.openStart, rule.openEnd] {
      if case .condition(let condition) = open { slots += condition.slots }
    }
    rule.slots = unique(slots)
    return rule
  }
}

extension WhenRule {
  /// Whether the dates are years and nothing else, not even a word on them.
  fileprivate var isYearAlone: Bool {
    guard case .event(let date) = shape, date.word == nil else { return false }
    switch date.cells {
    case .parts(_, let month, let day): return month == nil && day == nil
    case .whole(_, let formats):
      return !formats.isEmpty
        && formats.allSatisfy { [DateFormat("YYYY"), DateFormat("Y")].contains($0) }
    }
  }
}

/// Each once, in the order of their first mention.
func unique(_ slots: [Int]) -> [Int] {
  var seen: Set<Int> = []
  return slots.filter { seen.insert($0).inserted }
}
