import Camarilla
import CamarillaFormats

extension MappedTable {
  /// What a row says of a time, a date or where it is written in EDTF perhaps an interval, and the word
  /// on how it is meant; nil where it says nothing.
  ///
  /// - Parameter column: what is meant, by which words are read.
  func time(
    rule: DateRule, as column: DateColumn = .period
  ) throws(CellStop) -> (period: Period, word: DateWord)? {
    var stops = CellStops()
    let word = stops.value { () throws(CellStop) in try dateWord(rule: rule.word) }
    if word == .unknown { return nil }
    let period = stops.value { () throws(CellStop) in try written(rule: rule, as: column) }
    try stops.check()
    guard let word, let period = period ?? nil else { return nil }
    return (period, word)
  }

  /// A date, where an interval is a fault; of a range of years such as `1539-40` a life has one of them,
  /// and an end of a period its own.
  func date(
    rule: DateRule, isLife: Bool = false, of side: Period.End.Side? = nil
  ) throws(CellStop) -> (date: HistoricalDate, word: DateWord)? {
    guard let (period, word) = try time(rule: rule, as: side.map { .end($0) } ?? .date)
    else { return nil }
    switch period {
    case .event(let date): return (date, word)
    case .interval(let interval):
      let written: String? =
        if case .constant(let text) = rule.cells { text } else {
          rule.mainSlot.map { text(at: $0) }
        }
      if let written, isLife || side != nil, let date = rangeOfYears(text: written, of: side) {
        return (date, word)
      }
      throw .fault(
        CellFault(
          interval: interval, in: rule.mainSlot.map { text(at: $0) } ?? period.description,
          isLife: isLife,
          slot: rule.mainSlot))
    }
  }

  private func rangeOfYears(text: String, of side: Period.End.Side?) -> HistoricalDate? {
    guard let side else {
      let read = try? HistoricalDate.reading(text)
      return read?.remark == nil ? nil : read?.date
    }
    guard case (.date(let date), _?)? = try? Period.End.reading(text, of: side) else { return nil }
    return date
  }

  func dateWord(rule: TextRule?) throws(CellStop) -> DateWord {
    let text = try text(rule: rule)
    if text.isEmpty { return .exact }
    if let word = DateWord(rawValue: text) { return word }
    let words = DateWord.allCases.map(\.rawValue)
    throw .fault(
      CellFault(
        slot: rule?.slots.first,
        message: "'\(shortened(text))' is no word for a date",
        expected: "one of \(words.joined(separator: ", ")), or the key 'values' in the mapping",
        suggestion: Suggestion(nearestTo: text, among: words)))
  }

  private func written(rule: DateRule, as column: DateColumn) throws(CellStop) -> Period? {
    switch rule.cells {
    case .constant(let text): return try read(text, as: column, slot: nil, at: rule.location)
    case .whole(let slot, let formats, let readsEDTF):
      let cell = text(at: slot)
      if cell.isEmpty || rule.unknown.contains(cell) { return nil }
      let marked = rule.setting.newYear == .easter ? EasterSide.marked(cell) : nil
      let (text, calendar) = try calendar(of: marked?.text ?? cell, rule: rule, slot: slot)
      var date = WrittenDate(rule: rule, calendar: calendar, slot: slot, column: column)
      date.easterSide = marked?.side
      let period: Period?
      do throws(CellStop) {
        period = try written(text, formats: formats, readsEDTF: readsEDTF, as: date)
      } catch {
        // A day before is that of one date only.
        let offered = date.isExclusive ? error.offering(only: Self.isPlain) : error
        throw text == cell ? offered : offered.told(of: cell, inPlaceOf: text)
      }
      if let period {
        try checkCalendar(calendar, of: cell, as: period, rule: rule, slot: slot)
      }
      return period
    case .parts(let year, let month, let day):
      if month == nil, day == nil, let date = spelledYear(of: year, rule: rule, as: column) {
        return .event(date)
      }
      let calendar = try calendar(rule: rule)
      let parts = [year, month, day].map { part in
        part.map { DateRule.Part(slot: $0.slot, unknown: $0.unknown + rule.unknown) }
      }
      var texts = parts.map { $0.map { text(at: $0.slot) } ?? "" }
      var written = WrittenDate(rule: rule, calendar: calendar, slot: year.slot, column: column)
      if let settled = CalendarYear(doubleDated: texts[0], month: texts[1], day: texts[2]) {
        remarks.note(
          spelled: texts[0], as: settled.description, in: heading(at: year.slot),
          at: location(at: year.slot))
        texts[0] = settled.description
        written.newYear = nil
      }
      return try date(parts: parts, texts: texts, as: written).map { .event($0) }
    }
  }

