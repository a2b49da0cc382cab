import ArgumentParser
import Camarilla
import CamarillaFormats
import CamarillaStore

struct StoreHistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Who changed what in a store, when and why.")

  @Argument(help: "Only the changes of the relationship, figure or source of this id.")
  var id: String?

  @OptionGroup var store: StoreArgument
  @OptionGroup var output: OutputArguments

  func run() async throws {
    let store = try ChronicleStore(path: self.store.store)
    do {
      try ChangesAnswer(try store.history(of: id)).report().emit(output)
    } catch FormatsError.invalid(let invalid) {
      throw CommandFailure(
        status: .usage,
        message:
          "\(invalid.problems.first?.message ?? "unknown id") (`camarilla store history --store"
          + " \(ShellWord(store.path))` tells all changes)")
    }
  }
}

struct StoreSearchCommand: AsyncParsableCommand, TopCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find figures by name, and relationships by post and note.",
    discussion: """
      All words have to be there, each as the beginning of a word, case and accents aside. Figures come \
      first, then relationships, the best first.
      """)

  static let topHelp =
    "How many of figures and of relationships to print; tables show 20 unless told, CSV and JSON"
    + " all."

  @Argument(help: "The words.") var words: [String]

  @OptionGroup var store: StoreArgument
  @OptionGroup var top: TopArgument<StoreSearchCommand>
  @OptionGroup var output: OutputArguments

  func run() async throws {
    let hits = try ChronicleStore(path: store.store).search(
      words.joined(separator: " "), most: top.count ?? (output.format == .table ? 20 : .max))
    try SearchAnswer(hits).report().emit(output)
  }
}

struct SearchAnswer: Encodable {
  struct Hit: Encodable {
    var table: String
    var id: String
    var title: String
    var field: String
    var snippet: String
    var score: Double
  }

  var hits: [Hit]

  init(_ hits: [SearchHit]) {
    self.hits = hits.map {
      Hit(
        table: $0.table.rawValue, id: $0.id, title: $0.title, field: $0.field,
        snippet: $0.snippet, score: $0.score)
    }
  }

  func report() -> Report<SearchAnswer> {
    var table = Table([("id", .left), ("", .left), ("", .left), ("found", .left)])
    var csv = Table(["table", "id", "title", "field", "snippet", "score"].map { ($0, .left) })
    for hit in hits {
      table.append([
        Table.oneLine(of: hit.id), Table.oneLine(of: hit.title), hit.field,
        Table.oneLine(of: hit.snippet),
      ])
      csv.append([hit.table, hit.id, hit.title, hit.field, hit.snippet, "\(hit.score)"])
    }
    return Report(text: hits.isEmpty ? "nothing found\n" : table.text(), csv: csv.csv(), json: self)
  }
}
