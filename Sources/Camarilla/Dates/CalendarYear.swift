/// A year as historians count and say it: 44 BCE is followed through 1 BCE by 1, and none is 0.
///
/// Everywhere else years are *astronomical* numbers, as EDTF and ISO 8601 have them: 0 is 1 BCE, and
/// −43 is 44 BCE. This type is where the one becomes the other, in both directions.
///
/// ```swift
/// CalendarYear(-43).description  // "44 BCE"
/// CalendarYear("63 v. Chr.")?.number  // -62
/// CalendarYear.text(years: -62 ... -43)  // "63–44 BCE"
/// ```
public struct CalendarYear: Hashable, Sendable {
  /// The astronomical number: 0 is 1 BCE.
  public let number: Int

  /// The year with this astronomical number.
  public init(_ number: Int) { self.number = number }

  /// The years that there are, −10¹⁵ to 10¹⁵. Numbers beyond them count as the last on their side
  /// wherever a year is asked about.
  public static let range = CalendarDay.years

  /// After this year a date lies in the future, whenever it is asked: no clock decides.
  public static let lastPlausible = 2100

  /// Whether it is 1 BCE or earlier.
  public var isBeforeCommonEra: Bool { number <= 0 }
}

extension CalendarYear: Comparable {
  /// Whether the first year lies before the second.
  public static func < (a: CalendarYear, b: CalendarYear) -> Bool { a.number < b.number }
}

extension CalendarYear: CustomStringConvertible {
  /// `1926`, or `44 BCE`.
  public var description: String {
    isBeforeCommonEra ? "\(number.magnitude + 1) BCE" : "\(number)"
  }

  /// A range as titles have it: `1917–1964`, `63–44 BCE`, `44 BCE–13 CE`; one year by itself.
  public static func text(years: ClosedRange<Int>) -> String {
    let (first, last) = (CalendarYear(years.lowerBound), CalendarYear(years.upperBound))
    if first == last { return first.description }
    if last.isBeforeCommonEra { return "\(first.number.magnitude + 1)–\(last)" }
    return "\(first)–\(last)" + (first.isBeforeCommonEra ? " CE" : "")
  }
}

extension CalendarYear {
  /// The year that a person wrote, with an era: `63 BCE`, `63BC`, `AD 13`, `44 v. Chr.`,
  /// `44 av. J.-C.`, `前44年`; or by its astronomical number: `1926`, `-43`, `-0043`.
  ///
  /// Nil where the text is no year, or one beyond ``range``.
  public init?(_ text: String) {
    guard text.utf8.count <= 40 else { return nil }
    var digits = text
    if digits.hasPrefix("\u{2212}") { digits = "-" + digits.dropFirst() }
    if let number = Int(digits) {
      self.init(number)
    } else if let year = SpelledYear(SpelledToken.tokens(from: text)) {
      self.init(year.number)
    } else {
      return nil
    }
    guard Self.range.contains(number) else { return nil }
  }
}
