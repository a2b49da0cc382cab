import ArgumentParser
import Camarilla

/// What every question about one year starts with: which year, of which chronicle, and which
/// relationships count.
struct SnapshotQuestion: ParsableArguments {
  @Argument(help: "The year.") var year: YearArgument

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument

  /// Reads the chronicle and takes the year's snapshot of it.
  func snapshot(_ phases: Phases) throws -> Snapshot {
    let chronicle = try phases(.load, "Loading \(chronicle.name)") { try self.chronicle.load() }
    return try phases(.snapshot, "Selecting relationships") {
      chronicle.snapshot(
        of: year.year, try filter.options(for: chronicle, kinds: try kinds.names(in: chronicle)))
    }
  }
}
