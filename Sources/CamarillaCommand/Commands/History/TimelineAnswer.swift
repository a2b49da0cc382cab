import Camarilla

/// The most central figures step by step, as people read them; programs get ``TimelineRows``.
struct TimelineAnswer: ReadableAnswer {
  let steps: TimeSteps
  let ties: TieSelection
  /// Of each step, what the table shows.
  let answers: [CentralAnswer]
  /// Those that a table has a column for; empty for the first of each step.
  let figures: [Figure]
  /// How many figures a step to tell of.
  let top: Int
  /// What each answer is against chance, where it was asked.
  let tests: NullHistoryAnswer?
  /// By step, the ranks by the first measure that several share, whether all of them are told of or not.
  private let sharedRanks: [TimeSpan: SharedRanks]

  /// - Parameters:
  ///   - answers: those of the steps, of which what isn't shown is let go of at once.
  ///   - figures: those to tell of; all when empty. Who was the most central is told whoever they are.
  init(
    steps: TimeSteps, ties: TieSelection, answers: some Sequence<CentralAnswer>, figures: [Figure],
    top: Int?, tests: NullHistoryAnswer?
  ) {
    (self.steps, self.ties, self.figures, self.top) = (steps, ties, figures, top ?? 3)
    self.tests = tests
    var shown: [CentralAnswer] = []
    var sharedRanks: [TimeSpan: SharedRanks] = [:]
    for answer in answers {
      sharedRanks[answer.time] = SharedRanks(
        ranks: answer.measures.first?.entries.map(\.rank) ?? [])
      var answer = answer
      answer.measures = Array(answer.measures.prefix(1))
      shown.append(answer.telling(of: figures, top: figures.isEmpty ? top ?? 3 : nil))
    }
    (self.answers, self.sharedRanks) = (shown, sharedRanks)
  }
}

// MARK: For a person

extension TimelineAnswer {
  var text: String {
    let shown = answers.filter { $0.mostCentral != nil }
    let span = "\(steps)"
    guard let measure = shown.first?.measures.first?.name else {
      return nobodyIsActive(in: span)
    }
    let columns: [Column<CentralAnswer>] = [
      .shown(steps.unit.rawValue, .right) { "\($0.time)" },
      .shown("figures", .right) { "\($0.figures)" },
    ]
    let table = Listing(
      shown, columns: columns + (figures.isEmpty ? leaderColumns : figureColumns)
    ).table
    var text = "Most central by \(measure), \(span)\(ties.remark)"
    text += (figures.isEmpty ? "" : ": rank and score") + "\n\n" + table.text()
    let silent = answers.count - shown.count
    if silent > 0 {
      text +=
        "nobody is active in \(Number.count(silent, singular: "other \(steps.unit.rawValue)", plural: "other \(steps.unit.plural)"))\n"
    }
    return text + (tests?.text ?? "")
  }

  /// The first of each step; who shares a rank has it before the name.
  private var leaderColumns: [Column<CentralAnswer>] {
    (0..<top).map { index in
      .shown("no. \(index + 1)") { answer in
        let scores = answer.measures[0].entries
        guard index < scores.count else { return "" }
        let score = scores[index]
        return (isShared(score.rank, in: answer) ? "\(score.rank)= " : "")
          + printed(score.name, id: score.id)
      }
    }
  }

  /// The first of each step, and those who were asked for.
  private var figureColumns: [Column<CentralAnswer>] {
    [.shown("most central") { $0.mostCentral.map(Self.text) ?? "–" }]
      + figures.map { figure in
        .shown(figure.name, .right) { answer in
          let measure = answer.measures[0]
          guard let score = measure.entries.first(where: { $0.id == figure.id }) else { return "–" }
          let mark = isShared(score.rank, in: answer) ? "=" : " "
          return "\(score.rank)\(mark) \(measure.text(of: score.score))"
        }
      }
  }

  /// Who is the most central, and how many are as central.
  private static func text(of winner: CentralAnswer.Winner) -> String {
    let others = winner.tiedWith.count
    return printed(winner.name, id: winner.id) + (others > 0 ? " and \(others) more" : "")
  }

  private func isShared(_ rank: Int, in answer: CentralAnswer) -> Bool {
    sharedRanks[answer.time]?.contains(rank) ?? false
  }
}
