/// Makes one chronicle of several.
struct ChronicleMerger {
  let names: [String]
  let chronicles: [Chronicle]
  let identities: ResolvedIdentities
  let severity: Problem.Severity
  var parts: [MergedChronicle.Part]
  var figures = RowMerger<Figure>()
  var sources = RowMerger<Source>()
  var claims = ClaimMerger()
  var kinds: [RelationshipKind] = []
  /// Of each chronicle, what its kinds are called in the end.
  var kindNames: [[String: String]] = []
  /// Kinds that got another name, with what they were called.
  private var renamedKinds: [(name: String, kind: RelationshipKind)] = []
  /// The kinds of which there are relationships.
  private var usedKinds: Set<String> = []
  /// Problems of rows, each with the rows that it is about, which have no locations yet.
  var pending: [(problem: Problem, rows: [RowReference])] = []

  /// What tells of relationships that a statement makes impossible, by its location.
  var refusals: [Problem.Location: Int] = [:]
  /// Where each relationship of the whole comes from.
  var origins: [(chronicle: Int, row: Int, ownID: String)] = []

  init(
    _ chronicles: [(name: String, chronicle: Chronicle)], same: FigureIdentities, isStrict: Bool
  ) {
    names = chronicles.map(\.name)
    self.chronicles = chronicles.map(\.chronicle)
    severity = isStrict ? .error : .warning
    identities = ResolvedIdentities(same, of: self.chronicles, names: names)
    parts = chronicles.map {
      MergedChronicle.Part(
        name: $0.name, figures: $0.chronicle.figures.count,
        relationships: $0.chronicle.table.count)
    }
  }

  mutating func merged(titled title: String?) throws(InvalidChronicle) -> MergedChronicle {
    for index in chronicles.indices {
      addFigures(of: index)
      addSources(of: index)
      addKinds(of: index)
      addRelationships(of: index)
    }
    tellDifferences(figures.differences, table: .figures)
    tellDifferences(sources.differences, table: .sources)
    settleIDs()
    var diagnostics = identities.diagnostics
    let found = chronicles.located(pending)
    diagnostics.add(contentsOf: found)
    if let invalid = diagnostics.invalid { throw invalid }
    var builder = Chronicle.Builder(title: title ?? chronicles.lazy.compactMap(\.title).first)
    for figure in figures.rows { builder.add(figure) }
    for kind in kinds where !RelationshipKind.standard.contains(kind) { builder.add(kind) }
    for source in sources.rows { builder.add(source) }
    for relationship in claims.relationships { builder.add(relationship) }
    return MergedChronicle(chronicle: try builder.built(), parts: parts, differences: found)
  }

  // MARK: Figures, sources and kinds

  private mutating func addFigures(of index: Int) {
    var own: [Figure.ID: Figure.ID] = [:]
    for (row, figure) in chronicles[index].figures.enumerated() {
      let id = identities.id(of: figure.id, in: index)
      let isKnown = figures.add(figure, as: id.rawValue, from: .init(chronicle: index, row: row))
      if let keeper = identities.keeper(of: figure.id, insteadOf: index) {
        tellApart(figure.id, from: keeper, as: id, row: row, in: index)
      }
      if let other = own.updateValue(figure.id, forKey: id) {
        tellJoined(other, figure.id, as: id, row: row, in: index)
      } else if isKnown {
        parts[index].sharedFigures += 1
      }
    }
  }

  /// Says what a figure is called now that is told apart from another of its id; who said so knows that, so that it is
  /// no error in any case.
  private mutating func tellApart(
    _ old: Figure.ID, from keeper: Int, as id: Figure.ID, row: Int, in index: Int
  ) {
    pending.append(
      (
        Problem(
          severity: .warning, rule: .differingRows,
          message: "'\(old)' of \(names[index]) is said to be another than '\(old)' of"
            + " \(names[keeper]); it is called '\(id)' now",
          location: identities.location(naming: old, in: index)
            ?? identities.location(naming: old, in: keeper), text: "\(old)",
          expected: "one figure of an id"),
        [reference(.figures, row: row, field: "id", id: "\(old)", in: index)]
      ))
  }

  /// Says so where two figures of one chronicle are one by what is said of one of them only.
  private mutating func tellJoined(
    _ one: Figure.ID, _ other: Figure.ID, as id: Figure.ID, row: Int, in index: Int
  ) {
    if identities.isMentioned(one, in: index), identities.isMentioned(other, in: index) { return }
    pending.append(
      (
        Problem(
          severity: severity, rule: .differingRows,
          message: "'\(one)' and '\(other)' of \(names[index]) are one figure now, '\(id)';"
            + " expected both in one row of the table of the same, or the one that is meant",
          text: "\(other)"),
        [reference(.figures, row: row, field: "id", id: "\(other)", in: index)]
      ))
  }

  private mutating func addSources(of index: Int) {
    for (row, source) in chronicles[index].sources.enumerated() {
      _ = sources.add(source, as: source.id, from: .init(chronicle: index, row: row))
    }
  }

  /// A kind that means something else gets another name, unless nobody uses it.
  private mutating func addKinds(of index: Int) {
    let chronicle = chronicles[index]
    var names: [String: String] = [:]
    let counts = chronicle.relationshipCounts()
    defer {
      kindNames.append(names)
      usedKinds.formUnion(zip(chronicle.kinds, counts).filter { $1 > 0 }.map(\.0.name))
    }
    for (number, kind) in chronicle.kinds.enumerated() {
      guard let position = kinds.firstIndex(where: { $0.name == kind.name }) else {
        kinds.append(kind)
        continue
      }
      let known = kinds[position]
      let isDeclared = !RelationshipKind.standard.contains(kind)
      guard known != kind, counts[number] > 0 || isDeclared else { continue }
      if !usedKinds.contains(kind.name), RelationshipKind.standard.contains(known) {
        kinds[position] = kind
        continue
      }
      names[kind.name] = rename(kind)
      pending.append(
        (
          Problem(
            severity: severity, rule: .differingRows,
            message: "kind '\(kind.name)' is \(kind.properties) in \(self.names[index]), and"
              + " \(known.properties) before; its \(counts[number]) relationships are of kind"
              + " '\(names[kind.name] ?? kind.name)' now",
            text: kind.name, expected: "one meaning of a kind"),
          [reference(.kinds, row: number, field: "sign", id: kind.name, in: index)]
        ))
    }
  }

  /// The name that a kind gets which means something else than one of its name.
  private mutating func rename(_ kind: RelationshipKind) -> String {
    if let known = renamedKinds.first(where: {
      $0.name == kind.name && $0.kind.sign == kind.sign && $0.kind.isDirected == kind.isDirected
    }) {
      return known.kind.name
    }
    let name = free(kind.name) { name in
      kinds.contains { $0.name == name } || chronicles.contains { $0.kind(named: name) != nil }
    }
    let new = RelationshipKind(
      name: name, sign: kind.sign, isDirected: kind.isDirected, style: kind.style)
    renamedKinds.append((kind.name, new))
    kinds.append(new)
    return name
  }

  /// A name that is not taken: with the first number that makes it so.
  func free(_ name: String, isTaken: (String) -> Bool) -> String {
    var number = 2
    while isTaken("\(name)-\(number)") { number += 1 }
    return "\(name)-\(number)"
  }
}
