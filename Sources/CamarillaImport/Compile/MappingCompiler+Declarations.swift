import Camarilla
import CamarillaFormats

/// What a mapping declares: how the table is written, kinds, sources and figures.
extension MappingCompiler {
  // MARK: The table

  /// - Parameter missing: what stands for nothing where the table doesn't say it.
  mutating func table(group: [String: MappingTree], missing: [String] = []) -> TableRule {
    var rule = TableRule()
    let expected = "tab, comma, semicolon, pipe or one character"
    if let tree = group["delimiter"], let text = word(tree: tree, expected: expected) {
      let name = Self.delimiterWords.first(where: { $0.word == text })?.delimiter
      rule.delimiter = character(
        text: name ?? (text == "\\t" ? "\t" : text), tree: tree, expected: expected)
    }
    if let tree = group["comment"],
      let text = word(tree: tree, expected: "one character, such as #")
    {
      rule.comment = character(text: text, tree: tree, expected: "one character, such as #")
    }
    rule.readsQuotes = flag(from: group["quotes"]) ?? true
    rule.missing =
      group["missing"].map { words(tree: $0, expected: "a text or a list of texts") } ?? missing
    if let tree = group["columns"] {
      let names = words(tree: tree, expected: "a list of names")
      for (index, name) in names.enumerated() where names[..<index].contains(name) {
        fault(
          "the column '\(shortened(name))' stands twice", at: tree.location, text: name,
          expected: "every column once")
      }
      rule.columns = names
    }
    return rule
  }

  private static let delimiterWords = [
    (word: "tab", delimiter: "\t"), (word: "comma", delimiter: ","),
    (word: "semicolon", delimiter: ";"), (word: "pipe", delimiter: "|"),
  ]

  /// What a mapping calls a delimiter.
  static func delimiterWord(from byte: UInt8) -> String {
    let text = String(UnicodeScalar(byte))
    return delimiterWords.first(where: { $0.delimiter == text })?.word ?? text
  }

  mutating func character(
    text: String, tree: MappingTree, expected: String
  ) -> UInt8? {
    if text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80, !"\"\n\r".utf8.contains(byte)
    {
      return byte
    }
    fault("'\(shortened(text))' can't be it", at: tree.location, text: text, expected: expected)
    return nil
  }

  // MARK: Kinds and sources

  mutating func kinds(of tree: MappingTree?) -> [RelationshipKind] {
    guard let tree else { return [] }
    guard case .entries(let entries) = tree.content else {
      fault(
        "\(tree.shape) stands here", at: tree.location, expected: "names of kinds, each a group")
      return []
    }
    var kinds: [RelationshipKind] = []
    for entry in entries {
      guard let group = group(entry.value, noun: "a kind", keys: .kind) else {
        continue
      }
      if entry.key.isEmpty || entry.key == "skip" || kinds.contains(where: { $0.name == entry.key })
      {
        fault(
          "a kind can't be called '\(entry.key)'", at: entry.keyLocation, text: entry.key,
          expected: "a name, every one once, that is not 'skip'")
        continue
      }
      if !kindNames.contains(entry.key) { kindNames.append(entry.key) }
      guard let signTree = group["sign"] else {
        fault(
          "the kind '\(entry.key)' has no sign", at: entry.keyLocation, expected: "sign: 1, 0 or -1"
        )
        continue
      }
      let signs: [String: Sign] = [
        "1": .positive, "+1": .positive, "+": .positive, "0": .neutral, "-1": .negative,
        "-": .negative,
      ]
      guard let text = word(tree: signTree, expected: "1, 0 or -1") else { continue }
      guard let sign = signs[text] else {
        fault(
          "'\(shortened(text))' is no sign", at: signTree.location, text: text,
          expected: "1, 0 or -1")
        continue
      }
      kinds.append(
        RelationshipKind(
          name: entry.key, sign: sign, isDirected: flag(from: group["directed"]) ?? false))
    }
    return kinds
  }

  mutating func sources(of tree: MappingTree?) -> [Source] {
    guard let tree else { return [] }
    guard case .entries(let entries) = tree.content else {
      fault(
        "\(tree.shape) stands here", at: tree.location, expected: "ids of sources, each a group")
      return []
    }
    var sources: [Source] = []
    for entry in entries {
      if entry.key.isEmpty || Citation.list(entry.key) != [Citation(source: entry.key)]
        || sourceIDs.contains(entry.key)
      {
        fault(
          "a source can't have the id '\(shortened(entry.key))'", at: entry.keyLocation,
          text: entry.key, expected: "an id, every one once, without '#' and ';'")
        continue
      }
      sourceIDs.append(entry.key)
      var source = Source(id: entry.key, title: entry.key)
      if case .text = entry.value.content {
        source.title = word(tree: entry.value, expected: "a title") ?? entry.key
        sources.append(source)
        continue
      }
      guard case .entries(let fields) = entry.value.content else {
        fault(
          "\(entry.value.shape) stands here", at: entry.value.location, expected: "the key title")
        continue
      }
      for field in fields {
        guard let text = word(tree: field.value, expected: "a text") else { continue }
        switch field.key {
        case "title": source.title = text
        case "author": source.author = text
        case "published": source.published = text
        case "url": source.url = text
        case "id":
          fault(
            "a source's id stands before its group", at: field.keyLocation, expected: "no key id")
        default: source.attributes.append(Attribute(name: field.key, value: text))
        }
      }
      sources.append(source)
    }
    return sources
  }

