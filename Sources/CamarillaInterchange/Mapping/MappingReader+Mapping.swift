import Camarilla
import CamarillaFormats

extension MappingReader {
  private static let mappingKeys = [
    "title", "table", "kinds", "sources", "figures", "skip", "faults", "relationships",
  ]
  private static let ruleKeys = [
    "if", "kind", "source", "target", "when", "weight", "confidence", "id", "post", "citation",
    "note", "keep",
  ]
  private static let tableKeys = ["delimiter", "comment", "quotes", "missing", "columns"]
  private static let figureKeys = ["id", "name", "born", "died", "attributes"]

  /// What a mapping says of relationships at one place: at its top, or in an entry of
  /// `relationships`, which says it anew.
  private struct PartialRule {
    var condition: Condition?
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
  mutating func mapping(_ tree: MappingTree) -> TableMapping? {
    guard let group = group(tree, "the mapping", keys: Self.mappingKeys + Self.ruleKeys) else {
      return nil
    }
    var mapping = TableMapping(file: file)
    mapping.title = word(group["title"], expected: "a title")
    if let tree = group["table"], let group = self.group(tree, "the table", keys: Self.tableKeys) {
      mapping.table = table(group)
    }
    mapping.kinds = kinds(group["kinds"])
    mapping.sources = sources(group["sources"])
    mapping.figures = figureTable(group["figures"])
    mapping.skips = conditions(group["skip"])
    if let text = word(group["faults"], expected: "error or skip") {
      mapping.skipsFaults = text == "skip"
      if text != "skip", text != "error" {
        unknown("word", text, at: group["faults"]!.place, among: ["error", "skip"])
      }
    }
    mapping.relationships = relationships(group, at: tree.place)
    mapping.columns = columns
    mapping.memories = memories
    return mapping
  }

  // MARK: The table

  private mutating func table(_ group: [String: MappingTree]) -> TableRule {
    var rule = TableRule()
    let expected = "tab, comma, semicolon, pipe or one character"
    if let tree = group["delimiter"], let text = word(tree, expected: expected) {
      let names = ["tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"]
      rule.delimiter = character(names[text] ?? text, tree, expected)
    }
    if let tree = group["comment"], let text = word(tree, expected: "one character, such as #") {
      rule.comment = character(text, tree, "one character, such as #")
    }
    rule.readsQuotes = flag(group["quotes"]) ?? true
    rule.missing = words(group["missing"], expected: "a text or a list of texts")
    if let tree = group["columns"] {
      let names = words(tree, expected: "a list of names")
      for (index, name) in names.enumerated() where names[..<index].contains(name) {
        fault(
          "the column '\(shortened(name))' stands twice", at: tree.place, text: name,
          expected: "every column once")
      }
      rule.columns = names
    }
    return rule
  }

  private mutating func character(
    _ text: String, _ tree: MappingTree, _ expected: String
  ) -> UInt8? {
    if text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, !"\"\n\r".utf8.contains(byte)
    {
      return byte
    }
    fault("'\(shortened(text))' can't be it", at: tree.place, text: text, expected: expected)
    return nil
  }

  // MARK: Kinds and sources

  private mutating func kinds(_ tree: MappingTree?) -> [RelationshipKind] {
    guard let tree else { return [] }
    guard case .entries(let entries) = tree.content else {
      fault("\(tree.shape) stands here", at: tree.place, expected: "names of kinds, each a group")
      return []
    }
    var kinds: [RelationshipKind] = []
    for entry in entries {
      guard let group = group(entry.value, "a kind", keys: ["sign", "directed"]) else { continue }
      if entry.key.isEmpty || entry.key == "skip" || kinds.contains(where: { $0.name == entry.key })
      {
        fault(
          "a kind can't be called '\(entry.key)'", at: entry.keyPlace, text: entry.key,
          expected: "a name, every one once, that is not 'skip'")
        continue
      }
      if !kindNames.contains(entry.key) { kindNames.append(entry.key) }
      guard let signTree = group["sign"] else {
        fault(
          "the kind '\(entry.key)' has no sign", at: entry.keyPlace, expected: "sign: 1, 0 or -1")
        continue
      }
      let signs: [String: RelationshipKind.Sign] = [
        "1": .positive, "+1": .positive, "+": .positive, "0": .neutral, "-1": .negative,
        "-": .negative,
      ]
      guard let text = word(signTree, expected: "1, 0 or -1") else { continue }
      guard let sign = signs[text] else {
        fault(
          "'\(shortened(text))' is no sign", at: signTree.place, text: text, expected: "1, 0 or -1")
        continue
      }
      kinds.append(
        RelationshipKind(
          name: entry.key, sign: sign, isDirected: flag(group["directed"]) ?? false))
    }
    return kinds
  }

