import Camarilla

/// How one figure's circle comes and goes, as the command prints it.
struct CircleAnswer: Answer {
  let turnover: CircleTurnover
  let chronicle: Chronicle

  var json: any Encodable {
    [
      "from": turnover.years.lowerBound, "to": turnover.years.upperBound,
      "ties": turnover.ties, "figure": NamedFigure(id: turnover.figure, in: chronicle),
      "years": listing, "notes": JSONObject.noNotes,
    ] as JSONObject
  }

  var csv: String { listing.csv }

  private var listing: Listing<CircleTurnover.Year> {
    Listing(
      turnover.changes,
      columns: [
        .exact("year") { $0.year }, .csv("size") { $0.circle.count },
        .exact("joined") { $0.joined },
        .exact("left") { $0.left }, .exact("stability") { $0.stability },
        .exact("circle") { $0.circle },
      ])
  }

  var text: String {
    let span = CalendarYear.text(years: turnover.years)
    let subject = chronicle.printedName(of: turnover.figure)
    let shown = turnover.changes.filter { !$0.circle.isEmpty || !$0.left.isEmpty }
    guard let first = shown.first else { return "\(subject) has no ties in \(span).\n" }
    var text = "The circle of \(subject), \(span)\(turnover.ties.remark)\n"
    func list(_ word: String, ids: [Figure.ID]) -> String {
      let names = ids.map(chronicle.printedName).joined(separator: ", ")
      return ids.isEmpty ? "" : wrapped("\(word): \(names)", indent: 6)
    }
    for year in shown {
      let isChanged = !year.joined.isEmpty || !year.left.isEmpty
      guard isChanged || year.year == first.year else { continue }
      text += "\n\(CalendarYear(year.year))  \(Number.count(year.circle.count, singular: "figure"))"
      text += (year.stability.map { ", stability \(Number.short(of: $0))" } ?? "") + "\n"
      text += isChanged ? list("in", ids: year.joined) : list("there", ids: year.circle)
      text += list("out", ids: year.left)
    }
    return text
  }
}
