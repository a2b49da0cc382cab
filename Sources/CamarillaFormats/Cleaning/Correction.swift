public import Camarilla

/// A change of one text that cleaning made, or that it leaves to a person.
public struct Correction: Hashable, Sendable {
  /// What became of it.
  public enum Status: String, Encodable, Hashable, Sendable, CaseIterable {
    /// It was made, since nothing else can have been meant.
    case certain
    /// It was made, since a person accepted it.
    case accepted
    /// It was not made: a person must decide.
    case doubtful
    /// It was not made, since a person declined it.
    case declined
  }

  /// The name of the table's file; of a store, the table.
  public var file: String
  /// The row as spreadsheets count, the header being 1; of a store, the row's id. For what is doubtful in many
  /// rows, the first.
  public var row: String
  /// The heading of the column.
  public var column: String
  /// What stands there.
  public var text: String
  /// What is to stand there, or stands there now.
  public var proposal: String
  /// What became of it.
  public var status: Status
  /// What was broken.
  public var rule: Problem.Rule
  /// Why, in words without a full stop.
  public var reason: String
  /// How much speaks for one figure, where two are to be merged; see `Twin`.
  public var score: Double?
  /// In how many cells the text stands; 1 of what was changed, as each change is listed.
  public var count = 1

  /// A correction; every argument is the property of its name.
  package init(
    file: String, row: String, column: String, text: String, proposal: String, status: Status,
    rule: Problem.Rule, reason: String, score: Double? = nil
  ) {
    self.file = file
    self.row = row
    self.column = column
    self.text = text
    self.proposal = proposal
    self.status = status
    self.rule = rule
    self.reason = reason
    self.score = score
  }

  /// What is doubtful is decided once for all cells of a column that have the same text; both ends of a
  /// relationship are one column.
  package var key: Key { Key(file: file, column: column, text: text) }

  /// What tells a decision from others.
  package struct Key: Hashable, Sendable {
    package var file: String
    package var column: String
    package var text: String

    package init(file: String, column: String, text: String) {
      self.file = file
      self.column = column == "target" ? "source" : column
      // Blanks around a text are none of it, and a table of answers doesn't keep them.
      self.text = text.withoutOuterBlanks
    }
  }
}
