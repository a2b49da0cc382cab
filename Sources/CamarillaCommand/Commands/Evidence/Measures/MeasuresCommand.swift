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
    help: "A measure, such as betweenness, or what it is called in the literature, such as E-I.",
    transform: { try measure(named: $0) })
  var measure: MeasureDefinition?

  @Option(
    name: .customLong("of"),
    help: ArgumentHelp(
      "List those of one sort only: figure, tie, pair, groups or snapshot.", valueName: "sort"),
    completion: .choices(of: MeasureDefinition.Subject.self),
    transform: choice(noun: "sort of measure", of: MeasureDefinition.Subject.self))
  var subject: MeasureDefinition.Subject?

  @OptionGroup var output: OutputArguments

  func validate() throws {
    if measure != nil, subject != nil {
      throw ValidationError("a measure and --of were both given; expected one.")
    }
  }

  /// The measure of a name; of others that nobody has, says which ones speak of it.
  private static func measure(named text: String) throws -> MeasureDefinition {
    if let measure = MeasureDefinition(named: text) { return measure }
    let hint = Suggestion(nearestTo: text, among: MeasureDefinition.all.map(\.name)).hint
    let word = text.lowercased()
    let speaking =
      word.count < 3
      ? []
      : MeasureDefinition.all.filter { measure in
        [measure.summary, measure.explanation, measure.reference].contains {
          $0.lowercased().contains(word)
        }
      }.map(\.name)
    let others =
      hint.isEmpty && !speaking.isEmpty
      ? "; \(Array(speaking.prefix(5)).listed()) speak\(speaking.count == 1 ? "s" : "") of it" : ""
    throw ValidationError(
      "unknown measure '\(text)'\(hint.isEmpty ? others + "." : hint) 'camarilla measures' lists all."
    )
  }

  func run() async throws {
    guard let measure else { return try MeasuresAnswer(of: subject).emit(output) }
    try MeasureAnswer(measure).emit(output)
  }
}
