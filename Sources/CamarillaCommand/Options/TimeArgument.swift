import ArgumentParser
import Camarilla

/// When a question is about, on the command line: a year, `1926`, `44BCE`, `"44 v. Chr."` or by its astronomical
/// number `-43`; or a date or an interval in EDTF, `1926-05`, `1926-05/1926-08`, `192X`.
struct TimeArgument: Equatable {
  /// The time that is named.
  var time: TimeSpan

  init(_ time: TimeSpan) { self.time = time }

  /// Its days.
  var days: ClosedRange<CalendarDay> { time.days }

  /// The time that a text names; nil where it names none.
  init?(_ text: String) {
    guard let time = TimeSpan(Self.plain(text)) else { return nil }
    self.init(time)
  }

  /// Reads an argument.
  @Sendable static func parse(_ text: String) throws -> TimeArgument {
    guard let argument = TimeArgument(text) else {
      throw ValidationError(fault(in: plain(text)))
    }
    let year = argument.time.year
    if argument.time.unit == .year, year <= 0 { CountedYears.current?.add(text, year: year) }
    CountedYears.current?.add(rangeReadAsPart: plain(text))
    return argument
  }

  /// Reads the first of two times, each in an argument of its own.
  @Sendable static func parseFirst(_ text: String) throws -> TimeArgument {
    if TimeArgument(text) == nil, fault(ofDate: text)?.kind != .endBeforeStart,
      let hint = hintOfTwo(in: text)
    {
      throw ValidationError("expected one time, and the other one behind it\(hint)")
    }
    return try parse(text)
  }

  /// The two times that stand in one argument, as the end of a message: ` — did you mean 1895 1907?`. Nil where there
  /// are no two.
  static func hintOfTwo(in text: String) -> String? {
    let ends = text.split(whereSeparator: { "-–/".contains($0) }).map(String.init)
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.count == 4 && TimeArgument($0) != nil })
    else { return nil }
    return Suggestion.hint(offering: ends.joined(separator: " "))
  }

  /// What a text that names no time may have been meant for, as the end of a message; empty where nothing is near.
  static func hint(for text: String) -> String {
    guard let error = fault(ofDate: text) else { return "" }
    return Suggestion(error.suggestions.filter { TimeSpan($0) != nil }).hintOfDates
  }

  /// What there is no such date of, in words; nil where a text isn't even of a date's form.
  static func reason(for text: String) -> String? {
    guard let error = fault(ofDate: text), error.kind == .noSuchDate else { return nil }
    let before = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self)
    let date = before.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let found = text.utf8.dropFirst(error.offset).prefix { $0 != UInt8(ascii: "/") }
    if let month = TimeSpan(String(date.dropLast())), month.unit == .month {
      let aside = error.expected.firstIndex(of: "(").map { " " + error.expected[$0...] } ?? ""
      let count = month.days.upperBound.number - month.days.lowerBound.number + 1
      return "\(month) has \(count) days\(aside)"
    }
    return "'\(shortened(String(decoding: Array(found), as: UTF8.self)))' is none there; expected"
      + " \(error.expected)"
  }

  private static func fault(ofDate text: String) -> DateError? {
    do {
      _ = try Period(text)
      return nil
    } catch {
      return error
    }
  }

  /// What was expected in place of a text, and what it may have been meant for.
  private static func fault(in text: String) -> String {
    if let period = try? Period(text) {
      // It is EDTF, and yet no one time.
      return period.isEvent
        ? "a set is several times; expected one date, or an interval such as 1926-05/1926-08."
        : "an interval without a date at each end; expected two, such as 1926-05/1926-08."
    }
    let hint = hint(for: text)
    let ends = text.split(separator: "/").map { TimeSpan(String($0)) }
    // `1905/06` has the last digits of a year, and no year 6.
    if hint.isEmpty || fault(ofDate: text)?.kind == .endBeforeStart, ends.count == 2,
      let start = ends[0], let end = ends[1],
      start.days.lowerBound > end.days.upperBound
    {
      return "the interval runs backwards; " + expected
        + Suggestion(["\(end.period)/\(start.period)"]).hintOfDates
    }
    let reason = reason(for: text).map { $0 + "; " } ?? ""
    return reason + expected + (hint.isEmpty ? "." : hint)
  }

  private static var expected: String {
    "expected a year such as 1926, -43 or 44BCE, from \(CalendarYear.range.lowerBound) to"
      + " \(CalendarYear.range.upperBound), or a date or interval in EDTF such as 1926-05, 1926-05-14,"
      + " 1926-05/1926-08 or 192X"
  }

  /// The text without the blanks around it, and with the sign that EDTF has.
  private static func plain(_ text: String) -> String {
    let text = text.withoutOuterBlanks
    return text.first == minus ? "-" + text.dropFirst() : text
  }

  /// The sign that stands before numbers in tables, from where years are copied.
  static let minus: Character = "\u{2212}"

  /// What stands in the help of an argument or option.
  static let examples = "such as 1926, 44BCE, -43, 1926-05, 1926-05/1926-08 or 192X"

  /// What the help says of how times are written.
  static let counting = """
    Where a year stands, any time may: 1926, 1926-05, 1926-05-14, 1926-05/1926-08, 1926-21 (spring), 192X, as \
    EDTF writes dates and intervals. Years before 1 are written 44BCE, "44 BC" or "44 v. Chr."; or by their \
    number, which counts astronomically as in ISO 8601 and EDTF: 0 is 1 BCE, and -43 is 44 BCE.
    """
}
