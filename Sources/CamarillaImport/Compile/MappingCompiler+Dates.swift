import Camarilla
import CamarillaFormats

extension MappingCompiler {
  /// One date. A word alone names a column of EDTF dates.
  mutating func date(tree: YAMLTree?, noun: String) -> DateRule? {
    guard let tree else { return nil }
    if case .text = tree.content {
      return column(of: tree).map {
        DateRule(cells: .whole(slot: $0, formats: [], readsEDTF: true), location: tree.location)
      }
    }
    guard let group = group(tree, noun: noun, keys: .date) else { return nil }
    var rule = date(group: group, noun: noun, at: tree.location, takesIntervals: false)
    rule?.missing = choice(tree: group["undated"], noun: "word", of: DateRule.Missing.self)
    return rule
  }

  /// - Parameter takesIntervals: whether a period is meant, so that a constant may be one.
  mutating func date(
    group: [String: YAMLTree], noun: String, at location: Problem.Location,
    takesIntervals: Bool
  ) -> DateRule? {
    guard let cells = cells(group: group, noun: noun, at: location, takesIntervals: takesIntervals)
    else { return nil }
    var rule = DateRule(cells: cells, location: location)
    rule.setting = dateSetting(of: group)
    rule.firstShortYear = pivot(of: group, for: cells)
    rule.unknown = UnknownCodes(
      words(tree: group["unknown"], expected: "a code or a list of codes"))
    rule.word = dateWord(from: group["type"])
    let isExclusive = flag(from: group["exclusive"]) ?? false
    (rule.isExclusive, rule.excludesEnd) =
      takesIntervals ? (false, isExclusive) : (isExclusive, false)
    rule.saidYearZero = flag(from: group["year-zero"])
    if rule.saidYearZero == false, !rule.countsYears { refuseYearZero(at: group["year-zero"]) }
    return rule
  }

  /// What a date is made of: a column, columns for its parts, or always the same.
  private mutating func cells(
    group: [String: YAMLTree], noun: String, at location: Problem.Location,
    takesIntervals: Bool
  ) -> DateRule.Cells? {
    if let tree = group["constant"] {
      for key in ["column", "format", "year", "month", "day", "unknown"] {
        guard let other = group[key] else { continue }
        fault(
          "\(noun) has a constant and '\(key)' at once", at: other.location,
          expected: "the constant, or columns")
      }
      return constant(tree: tree, takesIntervals: takesIntervals)
    }
    if group["column"] != nil || group["lookup"] != nil {
      for key in ["year", "month", "day"] where group[key] != nil {
        fault(
          "\(noun) has a column and a \(key) at once", at: group[key]!.location,
          expected: "a column with a format, or columns for year, month and day")
      }
      guard let slot = column(of: group, noun: noun) else { return nil }
      let (formats, readsEDTF) = formats(of: group["format"])
      return .whole(slot: slot, formats: formats, readsEDTF: readsEDTF)
    }
    if let tree = group["format"] {
      fault("'format' goes with 'column'", at: tree.location, expected: "a column")
    }
    guard let yearTree = group["year"] else {
      fault("\(noun) has no year", at: location, expected: "the key year or the key column")
      return nil
    }
    guard let year = part(of: yearTree) else { return nil }
    let (month, day) = (
      group["month"].flatMap { part(of: $0) }, group["day"].flatMap { part(of: $0) }
    )
    if let tree = group["day"], group["month"] == nil {
      fault("\(noun) has a day and no month", at: tree.location, expected: "the key month")
    }
    return .parts(year: year, month: month, day: day)
  }

  /// EDTF has a year 0; a mapping that says otherwise would be misread in silence.
  mutating func refuseYearZero(at tree: YAMLTree?) {
    guard let tree else { return }
    fault(
      "dates in EDTF have a year 0, whatever 'year-zero' says", at: tree.location,
      expected: "a format such as YYYY, or the key year, where years are counted without it")
  }

  private mutating func constant(
    tree: YAMLTree, takesIntervals: Bool
  ) -> DateRule.Cells? {
    let expected = takesIntervals ? "a date or an interval in EDTF" : "a date in EDTF"
    guard let text = word(tree: tree, expected: expected) else { return nil }
    do throws(DateError) {
      // As in a column: what is to be told of it is told when it is read for the first row.
      if takesIntervals {
        _ = try Period.reading(text)
      } else {
        _ = try HistoricalDate.reading(text)
      }
      return .constant(text)
    } catch {
      let fault = CellFault(error: error, takesIntervals: takesIntervals, slot: nil)
      self.fault(
        fault.message, at: tree.location, text: text, expected: fault.expected,
        suggestion: fault.suggestion)
      return nil
    }
  }

