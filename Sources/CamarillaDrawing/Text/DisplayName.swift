import Camarilla

/// Short forms of names.
enum DisplayName {
  /// At most this many characters are drawn.
  static let most = 48

  /// For each figure the name to draw.
  ///
  /// A person's family name stands alone where nobody else in the picture has it; otherwise with the
  /// initial, and in full where that is ambiguous too. A word of the name that is also the figure's
  /// id is taken at the chronicle's word: "stalin" makes Joseph Stalin "Stalin" even beside Vasily
  /// Stalin, and "mao" makes Mao Zedong "Mao". So is a label that the figure has. Who has the very same name as another in the picture has his
  /// id behind it. Bodies, single words and names that do not take apart
  /// keep their full form.
  static func names(of figures: [PowerGraph.Figure], style: PowerGraph.Names) -> [String] {
    let full = figures.map { DOTText.line(text: $0.name, most: most) }
    let named = toldApart(
      zip(full, figures).map { $0.isEmpty ? DOTText.line(text: $1.id.rawValue, most: most) : $0 },
      figures: figures)
    guard style == .short else { return named }
    let parts = named.map(split)
    let labels = labels(of: figures)
    let known = named.indices.map {
      labels[$0] ?? word(of: named[$0], named: figures[$0].id.rawValue)
    }
    var holders: [String: Int] = [:]
    var withInitial: [String: Int] = [:]
    for index in named.indices {
      holders[known[index] ?? parts[index]?.family ?? named[index], default: 0] += 1
      if let part = parts[index] { withInitial[part.initialed, default: 0] += 1 }
    }
    return named.indices.map { index in
      if let word = known[index] { return word }
      guard let part = parts[index] else { return named[index] }
      if holders[part.family] == 1 { return part.family }
      return withInitial[part.initialed] == 1 ? part.initialed : named[index]
    }
  }

  /// The labels of figures; none where two have the same, which would tell nobody who is meant.
  private static func labels(of figures: [PowerGraph.Figure]) -> [String?] {
    let labels = figures.map { figure in
      figure.label.map { DOTText.line(text: $0, most: most) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    var holders: [String: Int] = [:]
    for case let label? in labels { holders[label, default: 0] += 1 }
    return labels.map { label in label.flatMap { holders[$0] == 1 ? $0 : nil } }
  }

  private static func toldApart(_ names: [String], figures: [PowerGraph.Figure]) -> [String] {
    var holders: [String: Int] = [:]
    for name in names { holders[name, default: 0] += 1 }
    return zip(names, figures).map { name, figure in
      holders[name] == 1 || name == figure.id.rawValue
        ? name : DOTText.line(text: "\(name) (\(figure.id))", most: 2 * most)
    }
  }

  /// The word of a name that is the id, but for case.
  private static func word(of name: String, named id: String) -> String? {
    let id = id.lowercased()
    return name.split(separator: " ").first { $0.lowercased() == id }.map(String.init)
  }

  private static func split(_ name: String) -> (family: String, initialed: String)? {
    if let comma = name.firstIndex(of: ",") {
      let family = String(name[..<comma])
      let given = name[name.index(after: comma)...].drop(while: \.isWhitespace)
      guard !family.isEmpty, let initial = given.first else { return nil }
      return (family, "\(initial). \(family)")
    }
    let words = name.split(separator: " ")
    guard words.count > 1, words.count < 6, let last = words.last, let first = words.first,
      let initial = first.first, initial.isLetter, !isBody(words), !isOrdinal(last),
      last.count > 1, last.first?.isLetter == true, !isGiven(last)
    else { return nil }
    // "Ludwig van Beethoven": small words before the last belong to the family name.
    var start = words.count - 1
    while start > 1, words[start - 1].first?.isLowercase == true { start -= 1 }
    let family = words[start...].joined(separator: " ")
    return (family, "\(initial). \(family)")
  }

  /// "Il-sung" in "Kim Il-sung": after a hyphen, only the second half of a given name is small.
  private static func isGiven(_ word: Substring) -> Bool {
    guard let hyphen = word.firstIndex(of: "-") else { return false }
    return word[word.index(after: hyphen)...].first?.isLowercase == true
  }

  private static func isOrdinal(_ word: Substring) -> Bool {
    word.allSatisfy { "IVXLC".contains($0) } || word.hasSuffix(".") || word.first?.isNumber == true
  }

  /// Whether a name is that of a body and not of a person.
  private static func isBody(_ words: [Substring]) -> Bool {
    if words.dropFirst().contains(where: { ["of", "the", "for", "and", "&"].contains($0) }) {
      return true
    }
    return words.contains { bodyWords.contains($0.lowercased()) }
  }

  private static let bodyWords: Set<String> = [
    "academy", "army", "assembly", "association", "bloc", "board", "bureau", "cabinet", "centre",
    "center", "cheka", "circle", "club", "collegium", "commissariat", "commission", "committee",
    "conference", "congress", "council", "court", "department", "duma", "faction", "factions",
    "federation",
    "front", "gosplan", "government", "group", "guard", "institute", "league", "leadership",
    "left", "military", "ministry", "movement", "office", "opposition", "organization",
    "organisation", "orgburo", "party", "police", "politburo", "presidium", "quartet", "right",
    "secretariat", "security", "senate", "society", "soviet", "staff", "trio", "troika", "tribunal",
    "triumvirate", "union", "university", "union's",
    "комитет", "партия", "политбюро", "совет", "союз", "оппозиция", "правительство", "секретариат",
  ]
}
