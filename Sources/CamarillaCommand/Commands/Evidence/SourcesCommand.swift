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
    let chronicle = try phases(phase: .load, doing: "Loading \(chronicle.name)") {
      try self.chronicle.load()
    }
    let answer = phases(phase: .compute, doing: "Counting") {
      SourcesAnswer(chronicle: chronicle, matching: text ?? "")
    }
    try phases(phase: .write, doing: "Writing") { try answer.report().emit(output) }
  }
}

/// Sources with what rests on them.
struct SourcesAnswer {
  struct SourceAnswer: Encodable {
    var id: String
    var title: String
    @ExplicitNull var author: String?
    @ExplicitNull var published: String?
    @ExplicitNull var url: String?
    /// How many relationships cite it, and how many cite nothing else.
    var relationships: Int
    var alone: Int
    /// Whether the chronicle's list of sources has it.
    var listed: Bool
    var attributes: [String: String]
  }

  let sources: [SourceAnswer]

  init(chronicle: Chronicle, matching text: String) {
    sources = chronicle.citedSources().filter { $0.source.matches(of: text) }.map { cited in
      let source = cited.source
      return SourceAnswer(
        id: source.id, title: source.title, author: source.author, published: source.published,
        url: source.url, relationships: cited.relationships, alone: cited.alone,
        listed: chronicle.source(id: source.id) != nil,
        attributes: Dictionary(
          source.attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
    }
  }

  func report() -> Report<[SourceAnswer]> {
    var table = Table([
      ("id", .left), ("relationships", .right), ("alone", .right), ("author", .left),
      ("title", .left), ("published", .left), ("url", .below),
    ])
    for source in sources {
      table.append([
        source.id, "\(source.relationships)", "\(source.alone)", source.author ?? "", source.title,
        source.published ?? "", source.url ?? "",
      ])
    }
    return Report(
      text: sources.isEmpty ? "no sources\n" : table.text(), csv: table.csv(), json: sources)
  }
}

extension Source {
  fileprivate func matches(of text: String) -> Bool {
    let key = text.withoutCaseAndAccents
    return key.isEmpty
      || [id, title, author ?? ""].contains { $0.withoutCaseAndAccents.contains(key) }
  }
}
