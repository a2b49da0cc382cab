import ArgumentParser
import Camarilla

/// `--from`, `--to` and `--by`: a range of time, and the steps in which it is gone through.
struct TimeRangeArguments: SectionedArguments {
  static let section = HelpSection.time

  @Option(
    help: ArgumentHelp(
      "The first year, or a date such as 1926-05 or 192X; the year of the chronicle's first date unless told.",
      valueName: "date"),
    transform: TimeArgument.parse)
  var from: TimeArgument?

  @Option(
    help: ArgumentHelp(
      "The last year or date; the year of the chronicle's last date unless told.",
      valueName: "date"),
    transform: TimeArgument.parse)
  var to: TimeArgument?

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "In which steps: \(TimeUnit.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "unit"),
    transform: choice(noun: "unit of time", of: TimeUnit.self))
  var unit = TimeUnit.year

  /// More steps than any table has use for.
  private static let most = 1_000_000

  /// The years asked for, where that can be said without the chronicle.
  var knownYears: ClosedRange<Int>? {
    guard let from, let to, from.days.lowerBound <= to.days.upperBound else { return nil }
    return TimeSteps(unit: unit, within: from.days.lowerBound...to.days.upperBound).years
  }

  /// The steps asked for; where an end was left out, to that of the chronicle.
  func steps(of chronicle: Chronicle) throws(CommandFailure) -> TimeSteps {
    let known = chronicle.years
    guard
      let first = from?.days.lowerBound ?? known.map({ .first(ofYear: $0.lowerBound) }),
      let last = to?.days.upperBound ?? known.map({ .last(ofYear: $0.upperBound) })
    else {
      throw CommandFailure(
        status: .usage, message: "the chronicle names no year; give --from and --to.")
    }
    guard first <= last else {
      throw CommandFailure(
        status: .usage,
        message: "the range runs backwards, from \(from?.text ?? "\(CalendarYear(first.year))")"
          + " to \(to?.text ?? "\(CalendarYear(last.year))"); expected --from not after --to.")
    }
    try YearRangeArguments.check(
      first.year, last: last.year, order: "--from not after --to", means: "--from and --to",
      hint: known.map { " (the chronicle's dates are of \(CalendarYear.text(years: $0)))" })
    let steps = TimeSteps(unit: unit, within: first...last)
    guard steps.count <= Self.most else {
      throw CommandFailure(
        status: .usage,
        message:
          "the range has \(steps.count) steps of a \(unit.rawValue), and at most \(Self.most)"
          + " are gone through; narrow it with --from and --to, or take longer steps with --by.")
    }
    return steps
  }
}

/// A year or another date on the command line, for the days that it may be.
struct TimeArgument: Equatable {
  /// As it was given.
  var text: String
  /// From its first possible day to its last.
  var days: ClosedRange<CalendarDay>
  /// As EDTF has it.
  var date: HistoricalDate

  /// Reads an argument.
  @Sendable static func parse(_ text: String) throws -> TimeArgument {
    if YearArgument(text) != nil {
      let year = try YearArgument.parse(text).year
      // Every year there is has a date.
      if let date = HistoricalDate(year: year) {
        return TimeArgument(
          text: "\(CalendarYear(year))", days: CalendarDay.days(ofYear: year), date: date)
      }
    }
    var plain = text
    if plain.first == YearArgument.minus { plain = "-" + plain.dropFirst() }
    guard let date = try? HistoricalDate(plain), date.earliest > .distantPast,
      date.latest < .distantFuture
    else {
      throw ValidationError(
        "expected a year such as 1926, -43 or 44BCE, or a date in EDTF such as 1926-05, 1926-05-14 or"
          + " 192X.")
    }
    return TimeArgument(text: plain, days: date.earliest...date.latest, date: date)
  }
}
