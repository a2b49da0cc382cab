/// An EDTF set: one of its members (`[…]`) or all of them (`{…}`).
struct DateSet: Hashable, Sendable {
  enum Kind: Hashable, Sendable { case oneOf, allOf }

  enum Member: Hashable, Sendable {
    case date(DatePattern)
    /// `a..b`: every unit of the two ends' precision from the one to the other.
    case range(DatePattern, DatePattern)
    /// `..b`: the date and all before it.
    case upTo(DatePattern)
    /// `a..`: the date and all after it.
    case from(DatePattern)
  }

  var kind: Kind
  var members: [Member]
}

extension DateSet.Member {
  /// The dates it is written with.
  var patterns: [DatePattern] {
    switch self {
    case .date(let date), .upTo(let date), .from(let date): [date]
    case .range(let start, let end): [start, end]
    }
  }

  /// The first possible day on or after `day`.
  func first(onOrAfter day: CalendarDay, rule: ApproximationRule) -> CalendarDay? {
    if case .date(let date) = self {
      return date.first(onOrAfter: day, widening: date.widening(rule: rule))
    }
    let (start, end) = bounds(rule)
    return day <= end ? max(day, start) : nil
  }

  /// The last possible day on or before `day`.
  func last(onOrBefore day: CalendarDay, rule: ApproximationRule) -> CalendarDay? {
    if case .date(let date) = self {
      return date.last(onOrBefore: day, widening: date.widening(rule: rule))
    }
    let (start, end) = bounds(rule)
    return day >= start ? min(day, end) : nil
  }

  func bounds(_ rule: ApproximationRule) -> (start: CalendarDay, end: CalendarDay) {
    switch self {
    case .date(let date): (date.earliest(rule: rule), date.latest(rule: rule))
    case .range(let start, let end): (start.earliest(rule: rule), end.latest(rule: rule))
    case .upTo(let end): (.distantPast, end.latest(rule: rule))
    case .from(let start): (start.earliest(rule: rule), .distantFuture)
    }
  }

  /// Whether the relationship of an all-of set certainly holds on some day of `days` because of
  /// this member.
  ///
  /// A date's one day may be any of its days, so all of them must lie in `days`. A range, open or closed, is one
  /// day in each of its units: certain iff some whole unit lies in `days`, for else each unit has a day outside to be.
  func certainlyHolds(during days: ClosedRange<CalendarDay>) -> Bool {
    let (start, end) = bounds(.exact)
    if case .date = self { return days.lowerBound <= start && end <= days.upperBound }
    let from = max(start, days.lowerBound)
    let to = min(end, days.upperBound)
    guard from <= to else { return false }
    // Without an end there are whole units.
    guard let (unit, origin) = units(.exact), from > .distantPast, to < .distantFuture else {
      return true
    }
    let month = from.civil.day == 1 ? from.monthIndex : from.monthIndex + 1
    let index = origin - CalendarDay.floorDivide(origin - month, unit) * unit
    return MonthIndex(index + unit - 1).lastDay <= to
  }

  /// The months in one unit of a range, whose ends have the same precision, and a month with which a unit begins, by its
  /// index; nil where units are days, and for a single date.
  func units(_ rule: ApproximationRule) -> (length: Int, origin: Int)? {
    let (start, end) = bounds(rule)
    let date: DatePattern
    let origin: Int
    switch self {
    case .date: return nil
    case .range(let first, _), .from(let first): (date, origin) = (first, start.monthIndex)
    case .upTo(let last): (date, origin) = (last, end.monthIndex + 1)
    }
    if date.day != .absent { return nil }
    return (date.month == .absent ? 12 : date.grouping?.length ?? 1, origin)
  }
}

extension CalendarDay {
  /// Months from January of year 0 to the month of this day.
  var monthIndex: Int {
    let (year, month, _) = civil
    return year * 12 + month - 1
  }
}

extension DateSet {
  /// - Parameter writeDate: how a date of it is written; in EDTF unless something else is said.
  func write(
    to text: inout String,
    date writeDate: (DatePattern, inout String) -> Void = { date, text in date.write(to: &text) }
  ) {
    text += kind == .oneOf ? "[" : "{"
    for (index, member) in members.enumerated() {
      if index > 0 { text += "," }
      switch member {
      case .date(let date): writeDate(date, &text)
      case .range(let start, let end):
        writeDate(start, &text)
        text += ".."
        writeDate(end, &text)
      case .upTo(let end):
        text += ".."
        writeDate(end, &text)
      case .from(let start):
        writeDate(start, &text)
        text += ".."
      }
    }
    text += kind == .oneOf ? "]" : "}"
  }
}
