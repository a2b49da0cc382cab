import Camarilla

/// Reads the tables of a chronicle into a builder, and gives what is wrong its place.
struct ChronicleReader {
  var builder = Chronicle.Builder()
  /// What was found wrong so far, with its place.
  var problems: [Problem] = []
  /// Whether names that are used and not declared become figures and sources: a lone table's do.
  var infersNames: Bool { didSet { builder.infersFigures = infersNames } }
  /// Takes the relationships in batches, for those who don't want to hold all.
  var batches: RowBatches?
  var inferredSources: Set<String> = []
  /// The columns of relationships in which reading found an error, by row.
  var damagedCells: [Int: Set<String>] = [:]

  var places: [Problem.Subject.Table: TablePlaces] = [:]
  /// Tables some of whose rows could not be read.
  var incomplete: Set<Problem.Subject.Table> = []
  /// The files in the order in which problems are told.
  private var fileRanks: [String: Int] = [:]

  init(infersNames: Bool = false) {
    self.infersNames = infersNames
    builder.infersFigures = infersNames
  }

  /// Reads one table.
  mutating func read(_ input: TableInput, _ shape: TableShape) throws(FormatsError) {
    var cursor = try TableCursor.open(input, shape)
    switch shape.table {
    case .figures: try readFigures(&cursor)
    case .kinds: try readKinds(&cursor)
    case .sources: try readSources(&cursor)
    case .relationships: try readRelationships(&cursor)
    }
    finish(cursor)
  }

  /// Reads the table whose header a cursor has passed.
  mutating func finish(_ cursor: borrowing TableCursor) {
    rank(cursor.input.name)
    problems += cursor.problems
    places[cursor.shape.table] = cursor.places
    if cursor.isIncomplete { incomplete.insert(cursor.shape.table) }
  }

  /// Tells problems of a file after those of the files ranked so far.
  mutating func rank(_ file: String) {
    if fileRanks[file] == nil { fileRanks[file] = fileRanks.count }
  }

  /// Checks everything and makes the chronicle.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with every problem in every table, by file, line and
  ///   column.
  consuming func chronicle() throws(FormatsError) -> Chronicle {
    builder.problems += problems
    let built: Result<Chronicle, InvalidChronicle>
    do throws(InvalidChronicle) {
      built = .success(try builder.build())
    } catch {
      built = .failure(error)
    }
    switch built {
    case .success(var chronicle):
      chronicle.warnings = sorted(located(chronicle.warnings))
      return chronicle
    case .failure(let invalid):
      let own = invalid.problems.filter { !isConsequence($0) }
      throw .invalid(InvalidChronicle(problems: sorted(located(own))))
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
    case .exactDuplicate, .overlappingPeriods, .contradiction, .beforeBirth, .afterDeath:
      return ([subject] + problem.related).contains {
        $0.table == .relationships && damagedCells[$0.row] != nil
      }
    default:
      return subject.table == .relationships
        && damagedCells[subject.row]?.contains(subject.field ?? "") == true
    }
  }

  /// Finds the places of problems that name rows only.
  func located(_ problems: [Problem]) -> [Problem] {
    var problems = problems
    for table in Problem.Subject.Table.allCases {
      guard let places = places[table] else { continue }
      var fields: [(row: Int, name: String?)] = []
      var setters: [(problem: Int, related: Int?)] = []
      for (index, problem) in problems.enumerated() {
        if problem.location == nil, let subject = problem.subject, subject.table == table {
          fields.append((subject.row, subject.field))
          setters.append((index, nil))
        }
        for (other, subject) in problem.related.enumerated() where subject.table == table {
          fields.append((subject.row, subject.field))
          setters.append((index, other))
        }
      }
      let locations = places.locations(of: fields)
      for (setter, location) in zip(setters, locations) {
        if setter.related == nil {
          problems[setter.problem].location = location
        } else {
          problems[setter.problem].relatedLocations.append(location)
        }
      }
    }
    return problems
  }

  func sorted(_ problems: [Problem]) -> [Problem] {
    let keys = problems.enumerated().map { index, problem in
      let place = problem.location
      return (
        place.flatMap { fileRanks[$0.file] } ?? -1, place?.line ?? 0, place?.column ?? 0, index
      )
    }
    return keys.sorted { $0 < $1 }.map { problems[$0.3] }
  }
}