  /// What a cell says, in the first of the formats that fits.
  private func written(
    _ cell: String, formats: [CellFormat], readsEDTF: Bool, as written: WrittenDate
  ) throws(CellStop) -> Period? {
    var written = written
    if written.newYear != nil, Period.isDoubleDated(cell) { written.newYear = nil }
    let (rule, slot) = (written.rule, written.slot)
    var firstStop: CellStop?
    for format in formats {
      switch format {
      case .parts(let format):
        let parts = format.parts(cell: cell, unknown: rule.unknown)
        let bare = withoutZeros(of: cell)
        let padded = parts == nil ? format.padded(bare) : nil
        guard
          let parts = parts ?? padded.flatMap({ format.parts(cell: $0, unknown: rule.unknown) })
        else { continue }
        do throws(CellStop) {
          let period = try date(of: parts, isShort: format.hasShortYear, as: written)
          if let padded, padded.utf8.count > bare.utf8.count {
            remarks.notePadded(cell, as: padded, in: heading(at: slot), at: location(at: slot))
          }
          if formats.hasBothOrders {
            remarks.noteOrder(of: cell, line: line, in: heading(at: slot), at: location(at: slot))
          }
          return period
        } catch {
          // What is no date so written may be one in the next; and what would be one only with zeros before it isn't.
          if padded?.utf8.count ?? 0 <= bare.utf8.count { firstStop = firstStop ?? error }
        }
      case .count(let count):
        var years = 0
        if let year = count.year(of: cell) {
          years = try astronomical(year: year, rule: rule, slot: slot) - year
        }
        guard let day = count.day(of: cell, years: years) else { continue }
        // Counted days are of no calendar.
        let civil = day.civil
        return try date(
          parts: [.number(civil.year), .number(civil.month), .number(civil.day)], as: written
        )
        .map { .event($0) }
      }
    }
    if let firstStop, !readsEDTF || (try? Period.reading(cell)) == nil { throw firstStop }
    if readsEDTF, written.needsParts(in: cell) {
      let edtf = inEDTF(cell, as: written.column, of: written.calendar, slot: slot)
      return try period(ofParts: edtf, as: written)
    }
    if readsEDTF { return try read(cell, as: written.column, slot: slot) }
    throw .fault(
      CellFault(
        slot: slot,
        message: "'\(shortened(cell))' is not written as the mapping's"
          + " \(formats.count == 1 ? "format says" : "formats say")",
        expected: expected(Self.expectation(of: formats), inPlaceOf: cell),
        suggestion: otherUnit(of: cell, formats: formats)))
  }

  /// What cells of formats are expected to be.
  private static func expectation(of formats: [CellFormat]) -> String {
    if formats.count == 1, case .count(let count) = formats[0] { return count.expected }
    return "a date as " + formats.map(\.name).joined(separator: " or ")
  }

  /// Milliseconds where seconds are expected are the commonest slip of this kind, and the other way round.
  private func otherUnit(of cell: String, formats: [CellFormat]) -> Suggestion {
    guard formats == [.count(.unixSeconds)], DayCount.unixMilliseconds.day(of: cell) != nil else {
      return Suggestion()
    }
    return Suggestion("format: unix-milliseconds")
  }

  /// A date or an interval in EDTF that goes by its parts: one that is the day after, or of another calendar.
  private func period(ofParts cell: String, as written: WrittenDate) throws(CellStop) -> Period? {
    let ends = cell.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if ends.count == 2, !written.isExclusive {
      return try interval(from: ends[0], to: ends[1], as: written)
    }
    if Self.isPlain(cell) || written.isExclusive { return try plainDate(of: cell, as: written) }
    let read: String
    if (try? Period.reading(cell)) == nil,
      let days = written.calendar.readings(of: cell, in: written.column), days.isCertain
    {
      read = days.edtf[0]
    } else {
      read = try self.read(cell, as: written.column, slot: written.slot).description
    }
    let whole = try Period.mapping(datesOf: read) { text throws(CellStop) in
      try inOwnCalendar(dateOf: text, as: written)
    }
    return try self.read(whole, as: written.column, slot: written.slot)
  }

  /// A date in EDTF, at an interval's end or in a set, as it is in EDTF's calendar. What has no month, or a season,
  /// is the same in both.
  private func inOwnCalendar(
    dateOf text: String, as written: WrittenDate
  ) throws(CellStop) -> String {
    // The days of a month are those of the month.
    var month = text[...]
    while month.hasSuffix("-XX") { month = month.dropLast(3) }
    let unknown = text[month.endIndex...]
    if Self.isPlain(String(month)) {
      let date = try plainDate(of: String(month), as: written)
      return (date?.description ?? String(month)) + unknown
    }
    remarks.noteUnsettled(
      "a date without a month or a day that is known is left as it is written",
      at: location(at: written.slot))
    return text
  }

