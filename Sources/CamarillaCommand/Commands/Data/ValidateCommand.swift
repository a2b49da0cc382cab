import ArgumentParser
import Camarilla
import CamarillaFormats

struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Every problem in a chronicle.",
    discussion: """
      Errors make a chronicle unusable (exit status 65). Warnings are for a person to judge: \
      contradictory claims, overlapping periods, relationships beyond a life, figures whose names are \
      nearly the same.

      Problems are printed by what is broken, the first five of each; --all prints every one. CSV and \
      JSON always have all. What is alike, such as one claim in 300 rows, is one problem with a count, \
      the number of times that it was found; with --all it is a problem for each.
      """)

  @Flag(help: "Print every problem, not only the first of each sort.")
  var all = false

  @OptionGroup var file: ChroniclePathArgument
  @OptionGroup var format: ReadFormatArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = file.chronicle
    let (problems, datings): ([Problem], Datings?) = try phases(
      phase: .load, doing: "Checking \(chronicle.name)"
    ) {
      do {
        let chronicle = try chronicle.load(as: format.from, isTold: false)
        return (all ? chronicle.everyWarning : chronicle.warnings, chronicle.datings())
      } catch FormatsError.invalid(let invalid) {
        return (all ? invalid.everyProblem : invalid.problems, nil)
      }
    }
    let answer = ValidateAnswer(
      chronicle: chronicle.name, path: chronicle.chronicle, problems: problems, datings: datings,
      listsAll: all)
    try phases.write(answer, to: output)
    if answer.errors > 0 { throw CommandFailure(status: .invalidData, message: "") }
  }
}
