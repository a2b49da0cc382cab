import Camarilla
import CamarillaFormats

extension MappedTable {
  /// The period of the row at hand, and whether an end was left unknown that says more than EDTF can.
  func period(rule: WhenRule) throws(CellStop) -> (period: Period, isLoosened: Bool) {
    switch rule.shape {
    case .undated, .lives: return (.undated, false)
    case .event(let date): return (try span(date: date, rule: rule), false)
    case .interval(let start, let end): return try interval(start: start, end: end, rule: rule)
    }
  }

  /// What one date, or an interval that is written in one cell, makes.
  private func span(date: DateRule, rule: WhenRule) throws(CellStop) -> Period {
    guard let (period, word) = try time(rule: date) else { return try undated(rule) }
    let (start, end) = period.ends
    let isOpenStart = isOpen(rule.openStart, of: .start, date: date, end: start, rule: rule)
    let isOpenEnd = isOpen(rule.openEnd, of: .end, date: date, end: end, rule: rule)
    if !isOpenStart, !isOpenEnd, word == .exact { return period }
    let (first, last) = (isOpenStart ? ".." : start.text, isOpenEnd ? ".." : end.text)
    let text =
      switch period {
      case .event where isOpenStart || isOpenEnd: first + "/" + last
      case .event(let date): event(text: date.description, word: word)
      case .interval: joined(first, end: last, word: word, isExclusive: false)
      }
    return try parsed(text, slot: date.mainSlot)
  }

  private func interval(
    start: DateRule?, end: DateRule?, rule: WhenRule
  ) throws(CellStop) -> (period: Period, isLoosened: Bool) {
    var stops = CellStops()
    let word = stops.value { () throws(CellStop) in try dateWord(rule: rule.word) }
    if word == .unknown { return (try undated(rule), false) }
    let first = stops.value { () throws(CellStop) in
      try endText(start, open: rule.openStart, of: .start, rule: rule)
    }
    let last = stops.value { () throws(CellStop) in
      try endText(end, open: rule.openEnd, of: .end, rule: rule)
    }
    try stops.check()
    guard let word, let first, let last, first.isDated || last.isDated else {
      return (try undated(rule), false)
    }
    let text = joined(first.text, end: last.text, word: word, isExclusive: end?.isExclusive == true)
    if let start, let end {
      let (begin, close) = (written(by: start), written(by: end))
      let isPlain = (begin, close) == (first.text, last.text)
      try checkOrder(
        of: text,
        writtenAs: isPlain
          ? "'\(shortened(text))'" : "'\(shortened(begin))' and '\(shortened(close))'",
        excludesEnd: end.isExclusive, slot: end.mainSlot ?? start.mainSlot)
    }
    return (
      try parsed(text, slot: end?.mainSlot ?? start?.mainSlot), first.isLoosened || last.isLoosened
    )
  }

  /// Whether the end of the row at hand has cells of its own that say nothing.
  func hasBlankEnd(rule: WhenRule) -> Bool {
    guard case .interval(_?, let end?) = rule.shape else { return false }
    return written(by: end).isEmpty
  }

  /// What the cells of a date say, as they say it.
  private func written(by rule: DateRule) -> String {
    switch rule.cells {
    case .constant(let text): text
    case .whole(let slot, _, _): text(at: slot)
    case .parts(let year, let month, let day):
      [year, month, day].compactMap { $0.map { text(at: $0.slot) } }.filter { !$0.isEmpty }
        .joined(separator: "-")
    }
  }

  /// What a row says of one end of an interval.
  private struct EndText {
    /// As EDTF writes it; blank where the end is unknown.
    var text = ""
    var isDated = false
    /// More is known than EDTF can say.
    var isLoosened = false
  }

