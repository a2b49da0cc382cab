import ArgumentParser
import Camarilla

/// A command with `--measure`, and what that asks for.
protocol MeasuringCommand {
  static var measureHelp: String { get }
}

/// `--measure`: by which measures of centrality.
struct MeasuresArgument<Command: MeasuringCommand>: SectionedArguments {
  static var section: HelpSection { .measures }

  @Option(
    name: .customLong("measure"),
    help: ArgumentHelp("\(Command.measureHelp)", valueName: "measure"),
    transform: choice(noun: "measure", of: CentralityMeasure.self))
  var measures: [CentralityMeasure] = []
}
