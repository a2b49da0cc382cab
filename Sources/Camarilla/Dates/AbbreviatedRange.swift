/// A year and the last digits of a later one, as historians write a range of years: `1539-40`.
///
/// EDTF has the same form for a month, and with level 2 for a part of a year (`1539-40` is the first
/// half of 1539). Nobody can tell the two apart by the text alone. The rule: two digits from 13 on
/// that are more than the year's own last two could be a year, and are taken for one; `1909-10` is a
/// month, and so is every number up to 12. `1926-22`, with a number that is no later year, is the
/// summer. One digit is no EDTF at all, and only offered as the one or the other; so is what stands behind
/// a slash, as in `1914/8`, and the `00` of `1899-00`, the year in which the next century begins.
struct AbbreviatedRange {
  let first: Int
  let last: Int
  let qualifier: Qualifier
  /// What it is where it isn't the range: a month, or 0 where the month is not known.
  private let month: Int
  /// Whether the later year has two digits, so that the text is taken for a range.
  let isTaken: Bool

  /// The range that a text may be meant for, with any dash.
  ///
  /// - Parameter allowsSlash: whether a slash will do; in EDTF, it parts two dates.
  init?(text: String, allowsSlash: Bool = false) {
    var characters = Array(text)
    var qualifier = Qualifier()
    if let mark = characters.last?.asciiValue.flatMap({ Qualifier(symbol: $0) }) {
      qualifier = mark
      characters.removeLast()
    }
    guard 6...7 ~= characters.count,
      Self.dashes.contains(characters[4]) || allowsSlash && characters[4] == "/",
      let first = Self.number(from: characters[..<4]),
      let digits = Self.number(from: characters[5...])
    else { return nil }
    self.init(
      first: first, digits: digits, count: characters.count - 5, qualifier: qualifier,
      isOffered: characters[4] == "/" || digits == 0)
  }

  /// The range that a date of EDTF may be meant for.
  init?(_ date: DatePattern) {
    guard date.day == .absent, let digits = date.month.value, date.year.form == .fourDigits,
      !date.year.isNegative, date.year.unspecified == 0, date.year.significant == 0
    else { return nil }
    self.init(
      first: date.year.magnitude, digits: digits, count: 2, qualifier: date.qualifier)
  }

  /// - Parameter isOffered: whether it is never taken for a range, so that a month will do as well.
  private init?(
    first: Int, digits: Int, count: Int, qualifier: Qualifier, isOffered: Bool = false
  ) {
    let unit = count == 2 ? 100 : 10
    if count == 2, digits == 0 {
      guard first % 100 >= 90, first < 9900 else { return nil }
      last = (first / 100 + 1) * 100
    } else {
      guard digits > first % unit, count == 1 || digits > 12 || isOffered else { return nil }
      last = first / unit * unit + digits
    }
    self.first = first
    month = digits
    isTaken = count == 2 && !isOffered
    self.qualifier = qualifier
  }

  private static let dashes: Set<Character> = ["-", "‐", "‑", "‒", "–", "—", "−"]

  private static func number(from characters: ArraySlice<Character>) -> Int? {
    characters.allSatisfy { "0"..."9" ~= $0 } ? Int(String(characters)) : nil
  }

  /// What the text may mean, in EDTF, likeliest first: a month that the digits count, and the range.
  var readings: [String] {
    let range = interval.description
    if isTaken || month > 12 { return [range] }
    if month == 0 { return [range, start.text] }
    return [DatePattern(year: first, qualifier: qualifier, month: month).text, range]
  }

  /// From some day of the first year to some day of the last.
  var interval: Period {
    .interval(
      Period.Interval(uncheckedStart: .date(HistoricalDate(start)), end: .date(HistoricalDate(end)))
    )
  }

  /// One of the years, for a date that is no interval.
  var choice: HistoricalDate {
    HistoricalDate(.set(DateSet(kind: .oneOf, members: [.range(start, end)])))
  }

  var start: DatePattern { DatePattern(year: first, qualifier: qualifier) }
  var end: DatePattern { DatePattern(year: last, qualifier: qualifier) }
}

extension DatePattern {
  fileprivate init(year number: Int, qualifier: Qualifier, month: Int? = nil) {
    self.init()
    year.magnitude = number
    yearQualifier = qualifier
    guard let month else { return }
    self.month = DigitPair(month)
    monthQualifier = qualifier
  }

  var text: String {
    var text = ""
    write(to: &text)
    return text
  }
}
