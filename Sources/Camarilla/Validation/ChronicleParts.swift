import LongWork

/// The tables of a chronicle, sound or not, as they are checked.
struct ChronicleParts {
  let figures: [Figure?]
  let figureIDs: [Figure.ID]
  /// The row at which each figure was added; −1 for one that is only mentioned.
  let figureRows: [Int]
  let kinds: [RelationshipKind?]
  let kindNames: [String]
  let sources: [Source]
  let sourceIndices: [String: Int]
  let table: RelationshipTable
  let infersFigures: Bool
  /// Figures that are known without being among these; a misspelled one may be meant for one of them.
  var knownFigures: Set<Figure.ID> = []
  /// Whether figures that were added were told apart by a person.
  var trustsFigures = true

  /// What keeps the chronicle from being made, table by table, and what is found doubtful on the way.
  func faults() -> [Problem] {
    all([{ keyProblems() }, figureProblems, fieldProblems, duplicateIDProblems]) ?? []
  }

  /// What nobody but a reader of warnings needs to know: what rows say against lives, of a distant
  /// future and against one another, and which names may be one. Nil when the work is cancelled.
  func doubts() -> [Problem]? {
    all([lifetimeProblems, futureLifeProblems, futureDateProblems, pairProblems, nameProblems])
  }

  private func all(_ checks: [() -> [Problem]]) -> [Problem]? {
    let progress = WorkStep(name: "checking", of: checks.count)
    var problems: [Problem] = []
    for check in checks {
      if progress.isCancelled { return nil }
      problems += check()
      progress.advance()
    }
    return problems
  }

  /// Whether a person told a figure apart from others, by a row in a table of figures that says something of it.
  /// Programs that bring a list of relationships into other forms write rows of ids alone.
  func isToldApart(_ index: Int) -> Bool {
    trustsFigures && figureRows[index] >= 0 && figures[index]?.isBare == false
  }

  /// The row of a relationship, as a problem names it.
  func subject(row: Int, field: String? = nil) -> Problem.Subject {
    .init(table: .relationships, row: row, field: field, id: table.id(at: row))
  }

  /// The row of a figure, likewise.
  func subject(figure index: Int, field: String) -> Problem.Subject {
    .init(table: .figures, row: figureRows[index], field: field, id: figureIDs[index].rawValue)
  }

  /// Where a row's claim comes from, for a person to look up.
  func citationText(at row: Int) -> String {
    let citations = table.citationLists[Int(table.citations[row])]
    return citations.isEmpty ? "no source" : citations.map(\.description).joined(separator: "; ")
  }
}

extension ChronicleParts {
  /// The parts of a chronicle that is made.
  init(of chronicle: Chronicle, figureRows: [Int], trustsFigures: Bool) {
    self.init(
      figures: chronicle.figures, figureIDs: chronicle.figures.map(\.id), figureRows: figureRows,
      kinds: chronicle.kinds, kindNames: chronicle.kinds.map(\.name), sources: chronicle.sources,
      sourceIndices: [:], table: chronicle.table, infersFigures: true, trustsFigures: trustsFigures)
  }
}
