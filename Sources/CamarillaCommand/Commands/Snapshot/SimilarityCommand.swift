import ArgumentParser
import Camarilla

struct SimilarityCommand: SnapshotCommand, AsyncParsableCommand, TopCommand {
  static let configuration = CommandConfiguration(
    commandName: "similarity", abstract: "Who has the same friends and enemies.",
    discussion: """
      Compares portfolios: what two figures have to everybody in the year, 1 for a friend, -1 for an enemy, 0 for \
      a stranger, and 1 to themselves. With --weighted it is the tie's value over the largest of the year.

      S      1 less twice the distance of two portfolios as a share of the greatest there could be, from -1 to 1 \
      (Signorino & Ritter 1999); the distance is the sum of differences, squared for S squared
      kappa  Cohen's, by squared distances: agreement beyond what each one's own habits make likely (Haege 2011)
      pi     Scott's, by squared distances: beyond what the habits of both together make likely (Haege 2011)

      Without figures, all pairs, the most alike first; with one, that figure and each of the others; with two, \
      both portfolios side by side. Definitions are those of peacesciencer's data; where nobody has an enemy, \
      portfolios lie between 0 and 1 as those of alliances do.

      Examples:
        camarilla similarity 1926 --top 20
        camarilla similarity 1926 stalin
        camarilla similarity 1926 trotsky zinoviev
      """)

  static let topHelp = "How many pairs to print; tables show 10 unless told, CSV and JSON all."
  /// More pairs than this are not listed unless somebody says how many.
  private static let mostPairs = 5_000_000

  @Argument(help: TimeArgument.help, transform: TimeArgument.parse)
  var time: TimeArgument

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var whole: OfWholeArgument
  @OptionGroup var kinds: KindsArgument
  @Argument(help: "A figure, by id or name.") var figure: String?
  @Argument(help: "Another one.") var other: String?
  @OptionGroup var ties: TiesArgument

  @Flag(help: "Compare the ties' values rather than their signs.")
  var weighted = false

  @OptionGroup var top: TopArgument<SimilarityCommand>
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let named = [figure, other].compactMap(\.self)
    let (snapshot, shown) = whole.asked(
      try snapshot(
        of: time, phases: phases, allFigures: !named.isEmpty, ties: ties.ties,
        ofWhole: whole.isGiven))
    let asked = try named.map { try FigureArgument.figure(text: $0, in: snapshot.chronicle) }
    if asked.count == 2, asked[0].id == asked[1].id {
      throw CommandFailure(
        status: .usage, message: "both are '\(asked[0].id)'; expected two figures to compare.")
    }
    let count = (shown ?? snapshot).figures.count
    let limit = top.count ?? (output.format == .table ? 10 : nil)
    guard limit != nil || !asked.isEmpty || count * (count - 1) / 2 <= Self.mostPairs else {
      throw CommandFailure(
        status: .usage,
        message:
          "\(count) figures make \(count * (count - 1) / 2) pairs; expected a figure, or --top.")
    }
    let answer = try phases(phase: .compute, doing: "Comparing portfolios") {
      SimilarityAnswer(
        snapshot: snapshot, portfolios: snapshot.portfolios(ties: ties.ties, isWeighted: weighted),
        members: shown?.ids, asked: asked, ties: ties.ties, limit: limit)
    }
    try phases.write(answer, to: output)
  }
}
