/// A year with the next one behind it: `1648/9`, `1721/22`, `1926-27`.
///
/// Where years began on 25 March, or 1 March, the days before it were of two years, and careful writers named both:
/// 30 January 1648/9 is the January of 1649. With a winter, both years are those of one winter. With any other
/// month or season the two may be a span or a choice, and nobody can tell which by the text.
struct DoubleDatedYear {
  /// Its three tokens.
  let range: Range<Int>
  let first: Int
  let last: Int
  /// Whether the second year has its last digits only.
  let isAbbreviated: Bool
  let isSlashed: Bool
  /// Whether the digits of the second year are those of a year before the first, so that it may be a slip.
  let isWrapped: Bool

  /// No year began later than on 1 January in the West after 1797, when Venice lost its own count.
  private static let lastYear = 1797

  /// Each such year of a text, as its tokens tell it.
  private static func all(in tokens: [SpelledToken]) -> [DoubleDatedYear] {
    tokens.indices.compactMap { DoubleDatedYear(tokens, at: $0) }
  }

  private init?(_ tokens: [SpelledToken], at index: Int) {
    guard index + 2 < tokens.count, let year = tokens[index].digits, year.utf8.count == 4,
      ["/", "-", "–"].contains(tokens[index + 1].text), let digits = tokens[index + 2].digits,
      digits.utf8.count <= 4, let first = Int(year), let ending = Int(digits)
    else { return nil }
    isSlashed = tokens[index + 1].text == "/"
    guard isSlashed || !tokens[index + 1].followsSpace && !tokens[index + 2].followsSpace
    else { return nil }
    let unit = digits.utf8.reduce(1) { unit, _ in unit * 10 }
    var last = first / unit * unit + ending
    isWrapped = last <= first && digits.utf8.count < 4
    if isWrapped { last += unit }
    guard last > first else { return nil }
    (self.first, self.last) = (first, last)
    isAbbreviated = digits.utf8.count < 4
    range = index..<(index + 3)
  }

  /// Tokens that are two years and nothing else.
  fileprivate init?(whole tokens: [SpelledToken]) {
    guard tokens.count == 3 else { return nil }
    self.init(tokens, at: 0)
  }

  private var isConsecutive: Bool { last == first + 1 }

  /// The tokens with one year in its place.
  private func replaced(in tokens: [SpelledToken], by year: Int) -> [SpelledToken] {
    var tokens = tokens
    tokens[range.lowerBound].text = "\(year)"
    tokens.removeSubrange(range.dropFirst())
    return tokens
  }
}

// MARK: What has one meaning

extension DoubleDatedYear {
  /// The tokens with one year for two, wherever it is plain which is meant.
  static func settled(_ tokens: [SpelledToken]) -> [SpelledToken] {
    var settled = tokens
    for year in all(in: tokens).reversed() where year.isConsecutive {
      let named = SpelledMonth.namingRomanNumbers(in: settled)
      if year.isOfWinter(in: named) {
        settled = year.replaced(in: settled, by: year.first)
      } else if year.isSlashed, year.isBeforeLadyDay(in: named) {
        settled = year.replaced(in: settled, by: year.last)
      }
    }
    return settled
  }

  /// Whether a text says both years of a day before 25 March, so that its year counts from 1 January.
  static func isSettled(in text: String) -> Bool {
    let tokens = SpelledToken.unsettledTokens(from: text)
    return settled(tokens).count < tokens.count
  }

  private func isOfWinter(in tokens: [SpelledToken]) -> Bool {
    tokens.filter { SpelledDate.isPartOfYear($0) }.map(\.text) == ["winter"]
      && !tokens.contains { SpelledMonth.month(of: $0.text) != nil }
  }

  /// Whether the day beside it is one that people told by both its years: before 25 March, while any year began then.
  private func isBeforeLadyDay(in tokens: [SpelledToken]) -> Bool {
    let days = self.days(in: tokens)
    return !days.isEmpty && days.allSatisfy { isTold(month: $0.month, day: $0.day) }
  }

  private func isTold(month: Int, day: Int?) -> Bool {
    last <= Self.lastYear && (month < 3 || month == 3 && (day ?? 1) < 25)
  }

  /// Whether a day of it is of its second year for certain.
  fileprivate func isSettled(month: Int, day: Int?) -> Bool {
    isSlashed && isConsecutive && isTold(month: month, day: day)
  }

  /// The month beside it with its day, where there is one; in figures perhaps of either order.
  private func days(in tokens: [SpelledToken]) -> [(month: Int, day: Int?)] {
    let before = tokens[..<range.lowerBound].lastIndex { SpelledMonth.month(of: $0.text) != nil }
    let after = tokens[range.upperBound...].firstIndex { SpelledMonth.month(of: $0.text) != nil }
    if let index = before ?? after, let month = SpelledMonth.month(of: tokens[index].text) {
      return [(month, Self.day(beside: index, tokens: tokens, except: range))]
    }
    return inFigures(tokens)
  }

