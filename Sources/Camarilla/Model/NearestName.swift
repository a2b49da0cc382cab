/// Names to choose from when a reader wrote one that does not exist.
///
/// Nearness is the optimal string alignment distance (the restricted Damerau–Levenshtein distance:
/// Damerau 1964, Levenshtein 1966): the least number of insertions, deletions, substitutions and
/// swaps of neighbors, no part edited twice, that turns one name into the other. It is taken over
/// Unicode scalars with case folded away, so that `Stalin` and `stalin` are at distance 0.
///
/// A name is near when its distance is at most 0, 1, 2 or 3 for a text of fewer than 3, 6, 10 or
/// any number of scalars, up to 256. Of several near names the one with the least distance wins, then the one
/// with the least distance when case counts. Where several are as near, ``nearest(to:)`` is the first in the order of
/// `String`, and ``allNearest(to:)`` has all of them.
///
/// Space: 4 bytes a scalar and 16 a name.
public struct NearestNames: Sendable {
  private let names: [String]
  /// The folded scalars of all names, end to end.
  private var scalars: [UInt32] = []
  /// Where each name begins in `scalars`; one more entry than there are names.
  private var offsets: [Int32] = [0]
  /// Which scalars each name holds, hashed to 64 bits: two names whose masks differ in more than
  /// twice the limit cannot be near.
  private var masks: [UInt64] = []

  /// Time: linear in the length of all names.
  public init(_ names: some Sequence<String>) {
    self.names = Array(names)
    offsets.reserveCapacity(self.names.count + 1)
    masks.reserveCapacity(self.names.count)
    for name in self.names {
      let begin = scalars.count
      for scalar in name.lowercased().unicodeScalars { scalars.append(scalar.value) }
      offsets.append(Int32(scalars.count))
      masks.append(Self.mask(of: scalars[begin...]))
    }
  }

  /// The name nearest to `text`, or nil when none is near.
  ///
  /// Time: a few nanoseconds for each name of another length or other letters, and for the rest
  /// the product of the two lengths.
  public func nearest(to text: String) -> String? { nearest(to: text, within: .max) }

  /// The same of a name at a distance of at most `most`, if that is nearer than what is near by its length.
  package func nearest(to text: String, within most: Int) -> String? {
    search(for: text, within: most).names.first
  }

  /// All names that are nearest to `text`, in their order: several where nobody can tell which was meant, and none where
  /// those are more than three, as of numbered ids.
  public func allNearest(to text: String) -> [String] {
    Self.offered(of: search(for: text).names)
  }

  /// How many names are offered for one text at most.
  private static let mostOffered = 3

  static func offered(of names: [String]) -> [String] {
    names.count <= mostOffered ? names : []
  }

  /// The longest text for which names are looked for, in scalars: nobody misspells more.
  static let longest = 256

  /// The nearest names, in their order, and how many pairs of scalars were compared to find them.
  func search(for text: String, within most: Int = .max) -> (names: [String], work: Int) {
    guard text.utf8.count <= 4 * Self.longest else { return ([], 0) }
    let folded = text.lowercased().unicodeScalars.map(\.value)
    guard folded.count <= Self.longest else { return ([], 0) }
    let limit = min(most, Self.limit(forLength: folded.count))
    let mask = Self.mask(of: folded[...])
    let typed = text.unicodeScalars.map(\.value)
    var best: (distance: Int, exact: Int)?
    var found: Set<String> = []
    var rows = DistanceRows()
    for index in names.indices {
      guard (masks[index] ^ mask).nonzeroBitCount <= 2 * limit else { continue }
      let candidate = scalars[Int(offsets[index])..<Int(offsets[index + 1])]
      let bound = best?.distance ?? limit
      guard let distance = rows.distance(folded[...], candidate, limit: bound) else { continue }
      let name = names[index]
      let written = name.unicodeScalars.map(\.value)
      let exact =
        rows.distance(typed[...], written[...], limit: max(typed.count, written.count)) ?? .max
      if let best, best < (distance, exact) { continue }
      if best.map({ $0 == (distance, exact) }) != true { found = [] }
      best = (distance, exact)
      found.insert(name)
    }
    return (found.sorted(), rows.work)
  }

  /// How far a text of that many scalars may lie from a name that is still offered for it.
  static func limit(forLength length: Int) -> Int {
    switch length {
    case ..<3: 0
    case ..<6: 1
    case ..<10: 2
    default: 3
    }
  }

  private static func mask(of scalars: ArraySlice<UInt32>) -> UInt64 {
    scalars.reduce(0) { $0 | 1 << UInt64(($1 &* 0x9E37_79B1) >> 26) }
  }
}

/// The one of `names` nearest to `text`, or nil when none is near; see ``NearestNames``, which
/// serves many texts over the same names.
public func nearestName(to text: String, among names: some Sequence<String>) -> String? {
  NearestNames(names).nearest(to: text)
}

/// Suggestions for the texts of a large table, each looked for once.
///
/// A table whose every text is wrong would cost the product of its texts and the names; beyond
/// 10 million comparisons of names, or 300 million of their letters, no more suggestions are looked for.
struct Suggestions {
  private let names: [String]
  private var index: NearestNames?
  private var found: [String: [String]] = [:]
  private var comparisons = 10_000_000
  private var work = 300_000_000

  init(_ names: [String]) { self.names = names }

  /// The nearest names; see ``NearestNames/allNearest(to:)``.
  mutating func suggestions(for text: String) -> [String] {
    if let known = found[text] { return known }
    guard comparisons > 0, work > 0 else { return [] }
    comparisons -= names.count
    let index = self.index ?? NearestNames(names)
    self.index = index
    let (names, spent) = index.search(for: text)
    work -= spent
    let offered = NearestNames.offered(of: names)
    found[text] = offered
    return offered
  }
}

/// The three rows of the distance's table that are alive at a time, kept from one pair to the next.
private struct DistanceRows {
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var current: [Int] = []
  /// How many pairs of scalars were compared.
  private(set) var work = 0

  /// The distance between `a` and `b`, or nil when it exceeds `limit`.
  mutating func distance(
    _ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>, limit: Int
  ) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    // What both begin and end with takes no edit.
    var (a, b) = (a, b)
    while let x = a.first, x == b.first { (a, b) = (a.dropFirst(), b.dropFirst()) }
    while let x = a.last, x == b.last { (a, b) = (a.dropLast(), b.dropLast()) }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    if last.count <= b.count {
      beforeLast = Array(repeating: 0, count: b.count + 1)
      last = beforeLast
      current = beforeLast
    }
    for j in 0...b.count { last[j] = j }
    var leastBefore = 0
    for i in 0..<a.count {
      current[0] = i + 1
      var least = i + 1
      let x = a[a.startIndex + i]
      work += b.count
      for j in 0..<b.count {
        let y = b[b.startIndex + j]
        var value = min(last[j + 1] + 1, current[j] + 1, last[j] + (x == y ? 0 : 1))
        if i > 0, j > 0, x == b[b.startIndex + j - 1], a[a.startIndex + i - 1] == y {
          value = min(value, beforeLast[j - 1] + 1)
        }
        current[j + 1] = value
        least = min(least, value)
      }
      // A swap reaches back two rows, so only two hopeless rows in a row end the search.
      if least > limit, leastBefore > limit { return nil }
      leastBefore = least
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }
}
