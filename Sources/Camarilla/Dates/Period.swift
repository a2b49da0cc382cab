/// When a relationship holds: on a date, or through an interval whose ends are dates, open or
/// unknown.
///
/// | written | meaning |
/// |---|---|
/// | `1926-05` | an event of that month |
/// | `{1926,1928}` | an event of each of the two years |
/// | `1926-05-14/1929` | from that day to some day of 1929 |
/// | `1926/..` | from some day of 1926 on, for ever |
/// | `1926/` | from some day of 1926 to some unknown later day |
/// | `../1926`, `/1926` | the same of the start |
///
/// Periods are equal when their canonical texts, ``description``, are.
public enum Period: Hashable, Sendable {
  /// Something happened, on some day of the date.
  case event(HistoricalDate)
  /// Something lasted, from some day of its start to some day of its end.
  case interval(Interval)

  /// One end of an interval.
  public enum End: Hashable, Sendable {
    /// On some day of the date, which is not a set and has no time of day.
    case date(HistoricalDate)
    /// Without bound, `..`: it has always held, or goes on for ever.
    case open
    /// On some unknown day, left blank.
    case unknown
  }

  /// A start and an end that is not certainly before it.
  public struct Interval: Hashable, Sendable {
    /// Where the interval begins.
    public let start: End
    /// Where the interval ends.
    public let end: End

    package init(uncheckedStart start: End, end: End) {
      self.start = start
      self.end = end
    }
  }
}

extension Period {
  /// The interval from `start` to `end`.
  ///
  /// - Throws: ``DateError`` of kind ``DateError/Kind/endBeforeStart`` if every possible day of
  ///   the end lies before every possible day of the start, approximations taken at their word;
  ///   of kind ``DateError/Kind/unsuitableEnd`` if an end is a set or has a time of day, which EDTF
  ///   does not allow there.
  public init(start: End, end: End) throws(DateError) {
    let interval = Interval(uncheckedStart: start, end: end)
    self = .interval(interval)
    let endOffset = start.text.utf8.count + 1
    for (end, offset) in [(start, 0), (end, endOffset)] {
      guard case .date(let date) = end else { continue }
      guard case .single = date.content else {
        throw DateError(
          kind: .unsuitableEnd, text: description, offset: offset, expected: Self.suitable)
      }
    }
    if let expected = interval.endBeforeStart {
      var error = DateError(
        kind: .endBeforeStart, text: description, offset: endOffset, expected: expected)
      error.column = .end(.end)
      throw error
    }
  }

  /// From some unknown day to some unknown day: it may have held at any time.
  package static let undated = Period.interval(Interval(uncheckedStart: .unknown, end: .unknown))

  /// From birth to death; a missing date is unknown, so it rules no day out.
  package static func life(born: HistoricalDate?, died: HistoricalDate?) -> Period {
    .interval(
      Interval(
        uncheckedStart: born.map { .date($0) } ?? .unknown,
        end: died.map { .date($0) } ?? .unknown))
  }

  static let suitable = "a date that is neither a set nor has a time of day at an interval's end"

  /// Whether this is an event: a single date or set, not an interval.
  public var isEvent: Bool {
    if case .event = self { true } else { false }
  }

  /// Whether any of its dates is approximate, `~` or `%`.
  public var isApproximate: Bool { hasDate(where: \.isApproximate) }

  /// Whether any of its dates is uncertain, `?` or `%`.
  public var isUncertain: Bool { hasDate(where: \.isUncertain) }

  /// Its dates: the event's, or those at the interval's ends.
  public var dates: [HistoricalDate] {
    switch self {
    case .event(let date): [date]
    case .interval(let interval):
      [interval.start, interval.end].compactMap {
        if case .date(let date) = $0 { date } else { nil }
      }
    }
  }

  /// Whether one of its dates meets a condition: of a million periods no list of dates is made.
  func hasDate(where condition: (HistoricalDate) -> Bool) -> Bool {
    switch self {
    case .event(let date): return condition(date)
    case .interval(let interval):
      if case .date(let date) = interval.start, condition(date) { return true }
      if case .date(let date) = interval.end { return condition(date) }
      return false
    }
  }
}

extension Period {
  /// Equal periods, however they are kept, have equal hashes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .event(let date): hasher.combine(date)
    case .interval(let interval):
      hasher.combine(interval.start.hashWord &* 0x9E37_79B9_7F4A_7C15 &+ interval.end.hashWord)
    }
  }
}

extension Period.End {
  /// What tells most ends apart, in one word; see ``DatePattern``.
  fileprivate var hashWord: UInt64 {
    switch self {
    case .date(let date):
      if case .single(let pattern) = date.content { pattern.hashWord } else { 2 }
    case .open: 1
    case .unknown: 0
    }
  }
}

extension Period: CustomStringConvertible {
  /// The canonical EDTF text; parsing it gives this period again.
  public var description: String {
    switch self {
    case .event(let date): date.description
    case .interval(let interval): interval.start.text + "/" + interval.end.text
    }
  }
}

extension Period.End {
  /// As an interval writes it in EDTF.
  package var text: String {
    switch self {
    case .date(let date): date.description
    case .open: ".."
    case .unknown: ""
    }
  }
}

extension Period.Interval {
  /// What should have been, if no reading has its start before or on its end.
  var endBeforeStart: String? {
    guard case .date(let start) = start, case .date(let end) = end else { return nil }
    if let first = start.definiteYear, let last = end.definiteYear, first < last { return nil }
    guard end.latest < start.earliest else { return nil }
    return "an end that is not before the start: \(end) is over before \(start) begins"
  }
}
