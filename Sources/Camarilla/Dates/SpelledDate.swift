/// One date as people write dates, made into EDTF.
enum SpelledDate {
  // Words of other languages have become these; see ``SpelledWord``.
  private static let approximate: Set = ["c", "about", "~", "≈"]
  private static let uncertain: Set = ["probably", "?"]
  private static let ignored: Set = [
    "early", "late", "mid", "half", "(", ")", "[", "]", "'", "’", "ad", "ce", "a", "\"",
  ]
  private static let parts = ["spring": 21, "summer": 22, "autumn": 23, "winter": 24, "q": 32]
  private static let ordinals: Set = ["st", "nd", "rd", "th", "er", "e", "eme", "ème"]

  /// Whether it names a season or a quarter.
  static func isPartOfYear(_ token: SpelledToken) -> Bool { parts[token.text] != nil }

  static func isOrdinal(_ token: SpelledToken) -> Bool { ordinals.contains(token.text) }

  /// Candidates, likeliest first; not all of them need be valid.
  static func dates(from tokens: [SpelledToken]) -> [String] {
    if DoubleDatedYear.isUnsettled(in: tokens) { return [] }
    let tokens = SpelledMonth.namingRomanNumbers(in: tokens)
    // A c after a number is a century, before one it is circa.
    let dated = tokens.filter { !$0.isEra && $0.text != "bc" && $0.text != "ad" }
    let isCentury =
      dated.contains { $0.text == "century" } || dated.last?.text == "c"
    let isApproximate = dated.dropLast(isCentury ? 1 : 0).contains {
      approximate.contains($0.text)
    }
    let isUncertain = tokens.contains { uncertain.contains($0.text) }
    let era = Era(tokens)
    let negatives = tokens.indices.filter { isMinus(tokens, at: $0) }
    guard negatives.count < 2, !isContradictory(tokens, hasMinus: !negatives.isEmpty) else {
      return []
    }
    // Which of the numbers has a minus sign; it can be none but the year.
    let negative = negatives.first.map { index in
      tokens[..<index].count { $0.digits != nil }
    }
    let rest = tokens.filter {
      !approximate.contains($0.text) && !uncertain.contains($0.text)
        && !ignored.contains($0.text) && $0.text != "bc" && $0.text != "bce"
    }
    let numbers = rest.compactMap(\.digits)
    if isNull(numbers) { return [] }
    let words = rest.filter { $0.text.first?.isLetter == true }.map(\.text)
    var found: [String]
    if isCentury {
      let isPlain = words.allSatisfy { $0 == "century" || ordinals.contains($0) }
      found = numbers.count == 1 && isPlain ? century(digits: numbers[0], era: era) : []
    } else if words == ["s"] {
      found = numbers.count == 1 && era != .beforeCommon ? decade(from: numbers[0]) : []
    } else if words.isEmpty {
      found = inFigures(
        tokens: rest, numbers: numbers, era: era, negative: negative,
        isYearFirst: isYearFirst(tokens))
    } else {
      found = inWords(
        words: words.filter { !ordinals.contains($0) }, numbers: numbers, era: era,
        negative: negative)
    }
    let mark = isApproximate ? (isUncertain ? "%" : "~") : isUncertain ? "?" : ""
    return found.map { $0 + mark }
  }

  /// Whether the numbers are those of a null date: a day and a month of nothing are no part of a year 0.
  static func isNull(_ numbers: [String]) -> Bool {
    (numbers.count > 1 || (numbers.first?.utf8.count ?? 0) > 4)
      && numbers.allSatisfy { $0.utf8.allSatisfy { $0 == UInt8(ascii: "0") } }
  }

  /// Whether a hyphen is a minus sign: in front, behind a separator, or apart from what precedes a number.
  static func isMinus(_ tokens: [SpelledToken], at index: Int) -> Bool {
    guard tokens[index].text == "-", index + 1 < tokens.count, tokens[index + 1].digits != nil
    else {
      return false
    }
    guard index > 0 else { return true }
    if tokens[index + 1].followsSpace || tokens[index - 1].digits != nil { return false }
    // Of `14.-15.5.1926` the days are parted.
    if tokens[index - 1].text == ".", index + 3 < tokens.count, tokens[index + 2].text == ".",
      tokens[index + 3].digits != nil
    {
      return false
    }
    return ["/", ".", ","].contains(tokens[index - 1].text)
      || tokens[index].followsSpace && tokens[index - 1].text.first?.isLetter == true
        && !tokens[index - 1].isEra
  }

  /// Whether a date is said to be of both eras, or has two minus signs in a row: nobody can tell then what is
  /// meant.
  private static func isContradictory(_ tokens: [SpelledToken], hasMinus: Bool) -> Bool {
    let words = tokens.map(\.text)
    let isBefore = hasMinus || words.contains(SpelledEra.before) || words.contains("bc")
    if isBefore, words.contains(SpelledEra.common) || words.contains("ad") { return true }
    return zip(words, words.dropFirst()).contains { ["-", "–"].contains($0) && $1 == "-" }
  }

