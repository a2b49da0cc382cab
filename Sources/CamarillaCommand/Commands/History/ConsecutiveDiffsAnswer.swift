import Camarilla

/// The diffs of consecutive steps of time as the command prints them.
struct ConsecutiveDiffsAnswer: Answer {
  let steps: TimeSteps
  let kinds: [String]
  /// Each from the step before to its own.
  let diffs: [DiffAnswer]

  var json: any Encodable {
    JSONObject.asked(steps).merging([
      "kinds": kinds, "years": diffs.map(\.object), "notes": JSONObject.noNotes,
    ])
  }

  var csv: String {
    typealias Row = (diff: DiffAnswer, row: DiffAnswer.Row)
    let rows: [Row] = diffs.flatMap { diff in diff.rows.map { (diff, $0) } }
    let columns: [Column<Row>] = [
      .csv("from") { $0.diff.from }, .csv("to") { $0.diff.to },
    ]
    return Listing(rows, columns: columns + (diffs[0].columns.map { $0.of(\.row) })).csv
  }

  var text: String {
    let changed = diffs.filter(\.isChanged)
    return
      "\(DiffAnswer.subject(kinds: kinds)), \(steps.unit.rawValue) by \(steps.unit.rawValue), \(steps)\n"
      + changed.map { "\n" + $0.text(listsContinued: false) }.joined()
      + (changed.isEmpty ? "nothing changes\n" : "")
  }
}