  private mutating func part(of tree: YAMLTree) -> DateRule.Part? {
    if case .text = tree.content {
      return column(of: tree).map { .init(slot: $0, unknown: UnknownCodes()) }
    }
    guard let group = group(tree, noun: "a part of a date", keys: .datePart) else {
      return nil
    }
    guard let slot = column(of: group, noun: "a part of a date") else {
      if group["column"] == nil, group["lookup"] == nil {
        fault("the part has no column", at: tree.location, expected: "the key column")
      }
      return nil
    }
    return .init(
      slot: slot,
      unknown: UnknownCodes(words(tree: group["unknown"], expected: "a code or a list of codes")))
  }

  /// The formats, and whether cells may be in EDTF: they are without any format, or where it is listed.
  private mutating func formats(
    of tree: YAMLTree?
  ) -> (formats: [CellFormat], readsEDTF: Bool) {
    guard let tree else { return ([], true) }
    if case .list(let items) = tree.content, items.isEmpty {
      fault("the list of formats is empty", at: tree.location, expected: DateFormat.expected)
    }
    var formats: [CellFormat] = []
    var readsEDTF = false
    for text in words(tree: tree, expected: DateFormat.expected) {
      if text.uppercased() == "EDTF" {
        readsEDTF = true
      } else if let count = DayCount(rawValue: text.lowercased()) {
        formats.append(.count(count))
      } else if let format = DateFormat(text) {
        formats.append(.parts(format))
      } else {
        let upper = DateFormat(text.uppercased()).map { _ in text.uppercased() }
        fault(
          "'\(shortened(text))' is no format of dates", at: tree.location, text: text,
          expected: DateFormat.expected,
          suggestion: upper.map { Suggestion($0) }
            ?? Suggestion(nearestTo: text, among: DayCount.allCases.map(\.rawValue)))
      }
    }
    return (formats, readsEDTF || formats.isEmpty)
  }

  // MARK: How days and years are counted

  /// What is said at one place of the calendar and of new year's day.
  mutating func dateSetting(of group: [String: YAMLTree]) -> DateSetting {
    var setting = DateSetting()
    if let tree = group["calendar"] {
      if case .entries = tree.content {
        setting.calendar = text(tree: tree, noun: "the calendar", meaning: .calendar).map {
          .text($0)
        }
      } else {
        setting.calendar = choice(tree: tree, noun: "calendar", of: WrittenCalendar.self).map {
          .always($0)
        }
      }
    }
    if let tree = group["new-year"], let text = word(tree: tree, expected: NewYear.expected) {
      setting.newYear = NewYear(text)
      if setting.newYear == nil {
        fault(
          "'\(shortened(text))' is no new year's day", at: tree.location, text: text,
          expected: NewYear.expected)
      }
    }
    return setting
  }

  /// The first of the hundred years of which cells have the two last digits.
  private mutating func pivot(of group: [String: YAMLTree], for cells: DateRule.Cells) -> Int? {
    var isShort = false
    if case .whole(_, let formats, _) = cells {
      isShort = formats.contains {
        if case .parts(let format) = $0 { format.hasShortYear } else { false }
      }
    }
    let expected = "the first of a hundred years, such as 1930"
    guard let tree = group["pivot"] else {
      if isShort, let format = group["format"] {
        fault(
          "'YY' doesn't say of which century", at: format.location,
          expected: "the key pivot with \(expected)")
      }
      return nil
    }
    guard isShort else {
      fault(
        "'pivot' goes with years of two digits", at: tree.location,
        expected: "a format with YY, such as YYMMDD")
      return nil
    }
    guard let text = word(tree: tree, expected: expected) else { return nil }
    if let year = Int(text), 0...9900 ~= year { return year < 100 ? 1900 + year : year }
    fault("'\(shortened(text))' is no year", at: tree.location, text: text, expected: expected)
    return nil
  }

  /// How a date is meant: a column of such words, or of codes for them.
  mutating func dateWord(from tree: YAMLTree?) -> TextRule? {
    text(tree: tree, noun: "the type of a date", meaning: .dateWord)
  }
}

extension DateRule {
  /// Whether its years are numbers, which may be counted in either way.
  var countsYears: Bool {
    switch cells {
    case .whole(_, let formats, _): !formats.isEmpty
    case .parts: true
    case .constant: false
    }
  }
}
