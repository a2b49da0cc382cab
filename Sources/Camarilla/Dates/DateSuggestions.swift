/// What the writer of a text that is not EDTF may have meant.
///
/// Looked for only once parsing has failed. Everything suggested has been parsed, so that nothing
/// is suggested that would fail again.
enum DateSuggestions {
  /// Canonical EDTF texts, likeliest first, at most two; none where there is no telling.
  static func suggestions(for text: String) -> [String] {
    guard text.utf8.count <= 80 else { return [] }
    let written = valid(respellings(text))
    if !written.isEmpty { return written }
    return valid(periods(SpelledToken.tokens(text)))
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

  // MARK: Periods in words and figures

  private static func periods(_ tokens: [SpelledToken]) -> [String] {
    guard let first = tokens.first, let last = tokens.last else { return [] }
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
    let start = first.text == "from" ? rest : tokens
    let readings = [
      { pairs(start, at: \.isUntil) { "\($0)/\($1)" } },
      { SpelledDate.dates(tokens) },
      { pairs(tokens, at: { $0.text == "-" || $0.text == "/" }) { "\($0)/\($1)" } },
      { pairs(tokens, at: { $0.text == "or" }) { "[\($0),\($1)]" } },
      { pairs(tokens, at: { ["and", "&", ",", ";"].contains($0.text) }) { "{\($0),\($1)}" } },
    ]
    return readings.lazy.map { valid($0()) }.first { !$0.isEmpty } ?? []
  }

  /// What the dates on both sides of a separator make together, if there is one separator.
  private static func pairs(
    _ tokens: [SpelledToken], at isSeparator: (SpelledToken) -> Bool,
    _ join: (String, String) -> String
  ) -> [String] {
    let separators = tokens.indices.filter { isSeparator(tokens[$0]) }
    guard separators.count == 1, let index = separators.first else { return [] }
    var left = Array(tokens[..<index])
    var right = Array(tokens[(index + 1)...])
    // `1926–27` is `1926–1927`, and `May–June 1926` is `May 1926–June 1926`.
    if let year = left.last?.year, right.count == 1, let end = right[0].digits, end.count < 3 {
      right[0].text = String(year.dropLast(end.count)) + end
    }
    if !left.contains(where: { $0.year != nil }), let year = right.last(where: { $0.year != nil }) {
      left.append(year)
    }
    let starts = SpelledDate.dates(left)
    let ends = SpelledDate.dates(right)
    return zip(starts, ends).map(join)
  }

  /// The year before or after, for "before 1926"; other dates as they are.
  private static func shifted(_ date: String, by years: Int) -> String {
    guard date.utf8.count == 4, let year = Int(date), 1...9998 ~= year else { return date }
    return SpelledDate.year(String(year + years))
  }
}

/// A word, a number or a sign of a text.
struct SpelledToken {
  /// In small letters; every dash but the hyphen is an en dash.
  var text: String
  var followsSpace: Bool

  var digits: String? { text.utf8.allSatisfy { $0 &- 48 <= 9 } ? text : nil }

  var year: String? { digits.flatMap { $0.count >= 3 ? $0 : nil } }

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
    return joined(tokens)
  }

  /// Joins the letters of `b. c.`, drops the full stops of abbreviations, and takes a hyphen
  /// between spaces for a dash.
  private static func joined(_ tokens: [SpelledToken]) -> [SpelledToken] {
    var result: [SpelledToken] = []
    for (index, token) in tokens.enumerated() {
      let isWord = result.last?.text.first?.isLetter == true
      if token.text == "." && isWord { continue }
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
