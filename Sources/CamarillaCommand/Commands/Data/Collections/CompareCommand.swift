import ArgumentParser
import Camarilla
import CamarillaFormats

struct CompareCommand: AsyncParsableCommand, MeasuringCommand, TopCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "What two versions of a chronicle say differently, or who rose and fell between two times.",
    discussion: """
      Two chronicles may be in any form. Figures and sources are compared by id, kinds by name. Relationships are \
      paired by what they have in common: first those that are alike in all, then by their ids, then by kind, \
      ends, period and post, then by ever less of these. So rows may move and be numbered anew, and a claim \
      that was mended is told as changed, column by column.

      Two times, where no files are called so, are times of one chronicle (--chronicle): who rose \
      and who fell most by the consensus or each --measure, and who came and left. --worlds says \
      how sure that is: between which quantiles each rise lies over possible worlds, in which a \
      claim is true at both times or at neither.

      Examples:
        camarilla compare 2025.camarilla 2026.camarilla
        camarilla compare old new --format csv -o changes.csv
        camarilla compare 1926 1930 --measure betweenness --worlds 500
      """)

  static let measureHelp =
    "Of two times: a measure of centrality; may be given several times. central --measures lists them."

  static let topHelp =
    "Of two times: how many who rose, fell, came and left to print; tables show 10 unless told."

  @Argument(
    help: ArgumentHelp(
      "The earlier version, as --chronicle takes it, or an earlier time.", valueName: "before"),
    completion: .file(), transform: Input.declared)
  var before: String

  @Argument(
    help: ArgumentHelp("The later version, or a later time.", valueName: "after"),
    completion: .file(), transform: Input.declared)
  var after: String

  @OptionGroup var times: CompareTimes
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws { try SeveralChronicles.checkDash(in: [before, after]) }

  func run() async throws {
    let phases = Phases(timings)
    if let (from, to) = namedTimes {
      return try times.run(from: from, to: to, phases: phases, output: output)
    }
    if let option = times.given {
      throw CommandFailure(
        status: .usage,
        message:
          "\(option) is of two times, and '\(before)' and '\(after)' are files; expected two times such"
          + " as 1926 and 1930, or no \(option).")
    }
    let versions = try SeveralChronicles.loaded(
      from: [before, after],
      options: times.chronicle.graphFile.options(isStrict: times.chronicle.strictness.strict),
      phases: phases)
    let difference = try phases(phase: .compute, doing: "Comparing") {
      ChronicleDifference(from: versions[0].chronicle, to: versions[1].chronicle)
    }
    try phases.write(
      CompareAnswer(before: versions[0].name, after: versions[1].name, difference: difference),
      to: output)
  }

  /// The two times that are named; nil where one of them is none, or a file is called so.
  private var namedTimes: (from: TimeSpan, to: TimeSpan)? {
    guard let from = TimeArgument(before), let to = TimeArgument(after),
      [before, after].allSatisfy({ fileKind(of: $0) == .nothing })
    else { return nil }
    return (from.time, to.time)
  }
}
