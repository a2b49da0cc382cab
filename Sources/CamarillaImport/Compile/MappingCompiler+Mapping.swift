import Camarilla
import CamarillaFormats

extension MappingCompiler {
  /// What a mapping says of relationships at one place: at its top, or in an entry of
  /// `relationships`, which says it anew.
  private struct PartialRule {
    var conditions: [Condition]?
    var kind: RelationshipRule.Kind?
    var source: FigureRule?
    var target: FigureRule?
    var when: WhenRule?
    var weight: NumberRule?
    var confidence: NumberRule?
    var id: TextRule?
    var post: TextRule?
    var note: TextRule?
    var citations: [CitationRule]?
    var attributes: [(name: String, text: TextRule)]?
  }

  /// The whole mapping; nil when it lacks what it needs.
  mutating func mapping(of tree: MappingTree) -> TableMapping? {
    guard let group = group(tree, noun: "the mapping", keys: .mapping) else { return nil }
    var mapping = TableMapping(file: file)
    mapping.title = word(tree: group["title"], expected: "a title")
    if let tree = group["table"],
      let group = self.group(tree, noun: "the table", keys: .table)
    {
      mapping.table = table(group: group)
    }
    mapping.kinds = kinds(of: group["kinds"])
    mapping.sources = sources(of: group["sources"])
    mapping.figures = figureTable(tree: group["figures"], missing: mapping.table.missing)
    mapping.skips = conditions(of: group["skip"])
    if let text = word(tree: group["faults"], expected: "error or skip") {
      mapping.skipsFaults = text == "skip"
      if text != "skip", text != "error" {
        unknown(noun: "word", text: text, at: group["faults"]!.location, among: ["error", "skip"])
      }
    }
    mapping.relationships = relationships(group: group, at: tree.location)
    settleYearZero(&mapping, atTop: flag(from: group["year-zero"]))
    mapping.columns = columns
    mapping.caches = caches
    return mapping
  }

  // MARK: Relationships

  private mutating func relationships(
    group: [String: MappingTree], at location: Problem.Location
  ) -> [RelationshipRule] {
    let common = partial(of: group)
    guard let tree = group["relationships"] else {
      return [complete(common, own: PartialRule(), at: location)].compactMap { $0 }
    }
    guard case .list(let items) = tree.content, !items.isEmpty else {
      fault(
        "\(tree.shape) stands here", at: tree.location,
        expected: "a list of relationships that one row may give")
      return []
    }
    return items.compactMap { item in
      guard let group = self.group(item, noun: "a relationship", keys: .relationship) else {
        return nil
      }
      return complete(common, own: partial(of: group), at: item.location)
    }
  }

  private mutating func partial(of group: [String: MappingTree]) -> PartialRule {
    var rule = PartialRule()
    rule.conditions = group["if"].map { conditions(of: $0) }
    if let tree = group["kind"] {
      if case .entries(let entries) = tree.content, !entries.contains(where: { $0.key == "kind" }) {
        rule.kind = text(tree: tree, noun: "the kind", meaning: .kind).map { .lookup($0) }
        if case .lookup(let text) = rule.kind, text.lookup == nil {
          rule.kind = .lookup(lookingUpKinds(of: text))
        }
      } else {
        rule.kind = kind(of: tree).map { .constant($0.name, isReversed: $0.isReversed) }
      }
    }
    rule.source = figure(tree: group["source"], noun: "the source")
    rule.target = figure(tree: group["target"], noun: "the target")
    rule.when = when(of: group["when"])
    rule.weight = number(tree: group["weight"], noun: "the weight")
    rule.confidence = number(tree: group["confidence"], noun: "the confidence")
    rule.id = text(tree: group["id"], noun: "the id")
    rule.post = text(tree: group["post"], noun: "the post")
    rule.note = text(tree: group["note"], noun: "the note")
    rule.citations = group["citation"].map { citations(of: $0) }
    rule.attributes = group["keep"].map {
      attributes(
        tree: $0,
        beside: Relationship.fields.map(\.name), of: "relationships")
    }
    return rule
  }

  /// A kind that stands in its column by name.
  private mutating func lookingUpKinds(of text: TextRule) -> TextRule {
    var text = text
    let names = text.slots.map { "'\(columns.names[$0])'" }.joined(separator: " with ")
    var lookup = Lookup(name: names, cache: nextCache())
    for name in kindNames {
      lookup.exact[name] = lookup.results.count
      lookup.results.append(Lookup.Result(text: name, location: text.location))
    }
    text.lookup = lookup
    return text
  }

