import Camarilla

/// What two versions of a chronicle say differently, as the command prints it.
struct CompareAnswer: Answer {
  let before: String
  let after: String
  let difference: ChronicleDifference

  /// What became of a row.
  enum Fate: String { case added, removed, changed }

  /// A row that differs, as all four tables tell of it.
  struct Entry {
    var fate: Fate
    var id: String
    /// What it says, for a person.
    var text: String
    /// Of a new row or one that is gone, what it says in each column; of another, what changed.
    var fields: [FieldChange]
  }

  private var tables: [(name: String, entries: [Entry], unchanged: Int)] {
    [
      ("figures", entries(of: difference.figures), difference.figures.unchangedCount),
      ("kinds", kindEntries, difference.kinds.unchangedCount),
      ("sources", entries(of: difference.sources), difference.sources.unchangedCount),
      (
        "relationships", entries(of: difference.relationships),
        difference.relationships.unchangedCount
      ),
    ]
  }

  private func entries<Row: TableRow>(of table: TableDifference<Row>) -> [Entry] {
    func entry(_ fate: Fate, _ row: Row, fields: [FieldChange]) -> Entry {
      Entry(fate: fate, id: row.key, text: Self.text(of: row), fields: fields)
    }
    /// What a row says, as compared with nothing.
    func told(by row: Row) -> [FieldChange] {
      Row.blank.changes(to: row).map { FieldChange(field: $0.field, before: "", after: $0.after) }
    }
    return table.removed.map { row in entry(.removed, row, fields: told(by: row).map(\.reversed)) }
      + table.added.map { row in entry(.added, row, fields: told(by: row)) }
      + table.changed.map { entry(.changed, $0.after, fields: $0.fields) }
  }

  private var kindEntries: [Entry] {
    func fields(of kind: RelationshipKind) -> [FieldChange] {
      [
        FieldChange(field: "sign", before: "", after: "\(kind.sign.rawValue)"),
        FieldChange(field: "directed", before: "", after: "\(kind.isDirected)"),
      ]
    }
    let table = difference.kinds
    return table.removed.map {
      Entry(fate: .removed, id: $0.name, text: $0.name, fields: fields(of: $0).map(\.reversed))
    }
      + table.added.map {
        Entry(fate: .added, id: $0.name, text: $0.name, fields: fields(of: $0))
      }
      + table.changed.map {
        Entry(fate: .changed, id: $0.after.name, text: $0.after.name, fields: $0.fields)
      }
  }

  /// What a row is called, for a person.
  private static func text<Row: TableRow>(of row: Row) -> String {
    switch row {
    case let figure as Figure:
      figure.isNamedByID ? figure.id.rawValue : "\(figure.name) (\(figure.id))"
    case let source as Source: source.title.isEmpty ? source.id : "\(source.title) (\(source.id))"
    case let claim as Relationship:
      "\(claim.id): \(claim.source) – \(claim.target), \(claim.kind), \(claim.when.spoken)"
    default: row.key
    }
  }

  // MARK: For a program

  var json: any Encodable {
    var members: [(name: String, value: (any Encodable)?)] = [
      ("before", before), ("after", after), ("same", difference.isEmpty),
    ]
    for (name, entries, unchanged) in tables {
      func objects(_ fate: Fate) -> [JSONObject] {
        entries.filter { $0.fate == fate }.map { entry in
          if fate == .changed { return ["id": entry.id, "changes": entry.fields] }
          let fields = entry.fields.filter { $0.field != "id" }
          return JSONObject(
            members: [("id", entry.id)]
              + fields.map { ($0.field, fate == .added ? $0.after : $0.before) })
        }
      }
      members.append(
        (
          name,
          [
            "added": objects(.added), "removed": objects(.removed), "changed": objects(.changed),
            "unchanged": unchanged,
          ] as JSONObject
        ))
    }
    return JSONObject(members: members + [("notes", JSONObject.noNotes)])
  }

  var csv: String {
    struct Line {
      var table: String
      var entry: Entry
      var field: FieldChange?
    }
    let lines = tables.flatMap { name, entries, _ in
      entries.flatMap { entry in
        entry.fields.isEmpty
          ? [Line(table: name, entry: entry)]
          : entry.fields.map { Line(table: name, entry: entry, field: $0) }
      }
    }
    return Listing<Line>(
      lines,
      columns: [
        .csv("table") { $0.table }, .csv("change") { $0.entry.fate.rawValue },
        .csv("id") { $0.entry.id }, .csv("field") { $0.field?.field },
        .csv("before") { $0.field?.before }, .csv("after") { $0.field?.after },
      ]
    ).csv
  }

  // MARK: For a person

  var text: String {
    let title = "\(before) → \(after)\n"
    guard !difference.isEmpty else { return title + "no differences\n" }
    var text = title
    for (name, entries, unchanged) in tables where !entries.isEmpty {
      func count(_ fate: Fate) -> Int { entries.count { $0.fate == fate } }
      text +=
        "\n\(name): \(count(.added)) added, \(count(.removed)) removed, \(count(.changed)) changed,"
        + " \(unchanged) unchanged\n"
      for entry in entries {
        let mark = entry.fate == .added ? "+" : entry.fate == .removed ? "−" : "~"
        text += wrapped("\(mark) \(Table.oneLine(of: entry.text))", indent: 2)
        guard entry.fate == .changed else { continue }
        for field in entry.fields {
          text += wrapped(
            Table.oneLine(
              of: "\(field.field): \(Self.told(field.before)) → \(Self.told(field.after))"),
            indent: 6)
        }
      }
    }
    return text
  }

  private static func told(_ text: String) -> String { text.isEmpty ? "nothing" : "'\(text)'" }
}

extension FieldChange {
  /// The same the other way round.
  fileprivate var reversed: FieldChange { FieldChange(field: field, before: after, after: before) }
}
