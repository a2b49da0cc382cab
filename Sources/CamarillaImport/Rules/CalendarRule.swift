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
  /// Whether it begins in the year before that of its number, rather than in that.
  let isEarly: Bool

  /// The ways of counting that have names. Florence and Pisa both began on 25 March, a year apart.
  private static let named = [
    "byzantine": NewYear(month: 9, day: 1, isEarly: true),
    "florentine": NewYear(month: 3, day: 25, isEarly: false),
    "pisan": NewYear(month: 3, day: 25, isEarly: true),
    "venetian": NewYear(month: 3, day: 1, isEarly: false),
  ]

  static let expected =
    "a month and a day such as 03-25 or 09-01, or one of "
    + named.keys.sorted().joined(separator: ", ")

  private init(month: Int, day: Int, isEarly: Bool) {
    (self.month, self.day, self.isEarly) = (month, day, isEarly)
  }

  /// `03-25` for Lady Day, `09-01` as in Byzantium, or a name. By a day alone, a year that begins in its first
  /// half begins late, and one that begins in its second half early.
  init?(_ text: String) {
    if let named = Self.named[text] {
      self = named
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Int(parts[0]),
      let day = Int(parts[1]), 1...12 ~= month, 1...31 ~= day
    else { return nil }
    self.init(month: month, day: day, isEarly: month > 6)
  }

  /// What is to be added to a year as it is written, so that it counts from 1 January; nil where the days of
  /// the month belong to either.
  func shift(month: Int, day: Int?) -> Int? {
    if month == self.month, day == nil, self.day > 1 { return nil }
    let isBefore = (month, day ?? 1) < (self.month, self.day)
    return isEarly ? (isBefore ? 0 : -1) : (isBefore ? 1 : 0)
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
