import ArgumentParser
import Camarilla

struct MeasuresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measures", abstract: "What each measure is: definition, range, cost and paper.",
    discussion: """
      With a name, that measure in plain words, worked out for a year of the chronicle that ships with camarilla.

      Examples:
        camarilla measures
        camarilla measures betweenness
        camarilla measures --of pair
      """)

  @Argument(
    help: "A measure, such as betweenness.",
    transform: choice(noun: "measure", among: MeasureDefinition.all.map { ($0.name, $0) }))
  var measure: MeasureDefinition?

  @Option(
    name: .customLong("of"),
    help: ArgumentHelp(
      "List those of one sort only: figure, tie, pair, groups or snapshot.", valueName: "sort"),
    transform: choice(noun: "sort of measure", of: MeasureDefinition.Subject.self))
  var subject: MeasureDefinition.Subject?

  @OptionGroup var output: OutputArguments

  func validate() throws {
    if measure != nil, subject != nil {
      throw ValidationError("a measure and --of were both given; expected one.")
    }
  }

  func run() async throws {
    guard let measure else { return try MeasuresAnswer(of: subject).emit(output) }
    try MeasureAnswer(measure).emit(output)
  }
}
