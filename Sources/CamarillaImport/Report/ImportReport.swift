public import Camarilla

/// What became of the rows of a table that was imported.
public struct ImportReport: Sendable, Equatable {
  /// Rows that were passed over for one reason.
  public struct Skip: Sendable, Equatable {
    /// Why: `no target`, `'code' is '19', which the mapping skips`.
    public var reason: String
    /// What it has in common with reasons that differ in the value alone: `'code' has a value that the
    /// mapping skips`. Of other reasons the same as ``reason``.
    public var sort: String
    /// The value, where the reason is one: `19`.
    public var value: String?
    /// How many rows were left out for the reason.
    public var rows: Int
    /// Where the first of them stands.
    public var first: Problem.Location
  }

  /// The table, as it was named.
  public var table: String
  /// What parts the fields, by the mapping's word for it (`semicolon`), where that was found by the table
  /// itself: neither the mapping nor the file's name says it.
  public var delimiter: String?
  /// The rows read, those with faults included.
  public var rows = 0
  /// The relationships made, merged ones counted once.
  public var relationships = 0
  /// How many figures came out of the table.
  public var figures = 0
  /// The rows that gave at least one relationship, or had a part in one.
  public var usedRows = 0
  /// Where years were merged: how many dyad-years went into the relationships, and how many said
  /// again what another row had said.
  public var mergedYears = 0
  /// How many rows repeated a year that another row had given.
  public var repeatedYears = 0
  /// Intervals an end of which could not be said, and was left unknown: `before` a start's date.
  public var loosenedDates = 0
  /// Relationships while both ends live of which a date of one had to do for both, or an end could not be
  /// said.
  public var loosenedLives = 0
  /// Relationships that may have held at any time, as they have no date.
  public var undated = 0
  /// Rows that gave no relationship, by reason, in the order in which reasons first came up.
  public var skips: [Skip] = []
  /// What is doubtful, and the faults of rows that the mapping passes over; at most 1,000.
  public var warnings: [Problem] = []
  /// How many warnings there were beyond those.
  public var furtherWarnings = 0

  /// How many rows were left out, for whatever reason.
  public var skippedRows: Int { skips.reduce(0) { $0 + $1.rows } }

  init(table: String) { self.table = table }
}
