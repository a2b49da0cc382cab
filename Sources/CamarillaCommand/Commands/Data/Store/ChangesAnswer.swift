import Camarilla
import CamarillaFormats
import CamarillaStore

/// Changes of a store as the command prints them.
struct ChangesAnswer: Encodable {
  struct Change: Encodable {
    var change: Int
    /// The first change of its edit, where that changed several rows.
    var edit: Int?
    var time: String
    var by: String
    var because: String?
    var action: String
    var undoes: Int?
    var table: String
    var id: String
    /// The row before and after, by columns.
    var before: [String: String]?
    var after: [String: String]?
  }

  var changes: [Change]

  init(_ changes: [StoreChange]) {
    self.changes = changes.map { change in
      Change(
        change: change.change, edit: change.edit, time: change.note.time, by: change.note.author,
        because: change.note.reason, action: change.action.rawValue, undoes: change.undoes,
        table: change.subject.rawValue, id: change.id, before: Self.fields(from: change.before),
        after: Self.fields(from: change.after))
    }
  }

  private static func fields(from text: String?) -> [String: String]? {
    guard let text, let value = try? JSONParser.parse(Array(text.utf8)),
      case .object(let members) = value
    else { return nil }
    return Dictionary(
      members.map { ($0.name, $0.value.text ?? "") }, uniquingKeysWith: { first, _ in first })
  }

  /// What differs between the two rows: `when: 1926 → 1927`.
  private static func difference(of change: Change) -> String {
    let (before, after) = (change.before ?? [:], change.after ?? [:])
    let names = Set(before.keys).union(after.keys).filter { $0 != "id" || renames(change) }.sorted()
    let facts = names.compactMap { name -> String? in
      let (old, new) = (before[name], after[name])
      if old == new { return nil }
      if change.before == nil { return "\(name): \(new ?? "")" }
      if change.after == nil { return "\(name): \(old ?? "")" }
      return "\(name): \(old ?? "nothing") → \(new ?? "nothing")"
    }.joined(separator: "; ")
    return change.after == nil ? "no longer: \(facts)" : facts
  }

  private static func renames(_ change: Change) -> Bool {
    change.before != nil && change.after != nil && change.before?["id"] != change.after?["id"]
  }

  func report() -> Report<ChangesAnswer> {
    var csv = Table([
      ("change", .right), ("time", .left), ("by", .left), ("because", .left), ("action", .left),
      ("undoes", .right), ("table", .left), ("id", .left), ("what", .left),
    ])
    for change in changes {
      csv.append([
        "\(change.change)", change.time, change.by, change.because ?? "", change.action,
        change.undoes.map(String.init) ?? "", change.table, change.id, Self.difference(of: change),
      ])
    }
    return Report(text: text, csv: csv.csv(), json: self)
  }

  // MARK: For a person

  /// How many rows of one edit are shown.
  private static let mostShown = 10

  /// A heading for each edit, and under it a line for each row that it changed and why; lines that would
  /// be wider than a page are broken.
  private var text: String {
    if changes.isEmpty { return "no changes\n" }
    var text = ""
    for rows in edits {
      let first = rows[0]
      let action = first.action + (first.undoes.map { " \($0)" } ?? "")
      var heading =
        "\(first.edit ?? first.change)  \(first.time)  \(Table.oneLine(of: first.by))  \(action)"
      if rows.count == 1 {
        heading += " \(Table.oneLine(of: first.id))"
      } else {
        heading += ", \(rows.count) rows"
      }
      text += (text.isEmpty ? "" : "\n") + heading + "\n"
      if let because = first.because {
        text += Self.wrapped("because \(Table.oneLine(of: because))")
      }
      for row in rows.prefix(Self.mostShown) {
        let what = Table.oneLine(of: Self.difference(of: row))
        let name = rows.count == 1 ? "" : "\(Table.oneLine(of: row.id)): "
        if !what.isEmpty || rows.count > 1 {
          text += Self.wrapped(name + (what.isEmpty ? "as before" : what))
        }
      }
      if rows.count > Self.mostShown {
        text += "    … and \(Number.count(rows.count - Self.mostShown, singular: "more row"))\n"
      }
    }
    return text
  }

  /// The changes, those of an edit together.
  private var edits: [[Change]] {
    var edits: [[Change]] = []
    for change in changes {
      if let edit = change.edit, edits.last?.first?.edit == edit {
        edits[edits.count - 1].append(change)
      } else {
        edits.append([change])
      }
    }
    return edits
  }

  /// Lines of some hundred columns, indented, those after the first more so.
  private static func wrapped(_ text: String, width: Int = 96) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, Table.width(of: line) + 1 + Table.width(of: String(word)) > width {
        lines.append(line)
        line = "  " + word
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    lines.append(line)
    return lines.map { "    \($0)\n" }.joined()
  }
}