  private mutating func sources(_ tree: MappingTree?) -> [Source] {
    guard let tree else { return [] }
    guard case .entries(let entries) = tree.content else {
      fault("\(tree.shape) stands here", at: tree.place, expected: "ids of sources, each a group")
      return []
    }
    var sources: [Source] = []
    for entry in entries {
      if entry.key.isEmpty || Citation.list(entry.key) != [Citation(source: entry.key)]
        || sourceIDs.contains(entry.key)
      {
        fault(
          "a source can't have the id '\(shortened(entry.key))'", at: entry.keyPlace,
          text: entry.key, expected: "an id, every one once, without '#' and ';'")
        continue
      }
      sourceIDs.append(entry.key)
      var source = Source(id: entry.key, title: entry.key)
      if case .text = entry.value.content {
        source.title = word(entry.value, expected: "a title") ?? entry.key
        sources.append(source)
        continue
      }
      guard case .entries(let fields) = entry.value.content else {
        fault("\(entry.value.shape) stands here", at: entry.value.place, expected: "the key title")
        continue
      }
      for field in fields {
        guard let text = word(field.value, expected: "a text") else { continue }
        switch field.key {
        case "title": source.title = text
        case "author": source.author = text
        case "published": source.published = text
        case "url": source.url = text
        case "id":
          fault("a source's id stands before its group", at: field.keyPlace, expected: "no key id")
        default: source.attributes.append(Attribute(name: field.key, value: text))
        }
      }
      sources.append(source)
    }
    return sources
  }

  // MARK: Figures

  private mutating func figureTable(_ tree: MappingTree?) -> FigureTableRule? {
    guard let tree,
      let group = group(
        tree, "the table of figures",
        keys: ["file"] + Self.tableKeys + Self.figureKeys + ["unlisted"])
    else { return nil }
    guard let fileTree = group["file"], let file = word(fileTree, expected: "a file's name") else {
      if group["file"] == nil {
        fault("the table of figures has no file", at: tree.place, expected: "the key file")
      }
      return nil
    }
    // Its columns are those of another table.
    let outer = columns
    columns = ColumnSlots()
    defer { columns = outer }
    guard let figure = figure(group, "the table of figures", at: tree.place) else { return nil }
    var rule = FigureTableRule(file: file, place: fileTree.place, figure: figure)
    rule.table = table(group)
    rule.columns = columns
    rule.unlisted = choice(group["unlisted"], "word", of: FigureTableRule.Unlisted.self) ?? .error
    return rule
  }

  private mutating func figure(_ tree: MappingTree?, _ noun: String) -> FigureRule? {
    guard let tree else { return nil }
    if case .text = tree.content {
      guard let id = text(tree, noun) else { return nil }
      return FigureRule(id: id, memory: nextMemory(), slots: id.slots)
    }
    guard let group = group(tree, noun, keys: Self.figureKeys) else { return nil }
    return figure(group, noun, at: tree.place)
  }

