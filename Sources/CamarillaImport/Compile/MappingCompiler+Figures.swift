import Camarilla
import CamarillaFormats

/// Figures: at the ends of relationships, and in tables of their own.
extension MappingCompiler {
  // MARK: Tables

  /// - Parameter missing: what stands for nothing in the tables of relationships, and in these too unless they
  ///   say otherwise.
  mutating func figureTables(of tree: YAMLTree?, missing: [String]) -> [FigureTableRule] {
    guard let tree else { return [] }
    if case .list(let items) = tree.content {
      return items.compactMap { figureTable(of: $0, missing: missing) }
    }
    return figureTable(of: tree, missing: missing).map { [$0] } ?? []
  }

  private mutating func figureTable(of tree: YAMLTree, missing: [String]) -> FigureTableRule? {
    let noun = "the table of figures"
    guard
      let (group, file, table) = sharedTable(
        of: tree, noun: noun, keys: .figureTable, missing: missing)
    else { return nil }
    guard let figure = figure(group: group, noun: noun, at: tree.location) else { return nil }
    var rule = FigureTableRule(file: file, figure: figure)
    rule.table = table
    rule.skips = conditions(of: group["skip"])
    rule.when = when(of: group["when"])
    if let when = rule.when, when.merge != nil || when.followsLives {
      fault(
        "what a table says of a figure has a period of its own", at: when.location,
        expected: "a date, or start and end")
    }
    // A row without a date says what always holds.
    if rule.when?.undated == .skip { rule.when?.undated = .unknown }
    rule.unlisted = choice(
      tree: group["unlisted"], noun: "word", of: FigureTableRule.Unlisted.self)
    rule.saidYearZero = flag(from: group["year-zero"])
    rule.setting = dateSetting(of: group)
    rule.scope = scope
    return rule
  }

  // MARK: Rules

  mutating func figure(tree: YAMLTree?, noun: String) -> FigureRule? {
    guard let tree else { return nil }
    if case .text = tree.content {
      guard let id = text(tree: tree, noun: noun) else { return nil }
      return FigureRule(id: id, cache: nextCache(), slots: id.slots)
    }
    guard let group = group(tree, noun: noun, keys: .figure) else { return nil }
    return figure(group: group, noun: noun, at: tree.location)
  }

  mutating func figure(
    group: [String: YAMLTree], noun: String, at location: Problem.Location
  ) -> FigureRule? {
    guard let idTree = group["id"] else {
      fault("\(noun) has no id", at: location, expected: "the key id")
      return nil
    }
    guard let id = text(tree: idTree, noun: "an id") else { return nil }
    var rule = FigureRule(id: id, cache: nextCache())
    rule.name = text(tree: group["name"], noun: "a name")
    rule.label = text(tree: group["label"], noun: "a label")
    rule.born = date(tree: group["born"], noun: "a date of birth")
    rule.died = date(tree: group["died"], noun: "a date of death")
    rule.attributes = attributes(
      tree: group["attributes"],
      beside: ["id", "name", "born", "died"] + (rule.label == nil ? [] : ["label"]), of: "figures")
    // An attribute of that name is the label: both are one column of a chronicle's table.
    if rule.label == nil, let index = rule.attributes.firstIndex(where: { $0.name == "label" }) {
      rule.label = rule.attributes.remove(at: index).text
    }
    let dates = [rule.born, rule.died].flatMap { $0?.slots ?? [] }
    rule.slots = unique(
      of: id.slots + [rule.name, rule.label].flatMap { $0?.slots ?? [] } + dates
        + rule.attributes.flatMap { $0.text.slots })
    return rule
  }

  /// Columns that are kept: a list of them, or new names with what stands under them.
  mutating func attributes(
    tree: YAMLTree?, beside taken: [String], of table: String
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
