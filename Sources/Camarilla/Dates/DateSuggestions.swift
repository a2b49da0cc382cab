/// What the writer of a text that is not EDTF may have meant.
///
/// Looked for only once parsing has failed. Everything suggested has been parsed, so that nothing
/// is suggested that would fail again.
enum DateSuggestions {
  /// Canonical EDTF texts, likeliest first, at most two; none where there is no telling.
  static func suggestions(for text: String) -> [String] {
    guard text.utf8.count <= 80 else { return [] }
    let visible = text.withoutOddBlanks
    // An interval with such an end is left to a person as well.
    if visible.split(separator: "/").contains(where: { isNull(String($0)) }) || isNull(visible) {
      return []
    }
    let text = withoutSign(visible)
    let written = valid(of: libraryNotation(text) + respellings(of: text))
    if !written.isEmpty { return written }
    if let range = AbbreviatedRange(text: text, allowsSlash: true) {
      return valid(of: range.readings)
    }
    let members = set(text)
    if !members.isEmpty { return members }
    let tokens = SpelledToken.tokens(from: text)
    for readings in [number(from: tokens), stamped(text), week(text)] where !readings.isEmpty {
      return valid(of: readings)
    }
    return valid(of: periods(from: tokens))
  }

  /// What was expected of a date in words or figures that would be a day or a month which there isn't, such as
  /// 30 February; nil for other texts.
  static func missingDay(in text: String) -> String? {
    guard text.utf8.count <= 80 else { return nil }
    // Whether a calendar that is named behind it has the day is found out where it is read.
    let marked = WrittenCalendar.marked(text)
    if let marked, marked.calendar.readings(of: marked.text, in: .period) != nil { return nil }
    let date = (marked?.text ?? text).withoutOddBlanks
    let candidates = SpelledDate.dates(from: SpelledToken.tokens(from: date))
    var expected: String?
    for candidate in candidates {
      do throws(DateError) {
        _ = try HistoricalDate(candidate)
        return nil
      } catch {
        guard error.kind == .noSuchDate, error.offset == 8 else { continue }
        expected = expected ?? "\(error.expected), in \(candidate.prefix(7))"
      }
    }
    return expected
  }

  /// The text with a hyphen for a minus sign in front, which is no dash; and with a dash for one that stands apart
  /// from the number, which is no sign.
  private static func withoutSign(_ text: String) -> String {
    guard let sign = text.first, sign == "-" || sign == "\u{2212}" else { return text }
    let rest = text.dropFirst()
    return (rest.first?.isWhitespace == true ? "\u{2013}" : "-") + rest
  }

  /// The candidates that are EDTF, each once, at most two.
  static func valid(of candidates: [String]) -> [String] {
    var found: [String] = []
    for candidate in candidates {
      var candidate = candidate
      let period = candidate.withUTF8 { bytes in
        try? DateParser.period(from: unsafe bytes.span)
      }
      guard let text = period?.description, !found.contains(text) else { continue }
      found.append(text)
      if found.count == 2 { break }
    }
    return found
  }

  /// An interval that ends before it begins, the other way round.
  static func reversed(_ text: String) -> [String] {
    if let years = dashedYears(text) { return valid(of: ["\(years.second)/\(years.first)"]) }
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    return ends.count == 2 ? valid(of: ["\(ends[1])/\(ends[0])"]) : []
  }

  /// Two years of four digits with a hyphen or a dash between them, and where the second one begins in the text, in
  /// bytes; nil for other texts.
  static func dashedYears(_ text: String) -> (first: String, second: String, offset: Int)? {
    let dashes: [Character] =
      SpelledToken.hyphens + ["-", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}"]
    guard let dash = text.firstIndex(where: { dashes.contains($0) }) else { return nil }
    let rest = text[text.index(after: dash)...].drop { $0 == " " }
    let years = [text[..<dash], rest].map { String($0).withoutOuterBlanks }
    let areYears = years.allSatisfy { year in
      year.utf8.count == 4 && year.utf8.allSatisfy { 0x30...0x39 ~= $0 }
    }
    guard areYears else { return nil }
    return (years[0], years[1], text.utf8.distance(from: text.startIndex, to: rest.startIndex))
  }

  /// EDTF with spaces, in small letters, as drafts of it were, or with question marks for unknown digits.
  private static func respellings(of text: String) -> [String] {
    var upper = text.uppercased()
    upper.removeAll(where: \.isWhitespace)
    upper = String(upper.map { SpelledToken.hyphens.contains($0) ? "-" : $0 })
    // The draft of 2012: unspecified digits were u, open and unknown ends were words.
    var ends = upper.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if ends.count == 2 {
      ends = ends.map { $0 == "OPEN" ? ".." : $0 == "UNKNOWN" ? "" : $0 }
    }
    var draft = ends.joined(separator: "/")
    for both in ["?~", "~?"] where draft.hasSuffix(both) {
      draft = draft.dropLast(2) + "%"
    }
    let unknown = upper.replacing("-?-?", with: "-XX-XX").replacing("-??", with: "-XX")
    return [
      upper, draft, withEraInFront(text), String(draft.map { $0 == "U" ? "X" : $0 }), unknown,
    ]
  }

  /// Months and days behind a year with its era: `44BCE-03` is `-0043-03`.
  private static func withEraInFront(_ text: String) -> String {
    text.split(separator: "/", omittingEmptySubsequences: false).map { end in
      guard let hyphen = end.firstIndex(of: "-"), let year = CalendarYear(String(end[..<hyphen])),
        end[..<hyphen].contains(where: \.isLetter), let date = HistoricalDate(year: year.number)
      else { return String(end) }
      return date.description + end[hyphen...]
    }.joined(separator: "/")
  }

  /// What a number means that is no year of four digits: `1,922` has its thousands set apart, and
  /// `13516` is a day as Excel counts days, or else a distant year.
  private static func number(from tokens: [SpelledToken]) -> [String] {
    if tokens.count == 1, let digits = tokens[0].digits, digits.utf8.count == 5,
      let number = Int(digits), let day = CalendarDay(excelNumber: number)
    {
      return [day.description, "Y" + digits]
    }
    guard tokens.count == 3, [",", ".", "'", "\u{2019}"].contains(tokens[1].text),
      !tokens[2].followsSpace,
      let thousands = tokens[0].digits, thousands.utf8.count == 1, thousands != "0",
      let rest = tokens[2].digits, rest.utf8.count == 3
    else { return [] }
    return [thousands + rest]
  }
}
