/// What the writer of a text that is not EDTF may have meant.
///
/// Looked for only once parsing has failed. Everything suggested has been parsed, so that nothing
/// is suggested that would fail again.
enum DateSuggestions {
  /// Canonical EDTF texts, likeliest first, at most two; none where there is no telling.
  static func suggestions(for text: String) -> [String] {
    guard text.utf8.count <= 80 else { return [] }
    // A minus sign in front is no dash.
    let text = text.first == "\u{2212}" ? "-" + text.dropFirst() : text
    let written = valid(respellings(text))
    if !written.isEmpty { return written }
    if let range = AbbreviatedRange(text, allowsSlash: true) { return valid(range.readings) }
    let members = set(text)
    if !members.isEmpty { return members }
    let tokens = SpelledToken.tokens(text)
    for readings in [number(tokens), stamped(text)] where !readings.isEmpty {
      return valid(readings)
    }
    return valid(periods(tokens))
  }

  private static func valid(_ candidates: [String]) -> [String] {
    var found: [String] = []
    for candidate in candidates {
      var candidate = candidate
      let period = candidate.withUTF8 { bytes in
        try? DateParser.period(unsafe bytes.span)
      }
      guard let text = period?.description, !found.contains(text) else { continue }
      found.append(text)
      if found.count == 2 { break }
    }
    return found
  }

  /// EDTF with spaces, in small letters, or as drafts of it were.
  private static func respellings(_ text: String) -> [String] {
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
    return [upper, draft, String(draft.map { $0 == "U" ? "X" : $0 })]
  }

  /// What a number means that is no year of four digits: `1,922` has its thousands set apart, and
  /// `13516` is a day as Excel counts days, or else a distant year.
  private static func number(_ tokens: [SpelledToken]) -> [String] {
    if tokens.count == 1, let digits = tokens[0].digits, digits.utf8.count == 5,
      let number = Int(digits), let day = CalendarDay(excelNumber: number)
    {
      return [day.description, "Y" + digits]
    }
    guard tokens.count == 3, [",", "."].contains(tokens[1].text), !tokens[2].followsSpace,
      let thousands = tokens[0].digits, thousands.utf8.count == 1, thousands != "0",
      let rest = tokens[2].digits, rest.utf8.count == 3
    else { return [] }
    return [thousands + rest]
  }

  /// The day of a time stamp, as databases and Wikidata write one, or of two: `1922-05-14 00:00:00`,
  /// `+1922-05-14T00:00:00Z`. A month or day 00 is one that is not known.
  private static func stamped(_ text: String) -> [String] {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    let days = ends.map(day(ofStamp:))
    guard ends.count <= 2, days.contains(where: { $0 != nil }) else { return [] }
    return [zip(days, ends).map { $0 ?? String($1) }.joined(separator: "/")]
  }

  private static func day(ofStamp text: Substring) -> String? {
    var date = text.drop(while: \.isWhitespace)
    let isSigned = date.first == "+"
    if isSigned { date = date.dropFirst() }
    guard let end = date.firstIndex(where: { $0 == "T" || $0 == "t" || $0.isWhitespace }) else {
      return isSigned ? String(date) : nil
    }
    let clock = date[end...].dropFirst()
    let signs: Set<Character> = [":", ".", "Z", "z", "+", "-"]
    guard clock.contains(":"),
      clock.allSatisfy({ signs.contains($0) || "0"..."9" ~= $0 })
    else { return nil }
    date = date[..<end]
    while date.hasSuffix("-00") { date = date.dropLast(3) }
    return String(date)
  }

  /// A set whose members are no EDTF: `[63 BCE, 49 BCE]`, `{May 1926..July 1926}`.
  private static func set(_ text: String) -> [String] {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let open = text.first, let close = text.last, ["[]", "{}"].contains("\(open)\(close)")
    else { return [] }
    var found: [String] = []
    var eras: Set<String?> = []
    for member in text.dropFirst().dropLast().split(
      separator: ",", omittingEmptySubsequences: false)
    {
      let ends = member.split(separator: "..", omittingEmptySubsequences: false)
      var dates: [String] = []
      for end in ends {
        let tokens = SpelledToken.tokens(String(end))
        if tokens.isEmpty, ends.count == 2 {
          dates.append("")
        } else if let date = valid(SpelledDate.dates(tokens)).first {
          dates.append(date)
          eras.insert(tokens.first(where: \.isEra)?.text)
        } else {
          return []
        }
      }
      found.append(dates.joined(separator: ".."))
    }
    // One date in brackets is an editor's addition rather than a set.
    guard found.count > 1 || found.contains(where: { $0.contains("..") }) else { return [] }
    // Of a year without its era beside one before it, nobody can tell which it is of.
    if eras.contains(SpelledEra.before), eras.contains(nil) { return [] }
    return valid(["\(open)\(found.joined(separator: ","))\(close)"])
  }

  // MARK: Periods in words and figures