  private mutating func complete(
    _ common: PartialRule, own: PartialRule, at location: Problem.Location
  ) -> RelationshipRule? {
    let kind = own.kind ?? common.kind
    let source = own.source ?? common.source
    let target = own.target ?? common.target
    let when = own.when ?? common.when
    guard let kind, let source, let target, let when else {
      // What was said wrongly was told already.
      guard diagnostics.isEmpty else { return nil }
      for (key, isMissing, hint) in [
        ("kind", kind == nil, ""), ("source", source == nil, ""), ("target", target == nil, ""),
        ("when", when == nil, " ('when: none' for a table without dates)"),
      ] where isMissing {
        fault(
          "the mapping doesn't say the \(key) of a relationship", at: location,
          expected: "the key \(key)\(hint)")
      }
      return nil
    }
    var rule = RelationshipRule(kind: kind, source: source, target: target, when: when)
    rule.conditions = own.conditions ?? common.conditions ?? []
    rule.weight = own.weight ?? common.weight
    rule.confidence = own.confidence ?? common.confidence
    rule.id = own.id ?? common.id
    rule.post = own.post ?? common.post
    rule.note = own.note ?? common.note
    rule.citations = own.citations ?? common.citations ?? []
    rule.attributes = own.attributes ?? common.attributes ?? []
    if when.mergesYears {
      checkMerging(rule)
    }
    return rule
  }

  /// A relationship that is merged of many rows has no row of its own.
  private mutating func checkMerging(_ rule: RelationshipRule) {
    if let id = rule.id {
      fault(
        "years are merged, and a row's id would be that of one year", at: id.location,
        expected: "no key id, or no merge")
    }
    let texts = [rule.post, rule.note].compactMap { $0 } + rule.attributes.map(\.text)
    for text in texts where text.usesLine {
      fault(
        "years are merged, and a row's line would keep them apart", at: text.location,
        expected: "the line in a citation's locator alone")
    }
    for locator in rule.citations.compactMap(\.locator)
    where locator.usesLine && locator.parts.count > 1 {
      fault(
        "years are merged, and a row's line would keep them apart", at: locator.location,
        expected: "the line alone as the locator")
    }
  }

  private mutating func number(tree: MappingTree?, noun: String) -> NumberRule? {
    guard let tree,
      let text = text(tree: tree, noun: noun, keys: .number, meaning: .number)
    else { return nil }
    var rule = NumberRule(text: text)
    if case .entries(let entries) = tree.content {
      for entry in entries {
        if entry.key == "absolute" { rule.isAbsolute = flag(from: entry.value) ?? false }
        if entry.key == "scale" { rule.scale = number(from: entry.value) ?? 1 }
        if entry.key == "constant" { _ = number(from: entry.value) }
      }
    }
    return rule
  }

  private mutating func citations(of tree: MappingTree) -> [CitationRule] {
    if case .list(let items) = tree.content { return items.flatMap { citations(of: $0) } }
    if case .text(let id) = tree.content {
      return declared(id, at: tree.location).map { [CitationRule(source: $0)] } ?? []
    }
    guard let group = group(tree, noun: "a citation", keys: .citation) else {
      return []
    }
    guard let sourceTree = group["source"] else {
      fault("the citation has no source", at: tree.location, expected: "the key source")
      return []
    }
    let source: TextRule?
    if case .text(let id) = sourceTree.content {
      source = declared(id, at: sourceTree.location)
    } else {
      source = text(tree: sourceTree, noun: "a source")
    }
    guard let source else { return [] }
    return [CitationRule(source: source, locator: text(tree: group["locator"], noun: "a locator"))]
  }

  private mutating func declared(_ id: String, at location: Problem.Location) -> TextRule? {
    guard sourceIDs.contains(id) else {
      fault(
        "unknown source '\(shortened(id))'", at: location, text: id,
        expected: sourceIDs.isEmpty
          ? "a source that 'sources' declares, or {column: …}"
          : "one of \(sourceIDs.joined(separator: ", ")), or {column: …}",
        suggestion: Suggestion(nearestTo: id, among: sourceIDs))
      return nil
    }
    return TextRule(parts: [.constant(id)], location: location)
  }

  private mutating func conditions(of tree: MappingTree?) -> [Condition] {
    guard let tree else { return [] }
    if case .list(let items) = tree.content, !items.isEmpty {
      return items.compactMap { condition(from: $0) }
    }
    return condition(from: tree).map { [$0] } ?? []
  }
}
