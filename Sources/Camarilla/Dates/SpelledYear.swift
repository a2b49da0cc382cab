/// A year beside the mark of its era, as in `63 BCE` or `AD 13`.
struct SpelledYear {
  /// The astronomical number.
  let number: Int

  /// The year that tokens write, of which there is nothing more than its number and its era.
  init?(_ tokens: [SpelledToken]) {
    var digits: String?
    var era: String?
    for token in tokens {
      if let number = token.digits, digits == nil {
        digits = number
      } else if SpelledEra.marks.contains(token.text), era == nil {
        era = token.text
      } else if token.text != "年" {
        return nil
      }
    }
    guard let era, let count = digits.flatMap({ Int($0) }), count > 0,
      let number = Self.number(count: count, isBeforeCommonEra: era == SpelledEra.before)
    else { return nil }
    self.number = number
  }

  /// The astronomical number of the `count`th year of an era; nil where there is none.
  private static func number(count: Int, isBeforeCommonEra: Bool) -> Int? {
    let number = isBeforeCommonEra ? 1 - count : count
    return CalendarYear.range.contains(number) ? number : nil
  }
}

/// How languages mark the years before and after the beginning of the common era.
///
/// The marks stand here in small letters, without full stops, hyphens and blanks. Left out is `ekr`, which
/// is "before Christ" in Finnish and "after Christ" in Swedish.
enum SpelledEra {
  static let before = "bce"
  static let common = "ce"
  static let marks: Set = [before, common]

  private static let beforeMarks: Set = [
    "bc", "bce",  // English
    "vchr", "vorchr", "vorchristus", "vuz", "vc", "vgj",  // German, Dutch
    "avjc", "avantjc", "avantjésuschrist", "avantjesuschrist", "aec",  // French
    "ac", "adec", "ajc", "adejc", "avc", "avcr", "ane",  // Italian, Spanish, Portuguese, Catalan
    "îhr", "îen",  // Romanian
    "acn", "achr", "achrn", "antechristum",  // Latin
    "fkr", "fvt", "eaa",  // Scandinavian, Finnish
    "pne", "přnl", "prnl", "přkr", "prkr", "prednl", "predkr",  // Polish, Czech, Slovak, Croatian
    "ie", "kre", "mö",  // Hungarian, Turkish
    "донэ", "дорх", "доне", "прне", "пне", "прхр",  // Russian, Ukrainian, Serbian, Bulgarian
    "πχ", "قم", "公元前", "西元前", "紀元前", "前", "기원전",
  ]
  private static let commonMarks: Set = [
    "ad", "ce", "nchr", "nachchr", "nachchristus", "nuz", "apjc", "aprjc", "aprèsjc", "apresjc",
    "dc", "ddec", "djc", "dhr", "pchr", "pchrn", "ne", "nl", "jkr", "нэ", "рх", "μχ", "公元", "西元",
    "西暦", "紀元後", "서기",
  ]

  /// The tokens, each mark of an era beside a number made one token, `bce` or `ce`.
  static func marked(_ tokens: [SpelledToken]) -> [SpelledToken] {
    var result: [SpelledToken] = []
    var index = 0
    while index < tokens.count {
      if let (era, end) = mark(in: tokens, at: index) {
        result.append(SpelledToken(text: era, followsSpace: tokens[index].followsSpace))
        index = end
      } else {
        result.append(tokens[index])
        index += 1
      }
    }
    return result
  }

  /// The longest mark that begins at a token, and where it is over.
  private static func mark(in tokens: [SpelledToken], at start: Int) -> (String, Int)? {
    var joined = ""
    var found: (String, Int)?
    for (index, token) in tokens[start...].prefix(6).enumerated() {
      let end = start + index + 1
      if token.text == "-", index > 0 { continue }
      guard token.text.first?.isLetter == true else { break }
      joined += token.text
      let isBeside =
        start > 0 && tokens[start - 1].digits != nil
        || end < tokens.count && tokens[end].digits != nil
      guard isBeside else { continue }
      if beforeMarks.contains(joined) { found = (before, end) }
      if commonMarks.contains(joined) { found = (common, end) }
    }
    return found
  }
}
