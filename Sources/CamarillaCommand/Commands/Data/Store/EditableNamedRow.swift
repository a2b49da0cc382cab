import ArgumentParser
import Camarilla
import CamarillaStore

/// A row with commands of its own, `add-figure` and the like: a figure or a source.
protocol EditableNamedRow: EditableRow, NamedRow {
  static var words: NamedRowWords { get }

  /// The id of the row that a text on the command line names.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - argument: what the command line calls it.
  ///   - store: where the row is.
  static func key(text: String, of argument: String, in store: ChronicleStore) throws -> String
}

extension EditableNamedRow {
  /// The column by which people call the row.
  static var nameField: TableField<Self> {
    fields.first { if case .name = $0.content { true } else { false } }!
  }
}

/// How the help of such commands speaks of figures, and how of sources.
struct NamedRowWords {
  /// How it is given: "The figure, by id or name."
  let argument: String
  let goingArgument: String
  let stayingArgument: String
  /// What becomes of relationships where its id is changed.
  let renaming: String
  /// What merging two does to relationships, and what is to be known of it.
  let merging: String
  let mergingInDetail: String
  /// The flag that takes one out together with what names it.
  let thoroughFlag: String
  let thoroughHelp: String
}

extension Figure: EditableNamedRow {
  static let words = NamedRowWords(
    argument: "The figure, by id or name.",
    goingArgument: "The figure that goes, by id or name.",
    stayingArgument: "The figure that stays, by id or name.",
    renaming: "With a new --id the figure keeps its relationships.",
    merging: "the second gets the relationships of the first",
    mergingInDetail: """
      Figures that have a relationship with each other are not merged.

      Example:
        camarilla store merge-figures zinovev zinoviev --store x.camarilla
      """,
    thoroughFlag: "with-relationships", thoroughHelp: "Take its relationships out with it.")

  static func key(text: String, of argument: String, in store: ChronicleStore) throws -> String {
    try FigureArgument.id(text: text, of: argument, in: store).rawValue
  }
}

extension Source: EditableNamedRow {
  static let words = NamedRowWords(
    argument: "The source's id.", goingArgument: "The id of the source that goes.",
    stayingArgument: "The id of the source that stays.",
    renaming: "With a new --id, what cites the source cites it by that.",
    merging: "what cites the first then cites the second",
    mergingInDetail: "The first may also be an id that is cited and listed nowhere.",
    thoroughFlag: "with-citations", thoroughHelp: "Take it out of what cites it, too.")

  static func key(text: String, of argument: String, in store: ChronicleStore) throws -> String {
    text.withoutOuterBlanks
  }
}