  private static func periods(_ tokens: [SpelledToken]) -> [String] {
    guard let first = tokens.first, let last = tokens.last, !SpelledDate.isDecimal(tokens) else {
      return []
    }
    let rest = Array(tokens.dropFirst())
    switch first.text {
    case "since",
      "from" where !rest.contains(where: \.isUntil):
      return SpelledDate.dates(rest).map { $0 + "/.." }
    case "until", "till", "to", "–": return SpelledDate.dates(rest).map { "../" + $0 }
    case "before": return SpelledDate.dates(rest).map { "[.." + shifted($0, by: -1) + "]" }
    case "after": return SpelledDate.dates(rest).map { "[" + shifted($0, by: 1) + "..]" }
    case "between":
      return pairs(rest, at: { $0.text == "and" || $0.isUntil }) { "[\($0)..\($1)]" }
    default: break
    }
    if last.text == "–" { return SpelledDate.dates(Array(tokens.dropLast())).map { $0 + "/.." } }
    if let open = halfOpen(tokens) { return open }
    let start = first.text == "from" ? rest : tokens
    let readings = [
      { pairs(start, at: \.isUntil) { "\($0)/\($1)" } },
      { SpelledDate.dates(tokens) },
      { pairs(tokens, at: { $0.text == "-" || $0.text == "/" }) { "\($0)/\($1)" } },
      { pairs(tokens, at: { $0.text == "or" }) { "[\($0),\($1)]" } },
      {
        pairs(tokens, at: { ["and", "&", ",", ";"].contains($0.text) }) {
          first.text == "[" ? "[\($0),\($1)]" : "{\($0),\($1)}"
        }
      },
    ]
    return readings.lazy.map { valid($0()) }.first { !$0.isEmpty } ?? []
  }

  /// `..1922` and `1922..`, which EDTF has in sets only, and `1922/-`.
  private static func halfOpen(_ tokens: [SpelledToken]) -> [String]? {
    let dots = tokens.map { $0.text == "." }
    if tokens.count > 2, dots[0], dots[1] {
      return SpelledDate.dates(Array(tokens.dropFirst(2))).flatMap { ["../" + $0, "[..\($0)]"] }
    }
    if tokens.count > 2, dots[dots.count - 1], dots[dots.count - 2] {
      return SpelledDate.dates(Array(tokens.dropLast(2))).flatMap { [$0 + "/..", "[\($0)..]"] }
    }
    guard let slash = tokens.firstIndex(where: { $0.text == "/" }) else { return nil }
    let (left, right) = (Array(tokens[..<slash]), Array(tokens[(slash + 1)...]))
    // A dash for an end that is open, a question mark for one that isn't known.
    func end(_ tokens: [SpelledToken]) -> String? {
      guard tokens.count == 1 else { return nil }
      return ["-", "–"].contains(tokens[0].text) ? ".." : tokens[0].text == "?" ? "" : nil
    }
    if let end = end(right) { return SpelledDate.dates(left).map { $0 + "/" + end } }
    return end(left).map { end in SpelledDate.dates(right).map { end + "/" + $0 } }
  }

  /// What the dates on both sides of a separator make together, if there is one separator.
  private static func pairs(
    _ tokens: [SpelledToken], at isSeparator: (SpelledToken) -> Bool,
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
    if isBefore[1], !isNegative, !left.contains(where: \.isEra) {
      left.append(SpelledToken(text: SpelledEra.before, followsSpace: true))
    }
    let starts = SpelledDate.dates(left)
    let ends = SpelledDate.dates(right)
    return zip(starts, ends).filter { !$0.isEmpty && !$1.isEmpty }.map(join)
  }

  /// The year before or after, for "before 1926"; other dates as they are.
  private static func shifted(_ date: String, by years: Int) -> String {
    guard date.utf8.count == 4, let year = Int(date), 1...9998 ~= year else { return date }
    return SpelledDate.year(year + years)
  }
}

/// A word, a number or a sign of a text.
struct SpelledToken {
  /// In small letters; every dash but the hyphen is an en dash.
  var text: String
  var followsSpace: Bool

  var digits: String? { text.utf8.allSatisfy { $0 &- 48 <= 9 } ? text : nil }

  var year: String? { digits.flatMap { $0.count >= 3 ? $0 : nil } }

  /// Whether it is the mark of an era.
  var isEra: Bool { SpelledEra.marks.contains(text) }

  /// Whether it stands between the start and the end of an interval.
  var isUntil: Bool { ["–", "to", "until", "till", "through", "thru"].contains(text) }

  /// Hyphens beside the one of ASCII.
  static let hyphens: [Character] = ["\u{2010}", "\u{2011}", "\u{AD}"]

  private enum Kind { case letter, digit, sign }

  static func tokens(_ text: String) -> [SpelledToken] {
    var tokens: [SpelledToken] = []
    var last: Kind?
    var space = false
    for var character in text.lowercased() {
      if hyphens.contains(character) { character = "-" }
      if character.isWhitespace {
        (space, last) = (true, nil)
        continue
      }
      let kind: Kind = character.isLetter ? .letter : "0"..."9" ~= character ? .digit : .sign
      if kind != .sign && kind == last {
        tokens[tokens.count - 1].text.append(character)
      } else {
        let isDash = ["‒", "–", "—", "―", "−"].contains(character)
        tokens.append(SpelledToken(text: isDash ? "–" : String(character), followsSpace: space))
      }
      (space, last) = (false, kind)
    }
    return SpelledEra.marked(joined(tokens))
  }

  /// Joins the letters of `b. c.`, drops the full stops of abbreviations, and takes a hyphen
  /// between spaces for a dash.
  private static func joined(_ tokens: [SpelledToken]) -> [SpelledToken] {
    var result: [SpelledToken] = []
    for (index, token) in tokens.enumerated() {
      let isWord = result.last?.text.first?.isLetter == true
      // Two full stops are those of a range.
      let isRange =
        index > 0 && tokens[index - 1].text == "."
        || index + 1 < tokens.count && tokens[index + 1].text == "."
      if token.text == "." && isWord && !isRange { continue }
      if index >= 2, tokens[index - 1].text == ".", isWord, token.text.count == 1,
        token.text.first?.isLetter == true, !token.followsSpace
      {
        result[result.count - 1].text += token.text
        continue
      }
      result.append(token)
      if token.text == "-", token.followsSpace,
        index + 1 == tokens.count || tokens[index + 1].followsSpace
      {
        result[result.count - 1].text = "–"
      }
    }
    return result
  }
}
