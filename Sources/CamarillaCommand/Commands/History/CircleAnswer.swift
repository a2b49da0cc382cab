import Camarilla

/// How one figure's circle comes and goes, as the command prints it.
struct CircleAnswer: Answer {
  let turnover: CircleTurnover
  let chronicle: Chronicle
  let options: SnapshotOptions

  var json: any Encodable {
    JSONObject.asked(turnover.steps).merging([
      "ties": turnover.ties, "figure": NamedFigure(id: turnover.figure, in: chronicle),
      "years": listing, "notes": absence.map { [$0] } ?? JSONObject.noNotes,
    ])
  }

  /// Why the figure is in none of the steps where the selection is the cause; nil where it isn't.
  private var absence: String? {
    guard turnover.changes.allSatisfy(\.circle.isEmpty), !options.selection.isAll else {
      return nil
    }
    let time = AskedTime.each(turnover.steps)
    guard options.absence(of: turnover.figure, at: time, in: chronicle) != .untied else {
      return nil
    }
    return options.absence(
      of: [turnover.figure], at: time, in: chronicle, when: inTime(turnover.steps))
  }

  var csv: String { listing.csv }

  private var listing: Listing<CircleTurnover.Change> {
    Listing(
      turnover.changes,
      columns: Column.when(turnover.steps.unit) { $0.step } + [
        .csv("size") { $0.circle.count },
        .exact("joined") { $0.joined },
        .exact("left") { $0.left }, .exact("stability") { $0.stability },
        .exact("circle") { $0.circle },
      ])
  }

  var text: String {
    let span = "\(turnover.steps)"
    let subject = chronicle.printedName(of: turnover.figure)
    let shown = turnover.changes.filter { !$0.circle.isEmpty || !$0.left.isEmpty }
    guard let first = shown.first else {
      return "\(subject) has no ties \(inTime(span)).\n" + (absence.map { $0 + ".\n" } ?? "")
    }
    var text = "The circle of \(subject), \(span)\(turnover.ties.remark)\n"
    func list(_ word: String, ids: [Figure.ID]) -> String {
      let names = ids.map(chronicle.printedName).oneAfterAnother
      return ids.isEmpty ? "" : wrapped("\(word): \(names)", indent: 6)
    }
    for change in shown {
      let isChanged = !change.joined.isEmpty || !change.left.isEmpty
      guard isChanged || change.step == first.step else { continue }
      text += "\n\(change.step)  \(Number.count(change.circle.count, singular: "figure"))"
      text += (change.stability.map { ", stability \(Number.short(of: $0))" } ?? "") + "\n"
      text += isChanged ? list("in", ids: change.joined) : list("there", ids: change.circle)
      text += list("out", ids: change.left)
    }
    return text
  }
}