  // MARK: Figures

  /// - Parameter missing: what stands for nothing in the table of relationships, and in this one too
  ///   unless it says otherwise.
  mutating func figureTable(tree: MappingTree?, missing: [String]) -> FigureTableRule? {
    guard let tree,
      let group = group(
        tree, noun: "the table of figures", keys: .figureTable)
    else { return nil }
    guard let fileTree = group["file"], let file = word(tree: fileTree, expected: "a file's name")
    else {
      if group["file"] == nil {
        fault("the table of figures has no file", at: tree.location, expected: "the key file")
      }
      return nil
    }
    // Its columns are those of another table.
    let outer = columns
    columns = ColumnSlots()
    defer { columns = outer }
    guard let figure = figure(group: group, noun: "the table of figures", at: tree.location) else {
      return nil
    }
    var rule = FigureTableRule(file: file, location: fileTree.location, figure: figure)
    rule.table = table(group: group, missing: missing)
    rule.columns = columns
    rule.unlisted =
      choice(tree: group["unlisted"], noun: "word", of: FigureTableRule.Unlisted.self) ?? .error
    return rule
  }

  mutating func figure(tree: MappingTree?, noun: String) -> FigureRule? {
    guard let tree else { return nil }
    if case .text = tree.content {
      guard let id = text(tree: tree, noun: noun) else { return nil }
      return FigureRule(id: id, cache: nextCache(), slots: id.slots)
    }
    guard let group = group(tree, noun: noun, keys: .figure) else { return nil }
    return figure(group: group, noun: noun, at: tree.location)
  }

  mutating func figure(
    group: [String: MappingTree], noun: String, at location: Problem.Location
  ) -> FigureRule? {
    guard let idTree = group["id"] else {
      fault("\(noun) has no id", at: location, expected: "the key id")
      return nil
    }
    guard let id = text(tree: idTree, noun: "an id") else { return nil }
    var rule = FigureRule(id: id, cache: nextCache())
    rule.name = text(tree: group["name"], noun: "a name")
    rule.born = date(tree: group["born"], noun: "a date of birth")
    rule.died = date(tree: group["died"], noun: "a date of death")
    rule.attributes = attributes(
      tree: group["attributes"], beside: ["id", "name", "born", "died"], of: "figures")
    let dates = [rule.born, rule.died].flatMap { $0?.slots ?? [] }
    rule.slots = unique(
      of: id.slots + (rule.name?.slots ?? []) + dates + rule.attributes.flatMap { $0.text.slots })
    return rule
  }

  /// Columns that are kept: a list of them, or new names with what stands under them.
  mutating func attributes(
    tree: MappingTree?, beside taken: [String], of table: String
  ) -> [(name: String, text: TextRule)] {
    guard let tree else { return [] }
    var found: [(name: String, text: TextRule, location: Problem.Location)] = []
    switch tree.content {
    case .text(let name):
      if let rule = text(tree: tree, noun: "a column") { found.append((name, rule, tree.location)) }
    case .list(let items):
      for item in items {
        guard let name = word(tree: item, expected: "the name of a column"),
          let rule = text(tree: item, noun: "a column")
        else { continue }
        found.append((name, rule, item.location))
      }
    case .entries(let entries):
      for entry in entries {
        guard let rule = text(tree: entry.value, noun: "an attribute") else { continue }
        found.append((entry.key, rule, entry.keyLocation))
      }
    }
    var seen: Set<String> = []
    for (name, _, location) in found {
      if taken.contains(name) {
        fault(
          "'\(name)' is the name of a column that \(table) have anyway", at: location, text: name,
          expected: "another name, as in {original-\(name): \(name)}")
      } else if name.isEmpty || String(name.trimmingBlanks()) != name
        || !seen.insert(name).inserted
      {
        fault(
          "an attribute can't be called '\(shortened(name))'", at: location, text: name,
          expected: "a name without spaces around it, every one once")
      }
    }
    return found.map { ($0.name, $0.text) }
  }
}
