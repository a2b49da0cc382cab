import ArgumentParser
import Camarilla

struct TurnoverCommand: RangeCommand, AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turnover", abstract: "How ties come and go, and how long they last.",
    discussion: """
      Each year's ties, or those of each step of --by, are compared with those of the year before: begun, ended, kept, and stability, \
      the share of the ties of either year that both have (Jaccard's index; Snijders, van de Bunt & \
      Steglich 2010). Then: the share of the year's ties that hold so many years later.

      How long ties last is estimated after Kaplan & Meier 1958, from those that begin after the first \
      year; those that go on in the last count as far as they are known. The mean is of as many \
      years as are known of.

      With --figure, the figure's circle: who came and who went, after "Persistence of social \
      signatures in human communication" (PNAS 2014).
      """)

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var range: TimeRangeArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var ties: TiesArgument

  @Option(
    name: .customLong("figure"),
    help: ArgumentHelp("Of this figure's circle, by id or name.", valueName: "figure"))
  var wantedFigure: String?

  @Option(
    name: .customLong("after"),
    help: ArgumentHelp(
      "After how many years, or other steps, to ask what still holds, separated by commas; 1,2,5,10 unless told.",
      valueName: "n,n"))
  var wantedSpans: String?

  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    _ = try spans
    if wantedFigure != nil, wantedSpans != nil {
      throw ValidationError("--after is about all ties; expected it without --figure.")
    }
  }

  private var spans: [Int] {
    get throws {
      guard let wantedSpans else { return [1, 2, 5, 10] }
      return try wantedSpans.split(separator: ",", omittingEmptySubsequences: false).map { text in
        guard let span = Int(text.trimmingBlanks()), (1...1000).contains(span) else {
          throw ValidationError(
            "--after has '\(text)'; expected numbers of years or other steps from 1 to 1000, separated by commas."
          )
        }
        return span
      }
    }
  }

  func run() async throws {
    let phases = Phases(timings)
    let (chronicle, steps, options) = try load(
      phases, allFigures: wantedFigure != nil, ties: ties.ties)
    if let wantedFigure {
      let figure = try FigureArgument.figure(text: wantedFigure, in: chronicle)
      let turnover = try phases(phase: .compute, doing: "Going through the \(steps.unit.plural)") {
        chronicle.circleTurnover(of: figure.id, steps: steps, ties: ties.ties, options: options)
      }
      try phases.write(
        CircleAnswer(turnover: turnover, chronicle: chronicle, options: options), to: output)
      return
    }
    let spans = try spans
    let turnover = try phases(phase: .compute, doing: "Going through the \(steps.unit.plural)") {
      chronicle.turnover(steps: steps, ties: ties.ties, options: options, spans: spans)
    }
    try phases.write(TurnoverAnswer(turnover: turnover), to: output)
  }
}
