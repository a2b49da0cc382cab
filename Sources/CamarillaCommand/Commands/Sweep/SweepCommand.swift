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
      the workers wrote into the bytes of one run. Where there are more shares than lines, or one line has most of the \
      work, possible worlds, random draws and struck sources of one question are parted. \
      Documentation/CLUSTER.md has it with Spark, Slurm and make.

      Examples:
        camarilla sweep --ask questions.yaml
        camarilla sweep --ask questions.yaml --by month --from 1926 --to 1927 -o months.jsonl
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
      "Which share of the lines, or of their worlds, draws and sources, to answer: K/N is the Kth of N.",
      valueName: "k/n"),
    transform: Shard.parse)
  var shard: Shard?

  @Option(
    help: ArgumentHelp(
      "What chance starts from in every question that has need of it and doesn't say itself; what each takes unless told.",
      valueName: "n"))
  var seed: UInt64?

  @OptionGroup var target: SweepTarget
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    if ask == Input.dash {
      throw ValidationError(
        "--ask '-' is standard input, which is for the chronicle; expected a file of questions.")
    }
  }

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
    let plan = SweepPlan(
      steps: steps.count, questions: questions.map { $0.pieces(sources: source.sourceCount) })
    let items = plan.items(of: shard)
    let run = shard.map { _ in
      source.run(asking: questions.map { "\($0.name) \($0.seed ?? "")" }, of: steps)
    }
    let failures = try await phases(phase: .compute, doing: "Sweeping \(steps)") {
      var lines = try RowStream(to: target.output)
      let progress = WorkStep(name: "questions", of: items.count)
      var failures = 0
      for item in items {
        let (number, index) = item.line.quotientAndRemainder(dividingBy: questions.count)
        let (step, question) = (steps[number], questions[index])
        var answer = await source.answer(
          to: question, at: step, part: item.part, words: chronicle.words,
          chronicles: chronicles)
        answer.mark = run.map {
          SweepLine.Mark(line: item.line + 1, of: plan.lineCount, run: $0, part: item.part)
        }
        if let error = answer.error {
          failures += 1
          Console.current.note("camarilla: \(step), \(question.name): \(error)")
        }
        try lines.write("\(answer.text)\n".utf8)
        try lines.handOver()
        progress.advance()
      }
      try lines.commit()
      return failures
    }
    guard failures == 0 else {
      throw CommandFailure(
        status: .invalidData,
        message: "\(failures) of \(Number.count(items.count, singular: "line")) had no answer")
    }
  }

  private func questions(first step: TimeStep) throws -> [SweepQuestions.Question] {
    do {
      return try SweepQuestions(contentsOf: ask, first: step, seed: seed).questions
    } catch FormatsError.invalid(let invalid) {
      throw CommandFailure.telling(invalid.problems, mostOfEach: 20) {
        "the questions have \($0); nothing was asked"
      }
    }
  }
}

/// Where the lines of a sweep are written.
struct SweepTarget: SectionedArguments {
  static let section = HelpSection.output

  @Option(
    name: .shortAndLong, help: "Write to a file instead of standard output.", completion: .file(),
    transform: Output.declared)
  var output: String?

  @OptionGroup var replace: ReplaceArgument
}

extension ChronicleArgument {
  /// What names the chronicle to another command.
  fileprivate var words: [String] {
    (chronicle.map { ["--chronicle=\($0)"] } ?? []) + graphFile.words
  }
}
