import Camarilla

/// That a figure is not in a snapshot, as the command prints it.
struct AbsentFigureAnswer: Answer {
  let figure: NamedFigure
  let snapshot: Snapshot
  /// The nearest steps in which it is; nil where there is none.
  let lastBefore: TimeStep?
  let firstAfter: TimeStep?

  init(figure: Figure, in snapshot: Snapshot) {
    self.figure = NamedFigure(id: figure.id, in: snapshot.chronicle)
    self.snapshot = snapshot
    (lastBefore, firstAfter) = snapshot.chronicle.nearestSteps(
      of: figure.id, to: snapshot.time, options: snapshot.options)
  }

  var json: any Encodable {
    JSONObject.asked(snapshot.time).merging([
      "present": false, "figure": figure, "lastBefore": lastBefore?.member,
      "firstAfter": firstAfter?.member, "notes": JSONObject.noNotes,
    ])
  }

  var csv: String {
    let column = snapshot.time.steps.unit == .year ? "year" : "period"
    var csv = SectionedTable(columns: ["id", "name", column])
    csv.append("last before", ["id": figure.id, "name": figure.name, column: lastBefore])
    csv.append("first after", ["id": figure.id, "name": figure.name, column: firstAfter])
    return csv.csv
  }

  var text: String {
    let options = snapshot.options
    guard options.filter(leavingOut: figure.id, in: snapshot.chronicle) == nil else {
      return options.absence(of: [figure.id], in: snapshot.chronicle, when: "then") + ".\n"
    }
    let unit = snapshot.time.steps.unit
    let nearest =
      switch (lastBefore, firstAfter) {
      case (let before?, let after?):
        "The nearest \(unit.plural) with one are \(before) and \(after)."
      case (let before?, nil): "The last \(unit.rawValue) with one is \(before)."
      case (nil, let after?): "The first \(unit.rawValue) with one is \(after)."
      case (nil, nil): "There is no \(unit.rawValue) with one."
      }
    return
      "\(figure.printed) stands in no relationship that counts in \(snapshot.title). \(nearest)\n"
  }
}
