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
    let strangers = strangers()
    for (index, addition) in additions.enumerated() {
      let isStranger = strangers.contains(index)
      if !options.acceptsUnrelated,
        let problem = unrelatedness(of: addition, isStranger: isStranger)
      {
        problems.append(problem)
        continue
      }
      problems += kinds.take(addition)
      figures.take(addition.chronicle.figures, isWhole: options.retractsVanished)
      sources.take(addition.chronicle.sources, isWhole: options.retractsVanished)
      claims.take(
        addition, index: index, kinds: kinds,
        isWhole: options.retractsVanished && additions.count == 1)
      progress.advance()
    }
    problems += disagreements()
    guard !problems.contains(where: { $0.severity == .error }) else {
      throw FormatsError.invalid(InvalidChronicle(problems: problems))
    }
    try claims.number(in: editor)
    growth.warnings = problems + remarks() + (try remarksOnEdits()) + (try check())
    var edit = try StoreEdit(editor: editor, action: .imported, note: note)
    try write(to: &edit, growth: &growth)
    // Tables of figures, sources or kinds say nothing of relationships.
    if additions.contains(where: { $0.chronicle.table.count > 0 }) {
      growth.vanishedCount = claims.vanishedCount
      growth.vanished = try claims.vanished(most: StoreGrowth.mostVanished, in: editor)
    }
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
}
