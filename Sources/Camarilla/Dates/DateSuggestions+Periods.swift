// Periods in words and figures: `since 1926`, `14–16 May 1926`, `63–44 BC`.

extension DateSuggestions {
  /// What an interval, or a set of alternatives, means that is written with words and signs.
  static func periods(from tokens: [SpelledToken]) -> [String] {
    guard let first = tokens.first, !SpelledDate.isDecimal(tokens),
      !SpelledDate.isNull(tokens.compactMap(\.digits))
    else { return [] }
    if let bounded = notBeyond(tokens) { return bounded }
    let rest = Array(tokens.dropFirst())
    let isStart = first.text == "since" || first.text == "from"
    switch first.text {
    case _ where isStart && rest.last?.text != "present" && !rest.contains(where: \.isUntil):
      return SpelledDate.dates(from: rest).map { $0 + "/.." }
    case "until", "till", "to", "–": return SpelledDate.dates(from: rest).map { "../" + $0 }
    case "before", "after":
      let step = first.text == "before" ? -1 : 1
      return SpelledDate.dates(from: rest).compactMap { neighbor(of: $0, step: step) }.map {
        step < 0 ? "[..\($0)]" : "[\($0)..]"
      }
    case "by": return SpelledDate.dates(from: rest).map { "[..\($0)]" }
    case "between":
      return pairs(tokens: rest, at: { ["and", "y", "e"].contains($0.text) || $0.isUntil }) {
        "[\($0)..\($1)]"
      }
    case "?" where tokens.count == 1: return ["XXXX"]
    default: break
    }
    if let bounded = halfOpen(of: tokens) ?? oneSided(tokens) ?? orBeyond(tokens) ?? dotted(tokens)
    {
      return bounded
    }
    if let readings = DoubleDatedYear.readings(of: tokens) { return readings }
    if let months = partsOfYear(in: tokens) { return months + SpelledDate.dates(from: tokens) }
    let start = isStart ? rest : tokens
    let readings = [
      { pairs(tokens: start, at: \.isUntil, isInterval: !isStart) { "\($0)/\($1)" } },
      { SpelledDate.dates(from: tokens) },
      { joint(tokens) },
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
    // A dash for an end that is open.
    guard let slash = tokens.firstIndex(where: { $0.text == "/" }) else { return nil }
    let (left, right) = (Array(tokens[..<slash]), Array(tokens[(slash + 1)...]))
    func isDash(_ tokens: [SpelledToken]) -> Bool {
      tokens.count == 1 && ["-", "–"].contains(tokens[0].text)
    }
    if isDash(right) { return SpelledDate.dates(from: left).map { $0 + "/.." } }
    return isDash(left) ? SpelledDate.dates(from: right).map { "../" + $0 } : nil
  }

  /// What a hyphen or a slash without spaces means between two dates. Behind a slash that parts the days or the
  /// months of one date, `May/June 1926`, stands what comes next or what it may be as well; or the same day in the
  /// other calendar, `26 October/8 November 1917`.
  private static func joint(_ tokens: [SpelledToken]) -> [String] {
    let intervals = pairs(tokens: tokens, at: isJoint, isInterval: true) { "\($0)/\($1)" }
    guard let slash = tokens.firstIndex(where: { $0.text == "/" }), intervals.count == 1,
      tokens.contains(where: {
        SpelledMonth.month(of: $0.text) != nil || SpelledDate.isPartOfYear($0)
      }),
      !tokens[..<slash].contains(where: { $0.year != nil || $0.isEra })
    else { return intervals }
    let ends = intervals[0].split(separator: "/").map(String.init)
    guard ends.count == 2 else { return intervals }
    if let first = try? HistoricalDate(ends[0]), let last = try? HistoricalDate(ends[1]),
      first.precision == .day, last.precision == .day
    {
      let (year, month, day) = first.earliest.civil
      if CalendarDay(julianYear: year, month: month, day: day) == last.earliest {
        return [ends[1]] + intervals
      }
    }
    // Days of one month, `14./15. Mai 1926`, are those of a night.
    guard
      tokens[..<slash].contains(where: {
        SpelledMonth.month(of: $0.text) != nil || SpelledDate.isPartOfYear($0)
      })
    else { return intervals }
    return intervals + pairs(tokens: tokens, at: isJoint, isInterval: true) { "[\($0),\($1)]" }
  }

  /// What two signs mean in one date that begins with its year, `1926-05/06`: the months from the one to the other,
  /// rather than a day. Nil for other texts.
  static func partsOfYear(in tokens: [SpelledToken]) -> [String]? {
    let numbers = tokens.indices.filter { tokens[$0].digits != nil }
    guard numbers.count == 3, tokens[numbers[0]].year != nil,
      numbers[1] == numbers[0] + 2, numbers[2] == numbers[1] + 2
    else { return nil }
    let signs = [tokens[numbers[0] + 1].text, tokens[numbers[1] + 1].text]
    guard signs[0] != signs[1], signs.allSatisfy(["-", "–", "/", "."].contains) else { return nil }
    let first = Array(tokens[..<(numbers[1] + 1)])
    let last = tokens[..<numbers[1]] + tokens[numbers[2]...]
    return zip(SpelledDate.dates(from: first), SpelledDate.dates(from: Array(last)))
      .filter { !$0.isEmpty && !$1.isEmpty }.map { "\($0)/\($1)" }
  }

  private static func isJoint(_ token: SpelledToken) -> Bool {
    token.text == "-" || token.text == "/"
  }

  /// What the dates on both sides of a separator make together, if there is one separator.
  ///
  /// - Parameter isInterval: whether what qualifies the first date stands in front of both, so that `ca 1926-1930`
  ///   is approximate at both ends.
  private static func pairs(
    tokens: [SpelledToken], at isSeparator: (SpelledToken) -> Bool, isInterval: Bool = false,
    _ join: (String, String) -> String
  ) -> [String] {
    let separators = tokens.indices.filter {
      isSeparator(tokens[$0]) && !SpelledDate.isMinus(tokens, at: $0)
    }
    guard separators.count == 1, let index = separators.first else { return [] }
    var left = Array(tokens[..<index])
    var right = Array(tokens[(index + 1)...])
    let isShared = isInterval && !SpelledDate.isQualified(right)
    let marks = isShared ? SpelledDate.leadingMarks(left) : []
    left.removeFirst(marks.count)
    if SpelledDate.isCenturyOpen(left), SpelledDate.isCenturyOpen(right) { return [] }
    let isNegative = left.first?.text == "-"
    // Of `-63–44`, nobody can tell whether the sign is for both.
    if isNegative, right.count == 1, let end = right[0].digits, end.utf8.count < 3 { return [] }
    // `1926–27` is `1926–1927`, and `May–June 1926` is `May 1926–June 1926`.
    if let year = left.last?.year, right.count == 1, let end = right[0].digits, end.count < 3 {
      right[0].text = String(year.dropLast(end.count)) + end
    }
    // `vom 14. bis 16. Mai 1926`
    if left.count == 2, left[1].text == "." { left.removeLast() }
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
    let starts = SpelledDate.dates(from: marks + left)
    let ends = SpelledDate.dates(from: marks + right)
    return zip(starts, ends).filter { !$0.isEmpty && !$1.isEmpty }.map(join)
  }
}
