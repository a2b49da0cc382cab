import Camarilla
import CamarillaFormats

/// The columns that say when a row holds.
struct SpellColumns {
  enum Times: Equatable {
    case spell(DecimalSpell)
    /// Nothing is known of it, or it cannot be read, which is an error.
    case unknown
    /// From beyond all time, or until before it.
    case never
  }

  let onset: Int?
  let terminus: Int?
  private let onsetCensored: Int?
  private let terminusCensored: Int?
  /// Whether being censored says that a bound is not known; R says it of all that are infinite.
  private let isOurs: Bool

  init(sheet: inout Sheet, isOurs: Bool) {
    onset = sheet.take("onset")
    terminus = sheet.take("terminus")
    onsetCensored = sheet.take("onset.censored")
    terminusCensored = sheet.take("terminus.censored")
    _ = sheet.take("duration")
    self.isOurs = isOurs
  }

  /// When the row at hand holds.
  func times(of sheet: inout Sheet) -> Times {
    guard let onset, let terminus else { return .unknown }
    // Of both is told what is wrong with them.
    let onsetTime = time(sheet: &sheet, column: onset, side: .start)
    let terminusTime = time(sheet: &sheet, column: terminus, side: .end)
    guard let start = onsetTime, let end = terminusTime else { return .unknown }
    if start == .infinity || end == -.infinity { return .never }
    if start.isNaN, end.isNaN { return .unknown }
    let spell = DecimalSpell(
      start: start.isFinite ? start : nil, end: end.isFinite ? end : nil)
    if spell.start == nil, spell.end == nil, isOurs, isCensored(sheet) { return .unknown }
    if let from = spell.start, let until = spell.end, until < from {
      sheet.refuse(
        "the spell ends before it begins", column: terminus,
        expected: "a terminus from \(shortest(of: from)) on", rule: .endBeforeStart)
      return .unknown
    }
    return .spell(spell)
  }

  private func isCensored(_ sheet: borrowing Sheet) -> Bool {
    [onsetCensored, terminusCensored].allSatisfy { column in
      column.map { sheet.text(in: $0).lowercased() != "false" } ?? false
    }
  }

  /// The time in a cell, not a number where there is none; nil, and a problem, where it cannot be read.
  ///
  /// A date in words or days is the time at which it begins.
  private func time(sheet: inout Sheet, column: Int, side: Period.End.Side) -> Double? {
    let text = sheet.text(in: column)
    switch text.lowercased() {
    case "", "na", "nan", "null": return .nan
    case "inf", "+inf", "infinity": return .infinity
    case "-inf", "-infinity": return -.infinity
    default: break
    }
    var written: Double?
    if Double(text) == nil, let (date, remark) = ForeignTime.reading(text, of: side) {
      written = Double(DecimalYear.text(ofBeginningOf: date.earliest))
      if let remark { sheet.warn(remark, column: column) }
    }
    guard let value = written ?? sheet.number(in: column) else { return nil }
    guard DecimalYear.day(year: value) != nil else {
      sheet.refuse(
        "the time \(shortened(text)) is beyond the calendar", column: column,
        expected: "a year from -9999 to 9999",
        rule: .malformedDate)
      return nil
    }
    return value
  }
}
