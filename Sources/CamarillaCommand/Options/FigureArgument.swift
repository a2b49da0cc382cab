import Camarilla
import CamarillaStore

/// A figure on the command line: its id, its name or an unambiguous part of either.
enum FigureArgument {
  /// The figure that a text names in a chronicle; case and accents aside.
  static func figure(text: String, in chronicle: Chronicle) throws(CommandFailure) -> Figure {
    switch chronicle.figure(called: text) {
    case .found(let figure): return figure
    case .ambiguous(let figures): throw ambiguous(text: text, figures: figures)
    case .unknown(let offered):
      let hint =
        offered.isEmpty
        ? "; expected the id or the name of one of \(Number.count(chronicle.figures.count, singular: "figure"))."
        : Suggestion.hint(offering: list(offered) + difference(of: offered, from: text))
      throw CommandFailure(status: .usage, message: "unknown figure '\(text)'\(hint)")
    }
  }

  /// The id of the figure that a text names in a store, to be edited or written of: a stretch of a name is not enough
  /// for that, and which figure words of a name are taken for is said. A text that names none is an id as it stands,
  /// which editing then refuses.
  ///
  /// - Parameters:
  ///   - text: its id, its name, or words of either that no other has.
  ///   - field: the option or argument that it is the value of.
  ///   - store: where the figure is.
  static func id(text: String, of field: String, in store: ChronicleStore) throws -> Figure.ID {
    let text = text.withoutOuterBlanks
    let id = Figure.ID(text)
    if try store.hasFigure(id) { return id }
    switch try store.figure(called: text, isAnyStretchEnough: false) {
    case .found(let figure):
      let key = text.withoutCaseAndAccents
      if ![figure.id.rawValue, figure.name, figure.label ?? ""].contains(where: {
        $0.withoutCaseAndAccents == key
      }) {
        Console.current.note(
          "camarilla: '\(Table.oneLine(of: text))' is taken for \(list([figure], withLives: true))",
          about: Concern(field: field))
      }
      return figure.id
    case .ambiguous(let figures): throw ambiguous(text: text, figures: figures).about(field)
    case .unknown: return id
    }
  }

  /// What the only figure that is offered differs in from a text that looks like its id or name.
  private static func difference(of offered: [Figure], from text: String) -> String {
    guard offered.count == 1 else { return "" }
    let names = [offered[0].id.rawValue, offered[0].name]
    return names.lazy.compactMap { Suggestion.difference(of: $0, from: text) }.first
      .map { ", \($0)" } ?? ""
  }

  private static func ambiguous(text: String, figures: [Figure]) -> CommandFailure {
    CommandFailure(
      status: .usage,
      message: "'\(text)' fits several figures; give an id: \(list(figures, withLives: true)).")
  }

  /// Ids with their names and, where they are to be told apart, the years of their lives; the first ten.
  private static func list(_ figures: [Figure], withLives: Bool = false) -> String {
    var texts = figures.prefix(10).map { figure in
      let name = figure.isNamedByID ? "" : " (\(figure.name))"
      let life = [figure.born, figure.died].map { $0.map(year) ?? "" }
      return "'\(figure.id)'" + name
        + (!withLives || life == ["", ""] ? "" : " \(life[0])–\(life[1])")
    }
    if figures.count > texts.count { texts.append("… \(figures.count - texts.count) more") }
    return texts.listed(by: "or", separator: ", ")
  }

  /// The year of a date, where it is one; else the date.
  private static func year(of date: HistoricalDate) -> String {
    let year = date.earliest.year
    return year > 0 && date.latest.year == year ? "\(year)" : date.description
  }
}
