import Camarilla

/// Dates in words, which are read where cleaning would repair them without asking.
extension MappedTable {
  /// A text that is no EDTF as it would be repaired, which is told; other texts as they are.
  ///
  /// - Parameter calendar: of which the days are, before and after.
  func inEDTF(
    _ text: String, as column: DateColumn, of calendar: WrittenCalendar = .gregorian, slot: Int
  ) -> String {
    guard (try? Period(text)) == nil else { return text }
    var read = calendar.readings(of: text, in: column)
    // `before 1926` is no date at which an interval ends, and still says something of its end.
    if read == nil, case .end = column { read = calendar.readings(of: text, in: .date) }
    guard let read, read.isCertain, let edtf = read.edtf.first, edtf != text else { return text }
    remarks.note(spelled: text, as: edtf, in: heading(at: slot), at: location(at: slot))
    remarks.noteOrder(of: text, line: line, in: heading(at: slot), at: location(at: slot))
    return edtf
  }

  /// A year that is more than a number, such as `c. 1926`, `1926~` or `1920s`, in a column of years; nil for whatever
  /// else stands there.
  func spelledYear(
    of part: DateRule.Part, rule: DateRule, as column: DateColumn
  ) -> HistoricalDate? {
    let text = text(at: part.slot)
    guard !text.isEmpty, Int(withoutZeros(of: text)) == nil, !rule.isExclusive,
      !(part.unknown + rule.unknown).contains(text), CalendarYear(text) == nil
    else { return nil }
    let isYear = { (date: HistoricalDate) in date.isSet || date.precision >= .year }
    // A number that counts without a year 0 is no EDTF, with whatever stands beside it.
    if rule.lacksYearZero, hasNegativeNumber(text) { return nil }
    if let date = try? HistoricalDate(text) { return isYear(date) ? date : nil }
    // Nothing is told of what isn't taken.
    guard let repair = Repair(ofDate: text, in: .date),
      let date = try? HistoricalDate(repair.proposal), isYear(date),
      inEDTF(text, as: column, slot: part.slot) != text
    else { return nil }
    return date
  }
}

/// Whether a text has a number with a minus, which in a range stands between two numbers.
private func hasNegativeNumber(_ text: String) -> Bool {
  text.indices.contains { index in
    "-\u{2212}".contains(text[index])
      && text[text.index(after: index)...].first?.isNumber == true
      && text[..<index].last { !$0.isWhitespace }?.isNumber != true
  }
}
