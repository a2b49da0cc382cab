/// Something wrong, or doubtful, in a chronicle: one row's one field, and what was expected there.
public struct Problem: Hashable, Sendable {
  /// Whether the data can be used in spite of the problem.
  public enum Severity: String, Hashable, Sendable {
    /// The chronicle can't be used until it is mended.
    case error
    /// The chronicle can be used; somebody should look.
    case warning
  }

  /// What was broken. The raw value is stable, for programs to sort by.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// A file that another one names isn't there.
    case missingFile = "missing-file"
    /// What makes a file a table, or a graph, is wrong: its encoding, its header, the fields of a row.
    case malformedTable = "malformed-table"
    /// A text that its column has no use for, where no other rule says more of it.
    case malformedValue = "malformed-value"
    /// A cell is blank that every row needs.
    case missingValue = "missing-value"
    /// No date can be read from a text.
    case malformedDate = "malformed-date"
    /// An interval whose every possible end lies before every possible start.
    case endBeforeStart = "end-before-start"
    /// A date that is read although it is not plain EDTF, or that may mean something else.
    case dateNotation = "date-notation"
    /// A date after 2100.
    case futureDate = "future-date"
    /// A kind that is neither a standard one nor declared.
    case unknownKind = "unknown-kind"
    /// An id that is no figure's.
    case unknownFigure = "unknown-figure"
    /// An id that is no relationship's.
    case unknownRelationship = "unknown-relationship"
    /// A source is cited that isn't listed, where sources are.
    case unknownCitation = "unknown-citation"
    /// Two rows of one table have one id, or two kinds one name.
    case duplicateID = "duplicate-id"
    /// A relationship whose two ends are one figure.
    case selfRelationship = "self-relationship"
    /// A weight that isn't above 0 and finite.
    case weightOutOfRange = "weight-out-of-range"
    /// A confidence that isn't from 0 to 1.
    case confidenceOutOfRange = "confidence-out-of-range"
    /// A claim that certainly begins before one of its two was born.
    case beforeBirth = "before-birth"
    /// A claim that certainly outlasts one of its two.
    case afterDeath = "after-death"
    /// A figure whose every possible death lies before every possible birth.
    case diesBeforeBirth = "dies-before-birth"
    /// Two claims that say the same of one pair.
    case exactDuplicate = "exact-duplicate"
    /// Rows of one id, in chronicles that are merged, that say different things.
    case differingRows = "differing-rows"
    /// Two claims of one kind and pair that hold at one time.
    case overlappingPeriods = "overlapping-periods"
    /// Two claims that can't both be true: one binds a pair and one divides it, at one time.
    case contradiction = "contradiction"
    /// White space or invisible characters around a text, which are left out, or odd ones within a name.
    case strayBlanks = "stray-blanks"
    /// Names of two figures that differ in blanks, case or accents only, or in one letter, and of two kinds
    /// that differ in the former.
    case similarNames = "similar-names"
  }

  /// The row a problem is about, in the order in which rows were added.
  public struct Subject: Hashable, Sendable {
    /// The tables of a chronicle.
    public enum Table: String, Encodable, Hashable, Sendable, CaseIterable {
      /// `figures.csv`.
      case figures
      /// `kinds.csv`.
      case kinds
      /// `sources.csv`.
      case sources
      /// `relationships.csv`.
      case relationships
    }
    /// The table the row is in.
    public var table: Table
    /// The row's index in its table, from 0.
    public var row: Int
    /// The column, where the problem has one.
    public var field: String?
    /// The row's id or name.
    public var id: String

    /// The row `row`, from 0, of a table, known by `id`; `field` names the column at fault.
    public init(table: Table, row: Int, field: String? = nil, id: String) {
      self.table = table
      self.row = row
      self.field = field
      self.id = id
    }
  }

  /// Many rows of one table: what a ``Subject`` is to one, without the id.
  public struct Rows: Hashable, Sendable {
    /// The table the rows are in.
    public var table: Subject.Table
    /// The column, where the problem has one.
    public var field: String?
    /// The indices of the rows, ascending; empty where only locations are known.
    public var rows: [Int32]
    /// Where those stand, in the same order; empty for rows of no file, and where it was not looked for.
    public var locations: [Location] = []
    /// What is told of each, in the same order; of very many, of the first ones.
    package var accounts: [Account] = []

    /// Rows of a table, ascending; `field` names the column at fault.
    public init(table: Subject.Table, field: String? = nil, rows: [Int32]) {
      self.table = table
      self.field = field
      self.rows = rows
    }

    /// The same with what is told of each, or of the first ones.
    package init(
      table: Subject.Table, field: String? = nil, rows: [Int32],
      telling account: (Int32) -> Account
    ) {
      self.init(table: table, field: field, rows: rows)
      accounts = rows.prefix(Diagnostics.mostRepeats).map(account)
    }

    /// What is of no row, by its locations alone.
    package init(table: Subject.Table = .relationships, locations: [Location]) {
      self.init(table: table, rows: [])
      self.locations = locations
    }

    /// The row of a subject alone.
    init(_ subject: Subject, told: Account) {
      self.init(table: subject.table, field: subject.field, rows: [Int32(subject.row)])
      accounts = [told]
      accounts[0].id = subject.id
    }
  }

  /// What is told of one of many rows, where each is told of by itself.
  package struct Account: Hashable, Sendable {
    /// The row's id; nil where its location has to do.
    package var id: String?
    /// What is wrong with it.
    package var message: String
    /// The offending text.
    package var text: String?
    /// The other row that has a part in it.
    package var related: Subject?
    /// Where that stands.
    package var relatedLocation: Location?

    package init(id: String? = nil, message: String, text: String?, related: Subject? = nil) {
      (self.id, self.message, self.text, self.related) = (id, message, text, related)
    }

    /// What a problem tells of its row.
    package init(_ problem: Problem) {
      self.init(
        id: problem.subject?.id, message: problem.message, text: problem.text,
        related: problem.related.first)
    }
  }

  /// A location in a file. Lines and columns count from 1; a column counts characters.
  public struct Location: Encodable, Hashable, Sendable, CustomStringConvertible {
    /// The file, as the reader was given it.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1.
    public var column: Int

    /// A location in a file; lines and columns count from 1.
    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }

    /// The form editors and compilers understand: `file:line:column`.
    public var description: String { "\(file):\(line):\(column)" }
  }

  /// Whether the data can be used in spite of the problem.
  public var severity: Severity
  /// The rule that was broken, for programs to tell problems apart.
  public var rule: Rule
  /// What is wrong and what was expected, in one sentence without a full stop.
  public var message: String
  /// The row, where one is to blame.
  public var subject: Subject?
  /// Where in the file, if the chronicle came from one.
  public var location: Location?
  /// What the row is called where the chronicle was made in code, and has no files to look into: `relationship 11
  /// (rivalry of 'stalin' and 'trotski')`, counted from 1.
  public var rowName: String?
  /// The offending text.
  public var text: String?
  /// What would have been right.
  public var expected: String?
  /// The nearest valid value.
  public var suggestion: String?
  /// How one can go on otherwise; nil where only what was expected helps.
  public var wayOut: WayOut?
  /// The other rows that have a part in it.
  public var related: [Subject]
  /// Where those stand, in the same order, where the chronicle came from a file.
  public var relatedLocations: [Location]
  /// How often it was found: more than once where what is alike is told as one.
  public var count: Int
  /// The rows that it was found in beside those of ``subject`` and ``related``, where what is alike is told
  /// as one; ``Chronicle/everyWarning`` tells of each.
  public var furtherRows: [Rows]
  /// What is wrong with ``subject`` alone, where the message is of many.
  package var ownMessage: String?
  /// Whether what was read may well have been meant otherwise.
  package var isAmbiguous = false

  /// A problem; every argument is the property of its name.
  public init(
    severity: Severity, rule: Rule, message: String, subject: Subject? = nil,
    location: Location? = nil, text: String? = nil, expected: String? = nil,
    suggestion: String? = nil, related: [Subject] = [], relatedLocations: [Location] = [],
    count: Int = 1, furtherRows: [Rows] = []
  ) {
    self.severity = severity
    self.rule = rule
    self.message = message
    self.subject = subject
    self.location = location
    self.text = text
    self.expected = expected
    self.suggestion = suggestion
    self.related = related
    self.relatedLocations = relatedLocations
    self.count = count
    self.furtherRows = furtherRows
  }
}

extension Problem: CustomStringConvertible {
  /// `relationships.csv:12:9: error: unknown figure 'trotski' — did you mean 'trotsky'?`
  ///
  /// Of a chronicle that was made in code, `relationship 11 (rivalry of 'stalin' and 'trotski'): error: …`.
  public var description: String {
    let location = (location?.description ?? rowName).map { "\($0): " } ?? ""
    let also =
      relatedLocations.isEmpty
      ? "" : " (see \(relatedLocations.map(\.description).joined(separator: ", ")))"
    return "\(location)\(severity.rawValue): \(message)\(also)"
  }
}
