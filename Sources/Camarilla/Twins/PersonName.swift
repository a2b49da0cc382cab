/// A name as it is compared with others: its words without case and accents, in any order.
struct PersonName {
  /// How alike two names are, from the surest on.
  enum Likeness: Int, Comparable {
    /// Nothing but the surname of a longer name.
    case surname
    /// Initials for some words, and words that only one of them has, or other titles.
    case partOfInitials
    /// Initials for some words.
    case initials
    /// All words but one letter.
    case slip
    /// The same words in another transliteration.
    case transliteration
    /// The same words, with case, accents, punctuation and order aside.
    case words

    static func < (a: Likeness, b: Likeness) -> Bool { a.rawValue < b.rawValue }
  }

  /// The words, sorted.
  let words: [String]
  /// The words whichever way they were transliterated, sorted.
  let skeletons: [String]
  /// The skeletons of all words but titles, and what stands before a name of the nobility, sorted.
  private let untitled: [String]
  /// The skeletons of words that are more than an initial.
  let full: [String]
  /// The first letters of the skeletons of all words.
  let initials: [Character]
  /// What comes before a comma, or last.
  let surname: String
  private let numbers: [String]

  init(_ name: String) {
    func words(of text: some StringProtocol) -> [String] {
      String(text).withoutCaseAndAccents.split { !$0.isLetter && !$0.isNumber && !Self.softens($0) }
        .map(String.init)
    }
    let parts = name.split(separator: ",", maxSplits: 1)
    let all = words(of: name)
    let front = parts.count > 1 ? words(of: parts[0]) : []
    numbers = all.filter { $0.contains(where: \.isNumber) || Self.isRoman($0) }.sorted()
    self.words = all.sorted()
    skeletons = all.map(\.skeleton).sorted()
    untitled = all.filter { !Self.titles.contains($0) }.map(\.skeleton).sorted()
    full = all.filter { $0.count > 2 }.map(\.skeleton).filter { $0.count > 1 }
    initials = all.compactMap { $0.skeleton.first }
    surname = (front.last ?? all.last { $0.count > 2 } ?? "").skeleton
  }

  /// Words of names that one writer puts and another one leaves out, or puts another one for.
  private static let titles: Set<String> = [
    "von", "vom", "zu", "zum", "zur", "van", "der", "den", "de", "du", "des", "di", "da", "del",
    "della", "graf", "grafin", "furst", "furstin", "freiherr", "frhr", "freifrau", "baron",
    "baronin", "baroness", "herzog", "herzogin", "prinz", "prinzessin", "ritter", "comte",
    "comtesse", "marquis", "marquise", "duc", "duchesse", "vicomte", "count", "countess", "earl",
    "viscount", "duke", "duchess", "prince", "princess", "lord", "lady", "sir", "conte", "contessa",
    "marchese", "duca", "principe", "conde", "duque", "marques", "dr", "prof",
  ]

  /// Marks within a word that only some transliterations write.
  private static func softens(_ character: Character) -> Bool {
    ["'", "\u{2019}", "\u{2BC}", "\u{2B9}"].contains(character)
  }

  private static func isRoman(_ word: String) -> Bool {
    ["ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"].contains(word)
  }

  /// What it shares with every name that it may be.
  var blockingKeys: [String] {
    let full = full.prefix(6)
    var keys = ["=" + skeletons.joined(separator: " ")]
    for word in full {
      for initial in Set(initials).sorted().prefix(8) { keys.append("\(word) \(initial)") }
    }
    if !surname.isEmpty { keys.append("~" + surname) }
    return Array(Set(keys)).sorted()
  }

  /// How alike two names are; nil where nothing speaks for one figure. Slips are found elsewhere.
  func likeness(to other: PersonName) -> Likeness? {
    guard numbers == other.numbers, !words.isEmpty, !other.words.isEmpty else { return nil }
    if words == other.words { return .words }
    if skeletons == other.skeletons { return transliteration(of: other) }
    let (short, long) =
      skeletons.count <= other.skeletons.count ? (self, other) : (other, self)
    if short.skeletons.count == 1 {
      let isSurname = short.full.count == 1 && short.full[0] == long.surname
      return isSurname && long.skeletons.count > 1 ? .surname : nil
    }
    if let likeness = Self.likeness(of: short.skeletons, to: long.skeletons) { return likeness }
    // `Alfred Graf Waldersee` is `Alfred von Waldersee`.
    guard untitled.count > 1, other.untitled.count > 1,
      untitled != skeletons || other.untitled != other.skeletons
    else { return nil }
    let untitled = [untitled, other.untitled].sorted { $0.count < $1.count }
    return Self.likeness(of: untitled[0], to: untitled[1]).map { _ in .partOfInitials }
  }

  /// How alike names of several words are by what initials stand for, the shorter one first.
  private static func likeness(of short: [String], to long: [String]) -> Likeness? {
    var rest = long
    var initials: [String] = []
    var equal = 0
    for word in short {
      if let index = rest.firstIndex(of: word) {
        rest.remove(at: index)
        if word.count > 1 { equal += 1 }
      } else {
        initials.append(word)
      }
    }
    guard equal > 0 else { return nil }
    for word in initials {
      guard
        let index = rest.firstIndex(where: {
          ($0.count == 1 || word.count == 1) && $0.first == word.first
        })
      else { return nil }
      rest.remove(at: index)
    }
    // `Niels Bohr` is a part of `Niels Henrik Bohr`.
    return rest.isEmpty ? .initials : .partOfInitials
  }

  /// How alike two names of the same skeletons are. A letter or two, as `J` and `I`, say little by themselves:
  /// where words that differ are as short as that, another one has to agree.
  private func transliteration(of other: PersonName) -> Likeness? {
    var (own, others) = (words, other.words)
    var hasSameWord = false
    for word in words {
      guard let index = others.firstIndex(of: word) else { continue }
      others.remove(at: index)
      own.remove(at: own.firstIndex(of: word)!)
      if word.count > 2 { hasSameWord = true }
    }
    let lengths = (own + others).map(\.count)
    let shortest = lengths.min() ?? 0
    // Letters of two scripts can't be the same ones.
    let areOfTwoScripts =
      own.joined().allSatisfy(\.isASCII) != others.joined().allSatisfy(\.isASCII)
    if shortest > 3 || areOfTwoScripts && words.joined().count > 1 { return .transliteration }
    guard hasSameWord || lengths.contains(where: { $0 > 3 }) else { return nil }
    return shortest > 1 ? .transliteration : .initials
  }
}
