import Camarilla
import CamarillaFormats
import LongWork

/// Adds chronicles to a store, within one transaction: it works out what all rows are going to be, checks
/// that, and then writes what differs.
struct StoreGrower {
  let editor: StoreEditor
  let additions: [StoreAddition]
  let options: StoreGrowthOptions
  var kinds: GrowingKinds
  var figures: GrowingRows<Figure>
  var sources: GrowingRows<Source>
  var claims: GrowingClaims

  init(
    editor: StoreEditor, additions: [StoreAddition], options: StoreGrowthOptions
  ) throws {
    self.editor = editor
    self.additions = additions
    self.options = options
    let reader = StoreReader(path: editor.path, database: editor.database)
    kinds = GrowingKinds(try reader.kinds())
    let (numbers, rows): ([Int], [Figure]) = try reader.rows()
    figures = GrowingRows(rows: rows, numbers: numbers)
    let (sourceNumbers, sourceRows): ([Int], [Source]) = try reader.rows()
    sources = GrowingRows(rows: sourceRows, numbers: sourceNumbers)
    claims = try GrowingClaims(
      reader: reader,
      wanted: options.retractsVanished
        ? nil : WantedClaims(additions: additions, kinds: kinds, figures: figures))
  }

  mutating func grow(note: EditNote) throws -> StoreGrowth {
    var growth = StoreGrowth()
    var problems: [Problem] = []
    let progress = WorkStep(name: "growing", of: additions.count)
    for (index, addition) in additions.enumerated() {
      if !options.acceptsUnrelated, let problem = unrelatedness(of: addition) {
        problems.append(problem)
        continue
      }
      problems += kinds.take(addition)
      figures.take(addition.chronicle.figures, isWhole: options.retractsVanished)
      sources.take(addition.chronicle.sources, isWhole: options.retractsVanished)
      claims.take(
        addition.chronicle, index: index, kinds: kinds,
        isWhole: options.retractsVanished && additions.count == 1)
      progress.advance()
    }
    guard !problems.contains(where: { $0.severity == .error }) else {
      throw FormatsError.invalid(InvalidChronicle(problems: problems))
    }
    try claims.number(in: editor)
    growth.warnings = problems + (try check())
    var edit = StoreEdit(editor: editor, action: .imported, note: note)
    try write(to: &edit, growth: &growth)
    growth.vanishedCount = claims.vanishedCount
    growth.vanished = try claims.vanished(most: StoreGrowth.mostVanished, in: editor)
    growth.change = edit.change(warnings: growth.warnings)
    return growth
  }

  /// What claims name is put before them, and taken out after them.
  private mutating func write(to edit: inout StoreEdit, growth: inout StoreGrowth) throws {
    growth.kinds = try kinds.put(into: &edit)
    growth.figures = try figures.put(into: &edit)
    growth.sources = try sources.put(into: &edit)
    growth.relationships = try claims.put(into: &edit)
    guard options.retractsVanished else { return }
    growth.relationships.retracted = try claims.retractVanished(in: &edit)
    let (ends, cited) = claims.namesOfKept()
    growth.figures.retracted = try figures.retractVanished(in: &edit, but: ends)
    growth.sources.retracted = try sources.retractVanished(in: &edit, but: cited)
    growth.kinds.retracted = try kinds.retractVanished(in: &edit, additions: additions)
  }

  /// Checks what is going to be in the store that was not; returns what is doubtful.
  ///
  /// - Throws: ``FormatsError/invalid(_:)`` with every error.
  private func check() throws -> [Problem] {
    let changed = claims.changed()
    var builder = Chronicle.Builder(infersFigures: true)
    for kind in kinds.all { builder.add(kind) }
    for source in sources.all where Source.isCitable(id: source.id) { builder.add(source) }
    // Figures that are new and of whom nothing is told may be others misspelled, of which the builder tells
    // where nobody listed them.
    for figure in figures.all where !figures.isNewAndBare(figure) { builder.add(figure) }
    for claim in changed { builder.add(claim.relationship) }
    let told: Set<Problem.Rule> = [
      .beforeBirth, .afterDeath, .unknownCitation, .similarNames, .diesBeforeBirth,
    ]
    func placed(_ problem: Problem) -> Problem? {
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
      return warnings.filter { told.contains($0.rule) }.compactMap(placed) + misspelledSources()
    } catch FormatsError.invalid(let invalid) {
      let errors = invalid.problems.filter { $0.severity == .error }
      throw FormatsError.invalid(InvalidChronicle(problems: errors.compactMap(placed)))
    }
  }

  /// New sources that are cited and listed nowhere, and are called nearly as others.
  private func misspelledSources() -> [Problem] {
    let new = sources.all.filter(sources.isNewAndBare)
    guard !new.isEmpty else { return [] }
    let names = NearestNames(sources.all.filter { !sources.isNewAndBare($0) }.map(\.id))
    return new.prefix(Self.mostSourcesCompared).compactMap { source in
      guard let near = names.nearest(to: source.id) else { return nil }
      return .warning(
        "source '\(source.id)' is new to the store and nothing is told of it",
        rule: .unknownCitation, text: source.id, suggestion: Suggestion(near))
    }
  }

  private static let mostSourcesCompared = 1000
}
