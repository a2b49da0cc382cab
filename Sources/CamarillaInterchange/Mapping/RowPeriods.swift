import Camarilla
import CamarillaFormats

extension MappedTable {
  /// The period of the row at hand, and whether an end was left unknown that says more than EDTF can.
  func period(_ rule: WhenRule) throws(RowStop) -> (period: Period, isLoosened: Bool) {
    switch rule.shape {
    case .undated, .lives: return (.undated, false)
    case .event(let date): return (try span(date, rule), false)
    case .interval(let start, let end): return try interval(start, end, rule)
    }
  }

  /// What one date, or an interval that is written in one cell, makes.
  private func span(_ date: DateRule, _ rule: WhenRule) throws(RowStop) -> Period {
    guard let (period, word) = try time(date) else { return try undated(rule) }
    let (start, end) = period.ends
    let isOpenStart = isOpen(rule.openStart, date, start)
    let isOpenEnd = isOpen(rule.openEnd, date, end)
    if !isOpenStart, !isOpenEnd, word == .exact { return period }
    let (first, last) = (isOpenStart ? ".." : start.edtf, isOpenEnd ? ".." : end.edtf)
    let text =
      switch period {
      case .event where isOpenStart || isOpenEnd: first + "/" + last
      case .event(let date): event(date.description, word)
      case .interval: joined(first, last, word, isExclusive: false)
      }
    return try parsed(text, date.mainSlot)
  }

  private func interval(
    _ start: DateRule?, _ end: DateRule?, _ rule: WhenRule
  ) throws(RowStop) -> (period: Period, isLoosened: Bool) {
    var stops = RowStops()
    let word = stops.value { () throws(RowStop) in try dateWord(rule.word) }
    if word == .unknown { return (try undated(rule), false) }
    let first = stops.value { () throws(RowStop) in try endText(start, rule.openStart, of: .start) }
    let last = stops.value { () throws(RowStop) in try endText(end, rule.openEnd, of: .end) }
    try stops.check()
    guard let word, let first, let last, first.isDated || last.isDated else {
      return (try undated(rule), false)
    }
    let text = joined(first.text, last.text, word, isExclusive: end?.isExclusive == true)
    return (
      try parsed(text, end?.mainSlot ?? start?.mainSlot), first.isLoosened || last.isLoosened
    )
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
    _ rule: DateRule?, _ open: WhenRule.Open?, of side: Period.End.Side
  ) throws(RowStop) -> EndText {
    guard let rule else { return EndText() }
    if isOpen(open, rule, nil) { return EndText(text: "..", isDated: true) }
    guard let (value, word) = try date(rule, of: side) else {
      switch rule.missing {
      case .open: return EndText(text: "..")
      case .skip: throw .skip(SkipReason("\(name(of: rule)) has no date"))
      case .unknown, nil: return EndText()
      }
    }
    switch word {
    case .before, .after, .between:
      // EDTF has no interval whose end is only known to lie on one side of a day.
      return EndText(isDated: true, isLoosened: true)
    case .until, .since: return EndText(text: "..", isDated: true)
    default:
      let text = isOpen(open, rule, .date(value)) ? ".." : event(value.description, word)
      return EndText(text: text, isDated: true)
    }
  }

  /// What messages call a date.
  private func name(of rule: DateRule) -> String {
    rule.mainSlot.map { "'\(heading($0))'" } ?? "the constant"
  }

  /// One date, meant in some way.
  private func event(_ text: String, _ word: DateWord) -> String {
    switch word {
    case .exact, .during, .between, .unknown: text
    case .circa: Period.qualified(bounded(text), "~")
    case .uncertain: Period.qualified(text, "?")
    case .circaUncertain: Period.qualified(bounded(text), "%")
    case .before: "[..\(bounded(text))]"
    case .after: "[\(bounded(text))..]"
    case .until: "../\(text)"
    case .since: "\(text)/.."
    case .through: "\(text)/\(text)"
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
    _ start: String, _ end: String, _ word: DateWord, isExclusive: Bool
  ) -> String {
    func isDate(_ text: String) -> Bool { !text.isEmpty && text != ".." }
    func marked(_ text: String) -> String { isDate(text) ? event(text, word) : text }
    switch word {
    case .exact, .through, .unknown:
      // What ends where it begins, the end not counted, is an instant.
      if isExclusive, let start = try? HistoricalDate(start), let end = try? HistoricalDate(end),
        end.latest < start.earliest, end.latest.advanced(by: 1) == start.earliest
      {
        return start.description
      }
      return start + "/" + end
    case .circa, .uncertain, .circaUncertain: return marked(start) + "/" + marked(end)
    case .during where isDate(start) != isDate(end): return isDate(start) ? start : end
    case .during, .between:
      guard isDate(start) || isDate(end) else { return start + "/" + end }
      return "[\(isDate(start) ? bounded(start) : "")..\(isDate(end) ? bounded(end) : "")]"
    case .before:
      guard isDate(start) || isDate(end) else { return start + "/" + end }
      return event(isDate(end) ? end : start, .before)
    case .after:
      guard isDate(start) || isDate(end) else { return start + "/" + end }
      return event(isDate(start) ? start : end, .after)
    case .until: return "../" + (isDate(end) ? end : start)
    case .since: return (isDate(start) ? start : end) + "/.."
    }
  }

  private func parsed(_ text: String, _ slot: Int?) throws(RowStop) -> Period {
    do throws(DateError) {
      return try Period(text)
    } catch {
      throw .fault(CellFault(error, takesIntervals: true, slot: slot))
    }
  }

  private func undated(_ rule: WhenRule) throws(RowStop) -> Period {
    switch rule.undated {
    case .skip: throw .skip(SkipReason("no date"))
    case .unknown: return .undated
    case .open: return .interval(Period.Interval(uncheckedStart: .open, end: .open))
    }
  }

  /// Whether an end is open whatever its date says.
  ///
  /// - Parameter end: the date, where it has been read.
  func isOpen(_ open: WhenRule.Open?, _ date: DateRule, _ end: Period.End?) -> Bool {
    switch open {
    case nil: return false
    case .condition(let condition): return holds(condition)
    case .values(let values):
      if let slot = date.mainSlot {
        let cell = text(slot)
        if values.contains(cell) || values.contains(withoutZeros(cell)) { return true }
      }
      // A day may be told by its year.
      guard case .date(let date) = end else { return false }
      return values.contains(date.description) || date.year.map { values.contains("\($0)") } == true
    }
  }
}

extension Period {
  /// From some unknown day to some unknown day: it may have held at any time.
  static let undated = Period.interval(Interval(uncheckedStart: .unknown, end: .unknown))

  /// A date with a mark of doubt, which it may have already.
  static func qualified(_ text: String, _ mark: Character) -> String {
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

extension Period.End {
  /// As an interval writes it.
  var edtf: String {
    switch self {
    case .date(let date): date.description
    case .open: ".."
    case .unknown: ""
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
