import ArgumentParser
import Camarilla

struct SourcesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "Lists sources and how much rests on each.",
    discussion: """
      "alone" counts the relationships that nothing but this source vouches for: what \
      --without-source would strike.
      """)

  @Argument(
    help: ArgumentHelp(
      "Only sources of whose id, title or author this is a part, case and accents aside.",
      valueName: "text"))
  var text: String?

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func run() async throws {
    let phases = Phases(timings)
    let chronicle = try self.chronicle.load(phases)
    let answer = phases(phase: .compute, doing: "Counting") {
      SourcesAnswer(chronicle: chronicle, matching: text ?? "")
    }
    if answer.isEmpty {
      Console.current.remark(of: [
        NarrowSearch.note(sources: text ?? "", among: chronicle.citedSources().map(\.source))
      ])
    }
    try phases.write(answer, to: output)
  }
}
