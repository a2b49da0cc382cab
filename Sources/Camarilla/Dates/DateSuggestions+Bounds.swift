// Dates of which only a bound is told: `before May 1926`, `1926-`, `1926–?`.

extension DateSuggestions {
  /// The last date that lies wholly before another, or the first wholly after it, in the unit of that: before May
  /// 1926 comes April 1926, before the 1920s 1919, and before spring February. A qualification stays.
  ///
  /// - Parameter step: −1 for what comes before, 1 for what comes after.
  /// - Returns: nil where there is none that EDTF can write.
  static func neighbor(of text: String, step: Int) -> String? {
    let mark = text.last.map { "?~%".contains($0) } == true ? text.suffix(1) : ""
    guard let date = try? HistoricalDate(String(text.dropLast(mark.count))) else { return nil }
    let bound = step < 0 ? date.earliest : date.latest
    guard bound > .distantPast, bound < .distantFuture else { return nil }
    let (year, month, day) = bound.advanced(by: step).civil
    let neighbor =
      switch date.precision {
      case .day: HistoricalDate(year: year, month: month, day: day)
      case ..<DatePrecision.year: HistoricalDate(year: year, month: month)
      default: HistoricalDate(year: year)
      }
    return neighbor.map { $0.description + mark }
  }

  /// What a dash or a slash means at whose one side there is nothing or a question mark: `1926-`, which may mean
  /// that it goes on or be a slip; `1926–?`, of which the end isn't known; nil for other texts.
  static func oneSided(_ tokens: [SpelledToken]) -> [String]? {
    guard let first = tokens.first, let last = tokens.last, tokens.count > 1 else { return nil }
    func isSeparator(_ token: SpelledToken) -> Bool {
      token.isUntil || ["-", "/"].contains(token.text)
    }
    if last.text == "-" || last.text == "–" {
      return SpelledDate.dates(from: Array(tokens.dropLast())).flatMap { [$0 + "/..", $0] }
    }
    // `1926-present`
    if last.text == "present", tokens.count > 2 {
      let isParted = isSeparator(tokens[tokens.count - 2])
      let isSaid = ["from", "since"].contains(first.text)
      guard isParted else { return nil }
      let start = Array(tokens.dropLast(2).dropFirst(isSaid ? 1 : 0))
      return SpelledDate.dates(from: start).map { $0 + "/.." }
    }
    if last.text == "onwards" {
      return SpelledDate.dates(from: Array(tokens.dropLast())).map { $0 + "/.." }
    }
    if tokens.count > 2, last.text == "?", isSeparator(tokens[tokens.count - 2]) {
      let dates = valid(of: SpelledDate.dates(from: Array(tokens.dropLast(2))))
      // Of `1926-05-?`, the day may not be known, or the end.
      let isPart = tokens[tokens.count - 2].text == "-"
      return dates.flatMap { date in
        let isMonth = isPart && (try? HistoricalDate(date))?.precision == .month
        return isMonth ? [date + "-XX", date + "/"] : [date + "/"]
      }
    }
    if tokens.count > 2, first.text == "?", isSeparator(tokens[1]) {
      return SpelledDate.dates(from: Array(tokens.dropFirst(2))).map { "/" + $0 }
    }
    return nil
  }

  /// What is meant by `not before 1926` and `no later than 1926`; nil for other texts.
  static func notBeyond(_ tokens: [SpelledToken]) -> [String]? {
    guard tokens.count > 2, tokens[0].text == "not" else { return nil }
    let dates = SpelledDate.dates(
      from: Array(tokens.dropFirst(tokens[2].text == "than" ? 3 : 2)))
    switch tokens[1].text {
    case "before", "earlier": return dates.map { "[\($0)..]" }
    case "after", "later": return dates.map { "[..\($0)]" }
    default: return nil
    }
  }

  /// What is meant by `1926 or later` and `1926 or before`; nil for other texts.
  static func orBeyond(_ tokens: [SpelledToken]) -> [String]? {
    guard tokens.count > 2, tokens[tokens.count - 2].text == "or", let word = tokens.last?.text
    else { return nil }
    let dates = SpelledDate.dates(from: Array(tokens.dropLast(2)))
    switch word {
    case "later", "after": return dates.map { "[\($0)..]" }
    case "earlier", "before": return dates.map { "[..\($0)]" }
    default: return nil
    }
  }
}
