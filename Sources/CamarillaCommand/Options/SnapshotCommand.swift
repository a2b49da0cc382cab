import ArgumentParser
import Camarilla

/// A command that asks about times: of which chronicle, and which relationships count. Or what such a command has that
/// asks about times in some cases only.
///
/// These are groups of the command itself rather than of one group for all of them: each level of groups within groups
/// makes a debug build of the argument parser look at everything below it several times more.
protocol SnapshotCommand: ParsableArguments {
  var chronicle: ChronicleArgument { get }
  var filter: SnapshotArguments { get }
  var kinds: KindsArgument { get }
}

extension SnapshotCommand {
  /// The options of the snapshots that a question is about.
  ///
  /// - Parameters:
  ///   - times: when they are of; nil where any time will do.
  ///   - ties: which ties are going to be looked at.
  ///   - ofWhole: whether the answer is computed on the whole, and shown of a circle.
  func options(
    of chronicle: Chronicle, in times: [AskedTime]?, ties: TieSelection = .all,
    ofWhole: Bool = false
  ) throws -> SnapshotOptions {
    try filter.options(
      for: chronicle, of: self.chronicle, kinds: kinds, in: times, ties: ties, ofWhole: ofWhole)
  }

  /// The snapshots of some times, each asked about by itself.
  func snapshots(
    of times: [TimeSpan], in chronicle: Chronicle, phases: Phases, ties: TieSelection = .all,
    ofWhole: Bool = false
  ) throws -> [Snapshot] {
    try phases(phase: .snapshot, doing: "Selecting relationships") {
      let options = try options(
        of: chronicle, in: times.map { .one($0) }, ties: ties, ofWhole: ofWhole)
      return times.map { chronicle.snapshot(of: $0, options: options) }
    }
  }

  /// Reads the chronicle, or as much of it as the question needs, and takes a time's snapshot of it.
  ///
  /// - Parameters:
  ///   - needsWhole: whether more is going to be asked of the chronicle than the one time.
  ///   - allFigures: whether figures count who are not there then, as they do for short names.
  ///   - ties: which ties are going to be looked at.
  ///   - ofWhole: whether the answer is computed on the whole, and shown of a circle.
  func snapshot(
    of time: TimeArgument, phases: Phases, needsWhole: Bool = false, allFigures: Bool = false,
    ties: TieSelection = .all, ofWhole: Bool = false
  ) throws -> Snapshot {
    let chronicle = try self.chronicle.load(
      phases, times: needsWhole ? nil : [.one(time.time)], filter: filter, allFigures: allFigures)
    return try snapshots(
      of: [time.time], in: chronicle, phases: phases, ties: ties, ofWhole: ofWhole)[0]
  }
}

/// A command that asks about each step of a range of time.
protocol RangeCommand: SnapshotCommand {
  var range: TimeRangeArguments { get }
}

extension RangeCommand {
  /// Reads the chronicle, or as much of it as the range needs, and settles its steps and the options of their snapshots.
  ///
  /// - Parameters:
  ///   - most: how many steps the command can go through.
  ///   - needsWhole: whether more is going to be asked of the chronicle than these steps.
  ///   - allFigures: whether figures are going to be looked up who may not be there then.
  ///   - ties: which ties are going to be looked at.
  ///   - ofWhole: whether the answer is computed on the whole, and shown of a circle.
  func load(
    _ phases: Phases, most: Int = TimeRangeArguments.mostSteps, needsWhole: Bool = false,
    allFigures: Bool = false, ties: TieSelection = .all, ofWhole: Bool = false
  ) throws -> (Chronicle, TimeSteps, SnapshotOptions) {
    let known = needsWhole ? nil : range.known
    let chronicle = try self.chronicle.load(
      phases, times: known.map { [.each($0)] }, filter: filter, allFigures: allFigures)
    let steps = try range.steps(of: chronicle, most: most)
    return (
      chronicle, steps,
      try options(of: chronicle, in: [.each(steps)], ties: ties, ofWhole: ofWhole)
    )
  }
}

extension TimeArgument {
  /// What the help says of the one time that a command is about.
  static let help = ArgumentHelp(
    "The year or other time, \(TimeArgument.examples).", valueName: "year")
}
