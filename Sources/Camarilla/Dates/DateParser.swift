/// Reads EDTF from bytes, from left to right, once.
///
/// The text is passed along rather than held, so that it stays a span: nothing is copied, and
/// nothing allocated except for sets and times of day.
struct DateParser {
  typealias Text = Span<UInt8>

  /// What goes wrong, before it is dressed up for people.
  struct Failure: Error {
    var kind = DateError.Kind.malformed
    let offset: Int
    let expected: String
  }

  private(set) var position = 0

  // MARK: Whole texts

  static func period(from text: Text) throws(Failure) -> Period {
    var parser = DateParser()
    try parser.expectSomething(text)
    if text[0] == .openBracket || text[0] == .openBrace {
      return .event(try parser.wholeSet(from: text))
    }
    var time: String?
    let start = try parser.end(text, time: &time)
    if parser.position == text.count, case .date(let date) = start {
      guard let time, case .single(let pattern) = date.content else { return .event(date) }
      return .event(HistoricalDate(.timed(pattern, time: time)))
    }
    if time != nil {
      throw parser.failure(
        expected: text[parser.position] == .slash
          ? "a date without a time of day in an interval" : "the end of the time of day")
    }
    guard parser.skip(.slash, text: text) else {
      throw parser.failure(expected: "the end of the date, or / and the end of an interval")
    }
    let endOffset = parser.position
    let end = try parser.end(text, time: &time)
    if time != nil { throw parser.failure(expected: "a date without a time of day in an interval") }
    try parser.expectNothing(text)
    let interval = Period.Interval(uncheckedStart: start, end: end)
    if let expected = interval.endBeforeStart {
      throw Failure(kind: .endBeforeStart, offset: endOffset, expected: expected)
    }
    return .interval(interval)
  }

  static func date(from text: Text) throws(Failure) -> HistoricalDate {
    var parser = DateParser()
    try parser.expectSomething(text)
    if text[0] == .openBracket || text[0] == .openBrace { return try parser.wholeSet(from: text) }
    let pattern = try parser.pattern(from: text)
    let time = try parser.time(after: pattern, text: text)
    try parser.expectNothing(text)
    return HistoricalDate(time.map { .timed(pattern, time: $0) } ?? .single(pattern))
  }

  private mutating func end(_ text: Text, time: inout String?) throws(Failure) -> Period.End {
    if position == text.count || text[position] == .slash { return .unknown }
    if skipDots(text) { return .open }
    if text[position] == .openBracket || text[position] == .openBrace {
      throw failure(expected: "a single date at an interval's end, not a set", kind: .unsuitableEnd)
    }
    let pattern = try pattern(from: text)
    time = try self.time(after: pattern, text: text)
    return .date(HistoricalDate(pattern))
  }

  // MARK: Dates

  /// A date up to the end of its last component, without a time of day.
  mutating func pattern(from text: Text) throws(Failure) -> DatePattern {
    let start = position
    var date = DatePattern()
    date.yearQualifier = qualifier(from: text)
    date.year = try year(from: text)
    var group = qualifier(from: text)
    date.yearQualifier.formUnion(group)
    let yearAlone = date.year.form != .fourDigits || date.year.significant > 0
    if !yearAlone, skip(.hyphen, text: text) {
      date.monthQualifier = qualifier(from: text)
      date.month = try pair(text: text, expected: "two digits of a month")
      let months = date.month.values(in: 1...12)
      if months == 0 && date.grouping == nil {
        position -= 2
        throw failure(expected: "a month, 01–12, or a part of the year, 21–41", kind: .noSuchDate)
      }
      group = qualifier(from: text)
      date.yearQualifier.formUnion(group)
      date.monthQualifier.formUnion(group)
      if months != 0, skip(.hyphen, text: text) {
        date.dayQualifier = qualifier(from: text)
        date.day = try pair(text: text, expected: "two digits of a day")
        try expectDay(in: date)
        group = qualifier(from: text)
        date.yearQualifier.formUnion(group)
        date.monthQualifier.formUnion(group)
        date.dayQualifier.formUnion(group)
      }
    }
    if position < text.count, !text[position].mayFollowDate {
      throw failure(expected: expectedAfter(date, isFirst: start == 0, byte: text[position]))
    }
    return date
  }

  private func expectedAfter(_ date: DatePattern, isFirst: Bool, byte: UInt8) -> String {
    if Qualifier(symbol: byte) != nil { return "a single qualifier: ? and ~ together are %" }
    if date.day != .absent { return "the end of the date" }
    if date.year.form == .fourDigits, date.month == .absent, byte &- 48 <= 9 {
      return "a year of four digits; longer ones begin with Y"
    }
    if byte == .hyphen { return "no more after \(date.month == .absent ? "such a year" : "it")" }
    return "a hyphen, a qualifier or the end of the date"
  }