  private func endText(
    _ rule: DateRule?, open: WhenRule.Open?, of side: Period.End.Side, rule when: WhenRule
  ) throws(CellStop) -> EndText {
    guard let rule else { return EndText() }
    if isOpen(open, of: side, date: rule, end: nil, rule: when) {
      return EndText(text: "..", isDated: true)
    }
    // As a chronicle's own columns of ends have it.
    if case .whole(let slot, _, true) = rule.cells, text(at: slot) == ".." {
      return EndText(text: "..", isDated: true)
    }
    guard let (value, word) = try date(rule: rule, of: side) else {
      switch rule.missing {
      case .open: return EndText(text: "..")
      case .skip: throw .skip(SkipReason("\(name(of: rule)) has no date"))
      case .unknown, nil: return EndText()
      }
    }
    // EDTF has no interval whose end is only known to lie on one side of a day, or within a set.
    if value.isSet { return EndText(isDated: true, isLoosened: true) }
    switch word {
    case .before, .after, .between: return EndText(isDated: true, isLoosened: true)
    case .until, .since: return EndText(text: "..", isDated: true)
    default:
      let text =
        isOpen(open, of: side, date: rule, end: .date(value), rule: when)
        ? ".." : event(text: value.description, word: word)
      return EndText(text: text, isDated: true)
    }
  }

  /// What messages call a date.
  private func name(of rule: DateRule) -> String {
    rule.mainSlot.map { "'\(heading(at: $0))'" } ?? "the constant"
  }

  /// One date, meant in some way.
  private func event(text: String, word: DateWord) -> String {
    if let set = try? HistoricalDate(text), set.isSet { return event(of: set, word: word) }
    return switch word {
    case .exact, .during, .between, .unknown: text
    case .circa: Period.qualified(bounded(text), mark: "~")
    case .uncertain: Period.qualified(text, mark: "?")
    case .circaUncertain: Period.qualified(bounded(text), mark: "%")
    case .before: "[..\(bounded(text))]"
    case .after: "[\(bounded(text))..]"
    case .until: "../\(text)"
    case .since: "\(text)/.."
    case .through: "\(text)/\(text)"
    }
  }

  /// One of several dates, meant in some way.
  private func event(of set: HistoricalDate, word: DateWord) -> String {
    let text = set.description
    let (first, last) = (HistoricalDate(set.earliest), HistoricalDate(set.latest))
    return switch word {
    case .exact, .during, .between, .unknown, .through: text
    case .circa: Period.qualified(text, mark: "~")
    case .uncertain: Period.qualified(text, mark: "?")
    case .circaUncertain: Period.qualified(text, mark: "%")
    case .before: last.map { "[..\($0)]" } ?? text
    case .after: first.map { "[\($0)..]" } ?? text
    // EDTF has no interval that ends on one of several days.
    case .until: "../"
    case .since: "/.."
    }
  }

  /// A date without unspecified digits behind it: some day of a month is that month. A set's bounds have
  /// none, and what is approximate is then the month.
  private func bounded(_ text: String) -> String {
    var text = text
    while text.hasSuffix("-XX") { text.removeLast(3) }
    return text
  }

  /// Two ends, meant in some way; either may be unknown, or open.
  private func joined(
    _ start: String, end: String, word: DateWord, isExclusive: Bool
  ) -> String {
    func isDate(_ text: String) -> Bool { !text.isEmpty && text != ".." }
    func marked(_ text: String) -> String { isDate(text) ? event(text: text, word: word) : text }
    switch word {
    case .exact, .through, .unknown:
      return instant(from: start, end: end, isExclusive: isExclusive) ?? start + "/" + end
    case .circa, .uncertain, .circaUncertain: return marked(start) + "/" + marked(end)
    case .during where isDate(start) != isDate(end): return isDate(start) ? start : end
    case .during, .between:
      guard isDate(start) || isDate(end) else { return start + "/" + end }
      return range(
        from: isDate(start) ? bounded(start) : "", through: isDate(end) ? bounded(end) : "")
    case .before:
      guard isDate(start) || isDate(end) else { return start + "/" + end }
      return event(text: isDate(end) ? end : start, word: .before)
    case .after:
      guard isDate(start) || isDate(end) else { return start + "/" + end }
      return event(text: isDate(start) ? start : end, word: .after)
    case .until: return "../" + (isDate(end) ? end : start)
    case .since: return (isDate(start) ? start : end) + "/.."
    }
  }

