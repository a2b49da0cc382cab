import Camarilla

/// Realignments as the command prints them.
struct RealignmentsAnswer: Answer {
  let chronicle: Chronicle
  let steps: TimeSteps
  let turns: [Realignment]

  var json: any Encodable {
    JSONObject.asked(steps).merging([
      "realignments": listing, "notes": JSONObject.noNotes,
    ])
  }

  var csv: String { listing.csv }

  private var listing: Listing<Realignment> {
    let isYears = steps.unit == .year
    return Listing(
      turns,
      columns: [
        .csv("figure1") { $0.figures[0] }, .csv("figure2") { $0.figures[1] },
        .json("figures") { $0.figures }, .json("names") { $0.figures.map(chronicle.name) },
        .csv(isYears ? "lastYear" : "lastPeriod") { $0.lastStep },
        .csv(isYears ? "firstYear" : "firstPeriod") { $0.firstStep },
        .json("lastYear") { $0.lastYear }, .json("firstYear") { $0.firstYear },
        .json("lastPeriod") { $0.lastStep.period }, .json("firstPeriod") { $0.firstStep.period },
        .exact("signBefore") { $0.signBefore.rawValue },
        .exact("signAfter") { $0.signAfter.rawValue },
        .exact("before") { $0.before }, .exact("after") { $0.after },
        .exact("citations") { $0.citations },
      ])
  }

  var text: String {
    let span = "from \(steps[0]) to \(steps[steps.count - 1])"
    var text =
      turns.isEmpty
      ? "No pair turned \(span).\n"
      : "\(Number.count(turns.count, singular: "realignment")) \(span)\n"
    for turn in turns {
      text += "\n\(TimeSteps(from: turn.lastStep, through: turn.firstStep))  "
      text += "\(turn.signAfter == .negative ? "+ → −" : "− → +")  "
      text += chronicle.printedNames(of: turn.figures) + "\n"
      text += wrapped("before: " + turn.before.joined(separator: ", "), indent: 4)
      text += wrapped("after: " + turn.after.joined(separator: ", "), indent: 4)
    }
    return text
  }
}
