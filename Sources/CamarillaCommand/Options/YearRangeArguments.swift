import ArgumentParser
import Camarilla

/// `--from` and `--to`: a range of years.
struct YearRangeArguments: SectionedArguments {
  static let section = HelpSection.time

  @Option(
    help: ArgumentHelp(
      "The first year; that of the chronicle's first date unless told.", valueName: "year"),
    transform: YearArgument.parse)
  var from: YearArgument?

  @Option(
    help: ArgumentHelp(
      "The last year; that of the chronicle's last date unless told.", valueName: "year"),
    transform: YearArgument.parse)
  var to: YearArgument?

  /// More years than anybody can read, and than any chronicle of people spans.
  private static let most = 20_000

  /// The years asked for, where that can be said without the chronicle.
  var known: ClosedRange<Int>? {
    guard let from = from?.year, let to = to?.year, from <= to else { return nil }
    return from...to
  }

  /// The years asked for; where an end was left out, to that of the chronicle.
  func years(of chronicle: Chronicle) throws(CommandFailure) -> ClosedRange<Int> {
    let known = chronicle.years
    guard let first = from?.year ?? known?.lowerBound, let last = to?.year ?? known?.upperBound
    else {
      throw CommandFailure(
        status: .usage, message: "the chronicle names no year; give --from and --to.")
    }
    try Self.check(
      first, last: last, order: "--from not after --to", means: "--from and --to",
      hint: known.map { " (the chronicle's dates are of \(CalendarYear.text(years: $0)))" })
    return first...last
  }

  /// Stops at a range that runs backwards or is longer than anybody can read.
  ///
  /// - Parameters:
  ///   - order: what was expected of the order, for the message.
  ///   - means: what to narrow the range with.
  static func check(
    _ first: Int, last: Int, order: String, means: String, hint: String? = nil
  ) throws(CommandFailure) {
    guard first <= last else {
      throw CommandFailure(
        status: .usage,
        message:
          "the range runs backwards, from \(CalendarYear(first)) to \(CalendarYear(last)); expected \(order)."
      )
    }
    guard last - first < most else {
      throw CommandFailure(
        status: .usage,
        message:
          "the range has \(last - first + 1) years, and at most \(most) are gone through; narrow it"
          + " with \(means)\(hint ?? "").")
    }
  }
}
