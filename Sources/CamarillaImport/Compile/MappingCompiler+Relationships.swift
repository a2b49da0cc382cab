import Camarilla
import CamarillaFormats

/// What a row gives: one relationship or several.
extension MappingCompiler {
  /// What a mapping says of relationships at one place: at its top, or in an entry of
  /// `relationships`, which says it anew.
  ///
  /// A class: what copies a structure of so many parts took sixty kilobytes of the command.
  final class PartialRule {
    /// The keys that stand there, whether or not something came of what stands under them.
    var keys: Set<String> = []
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

  // MARK: Relationships

  mutating func relationships(
    group: [String: YAMLTree], at location: Problem.Location
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

  private mutating func partial(of group: [String: YAMLTree]) -> PartialRule {
    let rule = PartialRule()
    rule.keys = Set(group.keys)
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
    rule.weight = number(tree: group["weight"], noun: "weight")
    rule.confidence = number(tree: group["confidence"], noun: "confidence")
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
    let names = text.slots.map { "'\(scope.columns.names[$0])'" }.joined(separator: " with ")
    var lookup = Lookup(name: names, cache: nextCache())
    lookup.isOfKindNames = true
    lookup.add(kindNames: kindNames, location: text.location)
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
      for (key, isMissing, hint) in [
        ("kind", kind == nil, ""), ("source", source == nil, ""), ("target", target == nil, ""),
        ("when", when == nil, " ('when: none' for a table without dates)"),
      ] where isMissing {
        // What was said wrongly was told already.
        if own.keys.contains(key) || common.keys.contains(key) { continue }
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
    if when.merge != nil { checkMerging(rule) }
    return rule
  }

  /// A relationship that is merged of many rows has no row of its own.
  private mutating func checkMerging(_ rule: RelationshipRule) {
    let unit = rule.when.merge?.rawValue ?? "periods"
    if let id = rule.id {
      fault(
        "\(unit) are merged, and a row's id would be that of one \(unit.dropLast())",
        at: id.location,
        expected: "no key id, or no merge")
    }
    let texts = [rule.post, rule.note].compactMap { $0 } + rule.attributes.map(\.text)
    for text in texts where text.usesLine {
      fault(
        "\(unit) are merged, and a row's line would keep them apart", at: text.location,
        expected: "the line in a citation's locator alone")
    }
    for locator in rule.citations.compactMap(\.locator)
    where locator.usesLine && locator.parts.count > 1 {
      fault(
        "\(unit) are merged, and a row's line would keep them apart", at: locator.location,
        expected: "the line alone as the locator")
    }
  }

  private mutating func number(tree: YAMLTree?, noun: String) -> NumberRule? {
    guard let tree,
      let text = text(tree: tree, noun: "the \(noun)", keys: .number, meaning: .number)
    else { return nil }
    var rule = NumberRule(text: text)
    if case .entries(let entries) = tree.content {
      for entry in entries {
        if entry.key == "absolute" { rule.isAbsolute = flag(from: entry.value) ?? false }
        if entry.key == "scale" { rule.scale = number(from: entry.value) ?? 1 }
      }
      checkNumbers(of: rule, in: entries, noun: noun)
    }
    return rule
  }

  /// Makes sure that the numbers that a mapping itself says can be what they are for.
  private mutating func checkNumbers(
    of rule: NumberRule, in entries: [YAMLTree.Entry], noun: String
  ) {
    let results = rule.text.lookup?.results.filter { !$0.isSkip } ?? []
    var numbers = results.map { ($0.text, $0.location) }
    if rule.text.lookup == nil, case .constant(let text)? = rule.text.parts.first,
      let tree = entries.first(where: { $0.key == "constant" })?.value
    {
      numbers.append((text, tree.location))
    }
    for (text, location) in numbers {
      guard let number = plainNumber(from: text[...]),
        let fault = rule.fault(of: number, name: noun, text: text)
      else { continue }
      self.fault(fault.message, at: location, text: text, expected: fault.expected)
    }
  }
}
