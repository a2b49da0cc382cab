import Camarilla

/// Where the rows of tables stand in their files, for problems that name rows only.
struct ProblemLocations: Sendable {
  var tables: [Problem.Subject.Table: TableLocations] = [:]
  /// The files in the order in which problems are told.
  private var fileRanks: [String: Int] = [:]

  /// Tells problems of a file after those of the files ranked so far.
  mutating func rank(of file: String) {
    if fileRanks[file] == nil { fileRanks[file] = fileRanks.count }
  }

  /// The problems with their places, by file, line and column.
  func arranged(_ problems: [Problem]) -> [Problem] { sorted(located(problems)) }

  /// Finds the places of problems that name rows only.
  func located(_ problems: [Problem]) -> [Problem] {
    var problems = problems
    for table in Problem.Subject.Table.allCases {
      guard let places = tables[table] else { continue }
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
      let location = problem.location
      return (
        location.flatMap { fileRanks[$0.file] } ?? -1, location?.line ?? 0, location?.column ?? 0,
        index
      )
    }
    return keys.sorted { $0 < $1 }.map { problems[$0.3] }
  }
}
