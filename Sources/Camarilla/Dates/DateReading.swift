// Dates as people write them into tables. EDTF comes first; beside it two forms are read that EDTF
// refuses or means otherwise, each with a remark: a range of years with its last digits only
// (`1539-40`), alone, at an interval's end or in a set, and years with their era (`44 BCE`, `63–44 BC`). In
// brackets of its own, `[1539-40]` is the part of a year; tables are written so.

extension Period {
  /// The period that somebody wrote, given as bytes of UTF-8, and what is to be told of it.
  ///
  /// - Throws: ``DateError`` where the text is neither EDTF nor one of the forms that people use.
  /// - Complexity: O(bytes).
  public static func reading(
    utf8 text: Span<UInt8>
  ) throws(DateError) -> (period: Period, remark: DateRemark?) {
    if let plain = PlainPeriod(utf8: text)?.period { return (plain, nil) }
    do {
      let period = try Period(utf8: text)
      if period.isComposedWithRanges, let meant = try composite(period.description) { return meant }
      guard case .event(let date) = period else { return (period, nil) }
      guard let range = date.abbreviatedRange else { return (.event(date.withoutBrackets), nil) }
      return (range.interval, range.remark(text: date.description, isEDTF: true))
    } catch {
      if let meant = try composite(error.text) { return meant }
      if let range = AbbreviatedRange(text: error.text), range.isTaken {
        return (range.interval, range.remark(text: error.text, isEDTF: false))
      }
      if let written = WrittenYears(error.text) { return (written.period, written.remark) }
      throw error.inColumn(.period)
    }
  }

  /// The period that somebody wrote, and what is to be told of it.
  public static func reading(
    _ text: String
  ) throws(DateError) -> (period: Period, remark: DateRemark?) {
    try DateParser.withBytes(text: text) { bytes throws(DateError) in try reading(utf8: bytes) }
  }

  /// The text of it for tables that people edit: as ``description``, with brackets where
  /// the plain text would be taken for a range of years.
  public var tableText: String {
    switch self {
    case .event(let date): date.tableText
    case .interval(let interval): interval.start.tableText + "/" + interval.end.tableText
    }
  }

  /// Whether it is an interval or a set with a part of a year that is taken for a range of years.
  private var isComposedWithRanges: Bool {
    switch self {
    case .event(let date): date.isSetWithRanges
    case .interval: hasDate { $0.abbreviatedRange != nil }
    }
  }
}

extension Period.End {
  fileprivate var tableText: String {
    switch self {
    case .date(let date): date.tableText
    case .open, .unknown: text
    }
  }
}

extension HistoricalDate {
  /// The date that somebody wrote, given as bytes of UTF-8, and what is to be told of it. A range of
  /// years is one of them.
  ///
  /// - Throws: ``DateError`` where the text is neither EDTF nor one of the forms that people use.
  public static func reading(
    utf8 text: Span<UInt8>
  ) throws(DateError) -> (date: HistoricalDate, remark: DateRemark?) {
    do {
      let date = try HistoricalDate(utf8: text)
      if date.isSetWithRanges, let meant = try composite(date.description) { return meant }
      guard let range = date.abbreviatedRange else { return (date.withoutBrackets, nil) }
      return (
        range.choice,
        range.remark(text: date.description, isEDTF: true, reading: range.choice.description)
      )
    } catch {
      if let meant = try composite(error.text) { return meant }
      if let range = AbbreviatedRange(text: error.text), range.isTaken {
        return (
          range.choice,
          range.remark(text: error.text, isEDTF: false, reading: range.choice.description)
        )
      }
      if let written = WrittenYears(error.text), case .event(let date) = written.period {
        return (date, written.remark)
      }
      throw error.inColumn(.date)
    }
  }

  /// The date that somebody wrote, and what is to be told of it.
  public static func reading(
    _ text: String
  ) throws(DateError) -> (date: HistoricalDate, remark: DateRemark?) {
    try DateParser.withBytes(text: text) { bytes throws(DateError) in try reading(utf8: bytes) }
  }

  /// The text of it for tables that people edit; see ``Period/tableText``.
  public var tableText: String {
    switch content {
    case .single, .timed: return abbreviatedRange == nil ? description : "[\(description)]"
    case .set(let set):
      var text = ""
      set.write(to: &text) { date, text in date.writeForTables(to: &text) }
      return text
    }
  }

