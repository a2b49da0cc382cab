/// A person's name, taken apart into what stands for it where room is short.
///
/// What is not surely a person's given name and family name is not taken apart: bodies and states, kings with their
/// numbers, names in which the family comes first or that tell the father's, epithets, and scripts without capitals.
struct PersonName: Equatable {
  /// "Eliot", "van Beethoven", "Ben Gurion"; "Bethmann Hollweg" of "Theobald von Bethmann Hollweg".
  var family: String
  /// "J. Eliot", "Ap. Pulcher", "J.-P. Sartre", "T. von Bethmann Hollweg".
  var initialed: String

  init?(_ name: String) {
    if let comma = name.firstIndex(of: ",") {
      self.init(
        family: String(name[..<comma]),
        given: name[name.index(after: comma)...].split(separator: " "))
      return
    }
    var words = name.split(separator: " ")
    guard words.count > 1, words.count < 8, !NameWords.isBody(words), !name.contains("(") else {
      return nil
    }
    while let first = words.first, NameWords.titles.contains(NameWords.bare(first)) {
      words.removeFirst()
    }
    // A title and one name, as in "Lord Byron", is what somebody is called.
    guard words.count > 1 else { return nil }
    var suffix = ""
    if NameWords.suffixes.contains(NameWords.bare(words[words.count - 1])), words.count > 2 {
      suffix = " " + words.removeLast()
    }
    guard let last = words.last, Self.isFamily(last),
      !words.contains(where: NameWords.isOrdinal),
      !words.dropFirst().contains(where: { NameWords.patronymics.contains(String($0)) }),
      !NameWords.familiesFirst.contains(String(words[0]))
    else { return nil }
    var start = words.count - 1
    while start > 1, NameWords.isParticle(words[start - 1]) { start -= 1 }
    // All that follows such a particle is the family's, of however many words.
    if let particle = words[1..<start].firstIndex(where: NameWords.isGermanicParticle) {
      start = particle
    }
    let particles = words[start...].prefix(while: NameWords.isParticle)
    // "Karl der Große": an article by itself is as often an epithet's as a family's.
    if particles.count == 1, NameWords.articles.contains(String(particles[start])) { return nil }
    // "Lady Gaga Germanotta" is fine; "van Gogh" has no given name.
    guard !NameWords.isParticle(words[0]) else { return nil }
    self.init(
      family: words[start...].joined(separator: " ") + suffix, given: Array(words[..<start]))
  }

  private init?(family: String, given: [Substring]) {
    var given = given[...]
    while given.count > 1, NameWords.titles.contains(NameWords.bare(given[given.startIndex])) {
      given.removeFirst()
    }
    guard !family.isEmpty, let first = given.first, !NameWords.isOrdinal(first),
      !NameWords.suffixes.contains(NameWords.bare(first)),
      !NameWords.titles.contains(NameWords.bare(first)),
      let initial = Self.initial(of: first, isRoman: NameWords.isRoman(given, family: family))
    else { return nil }
    self.family = NameWords.withoutNobility(family)
    initialed = initial + " " + family
  }

  /// "J." of "John", "J.-P." of "Jean-Paul"; what is short already stays, as "Ap." does.
  private static func initial(of given: Substring, isRoman: Bool) -> String? {
    if isRoman, let short = NameWords.praenomina[String(given)] { return short }
    if given.last == "." { return String(given) }
    let parts = given.split(separator: "-")
    guard let first = parts.first?.first, first.isLetter, first.isUppercase else { return nil }
    let others = parts.dropFirst().compactMap(\.first).filter(\.isUppercase)
    return ([first] + others).map { "\($0)." }.joined(separator: "-")
  }

  /// Whether a last word can be a family name: capital letters there are, and it is no second half of a given name, as
  /// "Il-sung" in "Kim Il-sung" is.
  private static func isFamily(_ word: Substring) -> Bool {
    guard word.count > 1, word.last != ".", word.contains(where: \.isUppercase),
      word.first?.isLetter == true
    else { return false }
    guard let hyphen = word.firstIndex(of: "-") else { return true }
    // "al-Basri" is a family.
    let before = word[..<hyphen].lowercased()
    return ["al", "el", "ad", "an", "ar", "as", "at", "az", "ash"].contains(before)
      || word[word.index(after: hyphen)...].first?.isLowercase == false
  }
}

