/// Names that may be one, differently spelled: those that differ in blanks, case or accents only, and those
/// that differ in one letter.
///
/// The first share a key. The second share what is left of them when each has lost one letter: so a name of
/// l letters is put into l groups, and n names take O(n l log n), however many there are.
///
/// A letter is no reason for doubt where names are made to differ by it: digits (`a1`, `a2`), Roman numbers,
/// words of less than four letters (`John A`, `Zone B`), a word's first letter (Gambia, Zambia), the `a`
/// at the end of a woman's name, more than four names alike.
struct SimilarNames {
  /// Names that are nearly the same.
  struct Group {
    /// Indices of the names, in order.
    var indices: [Int]
    /// In what they differ: `in case`, `by one letter`.
    var difference: String
    /// Whether it is a letter.
    var isSlip = false
  }

  /// The fewest letters of names that are compared letter by letter.
  private static let leastLength = 5
  /// The most bytes of a name; what is longer is a text, and compared with none.
  private static let mostBytes = 1_000
  /// The fewest letters of names that differ in blanks, case or accents.
  private static let leastKey = 3
  /// The fewest of a word in which a letter may be a slip.
  private static let leastWord = 4
  /// Of names that are one letter apart from one another, more are a series.
  private static let mostAlike = 4

  private let names: [String]
  private(set) var groups: [Group] = []

  /// - Parameters:
  ///   - names: the names; one that stands there twice is one name.
  ///   - isOfLetters: whether the names at two indices may be one when a letter differs; nil where no two
  ///     may.
  init(_ names: [String], byLetter isOfLetters: ((Int, Int) -> Bool)? = nil) {
    self.names = names
    var indicesOfKey: [String: [Int]] = [:]
    var keys: [String] = []
    for (index, name) in names.enumerated() where name.utf8.count <= Self.mostBytes {
      let key = name.withoutCaseAndAccents
      let bare = String(decoding: key.utf8.filter { !UnicodeScalar($0).isSpace }, as: UTF8.self)
      guard bare.unicodeScalars.contains(where: \.isLetter) else { continue }
      if indicesOfKey[bare] == nil { keys.append(bare) }
      indicesOfKey[bare, default: []].append(index)
    }
    for key in keys { findKey(key, indices: indicesOfKey[key] ?? []) }
    // One name of each key stands for all.
    if let isOfLetters { findLetters(keys.compactMap { indicesOfKey[$0]?.first }, isOfLetters) }
    groups.sort { ($0.indices[0], $0.indices.last ?? 0) < ($1.indices[0], $1.indices.last ?? 0) }
  }

  // MARK: Names of one key

  private mutating func findKey(_ key: String, indices: [Int]) {
    guard indices.count > 1 else { return }
    var distinct: [Int] = []
    var seen: Set<String> = []
    for index in indices where !seen.contains(names[index]) {
      // `1 2` and `12` are two numbers.
      guard let first = distinct.first ?? indices.first,
        Self.numbers(in: names[index]) == Self.numbers(in: names[first])
      else { continue }
      distinct.append(index)
      seen.insert(names[index])
    }
    guard distinct.count > 1, key.unicodeScalars.count >= Self.leastKey else { return }
    groups.append(
      Group(indices: distinct, difference: Self.difference(of: distinct.map { names[$0] })))
  }

  /// In what names of one key differ.
  private static func difference(of names: [String]) -> String {
    func areEqual(_ fold: (String) -> String) -> Bool { Set(names.map(fold)).count == 1 }
    func withoutBlanks(named name: String) -> String {
      String(String.UnicodeScalarView(name.unicodeScalars.filter { !$0.isBlank }))
    }
    if areEqual(withoutBlanks) { return "in blanks" }
    if areEqual({ $0.lowercased() }) { return "in case" }
    if areEqual({ withoutBlanks(named: $0).lowercased() }) { return "in blanks and case" }
    return areEqual(\.withoutCaseAndAccents) ? "in accents or case" : "in blanks, accents or case"
  }

  private static func numbers(in name: String) -> [Substring] {
    name.split { !$0.isNumber }
  }

  // MARK: Names that differ in one letter

  /// A name as it is compared: its scalars in small letters without accents, words a space apart.
  private struct Spelling {
    var index: Int
    var scalars: [Unicode.Scalar]

    init(name: String, index: Int) {
      self.index = index
      let words = name.withoutCaseAndAccents.unicodeScalars.split(whereSeparator: \.isSpace)
      scalars = Array(words.joined(separator: CollectionOfOne(" ")))
    }

