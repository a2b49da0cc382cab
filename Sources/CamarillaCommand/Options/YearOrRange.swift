import ArgumentParser
import Camarilla

/// One year, or `--from` and `--to`.
struct YearOrRange: ParsableArguments {
  @Argument(
    help:
      "The year, such as 1926, 44BCE or -43; none where --from or --to asks for a range of years.",
    transform: YearArgument.parse)
  var year: YearArgument?

  @OptionGroup var range: YearRangeArguments

  /// Whether a range is asked for.
  var isRange: Bool { range.from != nil || range.to != nil }

  func validate() throws {
    if let year, isRange {
      throw ValidationError(
        "the year \(CalendarYear(year.year)) and a range of years (--from, --to) were both given; expected one."
      )
    }
    if year == nil, !isRange {
      throw ValidationError(
        "no year was given; expected a year, or a range of years by --from, --to or both.")
    }
  }
}

/// What every question about one year or a range of them starts with: which years, of which
/// chronicle, and which relationships count.
struct HistoryQuestion: ParsableArguments {
  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var years: YearOrRange
  @OptionGroup var filter: SnapshotArguments
  @OptionGroup var kinds: KindsArgument

  /// The chronicle, the years asked for (one, or a range), and the options of their snapshots.
  func load(_ phases: Phases) throws -> (Chronicle, ClosedRange<Int>, SnapshotOptions) {
    let known = self.years.year.map { $0.year...$0.year } ?? self.years.range.known
    let chronicle = try self.chronicle.load(phases, years: known.map { [$0] }, filter: filter)
    let years =
      try years.year.map { $0.year...$0.year } ?? self.years.range.years(of: chronicle)
    let options = try filter.options(
      for: chronicle, of: self.chronicle, kinds: kinds, in: [years])
    return (chronicle, years, options)
  }

  /// Reads the chronicle and takes the one year's snapshot of it.
  func snapshot(of phases: Phases) throws -> Snapshot {
    let (chronicle, years, options) = try load(phases)
    return phases(phase: .snapshot, doing: "Selecting relationships") {
      chronicle.snapshot(of: years.lowerBound, options: options)
    }
  }
}
