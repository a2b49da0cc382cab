import Camarilla
import CamarillaFormats

/// The sources that citations name: declared one by one, or in tables of their own.
extension MappingCompiler {
  /// Takes in what stands under `sources`: ids with their sources, a table of them, or a list of these.
  mutating func declareSources(of tree: YAMLTree?, in mapping: inout TableMapping) {
    guard let tree else { return }
    switch tree.content {
    case .list(let items): for item in items { declareSources(of: item, in: &mapping) }
    case .entries(let entries):
      if tree.namesFile {
        if let rule = sourceTable(of: tree, missing: mapping.missing) {
          mapping.sourceTables.append(rule)
          hasSourceTables = true
        }
      } else {
        mapping.sources += entries.compactMap { source(of: $0) }
      }
    case .text:
      fault(
        "\(tree.shape) stands here", at: tree.location, expected: "ids of sources, each a group")
    }
  }

  private mutating func source(of entry: YAMLTree.Entry) -> Source? {
    if entry.key.isEmpty || Citation.list(entry.key) != [Citation(source: entry.key)]
      || sourceIDs.contains(entry.key)
    {
      fault(
        "a source can't have the id '\(shortened(entry.key))'", at: entry.keyLocation,
        text: entry.key, expected: "an id, every one once, without '#' and ';'")
      return nil
    }
    sourceIDs.append(entry.key)
    var source = Source(id: entry.key, title: entry.key)
    if case .text = entry.value.content {
      source.title = word(tree: entry.value, expected: "a title") ?? entry.key
      return source
    }
    guard case .entries(let fields) = entry.value.content else {
      fault(
        "\(entry.value.shape) stands here", at: entry.value.location, expected: "the key title")
      return source
    }
    for field in fields {
      guard let text = word(tree: field.value, expected: "a text") else { continue }
      if field.key == "id" {
        fault(
          "a source's id stands before its group", at: field.keyLocation, expected: "no key id")
      } else if let column = Source.field(named: field.key) {
        _ = try? column.set(text, in: &source)
      } else {
        source.attributes.append(Attribute(name: field.key, value: text))
        // Any column may be one of its own.
        let suggestion = Suggestion(nearestTo: field.key, among: Source.fields.map(\.name))
        guard suggestion.text != nil else { continue }
        doubt(
          .warning(
            "the source '\(shortened(entry.key))' gets a column '\(shortened(field.key))'",
            rule: .malformedTable, text: field.key, expected: "a column of sources",
            suggestion: suggestion),
          at: field.keyLocation)
      }
    }
    return source
  }

  /// A table of sources. What isn't said of a field is the column of its name, if there is one.
  private mutating func sourceTable(of tree: YAMLTree, missing: [String]) -> SourceTableRule? {
    let noun = "the table of sources"
    guard
      let (group, file, table) = sharedTable(
        of: tree, noun: noun, keys: .sourceTable, missing: missing)
    else { return nil }
    let id =
      group["id"] == nil
      ? ownColumn(named: "id", isOptional: false, at: tree.location)
      : text(tree: group["id"], noun: "an id")
    guard let id else { return nil }
    var rule = SourceTableRule(file: file, table: table, id: id)
    for field in Source.fields where field.name != "id" {
      let text =
        group[field.name] == nil
        ? ownColumn(named: field.name, isOptional: true, at: tree.location)
        : text(tree: group[field.name], noun: "the \(field.name) of a source")
      if let text { rule.fields.append((field.name, text)) }
    }
    rule.attributes = attributes(
      tree: group["attributes"], beside: Source.fields.map(\.name), of: "sources")
    rule.scope = scope
    return rule
  }

  /// The column that a field's name means where a table doesn't say what the field is.
  mutating func ownColumn(
    named name: String, isOptional: Bool, at location: Problem.Location
  ) -> TextRule {
    let slot = scope.columns.slot(named: name, isOptional: isOptional, at: location)
    return TextRule(parts: [.column(slot)], location: location)
  }

  // MARK: Citations

  mutating func citations(of tree: YAMLTree) -> [CitationRule] {
    if case .list(let items) = tree.content { return items.flatMap { citations(of: $0) } }
    if case .text(let id) = tree.content {
      return declared(id, at: tree.location, otherwise: "{source: {column: …}}")
        .map { [CitationRule(source: $0)] } ?? []
    }
    guard let group = group(tree, noun: "a citation", keys: .citation) else { return [] }
    guard let sourceTree = group["source"] else {
      fault(
        "the citation has no source", at: tree.location,
        expected: "the key source, such as {source: {column: …}}")
      return []
    }
    let source: TextRule?
    if case .text(let id) = sourceTree.content {
      source = declared(id, at: sourceTree.location, otherwise: "{column: …}")
    } else {
      source = text(tree: sourceTree, noun: "a source")
    }
    guard let source else { return [] }
    return [
      CitationRule(
        source: source, locator: text(tree: group["locator"], noun: "a locator"),
        url: text(tree: group["url"], noun: "a url"))
    ]
  }

  /// A source that is named by its id.
  ///
  /// - Parameter column: how a column of sources is named in its place.
  private mutating func declared(
    _ id: String, at location: Problem.Location, otherwise column: String
  ) -> TextRule? {
    guard sourceIDs.contains(id) || hasSourceTables else {
      fault(
        "unknown source '\(shortened(id))'", at: location, text: id,
        expected: sourceIDs.isEmpty
          ? "a source that 'sources' declares, or \(column)"
          : "one of \(sourceIDs.joined(separator: ", ")), or \(column)",
        suggestion: Suggestion(nearestTo: id, among: sourceIDs))
      return nil
    }
    return TextRule(parts: [.constant(id)], location: location)
  }
}
