import ArgumentParser
import Camarilla

struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "What changed in the alliances between two years.",
    discussion: """
      A pair is formed, dissolved, continued, or reversed: its sign flipped between the years. A \
      reversed pair is listed as such only.
      """)

  @Argument(help: "The earlier year.") var from: YearArgument
  @Argument(help: "The later year.") var to: YearArgument

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var snapshot: SnapshotArguments
  @OptionGroup var kinds: KindsArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try phases(.load, "Loading \(chronicle.name)") { try self.chronicle.load() }
    let kinds = try self.kinds.names(in: chronicle) ?? [RelationshipKind.alliance.name]
    let diff = phases(.compute, "Comparing the years") {
      chronicle.diff(from: from.year, to: to.year, kinds: kinds, snapshot.options())
    }
    try phases(.write, "Writing") { try DiffAnswer(diff).report().emit(output) }
  }
}