  /// The number beside a month, over what abbreviations and ordinals add to it.
  private static func day(
    beside month: Int, tokens: [SpelledToken], except year: Range<Int>
  ) -> Int? {
    func number(_ indices: some Sequence<Int>) -> Int? {
      for index in indices where !year.contains(index) {
        if let digits = tokens[index].digits { return Int(digits).flatMap { $0 < 32 ? $0 : nil } }
        if ![".", ",", "/", "-"].contains(tokens[index].text), !SpelledDate.isOrdinal(tokens[index])
        {
          return nil
        }
      }
      return nil
    }
    return number(tokens[..<month].indices.reversed()) ?? number(tokens[(month + 1)...].indices)
  }

  /// `30.1.1648/9`, `1/30/1648/9` and `1648/9-01-30`.
  private func inFigures(_ tokens: [SpelledToken]) -> [(month: Int, day: Int?)] {
    func number(_ index: Int) -> Int? {
      tokens.indices.contains(index) ? tokens[index].digits.flatMap { Int($0) } : nil
    }
    let (start, end) = (range.lowerBound, range.upperBound)
    func separator(_ index: Int) -> String? {
      guard tokens.indices.contains(index), ["/", ".", "-"].contains(tokens[index].text)
      else { return nil }
      return tokens[index].text
    }
    let orders: [(month: Int, day: Int?)]
    if let sign = separator(start - 1), sign == separator(start - 3), let first = number(start - 4),
      let second = number(start - 2)
    {
      orders = [(second, first)] + (sign == "." ? [] : [(first, second)])
    } else if start == 0, let sign = separator(end), sign == separator(end + 2),
      let month = number(end + 1), let day = number(end + 3)
    {
      orders = [(month, day)]
    } else {
      orders = []
    }
    return orders.filter { 1...12 ~= $0.month && 1...31 ~= ($0.day ?? 1) }
  }
}

extension Period {
  /// Whether a text says both years of a day before 25 March, so that its year counts from 1 January.
  package static func isDoubleDated(_ text: String) -> Bool {
    text.contains("/") && DoubleDatedYear.isSettled(in: text)
  }
}

extension CalendarYear {
  /// The year of a day that is told by both its years, each part in a cell of its own: `1648/9`, `1`, `30`. Nil where the
  /// text is no such two years, or the day lies in one of them only.
  package init?(doubleDated text: String, month: String, day: String) {
    guard text.contains("/"), let month = Int(month), 1...12 ~= month else { return nil }
    let tokens = SpelledToken.unsettledTokens(from: text)
    guard let year = DoubleDatedYear(whole: tokens), year.isSettled(month: month, day: Int(day))
    else { return nil }
    self.init(year.last)
  }
}

// MARK: What has several

extension DoubleDatedYear {
  /// The first that stands beside a month or a season and isn't settled.
  private init?(unsettledIn tokens: [SpelledToken]) {
    let named = SpelledMonth.namingRomanNumbers(in: tokens)
    guard
      let word = named.firstIndex(where: {
        SpelledMonth.month(of: $0.text) != nil || SpelledDate.isPartOfYear($0)
      })
    else { return nil }
    let found = Self.all(in: tokens).first { year in
      // `1926/14 May` has its day behind the slash.
      guard year.isConsecutive || word < year.range.lowerBound else { return false }
      return year.isSlashed || year.isConsecutive && year.isAbbreviated
    }
    guard let found else { return nil }
    self = found
  }

  /// Whether two years stand beside a month or a season, so that it is no date of one year.
  static func isUnsettled(in tokens: [SpelledToken]) -> Bool {
    DoubleDatedYear(unsettledIn: tokens) != nil
  }

  /// What two years beside a month or a season may mean; nil where there are no such two.
  static func readings(of tokens: [SpelledToken]) -> [String]? {
    guard let year = DoubleDatedYear(unsettledIn: tokens),
      let first = SpelledDate.dates(from: year.replaced(in: tokens, by: year.first)).first
    else { return nil }
    let span = "\(first)/\(year.last)"
    guard year.isConsecutive else {
      // `May 1926/9` may have its day behind the slash. Nobody writes `Jan. 1649/8` of ten years.
      var spaced = tokens
      spaced[year.range.lowerBound + 1].text = ","
      return [year.isWrapped ? first : span] + SpelledDate.dates(from: spaced)
    }
    guard let last = SpelledDate.dates(from: year.replaced(in: tokens, by: year.last)).first
    else { return nil }
    if year.isBeforeLadyDay(in: SpelledMonth.namingRomanNumbers(in: tokens)) {
      return [last, span]
    }
    let choice = "[\(first),\(last)]"
    return year.isSlashed ? [choice, span] : [span, choice]
  }
}
