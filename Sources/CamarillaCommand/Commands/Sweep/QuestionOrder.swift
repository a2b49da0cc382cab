/// The order of the questions of a sweep whose lines have no numbers.
///
/// The longest list of questions that some period has is the order of all. Until one has all that are known and more,
/// they are in the order in which they were found.
struct QuestionOrder {
  /// Each once.
  private(set) var questions: [String] = []
  private var known: Set<String> = []
  /// Those of the period at hand, each once, in the order of its lines.
  private var asked: [String] = []
  private var askedInPeriod: Set<String> = []
  /// Whether the questions are those of the period at hand, in its order.
  private var isOfPeriod = false

  /// Begins with the lines of another period, or of another file.
  mutating func beginPeriod() {
    (asked, askedInPeriod) = ([], [])
    isOfPeriod = false
  }

  /// Takes the question of the next line. A line that was written twice counts once.
  ///
  /// - Complexity: O(1) on average: a period puts the questions into another order once at most, and has asked all of
  ///   them then.
  mutating func note(_ question: String) {
    guard askedInPeriod.insert(question).inserted else { return }
    asked.append(question)
    let isNew = known.insert(question).inserted
    if asked.count > questions.count, !isOfPeriod {
      // All that were known are among them: what is asked is known.
      (questions, isOfPeriod) = (asked, true)
    } else if isNew {
      questions.append(question)
    }
  }
}
