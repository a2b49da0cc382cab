import ArgumentParser
import Camarilla

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct PanelCommand: RangeCommand, AsyncParsableCommand, MeasuringCommand, FactionAddingCommand {
  static let configuration = CommandConfiguration(
    commandName: "panel", abstract: "Tables for regressions: a row a figure-year, or a pair-year.",
    discussion: """
      figures: everybody who is tied to somebody in the step, with --isolated also who is alive then. Columns: \
      period, id, name; a column each --measure; with --factions, faction; claims, ties, and of these positive, \
      negative and neutral; the sums of the ties' values, positiveStrength and negativeStrength; \
      claims.KIND and ties.KIND for each kind; born, died and the other columns of the figures' table.

      pairs: every two figures who are tied in the step; the first by id is the source, or with --directed \
      whoever a claim runs from, undirected ones both ways. With --all-pairs all pairs of figures alive then \
      or tied to anybody, with 0 where nothing ties the two. With --ties, pairs tied by that sign are tied, and \
      others are not. Columns: period, source, target; kind, several \
      with semicolons between; sign (-1, 0, 1) and value, the sum of sign x weight x confidence; claims and \
      claims.KIND; with --factions, sameFaction, source.faction and target.faction; for each --measure and each of \
      --attributes, source.NAME and target.NAME, blank where a figure is tied to nobody then.

      Periods are in EDTF: 1926, 192X, 1926-05, and 1926-33 to 1926-36 for the quarters of 1926. With \
      --by, --as year-end means the end of each step, and --window counts steps.

      With --of-whole, measures, factions, claims and ties are those of everybody, and rows those of the circle.

      Rows are written as they are worked out: a million of them take no more memory than a few.

      Examples:
        camarilla panel figures --from 1917 --to 1953 --measure betweenness --measure pn -o figures.csv
        camarilla panel pairs --from 1920 --to 1930 --all-pairs --attributes born --measure degree
        camarilla panel pairs --from 1936-07 --to 1938-12 --by month --format json
      """)

  enum Subject: String, CaseIterable, Sendable { case figures, pairs }

  static let measureHelp =
    "A column for each figure's score by this measure, or for those of both figures of a pair; may be given"
    + " several times. One of: "
    + CentralityMeasure.allCases.map(\.name).joined(separator: ", ") + "."

  static let factionsHelp =
    "Tell each figure's faction of the step, by the name of its most central member."

  @Argument(
    help: "What rows are about: figures or pairs.",
    completion: .choices(of: Subject.self),
    transform: choice(noun: "subject", of: Subject.self))
  var subject: Subject

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var range: TimeRangeArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var whole: OfWholeArgument
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var ties: TiesArgument
  @OptionGroup var chosen: MeasuresArgument<PanelCommand>
  @OptionGroup var division: AddedFactionsArguments<PanelCommand>
  @OptionGroup var rows: PanelRowArguments
  @OptionGroup var output: RowOutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    guard subject == .figures else { return }
    if rows.allPairs {
      throw ValidationError(
        "--all-pairs is of pairs; expected --isolated for figures who are tied to nobody.")
    }
    if rows.directed {
      throw ValidationError("--directed is of pairs; expected 'panel pairs', or no --directed.")
    }
  }

  func run() async throws {
    try output.requireTextName()
    let phases = Phases(timings)
    // All figures, so that their columns don't depend on the time asked for.
    let (chronicle, steps, options) = try load(
      phases, most: 1_000_000, allFigures: true, ties: ties.ties, ofWhole: whole.isGiven)
    let attributes = try rows.attributes(in: chronicle, of: subject)
    let panel = chronicle.panel(of: steps, options: options, asking: asked)
    let columns = PanelColumns(panel: panel, attributes: attributes)
    try phases(phase: .compute, doing: "Going through the \(steps.unit.plural)") {
      try columns.write(subject, to: output)
    }
  }

  private var asked: PanelOptions {
    PanelOptions(
      measures: chosen.distinctMeasures, ties: ties.ties, centrality: chosen.parameters.options,
      factions: division.factions
        ? division.method.options(isWeighted: chosen.parameters.weighted) : nil,
      isDirected: rows.directed, includesInactivePairs: rows.allPairs, isOfWhole: whole.isGiven,
      threads: ProcessInfo.processInfo.activeProcessorCount)
  }
}

/// Which rows and columns a panel has.
struct PanelRowArguments: ParsableArguments {
  @Flag(help: "A row for every pair of figures alive then, with 0 where nothing ties the two.")
  var allPairs = false

  @Flag(help: "A row for each direction of a pair.")
  var directed = false

  @Option(
    name: .customLong("attributes"),
    help: ArgumentHelp(
      "Which columns of the figures' table to add: all, none, or some, separated by commas (default: all for"
        + " figures, none for pairs).", valueName: "a,b"))
  var wanted: String?

  /// The columns asked for; where nobody says, all of figures and none of pairs.
  func attributes(
    in chronicle: Chronicle, of subject: PanelCommand.Subject
  ) throws(CommandFailure) -> [FigureAttribute] {
    let known = FigureAttribute.all(
      of: chronicle, besides: subject == .figures ? ["id", "name"] : ["id"])
    guard let wanted else { return subject == .figures ? known : [] }
    if let one = known.first(where: { $0.name == wanted }) { return [one] }
    if wanted == "all" { return known }
    if wanted == "none" { return [] }
    let names = try NameList.names(
      in: wanted, among: known.map(\.name), noun: "column of figures", besides: ["all", "none"])
    return names.compactMap { name in known.first { $0.name == name } }
  }
}
