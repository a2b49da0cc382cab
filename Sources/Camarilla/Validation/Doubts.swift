import Synchronization

/// What is doubtful in a chronicle, most of which is looked for when somebody first asks.
final class Doubts: Sendable {
  /// What was found while the chronicle was made.
  let known: [Problem]
  /// The row at which each figure was added; −1 for one that is only mentioned.
  let figureRows: [Int]
  private let kindRows: [Int]
  /// Whether figures that were added were told apart by a person.
  let trustsFigures: Bool
  /// Gives problems their locations and their order.
  let arrange: @Sendable ([Problem]) -> [Problem]
  private let found = Mutex<[Problem]?>(nil)

  init(
    known: [Problem], figureRows: [Int], kindRows: [Int], trustsFigures: Bool,
    arrange: @escaping @Sendable ([Problem]) -> [Problem]
  ) {
    self.known = known
    self.figureRows = figureRows
    self.kindRows = kindRows
    self.trustsFigures = trustsFigures
    self.arrange = arrange
  }

  /// Everything doubtful in the chronicle, which is the one that the doubts were made with.
  func all(in chronicle: Chronicle) -> [Problem] {
    found.withLock { found in
      if let found { return found }
      let parts = ChronicleParts(
        of: chronicle, figureRows: figureRows, trustsFigures: trustsFigures)
      // Of work that is no longer wanted nobody sees the result.
      guard let doubts = parts.doubts() else { return known }
      let all = arrange((known + doubts).sortedByRow())
      found = all
      return all
    }
  }

  /// Where rows of the chronicle stand in its files, by what was asked; nothing of those that stand in none.
  ///
  /// - Parameter subjects: rows of figures and kinds by their indices in the chronicle.
  func locations(of subjects: [Problem.Subject]) -> [Problem.Subject: Problem.Location] {
    var asked: [Problem.Subject: [Problem.Subject]] = [:]
    for subject in Set(subjects) {
      var own = subject
      switch subject.table {
      case .figures: own.row = figureRows[subject.row]
      case .kinds: own.row = kindRows[subject.row]
      case .sources, .relationships: break
      }
      if own.row >= 0 { asked[own, default: []].append(subject) }
    }
    var locations: [Problem.Subject: Problem.Location] = [:]
    // What gives problems their locations is asked for those of rows without any.
    let problems = asked.keys.map {
      Problem(severity: .warning, rule: .differingRows, message: "", subject: $0)
    }
    for problem in arrange(problems) {
      guard let subject = problem.subject, let location = problem.location else { continue }
      for asked in asked[subject] ?? [] { locations[asked] = location }
    }
    return locations
  }
}
