import ArgumentParser
import Camarilla

/// Of which times `convert` writes more than the plain chronicle.
struct ConvertedYears: SectionedArguments {
  static let section = HelpSection.time

  @Option(
    help: ArgumentHelp(
      "Write the snapshot of this year only, or of another time such as 1926-05.",
      valueName: "year"),
    transform: TimeArgument.parse)
  var year: TimeArgument?

  @Option(
    help: ArgumentHelp(
      "Write the whole chronicle, with the scores and factions of each of these years (1917..1953), or months"
        + " (1936-07..1937-06) and so on, as values that change; for formats that know such.",
      valueName: "from..to"),
    transform: StepRangeArgument.parse)
  var years: StepRangeArgument?

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "With --years: in which steps, \(TimeUnit.allCases.map(\.rawValue).joined(separator: ", ")); the unit of the two times unless told.",
      valueName: "unit"),
    completion: .choices(of: TimeUnit.self),
    transform: choice(noun: "unit of time", of: TimeUnit.self))
  var wantedUnit: TimeUnit?

  func validate() throws {
    if year != nil, years != nil {
      throw ValidationError("--year and --years were both given; expected one of them.")
    }
    guard let years else {
      if wantedUnit != nil {
        throw ValidationError("--by is of --years; add it, such as --years 1917..1953.")
      }
      return
    }
    if wantedUnit == nil, years.unit == nil {
      throw ValidationError(
        "\(years.first) is of the unit \(years.first.unitName), and \(years.last) of"
          + " \(years.last.unitName); expected two years, or two times of one other unit, such as"
          + " 1936-07..1937-06, or --by.")
    }
  }
}
