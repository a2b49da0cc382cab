import Camarilla
import CamarillaFormats

/// A line of a sweep: the answer to one question about one step of time.
struct SweepLine {
  /// What is told of a line that one worker of several wrote, behind all that is told of others.
  struct Mark: Equatable {
    /// Where it stands among the lines of the whole sweep, from 1.
    var line: Int
    var of: Int
    /// What the sweep is known by: the same questions about the same steps of the same chronicle.
    var run: String
    /// The part of the question that it answers; nil for all of it. Its answer is no command's, but what `gather` puts
    /// together.
    var part: QuestionPart?
  }

  var period: String
  var question: String
  var seed: String?
  /// Null where there is none.
  var answer: JSONValue
  /// Why there is none.
  var error: String?
  var mark: Mark?

  /// The line, without the end that parts it from the next.
  var text: String {
    var json: JSONValue = [
      "period": .string(period), "question": .string(question),
      "seed": seed.map { .number($0) } ?? .null, "answer": answer,
    ]
    json["error"] = error.map { .string($0) }
    json["line"] = mark.map { .number("\($0.line)") }
    json["of"] = mark.map { .number("\($0.of)") }
    json["run"] = mark.map { .string($0.run) }
    json["part"] = mark?.part?.json
    return json.compactText
  }

  /// A line as it was written.
  ///
  /// - Returns: Nil for what is none: each member once, a seed that is a number or null, an answer or an error, and
  ///   all of a mark or nothing.
  init?(_ json: JSONValue) {
    guard case .object(let members) = json, Set(members.map(\.name)).count == members.count,
      Set(members.map(\.name)).isSubset(of: Self.names), let period = json["period"]?.text,
      TimeSpan(period) != nil, let question = json["question"]?.text, let answer = json["answer"],
      let seed = json["seed"], seed == .null || seed.numberText.flatMap({ UInt64($0) }) != nil,
      (answer == .null) == (json["error"]?.text != nil)
    else { return nil }
    (self.period, self.question, self.answer) = (period, question, answer)
    self.seed = seed.numberText
    error = json["error"]?.text
    let mark = Self.markNames.map { json[$0] }
    if mark.contains(where: { $0 != nil }) {
      guard let line = mark[0]?.numberText.flatMap({ Int($0) }),
        let of = mark[1]?.numberText.flatMap({ Int($0) }), let run = mark[2]?.text, line >= 1,
        line <= of, of <= Self.mostLines
      else { return nil }
      let part = mark[3].map { QuestionPart($0) }
      guard part != .some(nil) else { return nil }
      self.mark = Mark(line: line, of: of, run: run, part: part ?? nil)
    }
  }

  private static let markNames = ["line", "of", "run", "part"]
  private static let names = Set(["period", "question", "seed", "answer", "error"] + markNames)
  private static let mostLines = 1 << 50

  init(
    period: String, question: String, seed: String?, answer: JSONValue, error: String?, mark: Mark?
  ) {
    (self.period, self.question, self.seed) = (period, question, seed)
    (self.answer, self.error, self.mark) = (answer, error, mark)
  }

  /// Whether another line says the same, but for what tells them apart that several workers wrote.
  ///
  /// It ends with the first difference, so that a long line may be held against many short ones.
  func tellsTheSame(as other: SweepLine) -> Bool {
    period == other.period && question == other.question && seed == other.seed
      && error == other.error && answer == other.answer
  }

  /// The same as a sweep by one worker writes it.
  var unmarked: SweepLine {
    var line = self
    line.mark = nil
    return line
  }
}
