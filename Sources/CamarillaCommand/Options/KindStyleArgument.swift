import ArgumentParser
import Camarilla

/// `--kind-style`: how the edges of kinds look.
struct KindStyleArgument: SectionedArguments {
  static let section = HelpSection.picture

  /// The style of one kind.
  struct Entry: Sendable, Equatable {
    var kind: String
    var style: KindStyle

    /// - Throws: where the text is no kind and style.
    static func parse(_ text: String) throws -> Entry {
      guard let index = text.lastIndex(of: "="), index > text.startIndex else {
        throw ValidationError(
          "'\(text)' names no kind and style; expected a kind, = and a style, such as 'pact=teal,solid'"
        )
      }
      do {
        return Entry(
          kind: String(text[..<index]),
          style: try KindStyle(String(text[text.index(after: index)...])))
      } catch {
        throw ValidationError("\(error)")
      }
    }
  }

  @Option(
    name: .customLong("kind-style"),
    help: ArgumentHelp(
      "How the edges of a kind look, such as 'pact=teal,solid' or 'feud=#7A1FA2,dashed,2pt'; repeatable.",
      valueName: "kind=style"), transform: Entry.parse)
  var entries: [Entry] = []

  /// The chronicle with its kinds as they are to look.
  func applied(to chronicle: Chronicle) throws -> Chronicle {
    for entry in entries where chronicle.kind(named: entry.kind) == nil {
      throw CommandFailure(
        status: .usage,
        message: unknownWord(
          noun: "kind", text: entry.kind, among: chronicle.kinds.map(\.name)))
    }
    return entries.isEmpty
      ? chronicle
      : chronicle.styled(
        by: Dictionary(
          entries.map { ($0.kind, $0.style) }, uniquingKeysWith: { _, last in last }))
  }
}
