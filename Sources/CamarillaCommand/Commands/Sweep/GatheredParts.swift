import Camarilla
import CamarillaFormats

/// The answers to parts of one question about one step of time, in whatever order they come.
struct GatheredParts {
  /// What the question goes through, as each part tells it.
  let pieces: QuestionPieces
  private var entries: [Range<Int>: GatheredLines.Entry] = [:]

  init(pieces: QuestionPieces) { self.pieces = pieces }

  /// The part with the first pieces.
  var first: GatheredLines.Entry? {
    entries.min { Self.comesBefore($0.key, $1.key) }?.value
  }

  /// Whether a stretch begins before another, or with it and ends before.
  private static func comesBefore(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    (one.lowerBound, one.upperBound) < (other.lowerBound, other.upperBound)
  }

  /// The answer to a stretch of the pieces.
  subscript(stretch: Range<Int>) -> GatheredLines.Entry? {
    get { entries[stretch] }
    set { entries[stretch] = newValue }
  }

  /// Parts that have each piece once, in order, those with an answer before those without; nil where there are none
  /// such.
  var whole: [GatheredLines.Entry]? {
    chain(of: entries.filter { $0.value.line.error == nil }) ?? chain(of: entries)
  }

  private func chain(
    of entries: [Range<Int>: GatheredLines.Entry]
  ) -> [GatheredLines.Entry]? {
    // By where they end. What ends where a part begins comes before it.
    var chains: [Int: [GatheredLines.Entry]] = [0: []]
    for (stretch, entry) in entries.sorted(by: { Self.comesBefore($0.key, $1.key) }) {
      guard let front = chains[stretch.lowerBound], chains[stretch.upperBound] == nil else {
        continue
      }
      chains[stretch.upperBound] = front + [entry]
    }
    return chains[pieces.total]
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
