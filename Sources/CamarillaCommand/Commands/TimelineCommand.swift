import ArgumentParser
import Camarilla

struct TimelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Who was how central, year by year.",
    discussion: """
      Each year's answer is that of the command central. In JSON every year has the same members; \
      in CSV every year, measure and figure has a row.
      """)

  @OptionGroup var range: YearRangeArguments
  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument

  @Option(
    name: .customLong("measure"),
    help: ArgumentHelp(
      "A measure of centrality, as for the command central; may be given several times. Without"
        + " it, the consensus.", valueName: "measure"),
    transform: choice("measure", of: CentralityMeasure.self))
  var measures: [CentralityMeasure] = []

  @Option(
    name: .customLong("figure"),
    help: ArgumentHelp(
      "Only this figure, by id or name; may be given several times.", valueName: "figure"))
  var wantedFigures: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many figures a year to tell of; tables show 3 unless told, CSV and JSON all.",
      valueName: "n"))
  var top: Int?

  @OptionGroup var ties: TiesArgument
  @OptionGroup var parameters: MeasureArguments
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top is \(top); expected 1 or more.") }
  }

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try phases(.load, "Loading \(chronicle.name)") { try self.chronicle.load() }
    let years = try range.years(of: chronicle)
    var figures: [Figure] = []
    for text in wantedFigures {
      let figure = try FigureArgument.figure(text, in: chronicle)
      if !figures.contains(figure) { figures.append(figure) }
    }
    let options = try filter.options(for: chronicle, kinds: try kinds.names(in: chronicle))
    let answers = phases(.compute, "Going through the years") {
      chronicle.sweep(years, options).map { snapshot in
        CentralAnswer(snapshot, measures: measures, ties: ties.ties, parameters.options)
      }
    }
    try phases(.write, "Writing") {
      let answer = TimelineAnswer(years, ties: ties.ties, answers, figures: figures)
      try answer.report(top: top, isTable: output.format == .table).emit(output)
    }
  }
}
