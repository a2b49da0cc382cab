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
