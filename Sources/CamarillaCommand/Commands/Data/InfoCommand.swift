import ArgumentParser
import Camarilla

struct InfoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "What a chronicle holds.")

  @OptionGroup var file: ChroniclePathArgument
  @OptionGroup var format: ReadFormatArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try phases(phase: .load, doing: "Loading \(file.chronicle.name)") {
      try file.chronicle.load(as: format.from)
    }
    let answer = try phases(phase: .compute, doing: "Counting") {
      InfoAnswer(chronicle, path: file.chronicle.chronicle)
    }
    try phases.write(answer, to: output)
  }
}