  private mutating func figure(
    _ group: [String: MappingTree], _ noun: String, at place: Problem.Location
  ) -> FigureRule? {
    guard let idTree = group["id"] else {
      fault("\(noun) has no id", at: place, expected: "the key id")
      return nil
    }
    guard let id = text(idTree, "an id") else { return nil }
    var rule = FigureRule(id: id, memory: nextMemory())
    rule.name = text(group["name"], "a name")
    rule.born = date(group["born"], "a date of birth")
    rule.died = date(group["died"], "a date of death")
    rule.attributes = attributes(
      group["attributes"], beside: ["id", "name", "born", "died"], of: "figures")
    let dates = [rule.born, rule.died].flatMap { $0?.slots ?? [] }
    rule.slots = unique(
      id.slots + (rule.name?.slots ?? []) + dates + rule.attributes.flatMap { $0.text.slots })
    return rule
  }

  /// Columns that are kept: a list of them, or new names with what stands under them.
  private mutating func attributes(
    _ tree: MappingTree?, beside taken: [String], of table: String
  ) -> [(name: String, text: TextRule)] {
    guard let tree else { return [] }
    var found: [(name: String, text: TextRule, place: Problem.Location)] = []
    switch tree.content {
    case .text(let name):
      if let rule = text(tree, "a column") { found.append((name, rule, tree.place)) }
    case .list(let items):
      for item in items {
        guard let name = word(item, expected: "the name of a column"),
          let rule = text(item, "a column")
        else { continue }
        found.append((name, rule, item.place))
      }
    case .entries(let entries):
      for entry in entries {
        guard let rule = text(entry.value, "an attribute") else { continue }
        found.append((entry.key, rule, entry.keyPlace))
      }
    }
    var seen: Set<String> = []
    for (name, _, place) in found {
      if taken.contains(name) {
        fault(
          "'\(name)' is the name of a column that \(table) have anyway", at: place, text: name,
          expected: "another name, as in {original-\(name): \(name)}")
      } else if name.isEmpty || String(name.trimmingSpaces()) != name
        || !seen.insert(name).inserted
      {
        fault(
          "an attribute can't be called '\(shortened(name))'", at: place, text: name,
          expected: "a name without spaces around it, every one once")
      }
    }
    return found.map { ($0.name, $0.text) }
  }

  // MARK: Relationships

  private mutating func relationships(
    _ group: [String: MappingTree], at place: Problem.Location
  ) -> [RelationshipRule] {
    let common = partial(group)
    guard let tree = group["relationships"] else {
      return [complete(common, PartialRule(), at: place)].compactMap { $0 }
    }
    guard case .list(let items) = tree.content, !items.isEmpty else {
      fault(
        "\(tree.shape) stands here", at: tree.place,
        expected: "a list of relationships that one row may give")
      return []
    }
    return items.compactMap { item in
      guard let group = self.group(item, "a relationship", keys: Self.ruleKeys) else { return nil }
      return complete(common, partial(group), at: item.place)
    }
  }

  private mutating func partial(_ group: [String: MappingTree]) -> PartialRule {
    var rule = PartialRule()
    rule.condition = group["if"].flatMap { condition($0) }
    if let tree = group["kind"] {
      if case .entries(let entries) = tree.content, !entries.contains(where: { $0.key == "kind" }) {
        rule.kind = text(tree, "the kind", meaning: .kind).map { .lookup($0) }
        if case .lookup(let text) = rule.kind, text.lookup == nil {
          rule.kind = .lookup(lookingUpKinds(text))
        }
      } else {
        rule.kind = kind(tree).map { .constant($0.name, isReversed: $0.isReversed) }
      }
    }
    rule.source = figure(group["source"], "the source")
    rule.target = figure(group["target"], "the target")
    rule.when = when(group["when"])
    rule.weight = number(group["weight"], "the weight")
    rule.confidence = number(group["confidence"], "the confidence")
    rule.id = text(group["id"], "the id")
    rule.post = text(group["post"], "the post")
    rule.note = text(group["note"], "the note")
    rule.citations = group["citation"].map { citations($0) }
    rule.attributes = group["keep"].map {
      attributes(
        $0,
        beside: [
          "id", "kind", "source", "target", "when", "weight", "confidence", "post", "citation",
          "note",
        ], of: "relationships")
    }
    return rule
  }

