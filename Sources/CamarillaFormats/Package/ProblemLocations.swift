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

  /// The problems with their locations, by file, line and column.
  func arranged(_ problems: [Problem]) -> [Problem] { sorted(located(problems)) }

  /// Finds the locations of problems that name rows only.
  ///
  /// - Parameter furtherRows: whether to find those of further rows, too, of which there may be as many as
  ///   the table has.
  func located(_ problems: [Problem], furtherRows: Bool = false) -> [Problem] {
    var problems = problems
    for table in Problem.Subject.Table.allCases {
      guard let rows = tables[table] else { continue }
      var fields: [(row: Int, name: String?)] = []
      var setters: [(problem: Int, target: Target)] = []
      for (index, problem) in problems.enumerated() {
        if problem.location == nil, let subject = problem.subject, subject.table == table {
          fields.append((subject.row, subject.field))
          setters.append((index, .subject))
        }
        for subject in problem.related where subject.table == table {
          fields.append((subject.row, subject.field))
          setters.append((index, .related))
        }
        guard furtherRows else { continue }
        for (group, further) in problem.furtherRows.enumerated() where further.table == table {
          fields += further.rows.map { (Int($0), further.field) }
          setters += further.rows.map { _ in (index, .further(group: group)) }
          for (account, told) in further.accounts.enumerated() {
            guard let related = told.related, related.table == table else { continue }
            fields.append((related.row, related.field))
            setters.append((index, .account(account, group: group)))
          }
        }
      }
      for (setter, location) in zip(setters, rows.locations(of: fields)) {
        switch setter.target {
        case .subject: problems[setter.problem].location = location
        case .related: problems[setter.problem].relatedLocations.append(location)
        case .further(let group):
          problems[setter.problem].furtherRows[group].locations.append(location)
        case .account(let account, let group):
          problems[setter.problem].furtherRows[group].accounts[account].relatedLocation = location
        }
      }
    }
    return problems
  }

  /// What of a problem a location is of.
  private enum Target {
    case subject, related
    case further(group: Int)
    case account(Int, group: Int)
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
