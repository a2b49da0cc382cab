import Camarilla
import CamarillaStore

/// What became of a store that rows were added to, as the command prints it.
struct GrowthAnswer: Answer {
  let growth: StoreGrowth
  let store: String
  let files: [String]
  let isDryRun: Bool

  private var changes: ChangesAnswer {
    ChangesAnswer(growth.change.map { [$0] + $0.alongside } ?? [])
  }

  private var tables: [(name: String, singular: String, counts: StoreGrowth.Counts)] {
    [
      ("relationships", "relationship", growth.relationships),
      ("figures", "figure", growth.figures), ("sources", "source", growth.sources),
      ("kinds", "kind", growth.kinds),
    ]
  }

  var json: any Encodable { object }

  /// The same as a part of another answer.
  var object: JSONObject {
    let counts = tables.map { table -> (name: String, value: (any Encodable)?) in
      let object: JSONObject = [
        "added": table.counts.added, "amended": table.counts.amended,
        "unchanged": table.counts.unchanged, "retracted": table.counts.retracted,
      ]
      return (table.name, object)
    }
    let head: JSONObject = [
      "store": store, "files": files, "dryRun": isDryRun,
      // Of a dry run, nothing is recorded.
      "edit": isDryRun ? nil : growth.change.map { $0.edit ?? $0.change },
    ]
    return head.merging(JSONObject(members: counts)).merging([
      "vanished": [
        "count": growth.vanishedCount, "ids": growth.vanished.map(\.id),
      ] as JSONObject,
      "changes": changes.list,
    ])
  }

  var csv: String { changes.csv }

  /// How many rows of each table were added, amended and taken out.
  var changeCounts: [(name: String, count: Int)] {
    tables.flatMap { table in
      [
        ("\(table.name) added", table.counts.added),
        ("\(table.name) amended", table.counts.amended),
        ("\(table.name) retracted", table.counts.retracted),
      ]
    } + [("relationships vanished", growth.vanishedCount)]
  }

  var text: String { changes.text }

  // MARK: For a person

  private static let mostNamed = 5

  /// What became of the store, in a few lines.
  var summary: String {
    var lines = [growth.change == nil ? nothing : "\(names) in '\(store)': \(counts)"]
    if isDryRun { lines.append("dry run: nothing was written, and the store is as it was") }
    if let vanished { lines.append(vanished) }
    return lines.map { "camarilla: \($0)" }.joined(separator: "\n")
  }

  private var names: String { files.map { "'\(Input.name(of: $0))'" }.listed() }

  private var nothing: String {
    "nothing changes: '\(store)' has all of \(names) as it is there, and no edit is recorded"
  }

  private var counts: String {
    tables.compactMap { table in
      let counts = table.counts
      if counts.isUnchanged, table.name != "relationships" { return nil }
      let verbs = [
        (counts.added, "added"), (counts.amended, "amended"), (counts.retracted, "taken out"),
        (table.name == "relationships" ? counts.unchanged : 0, "as before"),
      ]
      let parts = verbs.filter { $0.0 > 0 }.enumerated().map { index, part in
        index == 0
          ? "\(Number.count(part.0, singular: table.singular)) \(part.1)" : "\(part.0) \(part.1)"
      }
      return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }.joined(separator: "; ")
  }

  /// What the store has beside the files; nil where that is nothing.
  private var vanished: String? {
    let count = growth.vanishedCount
    guard count > 0, growth.relationships.retracted == 0 else { return nil }
    var ids = growth.vanished.prefix(Self.mostNamed).map { Table.oneLine(of: $0.id) }
    if count > ids.count { ids.append("…") }
    let verbs = count == 1 ? ("is", "stays") : ("are", "stay")
    let total = count + growth.relationships.amended + growth.relationships.unchanged
    // A row that is new may be one of those, dated anew, where the file is all that there is.
    let most = files.count == 1 && growth.relationships.added > 0 ? "up to " : ""
    return
      "\(Number.count(count, singular: "relationship")) of the store \(verbs.0) not in \(names)"
      + " and \(verbs.1) (\(ids.joined(separator: ", "))); only where \(names)"
      + " \(files.count == 1 ? "is" : "are") the whole collection as it now is, --retract-vanished is right:"
      + " it would take \(most)\(count) of \(Number.count(total, singular: "relationship")) out"
  }
}
