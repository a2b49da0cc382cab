import ArgumentParser
import Camarilla

/// `--from` and `--to`: a range of years.
struct YearRangeArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The first year; that of the chronicle's first date unless told.", valueName: "year"))
  var from: YearArgument?

  @Option(
    help: ArgumentHelp(
      "The last year; that of the chronicle's last date unless told.", valueName: "year"))
  var to: YearArgument?

  /// More years than anybody can read, and than any chronicle of people spans.
  private static let most = 20_000

  /// The years asked for; where an end was left out, to that of the chronicle.
  func years(of chronicle: Chronicle) throws(CommandFailure) -> ClosedRange<Int> {
    let known = chronicle.years
    guard let first = from?.year ?? known?.lowerBound, let last = to?.year ?? known?.upperBound
    else {
      throw CommandFailure(.usage, "the chronicle names no year; give --from and --to.")
    }
    guard first <= last else {
      throw CommandFailure(
        .usage,
        "the range runs backwards, from \(first) to \(last); expected --from not after --to.")
    }
    guard last - first < Self.most else {
      throw CommandFailure(
        .usage,
        "the range has \(last - first + 1) years, and at most \(Self.most) are gone through;"
          + " narrow it with --from and --to"
          + (known.map { " (the chronicle's dates are from \($0.lowerBound) to \($0.upperBound))." }
            ?? "."))
    }
    return first...last
  }
}
