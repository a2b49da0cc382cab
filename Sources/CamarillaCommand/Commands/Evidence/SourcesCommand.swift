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
    try phases.write(answer, to: output)
  }
}

/// Sources with what rests on them.
struct SourcesAnswer: Answer {
  private let listing: Listing<CitedSource>

  init(chronicle: Chronicle, matching text: String) {
    listing = Listing(
      chronicle.citedSources().filter { $0.source.matches(of: text) },
      columns: [
        Column("id") { $0.source.id },
        Column("relationships", .right) { $0.relationships }, Column("alone", .right) { $0.alone },
        Column("author") { $0.source.author }, Column("title") { $0.source.title },
        Column("published") { $0.source.published }, Column("url", .below) { $0.source.url },
        .json("listed") { chronicle.source(id: $0.source.id) != nil },
        .json("attributes") { attributeMembers(of: $0.source.attributes) },
      ])
  }

  var json: any Encodable { listing }

  var csv: String { listing.csv }

  var text: String { listing.rows.isEmpty ? "no sources\n" : listing.table.text() }
}

extension Source {
  fileprivate func matches(of text: String) -> Bool {
    let key = text.withoutCaseAndAccents
    return key.isEmpty
      || [id, title, author ?? ""].contains { $0.withoutCaseAndAccents.contains(key) }
  }
}
