import Camarilla
import CamarillaFormats

// What is wrong or doubtful in the rows that are added to a store or amended in it.

extension StoreGrower {
  /// Checks what is going to be in the store that was not; returns what is doubtful.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with every error.
  func check() throws -> [Problem] {
    let doubts = try problems(
      of: [.beforeBirth, .afterDeath, .unknownCitation, .diesBeforeBirth, .similarNames])
    return doubts + (try misspelledFigures(besides: doubts)) + misspelledSources()
  }

  /// What is doubtful by some rules in the relationships that are new or differ.
  ///
  /// Figures that are new and of whom nothing is told may be others misspelled, of which the builder tells where
  /// nobody listed them.
  ///
  /// - Parameter naming: a figure as it is to be called.
  private func problems(
    of rules: Set<Problem.Rule>, naming: (Figure) -> Figure = { $0 }
  ) throws -> [Problem] {
    let changed = claims.changed()
    var builder = Chronicle.Builder(infersFigures: true)
    for kind in kinds.all { builder.add(kind) }
    for source in sources.all where Source.isCitable(id: source.id) { builder.add(source) }
    for figure in figures.all where !figures.isNewAndBare(figure) { builder.add(naming(figure)) }
    for claim in changed { builder.add(claim.relationship) }
    func located(_ problem: Problem) -> Problem? {
      guard let subject = problem.subject, subject.table == .relationships else {
        return problem.severity == .error ? problem : nil
      }
      let origin = changed[subject.row].origin
      var problem = problem
      problem.subject?.row = origin.row
      problem.related = []
      return additions[origin.addition].chronicle.located([problem]).first
    }
    do {
      let warnings = try StoreEditor.built(builder: builder).warnings
      return warnings.filter { rules.contains($0.rule) }.compactMap(located)
    } catch FormatsError.invalid(let invalid) {
      let errors = invalid.problems.filter { $0.severity == .error }
      throw FormatsError.invalid(InvalidChronicle(problems: errors.compactMap(located)))
    }
  }

  /// New figures of whom nothing is told, and whose ids are nearly those of others: names are compared with
  /// names otherwise, and theirs are their ids.
  private func misspelledFigures(besides known: [Problem]) throws -> [Problem] {
    guard figures.all.contains(where: figures.isNewAndBare) else { return [] }
    let told = Set(known.filter { $0.rule == .similarNames }.map(\.subject))
    return try problems(of: [.similarNames]) { Figure(called: $0.id.rawValue) }
      .filter { !told.contains($0.subject) }
  }

  /// New sources that are cited and listed nowhere, and are called nearly as others.
  private func misspelledSources() -> [Problem] {
    let new = sources.all.filter(sources.isNewAndBare)
    guard !new.isEmpty else { return [] }
    let names = NearestNames(sources.all.filter { !sources.isNewAndBare($0) }.map(\.id))
    return new.prefix(Self.mostSourcesCompared).compactMap { source in
      let near = names.allNearest(to: source.id)
      if near.isEmpty { return nil }
      return .warning(
        "source '\(source.id)' is new to the store and nothing is told of it",
        rule: .unknownCitation, text: source.id, suggestion: Suggestion(near))
    }
  }

  private static let mostSourcesCompared = 1000
}
