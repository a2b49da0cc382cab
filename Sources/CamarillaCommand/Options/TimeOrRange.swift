import ArgumentParser
import Camarilla

/// One time, or `--from` and `--to`.
struct TimeOrRange: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The year or other time, \(TimeArgument.examples); none where --from, --to or --by asks for a range.",
      valueName: "year"),
    transform: TimeArgument.parse)
  var time: TimeArgument?

  @OptionGroup var range: TimeRangeArguments

  /// Whether a range is asked for.
  var isRange: Bool { range.isGiven }

  func validate() throws {
    if let time = time?.time, isRange {
      throw ValidationError(
        "\(time.unit == .year ? "the year " : "")\(time) and a range (--from, --to, --by) were both given; expected one."
      )
    }
    if time == nil, !isRange {
      throw ValidationError(
        "no year was given; expected a year or another time such as 1926-05, or a range by --from, --to or both."
      )
    }
  }
}

/// What every question about one time or a range of steps starts with: when, of which chronicle, and which
/// relationships count.
struct HistoryQuestion: ParsableArguments {
  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var times: TimeOrRange
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument

  /// The chronicle, the steps of the range asked for, and the options of their snapshots.
  func load(_ phases: Phases) throws -> (Chronicle, TimeSteps, SnapshotOptions) {
    let chronicle = try self.chronicle.load(
      phases, times: times.range.known.map { [.each($0)] }, filter: filter)
    let steps = try times.range.steps(of: chronicle)
    let options = try filter.options(
      for: chronicle, of: self.chronicle, kinds: kinds, in: [.each(steps)])
    return (chronicle, steps, options)
  }

  /// Reads the chronicle, or as much of it as is needed, and takes the snapshot of the one time.
  ///
  /// - Parameters:
  ///   - needsWhole: whether more is going to be asked of the chronicle than the one time.
  ///   - tellsOfFigures: whether the answer tells of figures one by one.
  func snapshot(
    of time: TimeArgument, phases: Phases, needsWhole: Bool = false, tellsOfFigures: Bool = false
  ) throws -> Snapshot {
    let asked = AskedTime.one(time.time)
    let chronicle = try self.chronicle.load(
      phases, times: needsWhole ? nil : [asked], filter: filter)
    let options = try filter.options(
      for: chronicle, of: self.chronicle, kinds: kinds, in: [asked],
      tellsOfFigures: tellsOfFigures)
    return phases(phase: .snapshot, doing: "Selecting relationships") {
      chronicle.snapshot(of: time.time, options: options)
    }
  }
}
