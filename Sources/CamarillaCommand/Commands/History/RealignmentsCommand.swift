import ArgumentParser
import Camarilla

struct RealignmentsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "realignments", abstract: "Who turned from friend to enemy, or back, and when.",
    discussion: """
      A pair's sign in a year is that of all its relationships together. It turns between the last \
      year of one sign and the first of the other; years that tell no sign are passed over.
      """)

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var range: YearRangeArguments
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try self.chronicle.load(phases)
    let years = try range.years(of: chronicle)
    let options = try filter.options(
      for: chronicle, of: self.chronicle, kinds: kinds, in: [years])
    let turns = phases(phase: .compute, doing: "Going through the years") {
      chronicle.realignments(years: years, options: options)
    }
    if turns.isEmpty {
      Console.current.remark(of: [
        MissingTies.note(
          turnsOf: chronicle.sweep(years: years, options: options),
          of: CalendarYear.text(years: years))
      ])
    }
    try phases.write(
      RealignmentsAnswer(chronicle: chronicle, years: years, turns: turns), to: output)
  }
}
