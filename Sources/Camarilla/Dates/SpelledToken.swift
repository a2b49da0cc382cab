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

  /// The tokens of a text, with one year for two wherever that is what they mean.
  static func tokens(from text: String) -> [SpelledToken] {
    DoubleDatedYear.settled(unsettledTokens(from: text))
  }

  /// The tokens of a text as it is written.
  static func unsettledTokens(from text: String) -> [SpelledToken] {
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
    return SpelledWord.named(SpelledWeekday.left(out: SpelledEra.marked(joined(tokens))))
  }

  /// Joins the letters of `b. c.`, drops the full stops of abbreviations, and takes a hyphen
  /// between spaces for a dash, unless it is the last: of `1926 -`, nobody can tell.
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
        index + 1 < tokens.count, tokens[index + 1].followsSpace
      {
        result[result.count - 1].text = "–"
      }
    }
    return result
  }
}
