// Periods in words and figures: `since 1926`, `14–16 May 1926`, `63–44 BC`.

extension DateSuggestions {
  /// What an interval, or a set of alternatives, means that is written with words and signs.
  static func periods(from tokens: [SpelledToken]) -> [String] {
    guard let first = tokens.first, let last = tokens.last, !SpelledDate.isDecimal(tokens) else {
      return []
    }
    let rest = Array(tokens.dropFirst())
    switch first.text {
    case "since",
      "from" where !rest.contains(where: \.isUntil):
      return SpelledDate.dates(from: rest).map { $0 + "/.." }
    case "until", "till", "to", "–": return SpelledDate.dates(from: rest).map { "../" + $0 }
    case "before": return SpelledDate.dates(from: rest).map { "[.." + shifted($0, by: -1) + "]" }
    case "after": return SpelledDate.dates(from: rest).map { "[" + shifted($0, by: 1) + "..]" }
    case "between":
      return pairs(tokens: rest, at: { $0.text == "and" || $0.isUntil }) { "[\($0)..\($1)]" }
    default: break
    }
    if last.text == "–" {
      return SpelledDate.dates(from: Array(tokens.dropLast())).map { $0 + "/.." }
    }
    if let open = halfOpen(of: tokens) { return open }
    let start = first.text == "from" ? rest : tokens
    let readings = [
      { pairs(tokens: start, at: \.isUntil) { "\($0)/\($1)" } },
      { SpelledDate.dates(from: tokens) },
      { pairs(tokens: tokens, at: { $0.text == "-" || $0.text == "/" }) { "\($0)/\($1)" } },
      { pairs(tokens: tokens, at: { $0.text == "or" }) { "[\($0),\($1)]" } },
      {
        pairs(tokens: tokens, at: { ["and", "&", ",", ";"].contains($0.text) }) {
          first.text == "[" ? "[\($0),\($1)]" : "{\($0),\($1)}"
        }
      },
    ]
    return readings.lazy.map { valid(of: $0()) }.first { !$0.isEmpty } ?? []
  }

  /// `..1922` and `1922..`, which EDTF has in sets only, and `1922/-`.
  private static func halfOpen(of tokens: [SpelledToken]) -> [String]? {
    let dots = tokens.map { $0.text == "." }
    if tokens.count > 2, dots[0], dots[1] {
      return SpelledDate.dates(from: Array(tokens.dropFirst(2))).flatMap {
        ["../" + $0, "[..\($0)]"]
      }
    }
    if tokens.count > 2, dots[dots.count - 1], dots[dots.count - 2] {
      return SpelledDate.dates(from: Array(tokens.dropLast(2))).flatMap {
        [$0 + "/..", "[\($0)..]"]
      }
    }
    guard let slash = tokens.firstIndex(where: { $0.text == "/" }) else { return nil }
    let (left, right) = (Array(tokens[..<slash]), Array(tokens[(slash + 1)...]))
    // A dash for an end that is open, a question mark for one that isn't known.
    func end(_ tokens: [SpelledToken]) -> String? {
      guard tokens.count == 1 else { return nil }
      return ["-", "–"].contains(tokens[0].text) ? ".." : tokens[0].text == "?" ? "" : nil
    }
    if let end = end(right) { return SpelledDate.dates(from: left).map { $0 + "/" + end } }
    return end(left).map { end in SpelledDate.dates(from: right).map { end + "/" + $0 } }
  }

  /// What the dates on both sides of a separator make together, if there is one separator.
  private static func pairs(
    tokens: [SpelledToken], at isSeparator: (SpelledToken) -> Bool,
    _ join: (String, String) -> String
  ) -> [String] {
    let separators = tokens.indices.filter {
      isSeparator(tokens[$0]) && !SpelledDate.isMinus(tokens, at: $0)
    }
    guard separators.count == 1, let index = separators.first else { return [] }
    var left = Array(tokens[..<index])
    var right = Array(tokens[(index + 1)...])
    if SpelledDate.isCenturyOpen(left), SpelledDate.isCenturyOpen(right) { return [] }
    let isNegative = left.first?.text == "-"
    // Of `-63–44`, nobody can tell whether the sign is for both.
    if isNegative, right.count == 1, let end = right[0].digits, end.utf8.count < 3 { return [] }
    // `1926–27` is `1926–1927`, and `May–June 1926` is `May 1926–June 1926`.
    if let year = left.last?.year, right.count == 1, let end = right[0].digits, end.count < 3 {
      right[0].text = String(year.dropLast(end.count)) + end
    }
    if left.count == 1, left[0].digits != nil, right.count > 2, right[0].digits != nil {
      // `14–16 May 1926` has its month and year once.
      left += right.dropFirst()
    } else if !isNegative, !left.contains(where: { $0.year != nil }), right.count > 1,
      let year = right.last(where: { $0.year != nil })
    {
      left.append(year)
    }
    // `63–44 BC` has its era once. Behind an era, a year without one may be of either.
    let isBefore = [left, right].map { $0.contains { $0.text == SpelledEra.before } }
    if isBefore[0], !right.contains(where: \.isEra) { return [] }
    // Of `-63–44 BC`, nobody can tell whether the sign counts as EDTF does.
    if isBefore[1], isNegative, !left.contains(where: \.isEra) { return [] }
    if isBefore[1], !left.contains(where: \.isEra) {
      left.append(SpelledToken(text: SpelledEra.before, followsSpace: true))
    }
    let starts = SpelledDate.dates(from: left)
    let ends = SpelledDate.dates(from: right)
    return zip(starts, ends).filter { !$0.isEmpty && !$1.isEmpty }.map(join)
  }

  /// The year before or after, for "before 1926"; other dates as they are.
  private static func shifted(_ date: String, by years: Int) -> String {
    guard date.utf8.count == 4, let year = Int(date), 1...9998 ~= year else { return date }
    return SpelledDate.year(of: year + years)
  }
}
