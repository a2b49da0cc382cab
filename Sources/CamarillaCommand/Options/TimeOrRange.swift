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
