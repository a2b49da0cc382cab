/// What stands around dates in words: in the languages whose months are known, and in Latin.
///
/// Each word becomes the English one of its meaning, so that there is one grammar for all languages; articles and
/// prepositions that say nothing are left out. `Documentation/CLEANING.md` lists the words. Words that mean two
/// things (Russian `до`, "before" and "up to") are not among them.
enum SpelledWord {
  private static let meanings: [(meaning: String, words: [String])] = [
    ("before", ["bef", "prior", "vor", "avant", "antes", "prima", "ante"]),
    ("after", ["aft", "nach", "après", "después", "dopo", "post", "после"]),
    ("by", ["spätestens"]),
    ("from", ["von", "vom"]),
    ("since", ["seit", "ab", "depuis", "dès", "desde", "dal", "dalla", "с"]),
    ("until", ["bis", "à", "au", "jusqu", "jusque", "hasta", "fino", "al", "usque"]),
    ("between", ["betw", "bet", "zwischen", "entre", "tra", "fra", "inter", "между"]),
    ("and", ["und", "et", "и"]),
    ("not", ["no", "nicht", "pas", "non"]),
    ("present", ["now", "today", "ongoing", "current", "heute", "présent", "presente", "oggi"]),
    ("or", ["oder", "ou", "vel", "или"]),
    ("later", ["später"]), ("earlier", ["früher"]), ("onwards", ["onward"]),
    (
      "about",
      [
        "ca", "cca", "circa", "abt", "est", "estimated", "cal", "calculated", "around", "approx",
        "approximately", "roughly", "near",
        "um", "gegen", "etwa", "ungefähr", "zirka", "rund", "vers", "environ", "env", "autour",
        "hacia", "alrededor", "verso", "intorno", "circiter", "около", "ок", "примерно",
      ]
    ),
    (
      "probably",
      [
        "prob", "possibly", "perhaps", "maybe", "wahrscheinlich", "vermutlich", "vielleicht",
        "wohl", "probablement", "probablemente", "probabilmente", "forse", "quizás", "fortasse",
        "вероятно",
      ]
    ),
    (
      "early",
      [
        "beginning", "anfang", "anfangs", "frühes", "frühe", "début", "inizio", "principios",
        "ineunte", "начало",
      ]
    ),
    (
      "late",
      ["end", "ende", "spätes", "späte", "fin", "fine", "finales", "exeunte", "конец"]
    ),
    ("mid", ["middle", "mitte", "milieu", "metà", "mediados", "середина"]),
    (
      "half",
      [
        "first", "second", "third", "hälfte", "erste", "zweite", "moitié", "première", "seconde",
        "mitad",
      ]
    ),
    ("spring", ["frühling", "frühjahr", "printemps", "primavera", "весна", "весной"]),
    ("summer", ["sommer", "été", "verano", "estate", "лето", "летом"]),
    ("autumn", ["fall", "herbst", "automne", "otoño", "autunno", "осень", "осенью"]),
    ("winter", ["hiver", "invierno", "inverno", "зима", "зимой"]),
    (
      "century",
      [
        "cent", "jahrhundert", "jahrhunderts", "jh", "jhs", "jhd", "jhdt", "siècle", "siglo",
        "secolo", "saeculo", "saeculum", "saec", "век", "века",
      ]
    ),
    ("s", ["années", "anni", "años"]),
  ]

  /// Words that say nothing about a date.
  private static let fillers: Set = [
    "the", "of", "in", "on", "year", "der", "des", "dem", "den", "das", "die", "im", "jahr",
    "jahre", "jahres", "le", "la", "les", "de", "du", "en", "an", "annee", "el", "del", "ano",
    "il", "di", "nel", "della", "anno", "год", "году", "года", "г",
  ]

  private static let english = Dictionary(
    meanings.flatMap { meaning, words in
      words.map { (accented.contains($0) ? $0 : $0.withoutCaseAndAccents, meaning) }
    }, uniquingKeysWith: { first, _ in first })

  /// Words that mean something else without their accents.
  private static let accented: Set = ["à", "dès"]

  /// The tokens with every word that is known in English, and without those that say nothing.
  static func named(_ tokens: [SpelledToken]) -> [SpelledToken] {
    var named: [SpelledToken] = []
    for (index, var token) in tokens.enumerated() {
      guard token.text.first?.isLetter == true else {
        // The apostrophe of `jusqu'en`, `l'an` and `d'août`.
        let isElision = index > 0 && ["'", "’"].contains(token.text) && isElided(tokens[index - 1])
        if !isElision { named.append(token) }
        continue
      }
      let isElided = index + 1 < tokens.count && ["'", "’"].contains(tokens[index + 1].text)
      if isElided, ["l", "d"].contains(token.text) { continue }
      let folded = token.text.withoutCaseAndAccents
      if token.text == "er", !token.followsSpace, let year = named.last?.year, year.hasSuffix("0") {
        // `1920er Jahre`
        token.text = "s"
      } else if let word = english[token.text] ?? english[folded] {
        token.text = word
      } else if fillers.contains(folded) {
        continue
      }
      // `prior to`, `jusqu'à`, `fino al` and `usque ad` say one thing in two words.
      let isSaid =
        (token.text == "until" || token.text == "to")
        && ["before", "until"].contains(named.last?.text)
      if !isSaid { named.append(token) }
    }
    return named.contains { $0.text == "century" } ? countingCenturies(named) : named
  }

  private static func isElided(_ token: SpelledToken) -> Bool {
    ["jusqu", "l", "d"].contains(token.text)
  }

  /// Puts figures for the Roman number of `XVIe siècle` and `saec. XV`.
  private static func countingCenturies(_ tokens: [SpelledToken]) -> [SpelledToken] {
    guard !tokens.contains(where: { $0.digits != nil }) else { return tokens }
    return tokens.map { token in
      var token = token
      var numeral = Substring(token.text)
      for ending in ["ème", "eme", "th", "e"] where numeral.hasSuffix(ending) {
        numeral = numeral.dropLast(ending.count)
        break
      }
      if let number = romanNumber(numeral) { token.text = String(number) }
      return token
    }
  }

  /// A Roman number up to 39, well formed.
  private static func romanNumber(_ text: Substring) -> Int? {
    let tens = text.prefix { $0 == "x" }.count
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    guard !text.isEmpty, tens < 4, let one = ones.firstIndex(of: String(text.dropFirst(tens)))
    else { return nil }
    return tens * 10 + one
  }
}