  /// A set of the days from one date through another. EDTF wants both in one unit: the coarser one is
  /// written in the unit of the finer, by its first or its last day.
  private func range(from start: String, through end: String) -> String {
    guard let first = try? HistoricalDate(start), let last = try? HistoricalDate(end),
      first.precision != last.precision
    else { return "[\(start)..\(end)]" }
    let isOfDays = first.precision == .day || last.precision == .day
    func bound(_ day: CalendarDay, of date: HistoricalDate) -> String? {
      guard let whole = HistoricalDate(day) else { return nil }
      let text = isOfDays ? whole.description : String(whole.description.dropLast(3))
      guard date.isUncertain || date.isApproximate else { return text }
      let mark: Character = !date.isUncertain ? "~" : date.isApproximate ? "%" : "?"
      return Period.qualified(text, mark: mark)
    }
    guard let from = bound(first.earliest, of: first), let through = bound(last.latest, of: last)
    else { return "[\(start)..\(end)]" }
    return "[\(from)..\(through)]"
  }

  private func parsed(_ text: String, slot: Int?) throws(CellStop) -> Period {
    do throws(DateError) {
      return try Period(text)
    } catch {
      throw .fault(CellFault(error: error, takesIntervals: true, slot: slot))
    }
  }

  private func undated(_ rule: WhenRule) throws(CellStop) -> Period {
    switch rule.undated {
    case .skip: throw .skip(SkipReason("no date"))
    case .unknown: return .undated
    case .open: return .interval(Period.Interval(uncheckedStart: .open, end: .open))
    }
  }

  /// Whether an end is open whatever its date says.
  ///
  /// - Parameter end: the date, where it has been read.
  func isOpen(
    _ open: WhenRule.Open?, of side: Period.End.Side, date: DateRule, end: Period.End?,
    rule: WhenRule
  ) -> Bool {
    switch open {
    case nil: return false
    case .edge:
      guard case .date(let date)? = end, let edge = edges[rule.cache] else { return false }
      return side == .start ? date.earliest <= edge.lowerBound : date.latest >= edge.upperBound
    case .condition(let condition): return holds(condition)
    case .values(let listed):
      let isOpen = isAmong(listed.values, date: date, end: end)
      remarks.note(listed, isMet: isOpen)
      return isOpen
    }
  }

  private func isAmong(_ values: [String], date: DateRule, end: Period.End?) -> Bool {
    if let slot = date.mainSlot {
      let cell = text(at: slot)
      if values.contains(cell) || values.contains(withoutZeros(of: cell)) { return true }
    }
    // A day may be told by its year.
    guard case .date(let date) = end else { return false }
    return values.contains(date.description) || date.year.map { values.contains("\($0)") } == true
  }
}

extension Period {
  /// A date with a mark of doubt, which it may have already; of a set, each member.
  static func qualified(_ text: String, mark: Character) -> String {
    if text.hasPrefix("["), text.hasSuffix("]") {
      let members = text.dropFirst().dropLast().split(separator: ",")
      return "[" + members.map { qualified(String($0), mark: mark) }.joined(separator: ",") + "]"
    }
    guard let last = text.last, "?~%".contains(last) else { return text + String(mark) }
    return last == mark || last == "%" ? text : text.dropLast() + "%"
  }

  /// Where it begins and ends; an event does both on its date.
  var ends: (start: End, end: End) {
    switch self {
    case .event(let date): (.date(date), .date(date))
    case .interval(let interval): (interval.start, interval.end)
    }
  }
}

extension HistoricalDate {
  /// The one year in which it lies; nil for a date of several years.
  fileprivate var year: Int? {
    let (first, last) = (earliest.civil.year, latest.civil.year)
    return first == last ? first : nil
  }
}
