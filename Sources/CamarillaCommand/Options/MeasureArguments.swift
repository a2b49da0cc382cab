import ArgumentParser
import Camarilla

/// The options of single measures.
struct MeasureArguments: SectionedArguments, EstimatingArguments {
  static let section = HelpSection.measures
  static let exactHelp = """
    Compute the betweenness and harmonic centrality of a consensus exactly where figures times ties are many; without \
    it they are estimated there, and how well is told.
    """

  @Option(help: ArgumentHelp("Katz centrality's attenuation.", valueName: "x"))
  var alpha = 0.1

  @Option(help: ArgumentHelp("PageRank's damping.", valueName: "x"))
  var damping = 0.85

  @Flag(
    help: """
      Count ties by their |value|: a tie is 1/|value| long in the distances of betweenness, closeness and \
      harmonic; eigenvector, katz, pagerank, hub, authority, constraint, effective-size and clustering \
      count it |value| times.
      """)
  var weighted = false

  @Option(
    help: ArgumentHelp("Which way ties are read: both, in or out.", valueName: "direction"),
    completion: .choices(of: TieDirection.self),
    transform: choice(noun: "direction", of: TieDirection.self))
  var direction = TieDirection.both

  @OptionGroup var exact: ExactArgument<MeasureArguments>

  func validate() throws {
    guard alpha > 0, alpha.isFinite else {
      throw ValidationError("--alpha is \(alpha); expected a number above 0.")
    }
    guard damping >= 0, damping < 1 else {
      throw ValidationError("--damping is \(damping); expected a number from 0 to below 1.")
    }
  }

  var options: CentralityOptions {
    CentralityOptions(isWeighted: weighted, direction: direction, isExact: exact.isGiven)
  }

  /// A measure with its parameter, if it has one.
  func applied(to measure: CentralityMeasure) -> CentralityMeasure {
    switch measure {
    case .katz: .katz(alpha: alpha)
    case .pageRank: .pageRank(damping: damping)
    default: measure
    }
  }
}
