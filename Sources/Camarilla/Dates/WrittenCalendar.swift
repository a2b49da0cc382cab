/// The calendars in which people count days.
package enum WrittenCalendar: String, Sendable, CaseIterable {
  /// Old Style: that of Caesar, with a leap year every four years.
  case julian
  /// New Style: that of Pope Gregory, which EDTF counts in, before 1582 too.
  case gregorian
}

extension WrittenCalendar {
  private static let marks: [(text: String, calendar: WrittenCalendar)] = [
    ("o.s.", .julian), ("o. s.", .julian), ("os", .julian), ("old style", .julian),
    ("julian", .julian), ("a. st.", .julian), ("ст. ст.", .julian), ("ст.ст.", .julian),
    ("n.s.", .gregorian), ("n. s.", .gregorian), ("ns", .gregorian), ("new style", .gregorian),
    ("gregorian", .gregorian), ("n. st.", .gregorian), ("н. ст.", .gregorian),
    ("н.ст.", .gregorian),
  ]

  /// The calendar that stands behind a date, and the date without it; nil where none does.
  package static func marked(_ text: String) -> (text: String, calendar: WrittenCalendar)? {
    guard let last = text.unicodeScalars.last,
      last == "." || last == ")" || last.properties.isAlphabetic
    else { return nil }
    var lowered = text.lowercased()
    if lowered.hasSuffix(")"), let bracket = lowered.lastIndex(of: "(") {
      lowered = lowered[..<bracket] + " " + lowered[lowered.index(after: bracket)...].dropLast()
    }
    for mark in marks where lowered.hasSuffix(mark.text) {
      let rest = lowered.dropLast(mark.text.count)
      guard rest.last?.isWhitespace == true || rest.last?.isNumber == true else { continue }
      // As it was written, since it is told.
      return (String(text.prefix(String(rest).withoutOuterBlanks.count)), mark.calendar)
    }
    return nil
  }
}

extension WrittenCalendar {
  /// The dates of a text in EDTF, each as the Gregorian calendar has it; one without a day stays as it is.
  ///
  /// - Returns: nil where it has a day that this calendar lacks.
  func gregorian(edtf text: String) -> String? {
    guard self == .julian else { return text }
    var isThere = true
    let converted = Period.mapping(datesOf: text) { date in
      guard let written = WrittenDay(date) else { return date }
      guard
        let day = CalendarDay(julianYear: written.year, month: written.month, day: written.day)
      else {
        isThere = false
        return date
      }
      return "\(day)" + written.mark
    }
    return isThere ? converted : nil
  }

  /// Whether all dates of a text in EDTF have the day without which nobody can say what they are in another
  /// calendar.
  func isSettled(edtf text: String) -> Bool {
    guard self == .julian else { return true }
    var isSettled = true
    _ = Period.mapping(datesOf: text) { date in
      if WrittenDay(date) == nil { isSettled = false }
      return date
    }
    return isSettled
  }
}
