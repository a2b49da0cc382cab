import Camarilla
import CamarillaStore

/// A figure on the command line: its id, its name or an unambiguous part of either.
enum FigureArgument {
  /// The figure that a text names in a chronicle; case and accents aside.
  static func figure(_ text: String, in chronicle: Chronicle) throws(CommandFailure) -> Figure {
    switch chronicle.figure(called: text) {
    case .found(let figure): return figure
    case .ambiguous(let figures): throw ambiguous(text, figures)
    case .unknown(let offered):
      let hint =
        offered.isEmpty
        ? "; expected the id or the name of one of \(Number.count(chronicle.figures.count, "figure"))."
        : " — did you mean \(list(offered))?"
      throw CommandFailure(.usage, "unknown figure '\(text)'\(hint)")
    }
  }

  /// The id of the figure that a text names in a store; a text that names none is an id as it stands,
  /// which editing then refuses.
  static func id(_ text: String, in store: ChronicleStore) throws -> Figure.ID {
    if try store.hasFigure(text) { return text }
    switch try store.figure(called: text) {
    case .found(let figure): return figure.id
    case .ambiguous(let figures): throw ambiguous(text, figures)
    case .unknown: return text
    }
  }

  private static func ambiguous(_ text: String, _ figures: [Figure]) -> CommandFailure {
    CommandFailure(.usage, "'\(text)' fits several figures; give an id: \(list(figures)).")
  }

  /// Ids with their names, the first ten.
  private static func list(_ figures: [Figure]) -> String {
    var texts = figures.prefix(10).map { figure in
      figure.name == figure.id ? "'\(figure.id)'" : "'\(figure.id)' (\(figure.name))"
    }
    if figures.count > texts.count { texts.append("… \(figures.count - texts.count) more") }
    guard let last = texts.popLast() else { return "" }
    return texts.isEmpty ? last : texts.joined(separator: ", ") + " or " + last
  }
}
