/// One EDTF date without its time of day: a year, and perhaps a month or sub-year grouping, and
/// perhaps a day of the month, each with its qualification.
///
/// Twenty bytes, so that dates by the million stay small; everything else is computed.
struct DatePattern: Hashable, Sendable {
  var year = YearPattern()
  /// A month, or from 21 on a season or other sub-year grouping.
  var month = DigitPair.absent
  var day = DigitPair.absent
  var yearQualifier = Qualifier()
  var monthQualifier = Qualifier()
  var dayQualifier = Qualifier()

  /// Everything that is doubted anywhere in the date.
  var qualifier: Qualifier {
    yearQualifier.union(monthQualifier).union(dayQualifier)
  }

  /// The year, where it is one of four digits that are all known. The date begins in it, though a winter ends in the next.
  var definiteYear: Int? {
    guard year.unspecified == 0, year.significant == 0, year.form == .fourDigits else { return nil }
    return year.isNegative ? -year.magnitude : year.magnitude
  }

  var grouping: SubYearGrouping? {
    month.value.flatMap { SubYearGrouping(code: $0) }
  }

  var hasUnspecifiedDigits: Bool {
    year.unspecified != 0 || month.isUnspecified || day.isUnspecified
  }

  /// The months the date can lie in: bit i is the month i months after January of its year. A
  /// winter reaches into the next year, hence 24 bits; no date spans more than twelve of them.
  var months: UInt32 {
    if month == .absent { return 0xFFF }
    if let grouping { return ((1 << UInt32(grouping.length)) - 1) << UInt32(grouping.offset) }
    return month.values(in: 1...12) >> 1
  }
}

extension DatePattern {
  /// Digits alone: what tells dates apart as a rule, in one word. Hashing every field in turn took
  /// a sixth of the time of loading a million claims.
  var hashWord: UInt64 {
    UInt64(truncatingIfNeeded: year.magnitude) << 16 | UInt64(month.packed) << 8
      | UInt64(day.packed)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(hashWord) }
}

/// Doubt about a date or a component of it.
struct Qualifier: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let uncertain = Qualifier(rawValue: 1)
  static let approximate = Qualifier(rawValue: 2)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The qualifier that `?`, `~` or `%` stands for.
  init?(symbol: UInt8) {
    switch symbol {
    case UInt8(ascii: "?"): self = .uncertain
    case UInt8(ascii: "~"): self = .approximate
    case UInt8(ascii: "%"): self = [.uncertain, .approximate]
    default: return nil
    }
  }

  var symbol: String {
    switch self {
    case [.uncertain, .approximate]: "%"
    case .uncertain: "?"
    case .approximate: "~"
    default: ""
    }
  }
}

/// Two digits, each perhaps an X, in one byte.
struct DigitPair: Hashable, Sendable {
  fileprivate let packed: UInt8

  private static let x: UInt8 = 10
  static let absent = DigitPair(packed: 0xFF)

  private init(packed: UInt8) { self.packed = packed }

  init(_ value: Int) {
    packed = UInt8(value / 10) << 4 | UInt8(value % 10)
  }

  /// Two characters, each a digit or `X`; nil for any other.
  init?(tens: UInt8, ones: UInt8) {
    guard let t = Self.digit(of: tens), let o = Self.digit(of: ones) else { return nil }
    packed = t << 4 | o
  }

  private static func digit(of byte: UInt8) -> UInt8? {
    if byte == UInt8(ascii: "X") { return x }
    let digit = byte &- UInt8(ascii: "0")
    return digit <= 9 ? digit : nil
  }

  private var tens: UInt8 { packed >> 4 }
  private var ones: UInt8 { packed & 15 }

  var isUnspecified: Bool { self != .absent && (tens == Self.x || ones == Self.x) }

  /// The number, where both digits are given.
  var value: Int? {
    self == .absent || isUnspecified ? nil : Int(tens) * 10 + Int(ones)
  }

  /// The numbers within `range` (at most 1…31) that the digits leave: bit n for n.
  func values(in range: ClosedRange<Int>) -> UInt32 {
    if let value { return range.contains(value) ? 1 << UInt32(value) : 0 }
    var bits: UInt32 = 0
    for value in range {
      if tens != Self.x && Int(tens) != value / 10 { continue }
      if ones != Self.x && Int(ones) != value % 10 { continue }
      bits |= 1 << UInt32(value)
    }
    return bits
  }

  var text: String {
    (tens == Self.x ? "X" : String(tens)) + (ones == Self.x ? "X" : String(ones))
  }
}

/// A season or another part of a year, by its EDTF code 21…41.
///
/// EDTF names the seasons without saying which months they are; here they are the meteorological
/// ones, each three whole months. 21–24 ("independent of location") are read as northern.
///
/// | codes | parts | months |
/// |---|---|---|
/// | 21–24, 25–28 | northern spring, summer, autumn, winter | March–May, June–August, September–November, December–February of the next year |
/// | 29–32 | southern spring, summer, autumn, winter | September–November, December–February of the next year, March–May, June–August |
/// | 33–36 | quarters | January–March … October–December |
/// | 37–39 | quadrimesters | January–April, May–August, September–December |
/// | 40–41 | semesters | January–June, July–December |
struct SubYearGrouping: Hashable, Sendable {
  /// Months from January to the first month of the part.
  let offset: Int
  /// Months the part lasts.
  let length: Int
  let precision: DatePrecision
  /// What it is called before a year: `spring`, `Q1`.
  let name: String

  private static let names = [
    "spring", "summer", "autumn", "winter", "northern spring", "northern summer", "northern autumn",
    "northern winter", "southern spring", "southern summer", "southern autumn", "southern winter",
    "Q1", "Q2", "Q3", "Q4", "first third of", "second third of", "last third of", "first half of",
    "second half of",
  ]

  init?(code: Int) {
    guard 21...41 ~= code else { return nil }
    name = Self.names[code - 21]
    switch code {
    case 21...28: (offset, length, precision) = (2 + (code - 21) % 4 * 3, 3, .season)
    case 29...30: (offset, length, precision) = (8 + (code - 29) * 3, 3, .season)
    case 31...32: (offset, length, precision) = (2 + (code - 31) * 3, 3, .season)
    case 33...36: (offset, length, precision) = ((code - 33) * 3, 3, .quarter)
    case 37...39: (offset, length, precision) = ((code - 37) * 4, 4, .quadrimester)
    case 40...41: (offset, length, precision) = ((code - 40) * 6, 6, .semester)
    default: return nil
    }
  }
}
