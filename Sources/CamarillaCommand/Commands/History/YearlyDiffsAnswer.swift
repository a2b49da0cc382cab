import Camarilla

/// The diffs of consecutive years as the command prints them.
struct YearlyDiffsAnswer: Answer {
  let years: ClosedRange<Int>
  let kinds: [String]
  /// Each from the year before to its own.
  let diffs: [DiffAnswer]

  var json: any Encodable {
    [
      "from": years.lowerBound, "to": years.upperBound, "kinds": kinds,
      "years": diffs.map(\.object), "notes": JSONObject.noNotes,
    ] as JSONObject
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
    return "\(DiffAnswer.subject(kinds: kinds)), year by year, \(CalendarYear.text(years: years))\n"
      + changed.map { "\n" + $0.text(listsContinued: false) }.joined()
      + (changed.isEmpty ? "nothing changes\n" : "")
  }
}
