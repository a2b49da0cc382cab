import Camarilla
import CamarillaFormats
import CamarillaStore

/// Changes of a store as the command prints them.
struct ChangesAnswer: Answer {
  /// A change with its row before and after, by columns.
  struct Row {
    let change: StoreChange
    let before: [String: String]?
    let after: [String: String]?

    init(_ change: StoreChange) {
      self.change = change
      before = Self.fields(from: change.before)
      after = Self.fields(from: change.after)
    }

    private static func fields(from text: String?) -> [String: String]? {
      guard let text, let value = try? JSONParser.parse(Array(text.utf8)),
        case .object(let members) = value
      else { return nil }
      return Dictionary(
        members.map { ($0.name, $0.value.text ?? "") }, uniquingKeysWith: { first, _ in first })
    }

    /// What differs between the two rows: `when: 1926 → 1927`.
    ///
    /// - Parameter text: what is told of a column's text.
    func difference(
      _ text: (_ text: String, _ column: String) -> String = { text, _ in text }
    ) -> String {
      let (before, after) = (self.before ?? [:], self.after ?? [:])
      let isAmended = self.before != nil && self.after != nil
      let isRenamed = isAmended && before["id"] != after["id"]
      let names = Set(before.keys).union(after.keys).filter { $0 != "id" || isRenamed }.sorted()
      let facts = names.compactMap { name -> String? in
        if before[name] == after[name] { return nil }
        let (old, new) = (before[name].map { text($0, name) }, after[name].map { text($0, name) })
        return "\(name): "
          + (isAmended
            ? "\(old ?? "nothing") → \(new ?? "nothing")" : new ?? old ?? "")
      }.joined(separator: "; ")
      return self.after == nil ? "no longer: \(facts)" : facts
    }

    /// The same as people read it, dates as in every table of theirs.
    var spokenDifference: String {
      difference { text, column in
        switch change.subject {
        case .relationships: Relationship.spoken(text, in: column)
        case .figures: Figure.spoken(text, in: column)
        case .sources, .kinds: text
        }
      }
    }
  }

  private let rows: [Row]

  init(_ changes: [StoreChange]) { rows = changes.map(Row.init) }

  var json: any Encodable { ["changes": list] as JSONObject }

  /// The changes as they stand in JSON.
  var list: [JSONObject] { rows.map { JSONObject($0, columns: Self.columns).omittingUndefined } }

  var csv: String { Listing(rows, columns: Self.columns).csv }

  private static var columns: [Column<Row>] {
    [
      .exact("change") { $0.change.change },
      // The first change of its edit, where that changed several rows.
      .json("edit") { $0.change.edit },
      .exact("time") { $0.change.note.time }, .exact("by") { $0.change.note.author },
      .exact("because") { $0.change.note.reason }, .exact("action") { $0.change.action.rawValue },
      .exact("undoes") { $0.change.undoes }, .exact("table") { $0.change.subject.rawValue },
      .exact("id") { $0.change.id }, .csv("what") { $0.difference() },
      .json("before") { $0.before }, .json("after") { $0.after },
    ]
  }
}

// MARK: For a person

extension ChangesAnswer {
  /// How many rows of one edit are shown.
  private static let mostShown = 10

  /// A heading for each edit, and under it a line for each row that it changed and why; lines that would
  /// be wider than a page are broken.
  var text: String {
    rows.isEmpty ? "no changes\n" : edits.map(Self.text).joined(separator: "\n")
  }

  private static func text(of rows: [Row]) -> String {
    let first = rows[0].change
    let action = first.action.rawValue + (first.undoes.map { " \($0)" } ?? "")
    let author = Table.oneLine(of: first.note.author)
    var text = "\(first.edit ?? first.change)  \(first.note.time)  \(author)  \(action)"
    text += rows.count == 1 ? " \(Table.oneLine(of: first.id))\n" : ", \(rows.count) rows\n"
    if let because = first.note.reason {
      text += line("because \(Table.oneLine(of: because))")
    }
    for row in rows.prefix(mostShown) {
      let what = Table.oneLine(of: row.spokenDifference)
      let name = rows.count == 1 ? "" : "\(Table.oneLine(of: row.change.id)): "
      if !what.isEmpty || rows.count > 1 {
        text += line(name + (what.isEmpty ? "as before" : what))
      }
    }
    if rows.count > mostShown {
      text += "    … and \(Number.count(rows.count - mostShown, singular: "more row"))\n"
    }
    return text
  }

  /// The changes, those of an edit together.
  private var edits: [[Row]] {
    var edits: [[Row]] = []
    for row in rows {
      if let edit = row.change.edit, edits.last?.first?.change.edit == edit {
        edits[edits.count - 1].append(row)
      } else {
        edits.append([row])
      }
    }
    return edits
  }

  /// A line as wide as tables are, those that it is broken into after the first hanging.
  private static func line(_ text: String) -> String {
    wrapped(text, indent: 4, hanging: 2, width: Table.lineWidth)
  }
}

extension TableRow {
  /// A column's text as people read it.
  fileprivate static func spoken(_ text: String, in column: String) -> String {
    switch field(named: column)?.content {
    case .period: (try? Period(text))?.spoken ?? text
    case .date: (try? HistoricalDate(text))?.spoken ?? text
    default: text
    }
  }
}
