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
      try ChangesAnswer(try store.history(of: id)).emit(output)
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
    try SearchAnswer(hits).emit(output)
  }
}
