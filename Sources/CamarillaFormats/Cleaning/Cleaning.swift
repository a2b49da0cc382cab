public import Camarilla

/// The repair of tables as people type them: dates, numbers, blanks, misspelled kinds and ids, and twins.
///
/// What only one thing can be meant by is changed; what is doubtful is told, for a person to decide. Everything
/// else of the files stays as it is, byte for byte, and no row is lost. Files without anything to repair keep
/// all their bytes, and what was cleaned once has nothing more to clean.
///
/// ```swift
/// let cleaning = try Cleaning(of: "notebook.csv")
/// for change in cleaning.changes { print(change.row, change.text, "→", change.proposal) }
/// try cleaning.write(to: "clean.csv")
/// try cleaning.writeDoubts(to: "doubtful.csv")  // a person writes yes or no in its column 'accept'
/// let decided = try Cleaning(of: "notebook.csv", accepting: "doubtful.csv")
/// ```
public struct Cleaning: Sendable {
  /// What was changed, table by table in the order of the rows: every change of every cell.
  public let changes: [Correction]
  /// What a person must decide, or declined: each text of a column once.
  public let doubts: [Correction]
  /// What is wrong or doubtful in the cleaned chronicle, proposals or none.
  public let problems: [Problem]
  /// How many accepted answers ask for what stands there already, as in a table that is handed back twice.
  public let answersDone: Int
  /// Whether it is a chronicle that is cleaned, rather than a table of figures, sources or kinds by itself.
  public let isChronicle: Bool
  /// The cleaned files by their names; a lone table is the only one.
  private let files: [(name: String, bytes: [UInt8])]
  private let isFolder: Bool

  /// Cleans a folder of tables, or a lone table: of relationships, or of figures, sources or kinds.
  ///
  /// - Parameters:
  ///   - path: the folder, or the table.
  ///   - answers: the table of doubts in which a person decided, as ``writeDoubts(to:)`` writes it.
  /// - Throws: what keeps the files from being read as tables; `FormatsError.invalid` for answers that
  ///   are none, whose row says something else, or that would tie a figure to itself.
  /// - Complexity: linear in the files, but for the search of twins; see `Chronicle.twins`.
  public init(of path: String, accepting answers: String? = nil) throws(FormatsError) {
    try self.init(
      of: ChronicleInput(opening: path),
      answers: try answers.map { path throws(FormatsError) in
        try CleaningAnswers(contentsOf: path)
      } ?? CleaningAnswers())
  }

  /// - Parameter encoding: how the bytes of all tables are text; they come out in UTF-8, with a byte order mark.
  package init(
    of input: ChronicleInput, encoding: TextEncoding = .utf8, answers: CleaningAnswers
  ) throws(FormatsError) {
    var work: CleaningWork
    if input.isFolder {
      work = try CleaningWork(
        folder: input.name, description: DataPackage.fileName, encoding: encoding)
    } else if input.fileExtension == "json" {
      work = try CleaningWork(
        folder: folder(of: input.name), description: fileName(of: input.name), encoding: encoding)
    } else {
      work = try CleaningWork(table: input, encoding: encoding)
    }
    try self.init(running: &work, answers: answers)
  }

  /// Cleans a table whose columns a mapping describes.
  package init(of foreign: ForeignTable, answers: CleaningAnswers) throws(FormatsError) {
    var work = CleaningWork(foreign: foreign)
    try self.init(running: &work, answers: answers)
  }

  private init(running work: inout CleaningWork, answers: CleaningAnswers) throws(FormatsError) {
    try work.run(answers)
    (changes, doubts, problems) = (work.log.changes, work.doubts, work.problems)
    (files, isFolder) = (work.files, work.isFolder)
    (answersDone, isChronicle) = (work.log.answers.doneCount, work.isChronicle)
  }

  /// Whether nothing had to be repaired.
  public var isClean: Bool { changes.isEmpty && doubts.isEmpty }

  /// What nobody decided yet.
  public var openDoubts: [Correction] { doubts.filter { $0.status == .doubtful } }

  /// Writes the cleaned files: a folder, or a table.
  ///
  /// - Parameters:
  ///   - path: the folder's, or the table's.
  ///   - replacing: whether a chronicle that stands in the folder is replaced, whose other files stay;
  ///     otherwise the folder's name must be free.
  /// - Throws: `FormatsError.cannotCreate` or `FormatsError.writeFailed`; nothing is left behind then.
  public func write(to path: String, replacing: Bool = false) throws(FormatsError) {
    guard isFolder else {
      var file = try AtomicFile(path: path)
      try file.write(files[0].bytes)
      return try file.commit()
    }
    let folder = try AtomicFolder(
      path: path, superseding: replacing ? ChronicleFolder.tableNames : nil)
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    try folder.commit()
  }

  /// Writes what nobody decided yet as a table, whose column `accept` is for a person to fill.
  ///
  /// - Throws: ``FormatsError/cannotCreate(path:reason:)`` or ``FormatsError/writeFailed(path:reason:)``; nothing is
  ///   left behind then.
  /// - Complexity: O(doubts).
  public func writeDoubts(to path: String) throws(FormatsError) {
    try openDoubts.write(to: path)
  }
}

extension [Correction] {
  /// Writes doubts as a table, whose column `accept` is for a person to fill.
  package func write(to path: String) throws(FormatsError) {
    var writer = try CSVWriter(path: path)
    try writer.record(CleaningAnswers.columns)
    for doubt in self {
      let count = doubt.count > 1 ? " (\(doubt.count) cells)" : ""
      try writer.record([
        doubt.file, doubt.row, doubt.column, doubt.text, doubt.proposal, "",
        doubt.reason + count, doubt.score.map { "\($0)" } ?? "",
      ])
    }
    try writer.commit()
  }
}