  /// Whether the first number is the year, as it alone has an era or a minus sign.
  private static func isYearFirst(_ tokens: [SpelledToken]) -> Bool {
    guard let first = tokens.firstIndex(where: { $0.digits != nil }) else { return false }
    if first > 0, tokens[first - 1].isEra || tokens[first - 1].text == "-" { return true }
    return first + 1 < tokens.count && tokens[first + 1].isEra
  }

  /// Whether the text is a number with one decimal, such as `1922.5`, which is no month.
  static func isDecimal(_ tokens: [SpelledToken]) -> Bool {
    let tokens = tokens.first?.text == "-" ? tokens.dropFirst() : tokens[...]
    guard tokens.count == 3, let point = tokens.dropFirst().first, [".", ","].contains(point.text),
      tokens.first?.year != nil, let last = tokens.last, !last.followsSpace
    else { return false }
    return last.digits?.utf8.count == 1 && last.text != "0"
  }

  /// What qualifies a date in front of it.
  static func leadingMarks(_ tokens: [SpelledToken]) -> [SpelledToken] {
    Array(tokens.prefix { approximate.contains($0.text) || uncertain.contains($0.text) })
  }

  /// Whether it is said to be approximate or uncertain.
  static func isQualified(_ tokens: [SpelledToken]) -> Bool {
    tokens.contains { approximate.contains($0.text) || uncertain.contains($0.text) }
  }

  /// Whether this is a number of which nobody can tell the century: `14`, `c. 14`.
  static func isCenturyOpen(_ tokens: [SpelledToken]) -> Bool {
    let rest = tokens.filter { !uncertain.contains($0.text) }
    guard let number = rest.last?.digits, number.utf8.count < 3 else { return false }
    return rest.dropLast().allSatisfy { approximate.contains($0.text) }
  }

  /// Which years a date's number counts.
  private enum Era: Equatable {
    case beforeCommon, common
    /// No era is named; of `'26` and `14.5.26` the century isn't written.
    case unnamed(isShortened: Bool)

    /// `14.5.26`, `14/5/26`, `14-May-26`, `14 May 26`: a day and a month before two digits.
    private static func isDayOfShortYear(_ tokens: [SpelledToken]) -> Bool {
      let signs: Set = [".", "/", "-", ","]
      let parts = tokens.filter { !signs.contains($0.text) }
      let between = tokens.filter { signs.contains($0.text) }.map(\.text)
      guard parts.count == 3, let day = parts[0].digits, day.utf8.count < 3,
        parts[2].digits?.utf8.count == 2, tokens.last?.digits != nil,
        !SpelledDate.isMinus(tokens, at: tokens.count - 2)
      else { return false }
      if parts[1].digits != nil { return between.count == 2 && between[0] == between[1] }
      return SpelledMonth.month(of: parts[1].text) != nil
    }

    init(_ tokens: [SpelledToken]) {
      let words = tokens.map(\.text)
      if words.contains("bc") || words.contains(SpelledEra.before) {
        self = .beforeCommon
      } else if words.contains("ad") || words.contains(SpelledEra.common) {
        self = .common
      } else {
        self = .unnamed(
          isShortened: Self.isDayOfShortYear(tokens) || words.contains("'") || words.contains("’"))
      }
    }
  }

  /// A year in EDTF, from its digits; blank where nobody can tell the century.
  private static func year(digits: String, era: Era = .common) -> String {
    guard let number = UInt(digits) else { return digits }
    switch era {
    case .beforeCommon:
      if number <= 1 { return number == 1 ? "0000" : "" }
      return (number > 10_000 ? "Y-" : "-") + CalendarDay.padded(number - 1, to: 4)
    case .unnamed(isShortened: true) where digits.utf8.count == 2: return "19" + digits
    case .common, .unnamed:
      return (number > 9999 ? "Y" : "") + CalendarDay.padded(number, to: 4)
    }
  }

  /// The year of a number with a minus sign, which counts as EDTF does; beside the era before the common one
  /// the sign says the same once more.
  private static func negativeYear(digits: String, era: Era) -> String {
    if era == .beforeCommon { return year(digits: digits, era: era) }
    let year = Self.year(digits: digits)
    if Int(digits) == 0 { return year }
    return year.hasPrefix("Y") ? "Y-" + year.dropFirst() : "-" + year
  }

  private static func century(digits: String, era: Era) -> [String] {
    guard let number = UInt(digits), 1...99 ~= number else { return [] }
    guard case .beforeCommon = era else { return [CalendarDay.padded(number - 1, to: 2) + "XX"] }
    // The fifth is 500 to 401 BCE, -0499 to -0400; the first has the year 0 in it, and no such form.
    return number > 1 ? ["-" + CalendarDay.padded(number - 1, to: 2) + "XX"] : []
  }

  private static func decade(from digits: String) -> [String] {
    guard digits.utf8.count == 4 else { return [] }
    if digits.hasSuffix("00") { return [digits.dropLast() + "X", digits.dropLast(2) + "XX"] }
    return digits.hasSuffix("0") ? [digits.dropLast() + "X"] : [digits]
  }