  /// A kind that stands in its column by name.
  private mutating func lookingUpKinds(_ text: TextRule) -> TextRule {
    var text = text
    let names = text.slots.map { "'\(columns.names[$0])'" }.joined(separator: " with ")
    var lookup = Lookup(name: names, memory: nextMemory())
    for name in kindNames {
      lookup.exact[name] = lookup.results.count
      lookup.results.append(Lookup.Result(text: name, place: text.place))
    }
    text.lookup = lookup
    return text
  }

  private mutating func complete(
    _ common: PartialRule, _ own: PartialRule, at place: Problem.Location
  ) -> RelationshipRule? {
    let kind = own.kind ?? common.kind
    let source = own.source ?? common.source
    let target = own.target ?? common.target
    let when = own.when ?? common.when
    guard let kind, let source, let target, let when else {
      // What was said wrongly was told already.
      guard problems.isEmpty else { return nil }
      for (key, isMissing) in [
        ("kind", kind == nil), ("source", source == nil), ("target", target == nil),
        ("when", when == nil),
      ] where isMissing {
        fault(
          "the mapping doesn't say the \(key) of a relationship", at: place,
          expected: "the key \(key)")
      }
      return nil
    }
    var rule = RelationshipRule(kind: kind, source: source, target: target, when: when)
    rule.condition = own.condition ?? common.condition
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
        "years are merged, and a row's id would be that of one year", at: id.place,
        expected: "no key id, or no merge")
    }
    let texts = [rule.post, rule.note].compactMap { $0 } + rule.attributes.map(\.text)
    for text in texts where text.usesLine {
      fault(
        "years are merged, and a row's line would keep them apart", at: text.place,
        expected: "the line in a citation's locator alone")
    }
    for locator in rule.citations.compactMap(\.locator)
    where locator.usesLine && locator.parts.count > 1 {
      fault(
        "years are merged, and a row's line would keep them apart", at: locator.place,
        expected: "the line alone as the locator")
    }
  }

  private mutating func number(_ tree: MappingTree?, _ noun: String) -> NumberRule? {
    guard let tree,
      let text = text(tree, noun, extra: ["absolute", "scale"], meaning: .number)
    else { return nil }
    var rule = NumberRule(text: text)
    if case .entries(let entries) = tree.content {
      for entry in entries {
        if entry.key == "absolute" { rule.isAbsolute = flag(entry.value) ?? false }
        if entry.key == "scale" { rule.scale = number(entry.value) ?? 1 }
        if entry.key == "constant" { _ = number(entry.value) }
      }
    }
    return rule
  }

  private mutating func citations(_ tree: MappingTree) -> [CitationRule] {
    if case .list(let items) = tree.content { return items.flatMap { citations($0) } }
    if case .text(let id) = tree.content {
      return declared(id, at: tree.place).map { [CitationRule(source: $0)] } ?? []
    }
    guard let group = group(tree, "a citation", keys: ["source", "locator"]) else { return [] }
    guard let sourceTree = group["source"] else {
      fault("the citation has no source", at: tree.place, expected: "the key source")
      return []
    }
    let source: TextRule?
    if case .text(let id) = sourceTree.content {
      source = declared(id, at: sourceTree.place)
    } else {
      source = text(sourceTree, "a source")
    }
    guard let source else { return [] }
    return [CitationRule(source: source, locator: text(group["locator"], "a locator"))]
  }

  private mutating func declared(_ id: String, at place: Problem.Location) -> TextRule? {
    guard sourceIDs.contains(id) else {
      fault(
        "unknown source '\(shortened(id))'", at: place, text: id,
        expected: sourceIDs.isEmpty
          ? "a source that 'sources' declares, or {column: …}"
          : "one of \(sourceIDs.joined(separator: ", ")), or {column: …}",
        suggestion: nearestName(to: id, among: sourceIDs))
      return nil
    }
    return TextRule(parts: [.constant(id)], place: place)
  }

  private mutating func conditions(_ tree: MappingTree?) -> [Condition] {
    guard let tree else { return [] }
    if case .list(let items) = tree.content { return items.compactMap { condition($0) } }
    return condition(tree).map { [$0] } ?? []
  }
}
