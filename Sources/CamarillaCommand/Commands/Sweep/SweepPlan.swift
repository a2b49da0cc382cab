/// What a sweep asks, cut into shares: lines, and parts of lines.
///
/// Shares are stretches of whole lines where that keeps the workers about equally busy. Where there are fewer lines than
/// shares, or a line has more than two shares' work, they are stretches of the pieces that the lines go through one by
/// one (``QuestionPieces``): a share may then begin or end within a line.
struct SweepPlan {
  /// A line of the sweep, or a part of one.
  struct Item: Hashable {
    /// Where it stands among all, from 0.
    var line: Int
    /// Nil for the whole line.
    var part: QuestionPart?
  }

  /// How many steps of time there are.
  let steps: Int
  /// What each question goes through, the same in every step.
  let questions: [QuestionPieces]

  /// How many lines there are.
  var lineCount: Int { steps * questions.count }

  /// What falls to a share, in order; nil for everything.
  ///
  /// All shares of a count together have each piece of each line once. They depend on nothing else.
  func items(of shard: Shard?) -> [Item] {
    guard let shard else { return (0..<lineCount).map { Item(line: $0) } }
    let ofStep = questions.reduce(0) { $0 + $1.total }
    let total = steps * ofStep
    let most = questions.map(\.total).max() ?? 0
    guard shard.count > lineCount || most > total / shard.count * 2 else {
      return shard.lines(of: lineCount).map { Item(line: $0) }
    }
    let share = shard.lines(of: total)
    guard !share.isEmpty else { return [] }
    var items: [Item] = []
    for step in share.lowerBound / ofStep...(share.upperBound - 1) / ofStep {
      var start = step * ofStep
      for (number, pieces) in questions.enumerated() {
        let line = start..<start + pieces.total
        let own = share.clamped(to: line)
        start = line.upperBound
        guard !own.isEmpty else { continue }
        let stretch = own.lowerBound - line.lowerBound..<own.upperBound - line.lowerBound
        items.append(
          Item(
            line: step * questions.count + number,
            part: own == line ? nil : QuestionPart(stretch: stretch, pieces: pieces)))
      }
    }
    return items
  }
}
