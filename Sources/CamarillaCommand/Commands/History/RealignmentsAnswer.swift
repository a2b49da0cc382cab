import Camarilla

/// Realignments as the command prints them.
struct RealignmentsAnswer: Answer {
  let chronicle: Chronicle
  let years: ClosedRange<Int>
  let turns: [Realignment]

  var json: any Encodable {
    [
      "from": years.lowerBound, "to": years.upperBound, "realignments": listing,
      "notes": JSONObject.noNotes,
    ] as JSONObject
  }

  var csv: String { listing.csv }

  private var listing: Listing<Realignment> {
    Listing(
      turns,
      columns: [
        .csv("figure1") { $0.figures[0] }, .csv("figure2") { $0.figures[1] },
        .json("figures") { $0.figures }, .json("names") { $0.figures.map(chronicle.name) },
        .exact("lastYear") { $0.lastYear }, .exact("firstYear") { $0.firstYear },
        .exact("signBefore") { $0.signBefore.rawValue },
        .exact("signAfter") { $0.signAfter.rawValue },
        .exact("before") { $0.before }, .exact("after") { $0.after },
        .exact("citations") { $0.citations },
      ])
  }

  var text: String {
    let span = "from \(CalendarYear(years.lowerBound)) to \(CalendarYear(years.upperBound))"
    var text =
      turns.isEmpty
      ? "No pair turned \(span).\n"
      : "\(Number.count(turns.count, singular: "realignment")) \(span)\n"
    for turn in turns {
      text += "\n\(CalendarYear.text(years: turn.lastYear...turn.firstYear))  "
      text += "\(turn.signAfter == .negative ? "+ → −" : "− → +")  "
      text += chronicle.printedNames(of: turn.figures) + "\n"
      text += wrapped("before: " + turn.before.joined(separator: ", "), indent: 4)
      text += wrapped("after: " + turn.after.joined(separator: ", "), indent: 4)
    }
    return text
  }
}
