import ArgumentParser
import Camarilla
import CamarillaFiles
import CamarillaFormats

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "What two versions of a chronicle say differently.",
    discussion: """
      Both may be in any form. Figures and sources are compared by id, kinds by name. Relationships are \
      paired by what they have in common: first those that are alike in all, then by their ids, then by kind, \
      ends, period and post, then by ever less of these. So rows may move and be numbered anew, and a claim \
      that was mended is told as changed, column by column.

      Examples:
        camarilla compare 2025.camarilla 2026.camarilla
        camarilla compare old new --format csv -o changes.csv
      """)

  @Argument(
    help: ArgumentHelp("The earlier version, as --chronicle takes it.", valueName: "before"),
    completion: .file(), transform: Input.declared)
  var before: String

  @Argument(
    help: ArgumentHelp("The later version.", valueName: "after"),
    completion: .file(), transform: Input.declared)
  var after: String

  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    guard before != Input.dash || after != Input.dash else {
      throw ValidationError("standard input runs only once; expected - once.")
    }
  }

  func run() async throws {
    let phases = Phases(timings)
    let chronicles = try [before, after].map { path in
      try phases(phase: .load, doing: "Loading \(Input.name(of: path))") {
        try Chronicle(opening: Input.opened(path), forms: .all)
      }
    }
    let difference = phases(phase: .compute, doing: "Comparing") {
      ChronicleDifference(from: chronicles[0], to: chronicles[1])
    }
    try phases.write(
      CompareAnswer(
        before: Input.name(of: before), after: Input.name(of: after), difference: difference),
      to: output)
  }
}
