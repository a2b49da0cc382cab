import Camarilla
import CamarillaFormats

/// The answers to parts of one question about one step of time, in whatever order they come.
struct GatheredParts {
  /// What the question goes through, as each part tells it.
  let pieces: QuestionPieces
  private var entries: [Range<Int>: GatheredLines.Entry] = [:]
  /// The stretch of the part with the first pieces, which each part that doesn't fit the others is held against.
  private var firstStretch: Range<Int>?

  init(pieces: QuestionPieces) { self.pieces = pieces }

  /// The part with the first pieces.
  var first: GatheredLines.Entry? { firstStretch.flatMap { entries[$0] } }

  /// Whether a stretch begins before another, or with it and ends before.
  private static func comesBefore(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    (one.lowerBound, one.upperBound) < (other.lowerBound, other.upperBound)
  }

  /// The answer to a stretch of the pieces.
  subscript(stretch: Range<Int>) -> GatheredLines.Entry? { entries[stretch] }

  /// Takes the answer to a stretch of the pieces, in place of another to the same one.
  mutating func add(_ entry: GatheredLines.Entry, for stretch: Range<Int>) {
    entries[stretch] = entry
    if firstStretch.map({ Self.comesBefore(stretch, $0) }) ?? true { firstStretch = stretch }
  }

  /// Parts that have each piece once, in order, those with an answer before those without; nil where there are none
  /// such.
  var whole: [GatheredLines.Entry]? {
    chain(of: entries.filter { $0.value.line.error == nil }) ?? chain(of: entries)
  }

  /// - Complexity: O(parts log parts), then space O(parts): each knows the one before it alone.
  private func chain(
    of entries: [Range<Int>: GatheredLines.Entry]
  ) -> [GatheredLines.Entry]? {
    // The last stretch of each chain, by where it ends. What ends where a part begins comes before it.
    var lasts: [Int: Range<Int>] = [:]
    for stretch in entries.keys.sorted(by: Self.comesBefore) {
      let isReached = stretch.lowerBound == 0 || lasts[stretch.lowerBound] != nil
      if isReached, lasts[stretch.upperBound] == nil { lasts[stretch.upperBound] = stretch }
    }
    var chain: [GatheredLines.Entry] = []
    var end = pieces.total
    while let stretch = lasts[end], let entry = entries[stretch] {
      chain.append(entry)
      end = stretch.lowerBound
    }
    return end == 0 ? Array(chain.reversed()) : nil
  }

  /// The stretches that no part has.
  var gaps: [Range<Int>] {
    var gaps: [Range<Int>] = []
    var end = 0
    for stretch in entries.keys.sorted(by: Self.comesBefore) {
      if stretch.lowerBound > end { gaps.append(end..<stretch.lowerBound) }
      end = max(end, stretch.upperBound)
    }
    if end < pieces.total { gaps.append(end..<pieces.total) }
    return gaps
  }

  /// What is missing of the line, in words, and what was expected.
  var lack: (message: String, expected: String) {
    let gaps = gaps.map(pieces.text)
    return gaps.isEmpty
      ? ("is in parts that overlap", "all shares of one number")
      : ("lacks \(gaps.joined(separator: ", "))", "all shares")
  }

  /// The line that the parts make; nil where some are missing.
  func line() throws(JoinedAnswer.Failure) -> GatheredLines.Entry? {
    guard let parts = whole, var joined = parts.first else { return nil }
    joined.line.mark?.part = nil
    if let failed = parts.first(where: { $0.line.error != nil }) {
      (joined.line.answer, joined.line.error) = (.null, failed.line.error)
    } else {
      joined.line.answer = try JoinedAnswer(of: parts.map(\.line.answer)).answer
    }
    return joined
  }
}
