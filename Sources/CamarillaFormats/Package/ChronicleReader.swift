import Camarilla

/// Reads the tables of a chronicle into a builder, and gives what is wrong its location.
struct ChronicleReader {
  var builder = Chronicle.Builder()
  /// What was found wrong so far, with its location; every row at fault is listed.
  var diagnostics = Diagnostics(limit: Diagnostics.mostListed)
  /// Whether names that are used and not declared become figures and sources: a lone table's do.
  var infersNames: Bool { didSet { builder.infersFigures = infersNames } }
  /// Takes the relationships in batches, for those who don't want to hold all.
  var batches: RowBatches?
  var inferredSources: Set<String> = []
  /// The columns of relationships in which reading found an error, by row.
  var damagedCells: [Int: Set<String>] = [:]

  /// Whether blanks were taken off the cells of the table of figures too.
  private var hasTrimmedFigures = false
  /// Where the rows stand that were read, and in which order the files are told.
  var locations = ProblemLocations()
  /// Tables some of whose rows could not be read.
  var incomplete: Set<Problem.Subject.Table> = []

  /// - Parameters:
  ///   - kinds: kinds that are known without being declared, beside the standard ones.
  ///   - figures: figures that are known without being listed.
  init(
    infersNames: Bool = false, kinds: [RelationshipKind] = [], figures: Set<Figure.ID> = []
  ) {
    self.infersNames = infersNames
    builder.infersFigures = infersNames
    builder.knownFigures = figures
    for kind in kinds { builder.presume(kind) }
  }

  /// Reads what lies at a path: a folder, the description of one, or a lone table.
  mutating func read(contentsOf path: String) throws(FormatsError) {
    switch fileKind(of: path) {
    case .nothing:
      // Opening says why: there may be something that can't be reached.
      _ = try ByteSource(path: path)
      throw .notFound(path: path)
    case .folder: try readFolder(try ChronicleFolder(path: path))
    case .regular where path.utf8.count > 5 && path.lowercased().hasSuffix(".json"):
      let folder = try ChronicleFolder(path: folder(of: path))
      try readFolder(folder, description: fileName(of: path))
    case .regular, .other:
      try passOverTables(beside: path)
      try readLoneTable(try TableInput(path: path))
    }
  }

  /// Reads one table.
  mutating func read(_ input: TableInput, shape: TableShape) throws(FormatsError) {
    var table = try ChronicleTable.open(input, shape: shape)
    switch shape.table {
    case .figures: try readFigures(&table)
    case .kinds: try readKinds(&table)
    case .sources: try readSources(&table)
    case .relationships: try readRelationships(&table)
    }
    finish(table)
  }

  /// Notes what was found in a table when all of it was read.
  mutating func finish(_ table: borrowing ChronicleTable) {
    locations.rank(of: table.input.name)
    diagnostics.add(contentsOf: table.diagnostics)
    diagnostics.add(contentsOf: table.doubts(declares: !infersNames && !hasTrimmedFigures))
    if table.shape.table == .figures { hasTrimmedFigures = !table.trims.isEmpty }
    locations.tables[table.shape.table] = table.locations
    if table.isIncomplete { incomplete.insert(table.shape.table) }
  }

  /// Checks everything and makes the chronicle.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem in every table, by file, line and
  ///   column.
  consuming func chronicle() throws(FormatsError) -> Chronicle {
    builder.problems += diagnostics.problems
    do throws(InvalidChronicle) {
      return try builder.built(arrange: locations.arranged)
    } catch {
      let own = error.problems.filter { !isConsequence($0) }
      throw .invalid(
        InvalidChronicle(
          problems: advising(locations.sorted(locations.located(own, furtherRows: true)))))
    }
  }

  // MARK: Problems

  /// Whether a problem that validation found only follows from one that reading found: a name
  /// that a damaged row would have declared, or a comparison with a row that was read in part.
  func isConsequence(_ problem: Problem) -> Bool {
    guard problem.location == nil, let subject = problem.subject else { return false }
    switch problem.rule {
    case .unknownFigure where incomplete.contains(.figures): return true
    case .unknownKind where incomplete.contains(.kinds): return true
    case .unknownCitation where incomplete.contains(.sources): return true
    // Told of the cells themselves.
    case .weightOutOfRange, .confidenceOutOfRange: return true
    case .exactDuplicate, .overlappingPeriods, .contradiction, .beforeBirth, .afterDeath:
      return ([subject] + problem.related).contains {
        $0.table == .relationships && damagedCells[$0.row] != nil
      }
    default:
      return subject.table == .relationships
        && damagedCells[subject.row]?.contains(subject.field ?? "") == true
    }
  }
}