  /// Whether it is a set with a part of a year that is taken for a range of years, unless it is that part
  /// in brackets.
  fileprivate var isSetWithRanges: Bool {
    guard case .set(let set) = content, set.holdsAbbreviatedRange else { return false }
    return withoutBrackets == self
  }

  var abbreviatedRange: AbbreviatedRange? {
    guard case .single(let pattern) = content else { return nil }
    return AbbreviatedRange(pattern)
  }

  /// The part of a year that stands in brackets lest it be taken for a range of years.
  fileprivate var withoutBrackets: HistoricalDate {
    guard case .set(let set) = content, set.kind == .oneOf, set.members.count == 1,
      case .date(let pattern) = set.members[0], AbbreviatedRange(pattern) != nil
    else { return self }
    return HistoricalDate(pattern)
  }
}

extension Period.End {
  /// Which end of an interval a text is of.
  public enum Side: Sendable { case start, end }

  /// The end that somebody wrote, given as bytes of UTF-8, and what is to be told of it. Of a range of
  /// years the start takes the first, and the end the last.
  ///
  /// - Throws: ``DateError`` with the column of that end, for a text that no date can be read from.
  public static func reading(
    utf8 text: Span<UInt8>, of side: Side
  ) throws(DateError) -> (end: Period.End, remark: DateRemark?) {
    let date: HistoricalDate
    let remark: DateRemark?
    do throws(DateError) {
      (date, remark) = try HistoricalDate.reading(utf8: text)
    } catch {
      throw error.inColumn(.end(side))
    }
    guard let remark, let range = date.range, !remark.text.hasPrefix("["),
      !remark.text.hasPrefix("{")
    else { return (.date(date), remark) }
    let year = HistoricalDate(side == .start ? range.first : range.last)
    return (
      .date(year),
      DateRemark(
        text: remark.text, reading: year.description,
        meaning: "\(remark.meaning), of which the"
          + (side == .start ? " first is the start" : " last is the end"),
        other: remark.other, lastYear: HistoricalDate(range.last),
        firstYear: HistoricalDate(range.first))
    )
  }
}

extension Period.End {
  /// The end that somebody wrote, and what is to be told of it.
  ///
  /// - Throws: as ``reading(utf8:of:)``.
  public static func reading(
    _ text: String, of side: Side
  ) throws(DateError) -> (end: Period.End, remark: DateRemark?) {
    try DateParser.withBytes(text: text) { bytes throws(DateError) in
      try reading(utf8: bytes, of: side)
    }
  }

  /// The same, where it makes an interval with another column: neither a set nor a time of day will do.
  ///
  /// - Throws: ``DateError``, of the kind ``DateError/Kind/unsuitableEnd`` for those.
  package static func suitable(
    utf8 text: Span<UInt8>, of side: Side
  ) throws(DateError) -> (end: Period.End, remark: DateRemark?) {
    let (end, remark) = try reading(utf8: text, of: side)
    guard case .date(let date) = end, date.isSet || date.timeOfDay != nil else {
      return (end, remark)
    }
    let written = remark?.text ?? date.description
    throw DateError(unsuitable: written, for: side, meant: date.isSet ? written : nil)
  }
}

extension HistoricalDate {
  /// The first and the last date of a set that is one range.
  fileprivate var range: (first: DatePattern, last: DatePattern)? {
    guard case .set(let set) = content, set.members.count == 1,
      case .range(let first, let last) = set.members[0]
    else { return nil }
    return (first, last)
  }
}

extension AbbreviatedRange {
  /// What is to be told where the text was taken for the range.
  ///
  /// - Parameters:
  ///   - isEDTF: whether EDTF reads the text, and otherwise.
  ///   - reading: what it was taken for, unless the interval.
  fileprivate func remark(text: String, isEDTF: Bool, reading: String? = nil) -> DateRemark {
    let reading = reading ?? interval.description
    var remark = DateRemark(text: text, reading: reading, meaning: "the years \(reading)")
    if isEDTF, let part = try? HistoricalDate(text) {
      let (first, last) = (part.earliest, part.latest)
      remark.other = DateRemark.Other(text: "[\(text)]", parts: ["\(first) to \(last)"])
    }
    return remark
  }
}
