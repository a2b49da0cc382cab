import Camarilla
import CamarillaFormats

/// Figures on the command line: ids or names with commas between them, or the name of a file with an id a line.
enum FigureListArgument {
  /// The ids of all figures that some texts name.
  static func ids(wanted texts: [String], in chronicle: Chronicle) throws -> Set<Figure.ID> {
    var ids: Set<Figure.ID> = []
    for text in texts {
      if let path = path(in: text), chronicle.figure(id: Figure.ID(text)) == nil {
        ids.formUnion(try Self.ids(file: path, in: chronicle))
      } else {
        ids.formUnion(try Self.ids(list: text, in: chronicle))
      }
    }
    return ids
  }

  /// The path behind an `@`.
  private static func path(in text: String) -> String? {
    text.hasPrefix("@") && text.count > 1 ? String(text.dropFirst()) : nil
  }

  private static func ids(
    list text: String, in chronicle: Chronicle
  ) throws(CommandFailure) -> Set<Figure.ID> {
    // An id or a name with a comma in it is meant as it stands.
    let whole = text.withoutOuterBlanks
    if chronicle.figure(id: Figure.ID(whole)) != nil
      || chronicle.figures.contains(where: { $0.name == whole })
    {
      return [try FigureArgument.figure(text: whole, in: chronicle).id]
    }
    var ids: Set<Figure.ID> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let name = String(part.trimmingBlanks())
      guard !name.isEmpty else {
        throw CommandFailure(
          status: .usage,
          message:
            "'\(text)' names no figure\(text.isEmpty ? "" : " between two commas"); expected ids or names"
            + " with commas between them")
      }
      ids.insert(try FigureArgument.figure(text: name, in: chronicle).id)
    }
    return ids
  }

  /// The ids that a file has, one a line; blank lines are none, and neither are those that begin with `#`, unless there is
  /// a figure of that id. All that are unknown are told.
  private static func ids(file path: String, in chronicle: Chronicle) throws -> Set<Figure.ID> {
    let input = try Input.opened(Input.declared(path))
    let bytes = try input.content ?? TableInput.contents(path: input.name)
    var ids: Set<Figure.ID> = []
    var problems: [Problem] = []
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      let text = String(line.trimmingBlanks())
      if text.isEmpty { continue }
      if let figure = chronicle.figure(id: Figure.ID(text)) {
        ids.insert(figure.id)
        continue
      }
      if text.hasPrefix("#") { continue }
      problems.append(
        .error(
          "unknown figure '\(shortened(Table.oneLine(of: text)))'", rule: .unknownFigure,
          at: Problem.Location(file: input.name, line: index + 1, column: 1), text: text,
          expected: "an id of the chronicle",
          suggestion: problems.count < mostSuggestions
            ? chronicle.suggestion(forFigure: text) : Suggestion()))
    }
    guard problems.isEmpty else {
      throw CommandFailure.telling(problems, mostOfEach: mostListed) { _ in
        "'\(input.name)' has \(Number.count(problems.count, singular: "id")) of no figure"
      }
    }
    return ids
  }

  /// More unknown ids than these are counted.
  private static let mostListed = 100
  /// Looking for the nearest names goes through all of them.
  private static let mostSuggestions = 20
}
