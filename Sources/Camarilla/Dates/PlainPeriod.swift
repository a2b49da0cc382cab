/// A period of plain dates, years, months or days of which every digit is known: `1926`, `1926-05/1929`,
/// `1926-05-14/1929-03-01`. Nearly all dates of large tables are such.
///
/// It is one word, the digits themselves, so that equal texts are found without keeping any, and it is read in a fraction
/// of the time that EDTF takes.
package struct PlainPeriod: Hashable, Sendable {
  /// The first date above the last, or above ``noDate``. A date has four digits of the year, two of the month and two of
  /// the day, four bits each; all bits of a month or day that isn't given are set.
  package let word: UInt64

  private static let noDate: UInt32 = 0xFFFF_FFFF

  /// Nil for a text of any other form. Whether there are such months and days is not looked at; see ``period``.
  ///
  /// - Complexity: O(1).
  package init?(utf8 text: Span<UInt8>) {
    var position = 0
    guard let first = Self.date(from: text, position: &position) else { return nil }
    var last = Self.noDate
    if position < text.count {
      guard text[position] == .slash else { return nil }
      position += 1
      guard let date = Self.date(from: text, position: &position), position == text.count else {
        return nil
      }
      last = date
    }
    word = UInt64(first) << 32 | UInt64(last)
  }

  @inline(__always)
  private static func date(from text: Span<UInt8>, position: inout Int) -> UInt32? {
    guard position + 4 <= text.count, let century = digits(of: text, at: position),
      let year = digits(of: text, at: position + 2)
    else { return nil }
    position += 4
    var date = century << 24 | year << 16 | 0xFFFF
    guard position < text.count, text[position] == .hyphen else { return date }
    guard position + 3 <= text.count, let month = digits(of: text, at: position + 1) else {
      return nil
    }
    position += 3
    date = date & 0xFFFF_00FF | month << 8
    guard position < text.count, text[position] == .hyphen else { return date }
    guard position + 3 <= text.count, let day = digits(of: text, at: position + 1) else {
      return nil
    }
    position += 3
    return date & 0xFFFF_FF00 | day
  }

  @inline(__always)
  private static func digits(of text: Span<UInt8>, at position: Int) -> UInt32? {
    let tens = text[position] &- 48
    let ones = text[position + 1] &- 48
    return tens <= 9 && ones <= 9 ? UInt32(tens << 4 | ones) : nil
  }

  /// The period; nil where there is no such month or day, where the end comes before the start, and where the two digits of
  /// a part of a year stand in place of a month: what is meant, or wrong, the reader of EDTF knows.
  package var period: Period? {
    let (first, last) = (UInt32(truncatingIfNeeded: word >> 32), UInt32(truncatingIfNeeded: word))
    guard let start = DatePattern(plain: first) else { return nil }
    guard last != Self.noDate else { return .event(HistoricalDate(start)) }
    guard let end = DatePattern(plain: last) else { return nil }
    // As finely as both are given, digits compare as dates do.
    let unknown = first & 0xFF == 0xFF || last & 0xFF == 0xFF ? 8 : 0 as UInt32
    let shift = first & 0xFF00 == 0xFF00 || last & 0xFF00 == 0xFF00 ? 16 : unknown
    guard last >> shift >= first >> shift else { return nil }
    return .interval(
      Period.Interval(
        uncheckedStart: .date(HistoricalDate(start)), end: .date(HistoricalDate(end))))
  }
}

extension DatePattern {
  /// The date of a ``PlainPeriod``'s digits, where the calendar has it.
  fileprivate init?(plain digits: UInt32) {
    func number(at shift: UInt32) -> Int {
      let pair = Int(digits >> shift & 0xFF)
      return (pair >> 4) * 10 + pair & 15
    }
    let year = number(at: 24) * 100 + number(at: 16)
    self.year.magnitude = year
    guard digits & 0xFF00 != 0xFF00 else { return }
    let month = number(at: 8)
    guard 1...12 ~= month else { return nil }
    self.month = DigitPair(month)
    guard digits & 0xFF != 0xFF else { return }
    let day = number(at: 0)
    guard 1...CalendarDay.length(ofMonth: month, year: year) ~= day else { return nil }
    self.day = DigitPair(day)
  }
}
