import Camarilla

/// The day on which years begin where a table was written.
enum NewYear: Sendable, Equatable {
  /// The same day every year; `isEarly` where that is in the year before the one that it begins, rather than in it.
  case day(month: Int, day: Int, isEarly: Bool)
  /// Easter, as in France up to 1564: a year ends on the eve of the next Easter, so that days of March and April may
  /// stand in it twice, or not at all.
  case easter

  /// The ways of counting that have names. Florence and Pisa both began on 25 March, a year apart.
  private static let named: [String: NewYear] = [
    "byzantine": .day(month: 9, day: 1, isEarly: true),
    "easter": .easter,
    "florentine": .day(month: 3, day: 25, isEarly: false),
    "pisan": .day(month: 3, day: 25, isEarly: true),
    "venetian": .day(month: 3, day: 1, isEarly: false),
  ]

  static let expected =
    "a month and a day such as 03-25 or 09-01, or one of "
    + named.keys.sorted().joined(separator: ", ")

  /// `03-25` for Lady Day, `09-01` as in Byzantium, or a name. By a day alone, a year that begins in its first
  /// half begins late, and one that begins in its second half early.
  init?(_ text: String) {
    if let named = Self.named[text.lowercased()] {
      self = named
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let month = Int(parts[0]),
      let day = Int(parts[1]), 1...12 ~= month, 1...31 ~= day
    else { return nil }
    self = .day(month: month, day: day, isEarly: month > 6)
  }

  /// What is to be added to a year as it is written, so that it counts from 1 January: two numbers for a date that the
  /// year has twice, none for one that it doesn't have. Nil where a month without its day is left as it is written.
  ///
  /// - Parameters:
  ///   - day: none where the date is a month.
  ///   - calendar: in which calendar the days are written.
  func shifts(year: Int, month: Int, day: Int?, calendar: WrittenCalendar) -> [Int]? {
    switch self {
    case .day(let first, let firstDay, let isEarly):
      if month == first, day == nil, firstDay > 1 { return nil }
      let isBefore = (month, day ?? 1) < (first, firstDay)
      return [isEarly ? (isBefore ? 0 : -1) : (isBefore ? 1 : 0)]
    case .easter:
      let (first, next) = (
        Self.easter(of: year, calendar: calendar), Self.easter(of: year + 1, calendar: calendar)
      )
      return ((month, day ?? 31) >= first ? [0] : []) + ((month, day ?? 1) < next ? [1] : [])
    }
  }

  /// Easter in the calendar in which days are written. Up to 1582 Easter was that of the Julian calendar, and days that
  /// nobody says to be Julian were so all the same.
  static func easter(of year: Int, calendar: WrittenCalendar) -> (month: Int, day: Int) {
    calendar == .julian || year <= 1582 ? Easter.julian(of: year) : Easter.gregorian(of: year)
  }
}

/// On which side of Easter a day lies, by words that stand behind it: in a year that begins at Easter, days before
/// Easter are those at its end.
enum EasterSide: Sendable {
  case before, after

  /// What it makes of a year; see ``NewYear/shifts(year:month:day:calendar:)``.
  var shift: Int { self == .before ? 1 : 0 }

  private static let feasts = [
    "easter", "p\u{E2}ques", "paques", "pascha", "ostern", "pasqua", "pascua",
  ]
  private static let words: [(text: String, side: EasterSide)] = [
    ("before", .before), ("avant", .before), ("av.", .before), ("ante", .before), ("vor", .before),
    ("prima di", .before), ("antes de", .before), ("after", .after), ("apr\u{E8}s", .after),
    ("apres", .after), ("apr.", .after), ("post", .after), ("nach", .after), ("dopo", .after),
    ("despu\u{E9}s de", .after), ("despues de", .after),
  ]

  /// The side that is named behind a date, perhaps in brackets, and the date without it; nil where none is.
  static func marked(_ text: String) -> (text: String, side: EasterSide)? {
    var rest = text.lowercased()[...].trimmingBlanks()
    if rest.hasSuffix(")"), rest.contains("(") { rest = rest.dropLast() }
    guard let feast = feasts.first(where: { rest.hasSuffix($0) }) else { return nil }
    rest = rest.dropLast(feast.count).trimmingBlanks()
    guard let word = words.first(where: { rest.hasSuffix($0.text) }) else { return nil }
    rest = rest.dropLast(word.text.count).trimmingBlanks()
    while let last = rest.last, "(,;".contains(last) { rest = rest.dropLast().trimmingBlanks() }
    // As it was written, since it is told.
    return (String(text.prefix(rest.count)), word.side)
  }
}
