package import Camarilla

/// What cleaning changes and what it doubts, as it goes.
package struct CleaningLog: Sendable {
  /// What was changed, and what a person declined to.
  package private(set) var changes: [Correction] = []
  /// What a person must decide, each text of a column once with a count.
  package private(set) var doubts: [Correction] = []
  private var indices: [Correction.Key: Int] = [:]
  package var answers: CleaningAnswers

  package init(answers: CleaningAnswers) { self.answers = answers }

  package mutating func change(_ correction: Correction) { changes.append(correction) }

  /// Notes a doubt, unless a person decided it.
  package mutating func doubt(_ correction: Correction, count: Int = 1) {
    if let index = indices[correction.key] {
      doubts[index].count += count
      return
    }
    var correction = correction
    if let answer = answers.answer(to: correction.key), !answer.isAccepted {
      correction.status = .declined
    }
    correction.count = count
    indices[correction.key] = doubts.count
    doubts.append(correction)
  }

  /// Notes that two figures may be one.
  ///
  /// - Parameters:
  ///   - file: the table of the figure that would be given up, with its row and column.
  ///   - count: in how many cells that stands.
  package mutating func doubt(
    _ twin: Twin, file: String, row: String, column: String, count: Int = 1
  ) {
    let score = "\((twin.score * 100).rounded() / 100)"
    doubt(
      Correction(
        file: file, row: row, column: column, text: twin.figure.rawValue,
        proposal: twin.kept.rawValue, status: .doubtful, rule: .similarNames,
        reason: "perhaps one figure: \(twin.reason) (score \(score))", score: twin.score),
      count: count)
  }

  /// Calls the columns otherwise, when all was said.
  mutating func renameColumns(_ names: [String: String]) {
    func renamed(_ correction: Correction) -> Correction {
      var correction = correction
      correction.column = names[correction.column] ?? correction.column
      return correction
    }
    (changes, doubts) = (changes.map(renamed), doubts.map(renamed))
    indices = [:]
  }

  /// Drops doubts that were decided.
  package mutating func forgetDoubts(where isDecided: (Correction) -> Bool) {
    doubts.removeAll(where: isDecided)
    indices = [:]
    for (index, doubt) in doubts.enumerated() { indices[doubt.key] = index }
  }
}