  /// Whether it is a year, a month of a year or a day, perhaps with a mark of doubt behind it, whose parts are numbers.
  private static func isPlain(_ text: String) -> Bool {
    let parts = text.drop { $0 == "-" }.split(separator: "-", omittingEmptySubsequences: false)
    let digits = parts.last.map { "?~%".contains($0.last ?? " ") ? $0.dropLast() : $0 }
    let numbers = parts.dropLast().map { Int($0) } + [digits.flatMap { Int($0) }]
    guard numbers.count < 4, !numbers.contains(nil) else { return false }
    return numbers.count < 2 || numbers[1].map { 1...12 ~= $0 } == true
  }

  private func plainDate(of cell: String, as written: WrittenDate) throws(CellStop) -> Period? {
    var text = cell
    let mark = text.last.flatMap { "?~%".contains($0) ? text.removeLast() : nil }
    for format in Self.plainFormats {
      guard let parts = format.parts(cell: text, unknown: written.rule.unknown) else { continue }
      let date = try date(of: parts, isShort: false, as: written)
      guard let mark, let date else { return date }
      return try read(
        Period.qualified(date.description, mark: mark), as: written.column, slot: written.slot)
    }
    throw .fault(
      CellFault(
        slot: written.slot,
        message: "'\(shortened(cell))' is not a date of which one can say the day before",
        expected: expected(
          "a year, a month of a year or a day, such as 1926-05-14", inPlaceOf: cell),
        suggestion: suggestion(for: cell)))
  }

  private func interval(
    from start: String, to end: String, as written: WrittenDate
  ) throws(CellStop) -> Period? {
    func date(_ text: String, isExclusive: Bool) throws(CellStop) -> String {
      if text.isEmpty || text == ".." { return text }
      var written = written
      written.isExclusive = isExclusive
      // EDTF has no interval that ends on one of several days.
      guard case .event(let date)? = try period(ofParts: text, as: written), !date.isSet else {
        return ""
      }
      return date.description
    }
    let first = try date(start, isExclusive: false)
    let last = try date(end, isExclusive: written.rule.excludesEnd)
    let whole =
      instant(from: first, end: last, isExclusive: written.rule.excludesEnd) ?? first + "/" + last
    try checkOrder(
      of: whole, writtenAs: "'\(shortened(text(at: written.slot)))'",
      excludesEnd: written.rule.excludesEnd, slot: written.slot)
    return try read(whole, as: written.column, slot: written.slot)
  }

  /// Makes sure that an interval isn't over before it begins, which is told of the cells as they are written: not of the
  /// day before an end that doesn't count, nor of days of another calendar.
  func checkOrder(
    of interval: String, writtenAs cells: String, excludesEnd: Bool, slot: Int?
  ) throws(CellStop) {
    do throws(DateError) {
      _ = try Period(interval)
    } catch {
      guard error.kind == .endBeforeStart, cells != "'\(shortened(interval))'" else { return }
      throw .fault(
        CellFault(
          rule: .endBeforeStart, slot: slot, message: "the end lies before the start, in \(cells)",
          expected: excludesEnd
            ? "an end after the start, as the end doesn't count"
            : "an end that is not before the start"))
    }
  }

  /// What ends where it begins, the end not counted: the date of its beginning.
  func instant(from start: String, end: String, isExclusive: Bool) -> String? {
    guard isExclusive, let start = try? HistoricalDate(start), let end = try? HistoricalDate(end),
      end.latest < start.earliest, end.latest.advanced(by: 1) == start.earliest
    else { return nil }
    return start.description
  }

  /// What may have been meant by a text that is no date.
  private func suggestion(for text: String) -> Suggestion {
    do throws(DateError) {
      _ = try HistoricalDate.reading(text)
      return Suggestion()
    } catch {
      return Suggestion(error.suggestions)
    }
  }

  /// What a text in EDTF says, or in words that have one reading.
  private func read(
    _ text: String, as column: DateColumn, slot: Int?, at constant: Problem.Location? = nil
  ) throws(CellStop) -> Period {
    do throws(DateError) {
      let (period, remark) = try Period.reading(text)
      if let remark {
        remarks.add(column.remark(of: text) ?? remark, at: constant ?? location(at: slot))
      }
      return period
    } catch {
      if let slot, let (period, _) = try? Period.reading(inEDTF(text, as: column, slot: slot)) {
        return period
      }
      var error = error
      error.column = column
      throw .fault(CellFault(error: error, takesIntervals: true, slot: slot))
    }
  }

  private static let plainFormats = ["YYYY-MM-DD", "YYYY-MM", "YYYY"].compactMap { DateFormat($0) }

  /// The date of the texts of a cell.
  private func date(
    of texts: [String?], isShort: Bool, as written: WrittenDate
  ) throws(CellStop) -> Period? {
    var texts = texts.map { $0 ?? "" }
    if isShort, let first = written.rule.firstShortYear, let year = Int(texts[0]) {
      let whole = first - first % 100 + year
      texts[0] = "\(whole < first ? whole + 100 : whole)"
    }
    let part = DateRule.Part(slot: written.slot, unknown: written.rule.unknown)
    return try date(parts: [part, part, part], texts: texts, as: written).map { .event($0) }
  }
}