/// Words of names whose meaning is known.
enum NameWords {
  /// Small letters without a point.
  static func bare(_ word: Substring) -> String {
    let word = word.lowercased()
    return word.last == "." ? String(word.dropLast()) : word
  }

  /// What stands before names.
  static let titles: Set<String> = [
    "admiral", "adm", "archbishop", "archduke", "baron", "baroness", "bishop", "brigadier",
    "brother",
    "captain", "capt", "cardinal", "chancellor", "colonel", "col", "commander", "comrade", "count",
    "countess", "dame", "doctor", "dom", "don", "doña", "dr", "duchess", "duke", "earl", "emperor",
    "father", "frau", "general", "gen", "graf", "herr", "imam", "judge", "king", "lady",
    "lieutenant",
    "lt", "lord", "madame", "major", "maj", "marquess", "marquis", "marshal", "mme", "monsieur",
    "mr",
    "mrs", "ms", "miss", "pope", "president", "prince", "princess", "prof", "professor", "queen",
    "rabbi", "rev", "reverend", "saint", "senator", "sergeant", "sheikh", "signor", "sir", "sister",
    "st", "sultan", "tsar", "viscount",
  ]

  /// What stands behind family names.
  static let suffixes: Set<String> = [
    "jr", "sr", "junior", "senior", "esq", "mp", "phd", "md", "père", "fils",
  ]

  /// Fathers and mothers follow these, so that the last word is no family's.
  static let patronymics: Set<String> = [
    "ibn", "bin", "bint", "ben", "bar", "ap", "ab", "ferch", "abu", "abi", "Abu", "Abi", "Abd",
    "abd",
    "Abdul", "mac", "nic", "Ibn", "uulu", "kyzy", "oghlu",
  ]

  /// What belongs to the family name though its letters are capitals.
  private static let particles: Set<String> = [
    "Ben", "Bin", "De", "Del", "Della", "Des", "Di", "Da", "Du", "Dos", "Das", "El", "Al", "La",
    "Le", "Mac",
    "Mc", "Ten", "Ter", "Van", "Vande", "Ver", "Von", "Zu", "Zur",
  ]

  /// Saints after whom families are called, and places after which others are: "St John", "Sainte-Marie" without its
  /// hyphen, "Santa Cruz", "Sint Jans".
  private static let saints: Set<String> = [
    "saint", "sainte", "san", "sankt", "sant", "santa", "santo", "são", "sint", "st", "ste",
  ]

  static let articles: Set<String> = ["der", "die", "le", "la", "les", "il", "el", "lo"]

  /// Families that come first, as in "Kim Il Sung", of peoples whose names are often written so in Latin letters.
  static let familiesFirst: Set<String> = [
    "Bo", "Cao", "Chang", "Chen", "Chiang", "Cho", "Choe", "Choi", "Chou", "Deng", "Guo", "Han",
    "He", "Ho",
    "Hoang", "Hu", "Huang", "Hua", "Jiang", "Kang", "Kim", "Lê", "Le", "Lee", "Li", "Liang", "Lim",
    "Lin",
    "Liu", "Luo", "Ma", "Mao", "Ngo", "Nguyen", "Nguyễn", "No", "Pak", "Park", "Peng", "Pham",
    "Phan", "Roh",
    "Shen", "Song", "Sun", "Tan", "Tang", "Teng", "Tran", "Trần", "Truong", "Vo", "Võ", "Vu",
    "Wang", "Wei",
    "Wen", "Wu", "Xi", "Xie", "Xu", "Yang", "Ye", "Yi", "Yuan", "Zeng", "Zhang", "Zhao", "Zheng",
    "Zhou", "Zhu",
  ]

  /// The given names of Romans, as they are shortened.
  static let praenomina: [String: String] = [
    "Appius": "Ap.", "Aulus": "A.", "Caius": "C.", "Decimus": "D.", "Gaius": "C.", "Gnaeus": "Cn.",
    "Kaeso": "K.", "Lucius": "L.", "Mamercus": "Mam.", "Manius": "M'.", "Marcus": "M.",
    "Numerius": "N.",
    "Publius": "P.", "Quintus": "Q.", "Servius": "Ser.", "Sextus": "Sex.", "Spurius": "Sp.",
    "Tiberius": "Ti.", "Titus": "T.", "Vibius": "V.",
  ]

