import ArgumentParser
import Camarilla

/// A command with `--measure`, and what that asks for.
protocol MeasuringCommand {
  static var measureHelp: String { get }
}

/// `--measure`: by which measures of centrality, with what these take.
struct MeasuresArgument<Command: MeasuringCommand>: SectionedArguments {
  static var section: HelpSection { .measures }

  @Option(
    name: .customLong("measure"),
    help: ArgumentHelp("\(Command.measureHelp)", valueName: "measure"),
    completion: .list(CentralityMeasure.allCases.map(\.name)),
    transform: choice(
      noun: "measure", among: CentralityMeasure.allCases.map { (name: $0.name, value: $0) }))
  private var named: [CentralityMeasure] = []

  @OptionGroup var parameters: MeasureArguments

  /// Those that were named, with the parameters that were given.
  var measures: [CentralityMeasure] { named.map(parameters.applied) }

  /// Each of them once: two columns of one name would be one too many.
  var distinctMeasures: [CentralityMeasure] {
    let measures = measures
    return measures.indices.filter { !measures[..<$0].contains(measures[$0]) }.map { measures[$0] }
  }
}
