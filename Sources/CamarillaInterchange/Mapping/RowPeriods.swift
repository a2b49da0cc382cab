import Camarilla
import CamarillaFormats

extension MappedTable {
  /// The period of the row at hand, and whether an end was left unknown that says more than EDTF can.
  func period(_ rule: WhenRule) throws(DateStop) -> (period: Period, isLoosened: Bool) {
    switch rule.shape {
    case .event(let date):
      guard let (text, word) = try self.date(date, lacksYearZero: rule.lacksYearZero) else {
        return (try undated(rule, date.mainSlot), false)
      }
      let isOpenStart = isOpen(rule.openStart, date)
      let isOpenEnd = isOpen(rule.openEnd, date)
      let edtf =
        isOpenStart || isOpenEnd
        ? (isOpenStart ? ".." : text) + "/" + (isOpenEnd ? ".." : text) : event(text, word)
      return (try parsed(edtf, date.mainSlot), false)
    case .interval(let start, let end): return try interval(start, end, rule)
    }
  }

  private func interval(
    _ start: DateRule?, _ end: DateRule?, _ rule: WhenRule
  ) throws(DateStop) -> (period: Period, isLoosened: Bool) {
    let word = try dateWord(rule.word)
    let slot = end?.mainSlot ?? start?.mainSlot ?? 0
    if word == .unknown { return (try undated(rule, slot), false) }
    var isLoosened = false
    var isDated = false
    var texts = ["", ""]
    for (index, (date, open)) in [(start, rule.openStart), (end, rule.openEnd)].enumerated() {
      guard let date else { continue }
      if isOpen(open, date) {
        texts[index] = ".."
        isDated = true
      } else if let (text, word) = try self.date(date, lacksYearZero: rule.lacksYearZero) {
        isDated = true
        switch word {
        case .before, .after, .between:
          // EDTF has no interval whose end is only known to lie on one side of a day.
          isLoosened = true
        case .until, .since: texts[index] = ".."
        default: texts[index] = event(text, word)
        }
      } else if date.missing == .open {
        texts[index] = ".."
      } else if date.missing == .skip {
        throw .skip(reason: "'\(heading(date.mainSlot))' has no date")
      }
    }
    guard isDated else { return (try undated(rule, slot), false) }
    let isExclusive = end?.isExclusive == true
    return (
      try parsed(joined(texts[0], texts[1], word, isExclusive: isExclusive), slot), isLoosened
    )
  }

  /// One date, meant in some way.
  private func event(_ text: String, _ word: DateWord) -> String {
    switch word {
    case .exact, .during, .between, .unknown: text
    case .circa: bounded(text) + "~"
    case .uncertain: text + "?"
    case .circaUncertain: bounded(text) + "%"
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

  private func parsed(_ text: String, _ slot: Int) throws(DateStop) -> Period {
    do throws(DateError) {
      return try Period(text)
    } catch {
      throw .fault(fault(error, slot))
    }
  }

  private func undated(_ rule: WhenRule, _ slot: Int) throws(DateStop) -> Period {
    switch rule.undated {
    case .skip: throw .skip(reason: "no date")
    case .unknown: return try parsed("/", slot)
    case .open: return try parsed("../..", slot)
    }
  }

  /// Whether an end is open whatever its date says.
  func isOpen(_ open: WhenRule.Open?, _ date: DateRule) -> Bool {
    switch open {
    case nil: return false
    case .condition(let condition): return holds(condition)
    case .values(let values):
      let cell = text(date.mainSlot)
      if values.contains(cell) || values.contains(wholeNumberText(cell)) { return true }
      // A day may be told by its year.
      guard case .whole(_, let formats) = date.cells else { return false }
      for format in formats {
        if let parts = format.parts(cell, unknown: date.unknown) {
          return values.contains(parts[0] ?? "")
        }
      }
      return false
    }
  }
}
