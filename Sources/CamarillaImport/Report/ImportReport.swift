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

  /// Rows with a start and a blank cell for the end.
  public struct BlankEnds: Sendable, Equatable {
    /// How many rows.
    public var rows = 0
    /// Where the first of them stands.
    public var first: Problem.Location?
    /// Where the last one stands, since several relationships may come of one.
    private var last: Problem.Location?

    mutating func add(_ location: Problem.Location) {
      guard location != last else { return }
      (first, last) = (first ?? location, location)
      rows += 1
    }
  }

  /// A table of relationships that was read.
  public struct Table: Sendable, Equatable {
    /// The file, as it was found.
    public var file: String
    /// What parts the fields, by the mapping's word for it (`semicolon`), where that was found by the table
    /// itself: neither the mapping nor the file's name says it.
    public var delimiter: String?
    /// The rows read, those with faults included.
    public var rows = 0
    /// The rows that gave at least one relationship, or had a part in one.
    public var usedRows = 0
  }

  /// A column of a table of relationships, figures, sources or kinds of which the mapping makes nothing, so that what
  /// its cells say is not taken over.
  public struct UnusedColumn: Sendable, Equatable {
    /// The table's file, as it was found.
    public var file: String
    /// The heading.
    public var column: String
    /// How many of its cells say something, in all rows that could be read.
    public var filledCells: Int
    /// What the mapping would say to take it over, where it is called as a field of a chronicle's table:
    /// `confidence: Confidence`. Nil of any other.
    public var proposal: String?
    /// Where the heading stands.
    public var location: Problem.Location
  }

  /// What came of looking for a table's rows in another one.
  public struct Lookup: Sendable, Equatable {
    /// What the mapping calls it.
    public var name: String
    /// The table whose rows looked.
    public var table: String
    /// The table in which they looked.
    public var file: String
    /// How many rows found one.
    public var matched: Int
    /// How many had a key that the other table doesn't have.
    public var unmatched: Int
    /// The keys that it doesn't have, those of most rows first; at most ten.
    public var unmatchedKeys: [UnmatchedKey] = []
    /// How many different keys that are.
    public var unmatchedKeyCount = 0
  }

  /// A key that another table doesn't have.
  public struct UnmatchedKey: Sendable, Equatable {
    /// The key, as it is looked for.
    public var key: String
    /// How many rows look for it.
    public var rows: Int
  }

  /// The table, as it was named, or the mapping where that names its tables.
  public var table: String
  /// The tables of relationships, in the order of the mapping.
  public var tables: [Table] = []
  /// The look-ups in other tables, in the order in which they were done with.
  public var lookups: [Lookup] = []
  /// The columns of which the mapping makes nothing, blank ones included, table by table in the order of reading.
  public var unusedColumns: [UnusedColumn] = []
  /// The rows read, those with faults included.
  public var rows: Int { tables.reduce(0) { $0 + $1.rows } }
  /// The delimiter of the only table, where that was found by itself.
  public var delimiter: String? { tables.count == 1 ? tables[0].delimiter : nil }
  /// The relationships made, merged ones counted once.
  public var relationships = 0
  /// How many figures came out of the table.
  public var figures = 0
  /// How many of them have several lives, which are kept as `spells`.
  public var figuresOfSeveralLives = 0
  /// Of how many a name or something else changes with time, which is kept as `name-history` and the like.
  public var changingFigures = 0
  /// The rows that gave at least one relationship, or had a part in one.
  public var usedRows: Int { tables.reduce(0) { $0 + $1.usedRows } }
  /// Where years were merged: how many dyad-years went into the relationships, and how many said
  /// again what another row had said.
  public var mergedYears = 0
  /// How many rows repeated a year that another row had given.
  public var repeatedYears = 0
  /// How many rows went into the relationships where months or days are merged.
  public var mergedPeriods = 0
  /// How many rows repeated what others had given there.
  public var repeatedPeriods = 0
  /// Which relationships rows were merged into, for a store that they are added to.
  public var merged: [MergedPeriods] = []
  /// Intervals an end of which could not be said, and was left unknown: `before` a start's date.
  public var loosenedDates = 0
  /// Relationships while both ends live of which a date of one had to do for both, or an end could not be
  /// said.
  public var loosenedLives = 0
  /// Relationships that may have held at any time, as they have no date.
  public var undated = 0
  /// Rows whose end is blank, taken as one that isn't known: they may go on in any later year.
  public var unknownEnds = BlankEnds()
  /// Rows whose end is blank, taken as an open one, as the mapping says: they go on for ever.
  public var openEnds = BlankEnds()
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
