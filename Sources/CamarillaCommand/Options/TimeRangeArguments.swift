import ArgumentParser
import Camarilla

/// `--from`, `--to` and `--by`: a range of time, and the steps in which it is gone through.
struct TimeRangeArguments: SectionedArguments {
  static let section = HelpSection.time

  @Option(
    help: ArgumentHelp(
      "The first year, or another time such as 1926-05 or 192X; the year of the chronicle's first date unless"
        + " told.", valueName: "time"),
    transform: TimeArgument.parse)
  var from: TimeArgument?

  @Option(
    help: ArgumentHelp(
      "The last year or other time; the year of the chronicle's last date unless told.",
      valueName: "time"),
    transform: TimeArgument.parse)
  var to: TimeArgument?

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "In which steps: \(TimeUnit.allCases.map(\.rawValue).joined(separator: ", ")) (default: year).",
      valueName: "unit"),
    completion: .choices(of: TimeUnit.self),
    transform: choice(noun: "unit of time", of: TimeUnit.self))
  var wantedUnit: TimeUnit?

  var unit: TimeUnit { wantedUnit ?? .year }

  /// Whether any of the options was given.
  var isGiven: Bool { from != nil || to != nil || wantedUnit != nil }

  /// More years than anybody can read, and than any chronicle of people spans.
  private static let mostYears = 20_000

  /// More steps than anybody can read.
  static let mostSteps = 100_000

  /// The steps asked for, where that can be said without the chronicle.
  var known: TimeSteps? {
    guard let from, let to, from.days.lowerBound <= to.days.upperBound else { return nil }
    return TimeSteps(unit: unit, within: from.days.lowerBound...to.days.upperBound)
  }

  /// The range as one time, as it was written; nil where an end was left out, or it runs backwards.
  var span: TimeSpan? {
    guard let from, let to, from.days.lowerBound <= to.days.upperBound else { return nil }
    return from == to
      ? from.time
      : TimeSpan("\(from.time.period)/\(to.time.period)")
        ?? TimeSpan(days: from.days.lowerBound...to.days.upperBound)
  }

  /// The steps asked for; where an end was left out, to that of the chronicle.
  ///
  /// - Parameters:
  ///   - unit: how long they are, where that isn't for `--by` to say.
  ///   - most: how many the command can go through.
  func steps(
    of chronicle: Chronicle, by unit: TimeUnit? = nil, most: Int = mostSteps
  ) throws(CommandFailure) -> TimeSteps {
    try steps(withinYears: chronicle.years, by: unit, most: most)
  }

  /// The same, of a chronicle whose dates are of some years; nil of one without dates.
  func steps(
    withinYears known: ClosedRange<Int>?, by unit: TimeUnit? = nil, most: Int = mostSteps
  ) throws(CommandFailure) -> TimeSteps {
    guard
      let first = from?.days.lowerBound ?? known.map({ .first(ofYear: $0.lowerBound) }),
      let last = to?.days.upperBound ?? known.map({ .last(ofYear: $0.upperBound) })
    else {
      throw CommandFailure(
        status: .usage, message: "the chronicle names no year; give --from and --to.")
    }
    let steps = try Self.steps(
      of: unit ?? self.unit, from: from?.time ?? TimeSpan(year: first.year),
      through: to?.time ?? TimeSpan(year: last.year), most: most,
      order: "--from not after --to", means: "--from and --to",
      hint: known.map { " (the chronicle's dates are of \(CalendarYear.text(years: $0)))" } ?? "")
    if isGiven, wantedUnit == nil, unit == nil {
      Console.current.remark(of: [widening(to: steps, from: first...last)])
    }
    return steps
  }

  /// Says so where steps of the default unit are more than what was asked for.
  private func widening(to steps: TimeSteps, from days: ClosedRange<CalendarDay>) -> String? {
    guard steps.days != days else { return nil }
    let asked = span ?? TimeSpan(days: days)
    // The unit in which the range was written; days fit any.
    let written = [from, to].compactMap { $0?.time.steps.unit }
    let fitting = TimeUnit.allCases.reversed().first {
      written.contains($0) && TimeSteps(unit: $0, within: days).days == days
    }
    return "\(asked) is taken in whole \(steps.unit.plural), \(steps); --by"
      + " \((fitting ?? .day).rawValue) keeps to it"
  }

  /// The steps from one time through another; stops at a range that runs backwards or is longer than anybody can
  /// read.
  ///
  /// - Parameters:
  ///   - order: what was expected of the order, for the message.
  ///   - means: what to narrow the range with.
  ///   - hint: what there is to choose from.
  static func steps(
    of unit: TimeUnit, from start: TimeSpan, through end: TimeSpan, most: Int = mostSteps,
    order: String, means: String, hint: String = ""
  ) throws(CommandFailure) -> TimeSteps {
    let (first, last) = (start.days.lowerBound, end.days.upperBound)
    guard first <= last else {
      throw CommandFailure(
        status: .usage,
        message: "the range runs backwards, from \(start) to \(end); expected \(order).")
    }
    guard last.year - first.year < mostYears else {
      throw CommandFailure(
        status: .usage,
        message:
          "the range has \(last.year - first.year + 1) years, and at most \(mostYears) are gone through;"
          + " narrow it with \(means)\(hint).")
    }
    let steps = TimeSteps(unit: unit, within: first...last)
    guard steps.count <= most else {
      throw CommandFailure(
        status: .usage,
        message:
          "the range has \(steps.count) steps of a \(unit.rawValue), and at most \(most) are gone"
          + " through; narrow it with \(means), or take longer steps with --by.")
    }
    return steps
  }
}
