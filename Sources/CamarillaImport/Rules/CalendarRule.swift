import Camarilla

/// In which calendar a date is written: the same one in every row, or what a cell says.
indirect enum CalendarRule: Sendable {
  case always(WrittenCalendar)
  case text(TextRule)

  var slots: [Int] { if case .text(let text) = self { text.slots } else { [] } }
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
