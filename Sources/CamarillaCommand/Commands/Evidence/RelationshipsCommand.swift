import ArgumentParser
import Camarilla

struct RelationshipsCommand: SnapshotCommand, AsyncParsableCommand, TopCommand {
  static let configuration = CommandConfiguration(
    commandName: "relationships",
    abstract: "Lists relationships with their sources, all or those that are asked for.",
    discussion: """
      Examples:
        camarilla relationships yezhov
        camarilla relationships stalin trotsky --kinds denunciation
        camarilla relationships --year 1926 --search "first secretary"
      """)

  static let topHelp =
    "Only the first N."

  @Argument(
    help: ArgumentHelp(
      "Only those of this figure, by id or name; of two figures, those between them.",
      valueName: "figure"))
  var words: [String] = []

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var wanted: RelationshipArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var top: TopArgument<RelationshipsCommand>
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  private var wantedFigures: [String] { words + wanted.figures }

  func validate() throws {
    if wantedFigures.count > 2 {
      throw ValidationError(
        "\(wantedFigures.count) figures are given"
          + " (\(wantedFigures.map { "'\($0)'" }.joined(separator: ", "))); a relationship has two"
          + " ends. Put a name of several words in quotation marks.")
    }
  }

  func run() async throws {
    let phases = Phases(timings)
    // Whether a source is cited at all, only the whole can tell.
    let asked = wanted.year.map { [AskedTime.one($0.time)] }
    let chronicle = try self.chronicle.load(
      phases, times: wanted.cites.isEmpty ? asked : nil, filter: filter,
      allFigures: !wantedFigures.isEmpty)
    let options = try options(of: chronicle, in: asked)
    let query = RelationshipQuery(
      time: wanted.year?.time,
      figures: try wantedFigures.map { text in
        try FigureArgument.figure(text: text, in: chronicle).id
      },
      sources: try SourceArgument.ids(wanted: wanted.cites, in: chronicle),
      text: wanted.search)
    let answer = try phases(phase: .compute, doing: "Looking for relationships") {
      RelationshipsAnswer(
        relationships: chronicle.relationships(matching: query, options: options), of: query.time,
        top: top.count, in: chronicle)
    }
    if answer.isEmpty {
      Console.current.remark(of: [
        NarrowSearch.note(
          query: query, options: options, in: try self.chronicle.whole() ?? chronicle)
      ])
    }
    try phases.write(answer, to: output)
  }
}

/// Which relationships are listed.
struct RelationshipArguments: SectionedArguments {
  static let section = HelpSection.claims

  @Option(
    name: .customLong("figure"),
    help: ArgumentHelp("The same as an option; may be given twice.", valueName: "figure"))
  var figures: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only those that hold in this year, or another time such as 1926-05.", valueName: "year"),
    transform: TimeArgument.parse)
  var year: TimeArgument?

  @Option(
    help: ArgumentHelp(
      "Only those that cite this source, by its id; given several times, any of them.",
      valueName: "id"))
  var cites: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only those whose post, note or other column contains this, case and accents aside.",
      valueName: "text"))
  var search = ""
}
