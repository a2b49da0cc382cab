import Camarilla
import CamarillaFormats

// Tables of kinds, which are read before all others.

extension TableImporter {
  /// Takes the kinds that tables list into the mapping, and makes sure that those which it names are there.
  mutating func readKinds() throws(FormatsError) {
    guard !mapping.kindTables.isEmpty else { return }
    var hasAll = true
    for rule in mapping.kindTables {
      let isRead = try attempt { importer throws(FormatsError) in
        try importer.readKinds(try importer.input(named: rule.file), rule: rule)
      }
      if !isRead { hasAll = false }
    }
    let names = mapping.kinds.map(\.name)
    for table in mapping.tables.indices {
      for index in mapping.tables[table].relationships.indices {
        mapping.tables[table].relationships[index].kind.add(kindNames: names)
      }
    }
    if hasAll { checkKinds() }
  }

  private mutating func readKinds(
    _ input: TableInput, rule: KindTableRule
  ) throws(FormatsError) {
    try readRows(
      of: input, form: rule.table, scope: rule.scope,
      make: { importer, table, stops in importer.kind(of: table, rule: rule, stops: &stops) },
      keep: { importer, kind, table in importer.keep(kind, rule: rule, table: table) })
  }

  /// The kind that a row describes; one whose sign can't be read is neutral, so that its name is known.
  private func kind(
    of table: borrowing MappedTable, rule: KindTableRule, stops: inout CellStops
  ) -> RelationshipKind? {
    func text(_ rule: TextRule, of table: borrowing MappedTable, stops: inout CellStops) -> String {
      stops.value { () throws(CellStop) in try table.text(rule: rule) } ?? ""
    }
    func fault(_ message: String, _ rule: TextRule, expected: String, stops: inout CellStops) {
      stops.add(
        .fault(
          CellFault(
            rule: .malformedValue, slot: rule.slots.first, message: message, expected: expected)))
    }
    let name = text(rule.name, of: table, stops: &stops)
    guard RelationshipKind.canBeCalled(name) else {
      fault(
        name.isEmpty ? "the kind has no name" : "a kind can't be called '\(name)'", rule.name,
        expected: "a name that is not 'skip'", stops: &stops)
      return nil
    }
    var kind = RelationshipKind(name: name, sign: .neutral, isDirected: false)
    let signText = text(rule.sign, of: table, stops: &stops)
    if let sign = Sign(writtenAs: signText) {
      kind.sign = sign
    } else {
      fault(
        signText.isEmpty
          ? "the kind '\(shortened(name))' has no sign" : "'\(shortened(signText))' is no sign",
        rule.sign, expected: "1, 0 or -1", stops: &stops)
    }
    let directed = text(rule.directed, of: table, stops: &stops)
    switch directed.lowercased() {
    case "true", "1", "yes": kind.isDirected = true
    case "false", "0", "no", "": break
    default:
      fault(
        "'\(shortened(directed))' doesn't say whether the kind is directed", rule.directed,
        expected: "true or false", stops: &stops)
    }
    let style = text(rule.style, of: table, stops: &stops)
    if !style.isEmpty {
      kind.style = try? KindStyle(style)
      if kind.style == nil {
        fault(
          "the style '\(shortened(style))' can't be read", rule.style,
          expected: KindStyle.ParsingError.expected, stops: &stops)
      }
    }
    return kind
  }

  /// Keeps what a row says of a kind. What was said first stays, and what contradicts it is told.
  private mutating func keep(
    _ kind: RelationshipKind, rule: KindTableRule, table: borrowing MappedTable
  ) {
    guard let known = mapping.kinds.first(where: { $0.name == kind.name }) else {
      mapping.kinds.append(kind)
      if var doubt = kind.clashWithStandard {
        doubt.location = table.location(at: rule.name.slots.first)
        diagnostics.add(doubt)
      }
      return
    }
    if known == kind { return }
    noteOtherDescription(
      of: "kind", called: kind.name, at: table.location(at: rule.name.slots.first))
  }

  private mutating func checkKinds() {
    let known = (RelationshipKind.standard + mapping.kinds).map(\.name)
    let tables = Camarilla.list(mapping.kindTables.map { "'\($0.file.path)'" })
    for (name, location) in mapping.awaitedKinds where !known.contains(name) {
      diagnostics.once(
        per: "unknown kind \(name)",
        .error(
          "unknown kind '\(shortened(name))'", rule: .unknownKind, at: location, text: name,
          expected: "a standard kind, or one that 'kinds' declares or \(tables) lists",
          suggestion: Suggestion(nearestTo: name, among: known)))
    }
  }
}

extension RelationshipRule.Kind {
  /// Where kinds stand in a column by name, has these stand there too.
  fileprivate mutating func add(kindNames: [String]) {
    guard case .lookup(var text) = self, text.lookup?.isOfKindNames == true else { return }
    text.lookup?.add(kindNames: kindNames, location: text.location)
    self = .lookup(text)
  }
}
