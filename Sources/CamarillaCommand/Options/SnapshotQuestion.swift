import ArgumentParser
import Camarilla

/// What every question about one year starts with: which year, of which chronicle, and which
/// relationships count.
struct SnapshotQuestion: ParsableArguments {
  @Argument(help: SnapshotSelection.yearHelp, transform: YearArgument.parse)
  var year: YearArgument

  @OptionGroup var selection: SnapshotSelection

  /// Reads the chronicle, or as much of it as the question needs, and takes the year's snapshot of it.
  ///
  /// - Parameters:
  ///   - needsWhole: whether more is going to be asked of the chronicle than the one year.
  ///   - ties: which ties are going to be looked at.
  func snapshot(
    phases: Phases, needsWhole: Bool = false, ties: TieSelection = .all
  ) throws -> Snapshot {
    try selection.snapshot(of: year, phases: phases, needsWhole: needsWhole, ties: ties)
  }
}

/// Of which chronicle, and which relationships count.
struct SnapshotSelection: ParsableArguments {
  static let yearHelp: ArgumentHelp = "The year, such as 1926, 44BCE or -43."

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument

  /// Reads the chronicle, or as much of it as the question needs, and takes a year's snapshot of it.
  ///
  /// - Parameters:
  ///   - needsWhole: whether more is going to be asked of the chronicle than the one year.
  ///   - ties: which ties are going to be looked at.
  func snapshot(
    of year: YearArgument, phases: Phases, needsWhole: Bool = false, ties: TieSelection = .all
  ) throws -> Snapshot {
    let chronicle = try self.chronicle.load(
      phases, years: needsWhole ? nil : [year.year...year.year], filter: filter)
    return try phases(phase: .snapshot, doing: "Selecting relationships") {
      chronicle.snapshot(
        of: year.year,
        options: try filter.options(
          for: chronicle, of: self.chronicle, kinds: kinds, in: [year.year...year.year], ties: ties)
      )
    }
  }
}
