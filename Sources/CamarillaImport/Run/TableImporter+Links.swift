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
    switch rule.unmatched ?? .blank {
    case .skip: stops.add(.skip(SkipReason(value: text, missingIn: name, of: rule.name)))
    case .error:
      stops.add(
        .fault(
          CellFault(
            rule: .missingValue, slot: rule.match.slots.first,
            message: "'\(shortened(text))' is the key of no row of '\(name)'",
            expected: "a key that the look-up '\(rule.name)' finds")))
    case .blank:
      let location = table.location(at: rule.match.slots.first)
      diagnostics.tally(per: "unmatched \(tableIndex) \(table.table.name) \(rule.name) \(text)") {
        rows in
        let count = rows == 1 ? "1 row" : "\(rows) rows"
        return .warning(
          "'\(shortened(text))' is the key of no row of '\(name)', and is looked up in \(count)",
          rule: .missingValue, at: location, text: text,
          expected: "a key that the look-up '\(rule.name)' finds")
      }
    }
  }

  /// What is to be told of a table's links when all of it was read: how many rows found one, and where none did.
  mutating func finishLinks(of table: borrowing MappedTable) {
    for link in table.links {
      let rule = link.rule
      report.lookups.append(
        ImportReport.Lookup(
          name: rule.name, table: table.table.name, file: link.table.name, matched: link.matched,
          unmatched: link.unmatched))
      guard link.matched == 0, link.unmatched > 0, rule.unmatched == nil else { continue }
      let count = link.unmatched == 1 ? "the row" : "the \(link.unmatched) rows"
      diagnostics.add(
        .error(
          "none of \(count) of '\(table.table.name)' that look for one finds a row of"
            + " '\(link.table.name)'", rule: .missingValue, at: rule.key.location,
          expected:
            "a 'key' and a 'match' that have values in common, or an 'unmatched' that says so"))
    }
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
