public import Camarilla
import CamarillaFormats

/// Who changes a store, when and why.
public struct EditNote: Hashable, Sendable {
  /// Who made the edit; no edit is made by a blank.
  public var author: String
  /// In UTC, as ISO 8601 writes it: `2026-11-21T09:30:00Z`. No edit is made at what is no time with its zone.
  public var time: String
  /// Why, in the words of who made it.
  public var reason: String?

  /// A note for an edit; `time` is an ISO 8601 time with its zone.
  public init(author: String, time: String, reason: String? = nil) {
    self.author = author
    self.time = time
    self.reason = reason
  }

  /// What a time is that an edit may be made at.
  package static let expectedTime = "a time in UTC, such as 2026-11-21T09:30:00Z"

  /// Whether a text is a time of a day, with its zone.
  package static func isTime(_ text: String) -> Bool {
    let time = (try? HistoricalDate(text))?.timeOfDay
    return time?.contains { "Z+-".contains($0) } == true
  }

  /// Makes sure that the history can have it.
  ///
  /// - Throws: `FormatsError.invalid` for what is no time, and for a blank author.
  func check() throws(FormatsError) {
    guard Self.isTime(time) else {
      throw StoreEditor.refusal(
        rule: .malformedDate, found: "the edit was made at '\(shortened(time))'", id: time,
        expected: Self.expectedTime)
    }
    guard !author.withoutOuterBlanks.isEmpty else {
      throw StoreEditor.refusal(
        rule: .missingValue, found: "the edit has a blank author", id: author, expected: "a name")
    }
  }
}

/// One change of a store, as its history keeps it.
///
/// An edit that changes several rows, such as the merging of two figures, has a change for each; they are
/// undone and done again together.
public struct StoreChange: Hashable, Sendable {
  /// What an edit did to a row.
  public enum Action: String, Hashable, Sendable, CaseIterable {
    /// A row was added.
    case add
    /// A row was changed.
    case amend
    /// A row was taken out.
    case retract
    /// A row went into another, or was changed as one of its figures or sources did.
    case merge
    /// An earlier change was undone.
    case undo
    /// What had been undone was done again.
    case redo
    /// The rows of other chronicles were added, or put in the place of older ones.
    case imported = "import"
  }

  /// Its number, from 1.
  public var change: Int
  /// The number of the first change of its edit; nil where the edit has no other.
  public var edit: Int?
  /// Who made the edit, when and why.
  public var note: EditNote
  /// What was done.
  public var action: Action
  /// The number of the first change of the edit that was undone or done again.
  public var undoes: Int?
  /// The table that was changed.
  public var subject: Problem.Subject.Table
  /// The id of what was changed.
  public var id: String
  /// The row before the change, a JSON object by the names of the table's columns; nil where there was
  /// none.
  public var before: String?
  /// The row after it.
  public var after: String?
  /// What is doubtful in what was added or amended; only told when the change is made.
  public var warnings: [Problem] = []
  /// The other changes of the edit; only told, of the first of them, when it is made.
  public var alongside: [StoreChange] = []

  /// The number of the relationship, or the row of the figure or source.
  var number = 0
}
