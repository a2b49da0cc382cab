import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaGraphFiles

struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Make one chronicle of several.",
    discussion: """
      Chronicles may be in any form, and the first counts most. Figures and sources are the same when their ids \
      are. What one leaves blank it takes from the others; where two say different things, the first counts, and \
      the other is told of with file and line. A kind that means something else in a later chronicle gets \
      another name there. --strict makes each of these an error, and nothing is written; so it does with edges of another program's \
      file that tie a node to itself or have the weight 0, which are left out and counted without it.

      --same TABLE says which figures are the same although their ids differ, a figure a row. Its columns are id \
      and same (several with semicolons between them); or one for each chronicle, called as its file \
      is, or a, b, c. The id is kept, or that of the first chronicle. A blank cell of a chronicle's column says \
      that the figure is nobody there: two persons who happen to have one id are told apart, and the later one's gets a \
      number.

      A claim that several chronicles make is taken once, and cites all their sources: the same kind, ends, \
      period, post, weight and confidence, and no contradiction in note and other columns. Ids of \
      relationships stay, and one that is taken gets a number.

      Examples:
        camarilla merge court letters.csv -o both
        camarilla merge court letters.csv --same same.csv --strict -o both.camarilla
      """)

  @Argument(
    help: ArgumentHelp("The chronicles, as --chronicle takes them.", valueName: "path"),
    completion: .file(), transform: Input.declared)
  var paths: [String]

  @Option(
    help: ArgumentHelp("A table that says which figures are the same.", valueName: "table"),
    completion: .file(), transform: Input.declared)
  var same: String?

  @Option(help: ArgumentHelp("What the whole is called.", valueName: "text"))
  var title: String?

  @Flag(help: "Write nothing where chronicles say different things, or edges are left out of one.")
  var strict = false

  @OptionGroup var target: ChronicleTarget
  @OptionGroup var report: ReportFormatArgument
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    guard paths.count > 1 else {
      throw ValidationError(
        "one chronicle is given ('\(paths[0])'); expected two or more to merge.")
    }
    try SeveralChronicles.checkDash(in: paths)
  }

  func run() async throws {
    let file = try ChronicleFile(target.output)
    let phases = Phases(timings)
    let chronicles = try SeveralChronicles.loaded(
      from: paths, options: GraphFileOptions(isStrict: strict), phases: phases)
    let merged: MergedChronicle
    do {
      let identities = try same.map {
        try FigureIdentities(contentsOf: $0, ofChronicles: chronicles.map(\.name))
      }
      merged = try phases(phase: .compute, doing: "Merging") {
        try Chronicle.merging(
          chronicles, same: identities ?? FigureIdentities(), isStrict: strict, title: title)
      }
    } catch FormatsError.invalid(let invalid) {
      throw failure(of: invalid)
    } catch let invalid as InvalidChronicle {
      throw failure(of: invalid)
    }
    ProblemListing.note(merged.differences)
    try file.write(merged.chronicle, phases: phases)
    let answer = MergeAnswer(merged: merged, output: target.output)
    if let format = report.format {
      try answer.emit(as: format)
    } else {
      Console.current.writeError(answer.text)
    }
  }

  private func failure(of invalid: InvalidChronicle) -> CommandFailure {
    .telling(invalid.problems) { "nothing was merged: \($0); nothing was written" }
  }
}