  /// Whether names are a Roman's: a given name, and a clan's behind it.
  static func isRoman(_ given: ArraySlice<Substring>, family: String) -> Bool {
    guard let first = given.first, praenomina[String(first)] != nil else { return false }
    let clan = given.count > 1 ? String(given[given.startIndex + 1]) : family
    return clan.hasSuffix("ius") || clan.hasSuffix("aeus") || clan.hasSuffix("enna")
  }

  static func isParticle(_ word: Substring) -> Bool {
    word.first?.isLowercase == true && !word.contains("-") || particles.contains(String(word))
      || saints.contains(bare(word))
  }

  /// Whether a word begins the names of families in German, Dutch and Scandinavian, of which nobody bears another before it.
  static func isGermanicParticle(_ word: Substring) -> Bool {
    ["von", "v.", "vom", "zu", "zum", "zur", "van", "ten", "ter", "af"].contains(word)
  }

  /// A German family without what says that it is noble, which is left off where it is called by its name alone: "Bülow",
  /// not "von Bülow". An article belongs to the name: "von der Leyen".
  static func withoutNobility(_ family: String) -> String {
    for particle in ["von und zu ", "von ", "v. ", "zu "] where family.hasPrefix(particle) {
      let rest = family.dropFirst(particle.count)
      return rest.first?.isUppercase == true ? String(rest) : family
    }
    return family
  }

  static func isOrdinal(_ word: Substring) -> Bool {
    word.allSatisfy { "IVXLC".contains($0) } || word.first?.isNumber == true
  }

  /// Whether a name is that of a body, a state or an office and not of a person.
  static func isBody(_ words: [Substring]) -> Bool {
    var bare = words.map(bare)
    // "von und zu" joins nothing but particles.
    if let und = bare.firstIndex(of: "und"), bare[..<und].last == "von",
      bare[(und + 1)...].first == "zu"
    {
      bare.remove(at: und)
    }
    if bare.dropFirst().contains(where: {
      ["of", "the", "for", "and", "&", "und", "et", "y"].contains($0)
    }) {
      return true
    }
    return words.count == 2 && placeWords.contains(bare[0])
      || bare.contains(where: bodyWords.contains)
  }

  /// First words of the names of countries.
  private static let placeWords: Set<String> = [
    "burkina", "cape", "central", "costa", "czech", "democratic", "dominican", "east", "eastern",
    "el",
    "equatorial", "great", "inner", "ivory", "lower", "marshall", "new", "north", "northern",
    "outer", "papua",
    "puerto", "san", "saudi", "sierra", "solomon", "south", "southern", "soviet", "sri", "trinidad",
    "united",
    "upper", "west", "western",
  ]

  private static let bodyWords: Set<String> = [
    "academy", "army", "assembly", "association", "bank", "bloc", "board", "brigade", "brothers",
    "bureau",
    "cabinet", "centre", "center", "cheka", "church", "circle", "city", "club", "collegium",
    "colony",
    "commissariat", "commission", "committee", "commonwealth", "company", "confederation",
    "conference",
    "congress", "convention", "corporation", "council", "county", "court", "department",
    "directory", "division",
    "duchy", "duma", "embassy", "emirate", "emirates", "empire", "faction", "factions",
    "federation", "fleet",
    "foundation", "front", "gang", "gosplan", "government", "group", "guard", "house", "institute",
    "international", "islands", "junta", "khanate", "kingdom", "league", "leadership", "left",
    "legion", "lodge",
    "military", "minister", "ministry", "mission", "movement", "navy", "network", "office",
    "opposition", "order",
    "organization", "organisation", "orgburo", "parliament", "party", "plc", "police", "politburo",
    "post",
    "presidium", "press", "principality", "province", "quartet", "regiment", "republic", "right",
    "school",
    "secretariat", "secretary", "section", "security", "senate", "society", "soviet", "staff",
    "state", "states",
    "sultanate", "trio", "tribunal", "triumvirate", "troika", "troops", "trust", "union", "union's",
    "university",
    "workers",
    "комитет", "партия", "политбюро", "совет", "союз", "оппозиция", "правительство", "секретариат",
  ]
}
