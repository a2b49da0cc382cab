/// The calendars in which a table may count its days.
enum WrittenCalendar: String, Sendable, CaseIterable {
  /// Old Style: that of Caesar, with a leap year every four years.
  case julian
  /// New Style: that of Pope Gregory, which EDTF counts in, before 1582 too.
  case gregorian
}

/// In which calendar a date is written: the same one in every row, or what a cell says.
enum CalendarRule: Sendable {
  case always(WrittenCalendar)
  case text(TextRule)

  var slots: [Int] { if case .text(let text) = self { text.slots } else { [] } }
}

/// The day on which years begin where a table was written.
struct NewYear: Sendable, Equatable {
  let month: Int
  let day: Int

  static let expected = "a month and a day such as 03-25 or 09-01"

  /// `03-25` for Lady Day, `09-01` as in Byzantium.
  init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Int(parts[0]),
      let day = Int(parts[1]), 1...12 ~= month, 1...31 ~= day
    else { return nil }
    (self.month, self.day) = (month, day)
  }

  /// What is to be added to a year as it is written, so that it counts from 1 January; nil where the days of
  /// the month belong to either.
  ///
  /// A year that begins in its first half begins late, after the January of its number; one that begins in
  /// its second half begins early, in the year before.
  func shift(month: Int, day: Int?) -> Int? {
    if month == self.month, day == nil, self.day > 1 { return nil }
    let isBefore = (month, day ?? 1) < (self.month, self.day)
    return self.month <= 6 ? (isBefore ? 1 : 0) : (isBefore ? 0 : -1)
  }
}

/// What is said of how dates are counted, at a date or around it.
struct DateSetting: Sendable {
  var calendar: CalendarRule?
  var newYear: NewYear?

  /// What is said here, and else what is said around it.
  func within(_ outer: DateSetting) -> DateSetting {
    DateSetting(calendar: calendar ?? outer.calendar, newYear: newYear ?? outer.newYear)
  }

  var isPlain: Bool { calendar == nil && newYear == nil }
}
