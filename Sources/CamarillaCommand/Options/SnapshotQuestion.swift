import ArgumentParser
import Camarilla

/// What every question about one time starts with: when, of which chronicle, and which relationships count.
struct SnapshotQuestion: ParsableArguments {
  @Argument(help: SnapshotSelection.timeHelp, transform: TimeArgument.parse)
  var time: TimeArgument

  @OptionGroup var selection: SnapshotSelection

  /// Reads the chronicle, or as much of it as the question needs, and takes the time's snapshot of it.
  ///
  /// - Parameters:
  ///   - needsWhole: whether more is going to be asked of the chronicle than the one time.
  ///   - ties: which ties are going to be looked at.
  ///   - tellsOfFigures: whether the answer tells of figures one by one.
  func snapshot(
    phases: Phases, needsWhole: Bool = false, ties: TieSelection = .all,
    tellsOfFigures: Bool = false
  ) throws -> Snapshot {
    try selection.snapshot(
      of: time, phases: phases, needsWhole: needsWhole, ties: ties, tellsOfFigures: tellsOfFigures)
  }
}

/// Of which chronicle, and which relationships count.
struct SnapshotSelection: ParsableArguments {
  static let timeHelp = ArgumentHelp(
    "The year or other time, \(TimeArgument.examples).", valueName: "year")

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument

  /// Reads the chronicle, or as much of it as the question needs, and takes a time's snapshot of it.
  ///
  /// - Parameters:
  ///   - needsWhole: whether more is going to be asked of the chronicle than the one time.
  ///   - ties: which ties are going to be looked at.
  ///   - tellsOfFigures: whether the answer tells of figures one by one.
  func snapshot(
    of time: TimeArgument, phases: Phases, needsWhole: Bool = false, ties: TieSelection = .all,
    tellsOfFigures: Bool = false
  ) throws -> Snapshot {
    let asked = AskedTime.one(time.time)
    let chronicle = try self.chronicle.load(
      phases, times: needsWhole ? nil : [asked], filter: filter)
    return try phases(phase: .snapshot, doing: "Selecting relationships") {
      chronicle.snapshot(
        of: time.time,
        options: try filter.options(
          for: chronicle, of: self.chronicle, kinds: kinds, in: [asked], ties: ties,
          tellsOfFigures: tellsOfFigures))
    }
  }
}
