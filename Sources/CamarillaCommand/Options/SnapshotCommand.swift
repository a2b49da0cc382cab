import ArgumentParser
import Camarilla

/// A command that asks about a time: of which chronicle, and which relationships count.
///
/// These are groups of the command itself rather than of one group for all of them: each level of groups within groups
/// makes a debug build of the argument parser look at everything below it several times more.
protocol SnapshotCommand: ParsableCommand {
  var chronicle: ChronicleArgument { get }
  var filter: SnapshotArguments { get }
  var kinds: KindsArgument { get }
}

extension SnapshotCommand {
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

extension TimeArgument {
  /// What the help says of the one time that a command is about.
  static let help = ArgumentHelp(
    "The year or other time, \(TimeArgument.examples).", valueName: "year")
}
