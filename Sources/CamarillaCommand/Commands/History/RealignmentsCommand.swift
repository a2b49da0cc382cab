import ArgumentParser
import Camarilla

struct RealignmentsCommand: RangeCommand, AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "realignments", abstract: "Who turned from friend to enemy, or back, and when.",
    discussion: """
      A pair's sign in a year, or other step (--by), is that of all its relationships together. It turns \
      between the last year of one sign and the first of the other; years that tell no sign are passed over.
      """)

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var range: TimeRangeArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let (chronicle, steps, options) = try load(phases)
    let turns = try phases(phase: .compute, doing: "Going through the \(steps.unit.plural)") {
      chronicle.realignments(steps: steps, options: options)
    }
    if turns.isEmpty {
      Console.current.remark(of: [
        MissingTies.note(
          turnsOf: chronicle.sweep(steps: steps, options: options), of: "\(steps)")
      ])
    }
    try phases.write(
      RealignmentsAnswer(chronicle: chronicle, steps: steps, turns: turns), to: output)
  }
}
