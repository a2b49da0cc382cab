import Camarilla
import CamarillaFormats

/// What a row finds in another table.
enum LinkOutcome {
  /// The row has nothing that could be looked for.
  case blank
  case unmatched
  /// The row that is found.
  case row(Int32)
  /// Several rows that differ; the first of them.
  case several(Int32)
}

/// A link to another table that was read, and what the row at hand finds in it.
///
/// A class, since it is asked for by every cell of a row that it answers.
final class TableLink {
  let rule: LinkRule
  let table: LinkedTable
  /// The column that has to be the key, where it is one column as it stands.
  let matchSlot: Int?
  var outcome = LinkOutcome.blank
  /// How many rows found one, and how many didn't.
  var matched = 0
  var unmatched = 0
  var unmatchedKeys = UnmatchedKeys()

  init(rule: LinkRule, table: LinkedTable) {
    (self.rule, self.table, matchSlot) = (rule, table, rule.match.singleColumn)
  }
}

extension MappedTable {
  /// Finds the row of each link for the row at hand.
  func followLinks() {
    for link in links { link.outcome = outcome(of: link) }
  }

  private func outcome(of link: TableLink) -> LinkOutcome {
    var first: Int32?
    if let slot = link.matchSlot {
      let key = unsafe cell(at: slot)
      if key.isEmpty { return .blank }
      first = unsafe link.table.row(of: key)
    } else {
      var key = plainText(rule: link.rule.match)
      if key.isEmpty { return .blank }
      first = key.withUTF8 { unsafe link.table.row(of: $0) }
    }
    guard let first else {
      return link.table.isLost(plainText(rule: link.rule.match)) ? .blank : .unmatched
    }
    guard link.table.hasMore(after: first) else { return .row(first) }
    switch link.rule.several {
    case .error: return .several(first)
    case .first: return .row(first)
    case .last: return .row(link.table.lastRow(from: first))
    }
  }

  /// What a link answers; nothing where it finds nothing.
  func answer(_ answer: Int, of link: Int) -> UnsafeBufferPointer<UInt8> {
    let link = links[link]
    switch link.outcome {
    case .row(let row): return unsafe link.table.cell(row: row, answer: answer)
    case .blank, .unmatched, .several: return unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
  }

  /// The row of another table that alone has a say in some cells.
  func linkedRow(of slots: [Int]) -> Int? {
    guard let first = slots.first, case .linked(let link, _) = origins[first],
      case .row(let row) = links[link].outcome
    else { return nil }
    for slot in slots.dropFirst() {
      guard case .linked(link, _) = origins[slot] else { return nil }
    }
    return Int(row)
  }

  /// Counts what the row at hand finds.
  func countLinks() {
    for link in links {
      switch link.outcome {
      case .row, .several: link.matched += 1
      case .unmatched: link.unmatched += 1
      case .blank: break
      }
    }
  }
}