  /// `May 1926`, `14 May 1926`, `May 14th, 1926`, `spring 1926`, `Q2 1926`.
  private static func inWords(
    words: [String], numbers: [String], era: Era, negative: Int?
  ) -> [String] {
    guard words.count == 1, let word = words.first, let last = numbers.last else { return [] }
    // Numbers of three and more digits are years; else the last is, if there is an era to it.
    let yearIndex = negative ?? numbers.lastIndex { $0.utf8.count > 2 } ?? numbers.count - 1
    if case .unnamed(isShortened: false) = era, negative == nil, numbers[yearIndex].utf8.count < 3 {
      return []
    }
    let year =
      negative == nil
      ? year(digits: numbers[yearIndex], era: era)
      : negativeYear(digits: numbers[yearIndex], era: era)
    let others = numbers.indices.filter { $0 != yearIndex }.map { numbers[$0] }
    if let part = parts[word] {
      if word != "q" { return others.isEmpty ? ["\(year)-\(part)"] : [] }
      guard others.count == 1, let quarter = Int(others[0]), 1...4 ~= quarter else { return [] }
      return ["\(year)-\(part + quarter)"]
    }
    guard let month = SpelledMonth.month(of: word), last.utf8.count <= 9 else { return [] }
    let text = year + "-" + CalendarDay.padded(UInt(month), to: 2)
    if others.isEmpty { return [text] }
    return others.count == 1 ? [text + "-" + pair(from: others[0])] : []
  }

  /// `1926-5`, `5/1926`, `14.5.1926`, `19260514`, `1926-05-00`, `17070`.
  private static func inFigures(
    tokens: [SpelledToken], numbers: [String], era: Era, negative: Int?,
    isYearFirst: Bool
  ) -> [String] {
    let signs = Set(tokens.filter { $0.digits == nil }.map(\.text))
    guard signs.isSubset(of: ["-", ".", "/", ",", "–"]) else { return [] }
    func year(from digits: String) -> String {
      negative == nil ? Self.year(digits: digits, era: era) : negativeYear(digits: digits, era: era)
    }
    switch numbers.count {
    case 1:
      let digits = numbers[0]
      if negative != nil { return [year(from: digits)] }
      if case .beforeCommon = era { return [year(from: digits)] }
      switch digits.utf8.count {
      case 3: return [year(from: digits), digits + "X"]
      case 8:
        return [
          inOrder(
            year: String(digits.prefix(4)), month: middle(digits: digits, start: 4),
            day: middle(digits: digits, start: 6))
        ]
      case 7:
        // A day or a month that lost its zero.
        return [
          inOrder(
            year: String(digits.prefix(4)), month: String(digits.dropFirst(4).prefix(1)),
            day: middle(digits: digits, start: 5)),
          inOrder(
            year: String(digits.prefix(4)), month: middle(digits: digits, start: 4),
            day: String(digits.suffix(1))),
          year(from: digits),
        ]
      case 6:
        return [
          inOrder(year: String(digits.prefix(4)), month: middle(digits: digits, start: 4)),
          year(from: digits),
        ]
      default: return [year(from: digits)]
      }
    case 2:
      if isDecimal(tokens) { return [] }
      if numbers[0].utf8.count > 2, negative != 1 {
        return [inOrder(year: year(from: numbers[0]), month: numbers[1])]
      }
      return numbers[1].utf8.count > 2 && negative != 0
        ? [inOrder(year: year(from: numbers[1]), month: numbers[0])] : []
    case 3:
      let (a, b, c) = (numbers[0], numbers[1], numbers[2])
      if negative == 1 { return [] }
      if a.utf8.count > 2 || isYearFirst, negative != 2 {
        let isDayBeforeMonth = Int(b).map { $0 > 12 } == true
        return [
          inOrder(
            year: year(from: a), month: isDayBeforeMonth ? c : b, day: isDayBeforeMonth ? b : c)
        ]
      }
      if negative == nil, era == .unnamed(isShortened: false), c.utf8.count < 3 { return [] }
      let dayFirst = inOrder(year: year(from: c), month: b, day: a)
      // Full stops mean the day comes first; slashes and hyphens may mean either.
      return signs == ["."]
        ? [dayFirst] : [dayFirst, inOrder(year: year(from: c), month: a, day: b)]
    default: return []
    }
  }

  /// Year, month and day in EDTF; a month or day 0 means that it is not known.
  private static func inOrder(year: String, month: String, day: String? = nil) -> String {
    // Beyond 12, EDTF has seasons, which nobody means in figures.
    guard let number = Int(month), number <= 12 else { return "" }
    if number == 0 { return Int(day ?? "0") == 0 ? year : "\(year)-XX-\(pair(from: day ?? ""))" }
    guard let day, Int(day) != 0 else { return "\(year)-\(pair(from: month))" }
    return "\(year)-\(pair(from: month))-\(pair(from: day))"
  }

  private static func middle(digits: String, start: Int) -> String {
    String(digits.dropFirst(start).prefix(2))
  }

  private static func pair(from digits: String) -> String {
    digits.utf8.count == 1 ? "0" + digits : digits
  }
}
