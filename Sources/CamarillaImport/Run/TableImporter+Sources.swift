import Camarilla
import CamarillaFormats

extension TableImporter {
  // MARK: Tables of sources

  mutating func readSources(
    _ input: TableInput, rule: SourceTableRule
  ) throws(FormatsError) {
    try readRows(
      of: input, form: rule.table, scope: rule.scope,
      make: { importer, table, stops in importer.source(of: table, rule: rule, stops: &stops) },
      keep: { importer, source, table in importer.keep(source, rule: rule, table: table) })
  }

  private func source(
    of table: borrowing MappedTable, rule: SourceTableRule, stops: inout CellStops
  ) -> Source? {
    let id = stops.value { () throws(CellStop) in try table.text(rule: rule.id) }
    guard let id else { return nil }
    guard Source.isCitable(id: id) else {
      let message = id.isEmpty ? "the source has no id" : "no citation can name '\(shortened(id))'"
      stops.add(
        .fault(
          CellFault(
            rule: id.isEmpty ? .missingValue : .malformedValue, slot: rule.id.slots.first,
            message: message, expected: Source.idRule)))
      return nil
    }
    var source = Source(called: id)
    for (name, text) in rule.fields {
      let value = stops.value { () throws(CellStop) in try table.text(rule: text) } ?? ""
      if !value.isEmpty { _ = try? Source.field(named: name)?.set(value, in: &source) }
    }
    for attribute in rule.attributes {
      let value = stops.value { () throws(CellStop) in try table.text(rule: attribute.text) }
      guard let value, !value.isEmpty else { continue }
      source.attributes.append(Attribute(name: attribute.name, value: value))
    }
    return source
  }

  /// Keeps what a row says of a source. What was said first stays, and what contradicts it is told.
  private mutating func keep(
    _ source: Source, rule: SourceTableRule, table: borrowing MappedTable
  ) {
    guard let known = claims.sources.source(id: source.id) else {
      claims.sources.add(source)
      return
    }
    if known == source { return }
    noteOtherDescription(
      of: "source", called: source.id, at: table.location(at: rule.id.slots.first))
  }

  /// Makes sure that the sources which the mapping itself names are there.
  mutating func checkSources() {
    guard !mapping.sourceTables.isEmpty, claims.hasAllSources else { return }
    let names = Camarilla.list(mapping.sourceTables.map { "'\($0.file.path)'" })
    for rule in mapping.tables.flatMap(\.relationships).flatMap(\.citations) {
      guard case .constant(let id)? = rule.source.parts.first, rule.source.lookup == nil,
        rule.source.parts.count == 1, claims.sources.source(id: id) == nil
      else { continue }
      diagnostics.once(
        per: "unknown source \(id)",
        .error(
          "unknown source '\(shortened(id))'", rule: .unknownCitation, at: rule.source.location,
          text: id, expected: "one that 'sources' declares or \(names) lists, or {column: …}",
          suggestion: Suggestion(nearestTo: id, among: claims.sources.ids)))
      // Rows are not blamed for it besides.
      claims.hasAllSources = false
    }
  }

  // MARK: Citations

  /// Sources that rows name and nothing declares go by their ids, and are told where there is a table of
  /// sources.
  mutating func declareSources(
    _ citations: [RowCitation], table: borrowing MappedTable
  ) {
    for citation in citations {
      let id = citation.citation.source
      if claims.sources.source(id: id) == nil {
        claims.sources.add(Source(id: id, title: id))
        if !mapping.sourceTables.isEmpty, claims.hasAllSources {
          claims.unlistedSources.insert(id)
        }
      }
      if claims.unlistedSources.contains(id) {
        let location = table.location(at: nil)
        let names = Camarilla.list(mapping.sourceTables.map { "'\($0.file.path)'" })
        diagnostics.once(
          per: "unlisted source \(id)",
          .warning(
            "source '\(shortened(id))' is not in \(names), and goes by its id",
            rule: .unknownCitation, at: location, text: id))
      }
      if !citation.url.isEmpty { note(url: citation.url, of: id, table: table) }
    }
  }

  /// Keeps where a source is to be had, which is one address.
  private mutating func note(url: String, of id: Source.ID, table: borrowing MappedTable) {
    guard var source = claims.sources.source(id: id), source.url != url else { return }
    guard let first = source.url else {
      source.url = url
      claims.sources.replace(source)
      return
    }
    let location = table.location(at: nil)
    diagnostics.once(
      per: "url \(id)",
      .warning(
        "source '\(shortened(id))' has the url '\(shortened(url))' here and had '\(shortened(first))'"
          + " before, which is kept", at: location, text: url,
        expected: "one url a source; a 'locator' may be another in every row"))
  }
}
