import ArgumentParser
import Camarilla
import CamarillaDrawing

struct SourcesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "Lists sources and how much rests on each.",
    discussion: """
      "alone" counts the relationships that nothing but this source vouches for: what \
      --without-source would strike. An output file named .svg, .png, .pdf or the like gets a map: which sources report \
      which ties, and of whom they say contradictory things.
      """)

  @Argument(
    help: ArgumentHelp(
      "Only sources of whose id, title or author this is a part, case and accents aside.",
      valueName: "text"))
  var text: String?

  @OptionGroup var chronicle: ChronicleArgument
  @OptionGroup(in: .picture) var drawing: PictureArguments
  @OptionGroup var output: OutputArguments
  @OptionGroup var timings: TimingsArgument

  func validate() throws {
    if !output.isPicture { try drawing.requireAbsent() }
  }

  func run() async throws { try await drawing.inFont(answer) }

  private func answer() async throws {
    let phases = Phases(timings)
    let chronicle = try self.chronicle.load(phases)
    if let path = output.picture {
      return try await draw(chronicle, into: path, phases: phases)
    }
    let answer = try phases(phase: .compute, doing: "Counting") {
      SourcesAnswer(chronicle: chronicle, matching: text ?? "")
    }
    if answer.isEmpty {
      Console.current.remark(of: [
        NarrowSearch.note(sources: text ?? "", among: chronicle.citedSources().map(\.source))
      ])
    }
    try phases.write(answer, to: output)
  }

  private func draw(_ chronicle: Chronicle, into path: String, phases: Phases) async throws {
    let file = try await PictureFile(path, page: drawing.size)
    let sources = text.map { text in
      Set(chronicle.citedSources().map(\.source).filter { $0.matches(of: text) }.map(\.id))
    }
    let map = try phases(phase: .compute, doing: "Comparing sources") {
      chronicle.sourceMap(of: sources, theme: drawing.theme)
    }
    let bytes = try await phases(phase: .render, doing: "Drawing") {
      try await file.draw(map, wayOut: "fewer sources, or a smaller --font")
    }
    try phases.write(bytes, to: path)
  }
}