  private mutating func expectDay(in date: DatePattern) throws(Failure) {
    var expected = "a day that the month has"
    if let year = date.definiteYear, let month = date.month.value {
      let length = CalendarDay.length(ofMonth: month, year: year)
      if let day = date.day.value {
        // The common case, without a search.
        if 1...length ~= day { return }
        expected = "a day, 01–\(length)"
        if month == 2 && day == 29 && year % 4 == 0 {
          expected += " (29 February \(year) is a day of the Julian calendar)"
        }
      }
    }
    if date.day.values(in: 1...31) != 0, date.first(onOrAfter: .distantPast) != nil { return }
    position -= 2
    throw failure(expected: expected, kind: .noSuchDate)
  }

  private mutating func year(from text: Text) throws(Failure) -> YearPattern {
    var year = YearPattern()
    let isLong = skip(UInt8(ascii: "Y"), text: text)
    let start = position
    year.isNegative = skip(.hyphen, text: text)
    if isLong {
      try longYear(year: &year, text: text)
    } else {
      for index in (0..<4).reversed() {
        guard position < text.count else { throw failure(expected: "four digits of a year") }
        let digit = text[position] &- 48
        year.magnitude *= 10
        if digit <= 9 {
          year.magnitude += Int(digit)
        } else if text[position] == UInt8(ascii: "X") {
          year.unspecified |= 1 << index
        } else {
          throw failure(
            expected: index == 3 && !year.isNegative
              ? "a date: a year of four digits"
              : "four digits of a year")
        }
        position += 1
      }
      if year.isNegative && year.magnitude == 0 && year.unspecified == 0 {
        position = start
        throw failure(expected: "0000 without a sign for 1 BCE", kind: .noSuchDate)
      }
    }
    if year.unspecified == 0, skip(UInt8(ascii: "S"), text: text) {
      year.significant = UInt8(
        try number(text: text, digits: 2, expected: "the number of significant digits"))
    }
    return year
  }

  private mutating func longYear(year: inout YearPattern, text: Text) throws(Failure) {
    let start = position
    year.magnitude = try number(
      text: text, digits: 18, expected: "a year that does not begin with 0")
    let digits = position - start
    year.form = .long
    if skip(UInt8(ascii: "E"), text: text) {
      year.form = .exponential
      year.exponent = UInt16(try number(text: text, digits: 3, expected: "a power of ten"))
    } else if digits < 5 {
      position = start
      throw failure(expected: "more than four digits after Y")
    }
  }

  /// A positive number without leading zeros.
  private mutating func number(
    text: Text, digits: Int, expected: String
  ) throws(Failure) -> Int {
    let start = position
    var value = 0
    while position < text.count, text[position] &- 48 <= 9 {
      if value == 0 && text[position] == 48 { throw failure(expected: expected) }
      if position - start == digits { throw failure(expected: "no more than \(digits) digits") }
      value = value * 10 + Int(text[position] &- 48)
      position += 1
    }
    if position == start { throw failure(expected: expected) }
    return value
  }

  private mutating func pair(text: Text, expected: String) throws(Failure) -> DigitPair {
    guard position + 1 < text.count,
      let pair = DigitPair(tens: text[position], ones: text[position + 1])
    else { throw failure(expected: expected) }
    position += 2
    return pair
  }

  private mutating func qualifier(from text: Text) -> Qualifier {
    guard position < text.count, let qualifier = Qualifier(symbol: text[position])
    else { return [] }
    position += 1
    return qualifier
  }
}

// MARK: Small steps

extension DateParser {
  mutating func skip(_ byte: UInt8, text: Text) -> Bool {
    guard position < text.count, text[position] == byte else { return false }
    position += 1
    return true
  }

  mutating func skipDots(_ text: Text) -> Bool {
    guard position + 1 < text.count, text[position] == .dot, text[position + 1] == .dot
    else { return false }
    position += 2
    return true
  }

  func failure(expected: String, kind: DateError.Kind = .malformed) -> Failure {
    Failure(kind: kind, offset: position, expected: expected)
  }

  private func expectSomething(_ text: Text) throws(Failure) {
    if text.isEmpty {
      throw failure(expected: "a date in EDTF, such as 1926, 1926-05-14 or 1926~", kind: .empty)
    }
  }

  func expectNothing(_ text: Text) throws(Failure) {
    if position < text.count { throw failure(expected: "the end of the date") }
  }

  mutating func advance(by count: Int) { position += count }
}

extension UInt8 {
  static let slash = UInt8(ascii: "/")
  static let hyphen = UInt8(ascii: "-")
  static let comma = UInt8(ascii: ",")
  static let dot = UInt8(ascii: ".")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")

  /// Whether a date may be followed by this byte.
  fileprivate var mayFollowDate: Bool {
    switch self {
    case .slash, .comma, .dot, .closeBracket, .closeBrace, UInt8(ascii: "T"): true
    default: false
    }
  }
}
