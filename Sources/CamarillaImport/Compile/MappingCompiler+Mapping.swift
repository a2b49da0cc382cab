import Camarilla
import CamarillaFormats

/// The mapping as a whole: what its tables share, and what each is.
extension MappingCompiler {
  /// The whole mapping; nil when it lacks what it needs.
  mutating func mapping(of tree: YAMLTree) -> TableMapping? {
    guard let group = group(tree, noun: "the mapping", keys: .mapping) else { return nil }
    var mapping = TableMapping(file: file)
    mapping.title = word(tree: group["title"], expected: "a title")
    let form = tableGroup(of: group)
    mapping.missing = words(tree: form["missing"], expected: "a text or a list of texts")
    let entries = tableEntries(of: group["tables"])
    mapping.tablesLocation = group["tables"]?.location
    // Kinds and sources are known before anything names them, and hold for all tables.
    for group in [group] + entries.map(\.group) {
      declareKinds(of: group["kinds"], in: &mapping)
      declareSources(of: group["sources"], in: &mapping)
    }
    for group in [group] + entries.map(\.group) {
      mapping.figures += figureTables(of: group["figures"], missing: mapping.missing)
    }
    checkUnlisted(mapping.figures)
    if group["tables"] == nil {
      mapping.tables = [claimTable(group: group, form: form, at: tree.location)]
    } else {
      mapping.tables = entries.map { entry in
        // What stands at the top holds for all tables, unless an entry says it anew.
        let common = group.filter { MappingGroup.shared.contains($0.key) }
        var table = claimTable(
          group: entry.group.merging(common) { own, _ in own },
          form: form.merging(tableGroup(of: entry.group)) { _, own in own }, at: entry.location)
        table.file = entry.file
        return table
      }
    }
    settleDates(of: &mapping, atTop: group)
    mapping.awaitedKinds = awaitedKinds
    mapping.doubts = doubts
    mapping.files = files
    return mapping
  }

  // MARK: Tables

  private struct Entry {
    let group: [String: YAMLTree]
    let file: NamedFile?
    let location: Problem.Location
  }

  private mutating func tableEntries(of tree: YAMLTree?) -> [Entry] {
    guard let tree else { return [] }
    guard case .list(let items) = tree.content, !items.isEmpty else {
      fault(
        "\(tree.shape) stands here", at: tree.location,
        expected: "a list of tables, each with its file and the keys of a mapping")
      return []
    }
    return items.compactMap { item in
      guard let group = group(item, noun: "a table", keys: .entry) else { return nil }
      return Entry(
        group: group,
        file: namedFile(
          of: group, noun: "the table", description: "a table of relationships",
          at: item.location),
        location: item.location)
    }
  }

  /// How a table is written, which stands under `table`, and in an entry of several tables beside it too.
  private mutating func tableGroup(of group: [String: YAMLTree]) -> [String: YAMLTree] {
    let own = group.filter { MappingGroup.table.names.contains($0.key) }
    guard let tree = group["table"] else { return own }
    let inner = self.group(tree, noun: "the table", keys: .table) ?? [:]
    return inner.merging(own) { _, own in own }
  }

  private mutating func claimTable(
    group: [String: YAMLTree], form: [String: YAMLTree], at location: Problem.Location
  ) -> ClaimTableRule {
    scope = TableScope()
    var rule = ClaimTableRule()
    rule.table = table(group: form)
    declareLinks(of: group["lookup"], missing: rule.table.missing)
    rule.skips = conditions(of: group["skip"])
    if let tree = group["faults"], let text = word(tree: tree, expected: "error or skip") {
      rule.skipsFaults = text == "skip"
      if text != "skip", text != "error" {
        unknown(noun: "word", text: text, at: tree.location, among: ["error", "skip"])
      }
    }
    rule.relationships = relationships(group: group, at: location)
    rule.saidYearZero = flag(from: group["year-zero"])
    rule.setting = dateSetting(of: group)
    rule.scope = scope
    return rule
  }

  /// Figures that no table lists are one thing, whichever table doesn't list them.
  private mutating func checkUnlisted(_ tables: [FigureTableRule]) {
    let said = tables.filter { $0.unlisted != nil }
    guard let first = said.first,
      let other = said.first(where: { $0.unlisted != first.unlisted })
    else { return }
    fault(
      "'\(first.file.path)' and '\(other.file.path)' say different things of figures that aren't listed",
      at: other.file.location, expected: "one word under 'unlisted'")
  }
}