    /// The word about a position.
    func word(at position: Int) -> ArraySlice<Unicode.Scalar> {
      var (start, end) = (position, position)
      while start > 0, scalars[start - 1] != " " { start -= 1 }
      while end < scalars.count, scalars[end] != " " { end += 1 }
      return scalars[start..<end]
    }
  }

  private mutating func findLetters(_ indices: [Int], _ isWanted: (Int, Int) -> Bool) {
    let spellings = indices.map { Spelling(name: names[$0], index: $0) }
      .filter { $0.scalars.count >= Self.leastLength }
    var rests: [(hash: UInt64, spelling: Int32)] = []
    for (index, spelling) in spellings.enumerated() {
      for hash in Self.hashesWithoutOne(of: spelling.scalars) {
        rests.append((hash, Int32(index)))
      }
    }
    rests.sort { ($0.hash, $0.spelling) < ($1.hash, $1.spelling) }
    var found: Set<[Int32]> = []
    var start = 0
    while start < rests.count {
      var end = start + 1
      while end < rests.count, rests[end].hash == rests[start].hash { end += 1 }
      let members = Array(Set(rests[start..<end].map(\.spelling))).sorted()
      start = end
      guard 2...Self.mostAlike ~= members.count else { continue }
      for (number, a) in members.enumerated() {
        for b in members[(number + 1)...]
        where Self.isSlip(spellings[Int(a)], spellings[Int(b)]) && found.insert([a, b]).inserted {
          let pair = [spellings[Int(a)].index, spellings[Int(b)].index].sorted()
          guard isWanted(pair[0], pair[1]) else { continue }
          groups.append(Group(indices: pair, difference: "by one letter", isSlip: true))
        }
      }
    }
  }

  /// A hash of a name as it is, and of what is left of it without each of its letters in turn.
  private static func hashesWithoutOne(of scalars: [Unicode.Scalar]) -> [UInt64] {
    let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    var powers: [UInt64] = [1]
    var fronts: [UInt64] = [0]
    for scalar in scalars {
      powers.append(powers[powers.count - 1] &* base)
      fronts.append(fronts[fronts.count - 1] &* base &+ UInt64(scalar.value &+ 1))
    }
    let whole = fronts[scalars.count]
    var hashes = [whole]
    for index in scalars.indices where !scalars[index].isNumber {
      let behind = scalars.count - index - 1
      let back = whole &- fronts[index + 1] &* powers[behind]
      hashes.append(fronts[index] &* powers[behind] &+ back)
    }
    return hashes
  }

  /// Whether two names differ by what may be a slip of the pen: a letter too much, another one, or two
  /// neighbors swapped.
  private static func isSlip(_ a: Spelling, _ b: Spelling) -> Bool {
    let (long, short) = a.scalars.count >= b.scalars.count ? (a, b) : (b, a)
    let (x, y) = (long.scalars, short.scalars)
    guard x.count - y.count <= 1, x != y else { return false }
    var front = 0
    while front < y.count, x[front] == y[front] { front += 1 }
    var back = 0
    while back < y.count - front, x[x.count - 1 - back] == y[y.count - 1 - back] { back += 1 }
    let (more, less) = (x[front..<x.count - back], y[front..<y.count - back])
    let isSwap = more.count == 2 && less.count == 2 && more.elementsEqual(less.reversed())
    guard more.count == 1 || isSwap else { return false }
    let letters = more + less
    if letters.contains(where: \.isNumber) { return false }
    // A point or a hyphen, more or less, makes no other name.
    guard letters.contains(where: \.properties.isAlphabetic) else { return true }
    let (word, other) = (long.word(at: front), short.word(at: front))
    guard min(word.count, other.count) >= leastWord else { return false }
    let roman: Set<Unicode.Scalar> = ["i", "v", "x", "l", "c", "d", "m"]
    if [word, other].allSatisfy({ $0.allSatisfy(roman.contains) }) { return false }
    if less.isEmpty { return !(front == word.endIndex - 1 && ["a", "а"].contains(x[front])) }
    return isSwap || front > word.startIndex
  }
}

/// What scalars of folded names are; nearly all are of ASCII, for which Unicode's tables need not be asked.
extension Unicode.Scalar {
  /// Blanks beyond ASCII have become spaces.
  fileprivate var isSpace: Bool { self == " " || (0x09...0x0D).contains(value) }

  fileprivate var isLetter: Bool {
    isASCII ? ("a"..."z").contains(self) : properties.isAlphabetic
  }

  fileprivate var isNumber: Bool {
    isASCII ? ("0"..."9").contains(self) : properties.numericType != nil
  }
}
