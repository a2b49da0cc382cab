import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaStore
import LongWork

struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Ask the same questions of each year, or other step of time, as JSON lines.",
    discussion: """
      The questions stand in a file in YAML, a list of commands without their times, with any of their options:

        - central
        - {ask: central, measure: betweenness, top: 10}
        - factions
        - {ask: balance, null: rewire, draws: 500}
        - diff                            # from the step before
        - explain stalin

      Each line of the answer is an object with period, question, seed and answer, which is what the command prints \
      with --format json; where it can't answer, answer is null, and error says why. Lines come as they are worked \
      out, period by period, and the same ones anywhere. nulls stands for balance --null=signs, worlds for central \
      --worlds=1000.

      With --shard a worker answers its share, each line with its number behind it; `camarilla gather` joins what \
      the workers wrote into the bytes of one run. Documentation/CLUSTER.md has it with Spark, Slurm and make.

      Examples:
        camarilla sweep --ask questions.yaml
        camarilla sweep --ask questions.yaml --by month --from 1926 --to 1927 > months.jsonl
        camarilla sweep --ask questions.yaml --shard 3/8 > 3.jsonl
        zcat 1926.csv.gz | camarilla sweep --ask questions.yaml --chronicle - --from 1926 --to 1926
      """)

  @Option(
    help: ArgumentHelp("The questions, in YAML.", valueName: "file"), completion: .file(),
    transform: Input.declared)
  var ask: String

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var range: TimeRangeArguments

  @Option(
    help: ArgumentHelp(
      "Which share of the lines to answer: K/N is the Kth of N.", valueName: "k/n"),
    transform: Shard.parse)
  var shard: Shard?

  @Option(
    help: ArgumentHelp(
      "What chance starts from in every question that has need of it and doesn't say itself; what each takes unless told.",
      valueName: "n"))
  var seed: UInt64?

  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let chronicles = LoadedChronicles()
    let phases = Phases(timings)
    let source = try LoadedChronicles.$current.withValue(chronicles) {
      try phases(phase: .load, doing: "Loading \(chronicle.name)") {
        try SweptChronicle(chronicle)
      }
    }
    let steps = try range.steps(withinYears: source.years)
    let questions = try questions(first: steps[0])
    let total = steps.count * questions.count
    let lines = shard?.lines(of: total) ?? 0..<total
    let run = shard.map { _ in
      source.run(asking: questions.map { "\($0.name) \($0.seed ?? "")" }, of: steps)
    }
    let failures = try await phases(phase: .compute, doing: "Sweeping \(steps)") {
      let progress = WorkStep(name: "questions", of: lines.count)
      var failures = 0
      for line in lines {
        let (step, question) = (
          steps[line / questions.count], questions[line % questions.count]
        )
        var answer = await source.answer(
          to: question, at: step, words: chronicle.words, chronicles: chronicles)
        answer.mark = run.map { SweepLine.Mark(line: line + 1, of: total, run: $0) }
        if let error = answer.error {
          failures += 1
          Console.current.note("camarilla: \(step), \(question.name): \(error)")
        }
        try Console.current.write(answer.text + "\n")
        progress.advance()
      }
      return failures
    }
    guard failures == 0 else {
      throw CommandFailure(
        status: .invalidData,
        message: "\(failures) of \(Number.count(lines.count, singular: "line")) had no answer")
    }
  }

  private func questions(first step: TimeStep) throws -> [SweepQuestions.Question] {
    do {
      return try SweepQuestions(contentsOf: ask, first: step, seed: seed).questions
    } catch FormatsError.invalid(let invalid) {
      ProblemListing.note(invalid.problems, mostOfEach: 20)
      let count = Number.count(invalid.problems.count, singular: "error")
      throw CommandFailure(
        status: .invalidData, message: "the questions have \(count); nothing was asked")
    }
  }
}

extension ChronicleArgument {
  /// What names the chronicle to another command.
  fileprivate var words: [String] {
    (chronicle.map { ["--chronicle=\($0)"] } ?? []) + graphFile.words
  }
}
