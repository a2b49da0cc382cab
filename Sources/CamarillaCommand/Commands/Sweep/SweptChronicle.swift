import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaStore

/// The chronicle that a sweep goes through: read once, or a step at a time where it is a large store.
struct SweptChronicle {
  /// The first and the last year of its dates.
  let years: ClosedRange<Int>?
  /// How many sources it has.
  let sourceCount: Int
  /// What it is known by: the same text as long as it holds the same.
  private let fingerprint: () -> String

  /// Reads the chronicle, into ``LoadedChronicles/current``.
  init(_ argument: ChronicleArgument) throws {
    if let path = argument.chronicle, ChronicleStore.isStorePath(path) {
      let store = try ChronicleStore(path: path)
      if try !store.holds(atMost: ChronicleArgument.mostReadWhole) {
        let summary = try store.summary()
        (years, sourceCount) = (summary.years, summary.sources.count)
        // To hash all of it would take as long as a year's questions; copies of a store are alike in this.
        let revision = try store.revision()
        fingerprint = { "\(revision) \(summary)" }
        return
      }
    }
    let chronicle = try argument.load()
    (years, sourceCount) = (chronicle.years, chronicle.sourceIDs().count)
    fingerprint = { ChronicleFingerprint.digest(of: chronicle) }
  }

  /// What a sweep of the chronicle is known by. O(relationships).
  func run(asking questions: [String], of steps: TimeSteps) -> String {
    let parts = [RootCommand.configuration.version, fingerprint(), "\(steps)", steps.unit.rawValue]
    return String(
      SHA256.digest(of: Array((parts + questions).joined(separator: "\0").utf8)).prefix(16))
  }

  /// The answer to a question about a step, or why there is none.
  ///
  /// - Parameter part: what of the question is answered; nil for all.
  func answer(
    to question: SweepQuestions.Question, at step: TimeStep, part: QuestionPart?, words: [String],
    chronicles: LoadedChronicles
  ) async -> SweepLine {
    let console = Console.recording()
    let status = await QuestionPart.$current.withValue(part) {
      await chronicles.run(
        question.arguments(at: step) + words + ["--format=json"], console: console,
        claiming: FileClaims())
    }
    let answer = status == 0 ? try? JSONParser.parse(console.recordedOutput) : nil
    return SweepLine(
      period: step.period, question: question.name, seed: question.seed, answer: answer ?? .null,
      error: answer == nil ? CommandResponder.message(of: console) : nil, mark: nil)
  }
}
