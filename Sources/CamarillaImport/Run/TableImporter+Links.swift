import Camarilla
import CamarillaFormats

extension TableImporter {
  /// Counts what the row at hand finds in other tables, and tells what it doesn't.
  mutating func checkLinks(of table: borrowing MappedTable, stops: inout CellStops) {
    table.countLinks()
    for link in table.links {
      switch link.outcome {
      case .blank, .row: break
      case .unmatched: noteUnmatched(link, of: table, stops: &stops)
      case .several(let first):
        let rule = link.rule
        let lines = link.table.rows(from: first).map { "\(link.table.line(of: $0))" }
        let text = table.plainText(rule: rule.match)
        stops.add(
          .fault(
            CellFault(
              rule: .malformedValue, slot: rule.match.slots.first,
              message:
                "'\(shortened(text))' is the key of \(lines.count) rows of '\(link.table.name)'"
                + " that differ, in lines \(Camarilla.list(lines, limit: 5))",
              expected:
                "one row a key, or 'several: first', 'several: last' or a 'where' in the look-up"
                + " '\(rule.name)'")))
      }
    }
  }

  private mutating func noteUnmatched(
    _ link: TableLink, of table: borrowing MappedTable, stops: inout CellStops
  ) {
    let (rule, name) = (link.rule, link.table.name)
    let text = table.plainText(rule: rule.match)
    link.unmatchedKeys.add(text, at: table.location(at: rule.match.slots.first))
    switch rule.unmatched ?? .blank {
    case .skip: stops.add(.skip(SkipReason(value: text, missingIn: name, of: rule.name)))
    case .error:
      stops.add(
        .fault(
          CellFault(
            rule: .missingValue, slot: rule.match.slots.first,
            message: "'\(shortened(text))' is the key of no row of '\(name)'",
            expected: "a key that the look-up '\(rule.name)' finds",
            commonKey: "unmatched \(rule.name) \(text)")))
    case .blank: break
    }
  }

  /// What is to be told of a table's links when all of it was read: how many rows found one, and where none did.
  mutating func finishLinks(of table: borrowing MappedTable) {
    for link in table.links {
      let rule = link.rule
      report.lookups.append(
        ImportReport.Lookup(
          name: rule.name, table: table.table.name, file: link.table.name, matched: link.matched,
          unmatched: link.unmatched,
          unmatchedKeys: link.unmatchedKeys.frequent(10).map { .init(key: $0.key, rows: $0.rows) },
          unmatchedKeyCount: link.unmatchedKeys.count))
      guard link.unmatched > 0, rule.unmatched ?? .blank == .blank else { continue }
      guard link.matched == 0, rule.unmatched == nil else {
        noteUnmatchedKeys(of: link)
        continue
      }
      let count = link.unmatched == 1 ? "the row" : "the \(link.unmatched) rows"
      let wanted = Camarilla.list(link.unmatchedKeys.frequent(3).map { "'\($0.key)'" })
      let known = Camarilla.list(link.table.firstKeys.map { "'\($0)'" })
      diagnostics.add(
        .error(
          "none of \(count) of '\(table.table.name)' that look for one finds a row of"
            + " '\(link.table.name)'; they look for keys such as \(wanted), and it has such as"
            + " \(known)",
          rule: .missingValue, at: rule.key.location,
          expected:
            "a 'key' and a 'match' that have values in common, or an 'unmatched' that says so"))
    }
  }

  /// Tells which keys another table doesn't have: one with its rows, several together.
  private mutating func noteUnmatchedKeys(of link: TableLink) {
    let (keys, name) = (link.unmatchedKeys, link.table.name)
    func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
    let frequent = keys.frequent(5)
    let message =
      if keys.count == 1 {
        "'\(shortened(frequent[0].key))' is the key of no row of '\(name)', and is looked up in"
          + " \(rows(link.unmatched))"
      } else {
        "\(rows(link.unmatched)) look up \(keys.count)\(keys.isShortened ? " and more" : "") keys"
          + " that no row of '\(name)' has: "
          + Camarilla.list(
            frequent.map { "'\(shortened($0.key))' (\(rows($0.rows)))" }
              + (keys.count > frequent.count ? ["\(keys.count - frequent.count) more"] : []))
      }
    diagnostics.add(
      .warning(
        message, rule: .missingValue, at: keys.first, text: frequent[0].key,
        expected: "keys that the look-up '\(link.rule.name)' finds"))
  }
}

extension SkipReason {
  /// A value that another table doesn't have as a key.
  fileprivate init(value: String, missingIn name: String, of lookup: String) {
    self.init(
      text: "'\(shortened(value))' is the key of no row of '\(name)'",
      sort: "the look-up '\(lookup)' finds no row of '\(name)'", value: value)
  }
}
