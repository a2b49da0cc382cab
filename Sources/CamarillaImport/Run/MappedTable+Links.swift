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
struct TableLink {
  let rule: LinkRule
  let table: LinkedTable
  var outcome = LinkOutcome.blank
  /// How many rows found one, and how many didn't.
  var matched = 0
  var unmatched = 0
}

extension MappedTable {
  /// Finds the row of each link for the row at hand.
  mutating func followLinks() {
    for index in links.indices {
      links[index].outcome = outcome(of: links[index])
    }
  }

  private func outcome(of link: TableLink) -> LinkOutcome {
    var first: Int32?
    if let slot = link.rule.match.singleColumn {
      let key = unsafe cell(at: slot)
      if key.isEmpty { return .blank }
      first = unsafe link.table.row(of: key)
    } else {
      var key = plainText(rule: link.rule.match)
      if key.isEmpty { return .blank }
      first = key.withUTF8 { unsafe link.table.row(of: $0) }
    }
    guard let first else { return .unmatched }
    guard link.table.hasMore(after: first) else { return .row(first) }
    switch link.rule.several {
    case .error: return .several(first)
    case .first: return .row(first)
    case .last: return .row(link.table.rows(from: first).last ?? first)
    }
  }

  /// What a link answers; nothing where it finds nothing.
  func answer(_ answer: Int, of link: Int) -> UnsafeBufferPointer<UInt8> {
    switch links[link].outcome {
    case .row(let row), .several(let row):
      unsafe links[link].table.cell(row: row, answer: answer)
    case .blank, .unmatched: unsafe UnsafeBufferPointer(start: nil, count: 0)
    }
  }

  /// Counts what the row at hand finds.
  mutating func countLinks() {
    for index in links.indices {
      switch links[index].outcome {
      case .row, .several: links[index].matched += 1
      case .unmatched: links[index].unmatched += 1
      case .blank: break
      }
    }
  }
}
