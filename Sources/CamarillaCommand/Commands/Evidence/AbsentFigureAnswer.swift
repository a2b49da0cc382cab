import Camarilla

/// That a figure is not in a snapshot, as the command prints it.
struct AbsentFigureAnswer: Answer {
  let figure: NamedFigure
  let snapshot: Snapshot
  let reason: Absence
  /// The nearest steps in which it is; nil where there is none.
  let lastBefore: TimeStep?
  let firstAfter: TimeStep?

  /// - Parameter years: those among which the nearest steps are; the chronicle's own when nil.
  init(figure: Figure, in snapshot: Snapshot, among years: TimeSteps?) {
    self.figure = NamedFigure(id: figure.id, in: snapshot.chronicle)
    self.snapshot = snapshot
    reason = snapshot.options.absence(
      of: figure.id, at: .one(snapshot.time), in: snapshot.chronicle)
    (lastBefore, firstAfter) = snapshot.chronicle.nearestSteps(
      of: figure.id, to: snapshot.time, options: snapshot.options, through: years)
  }

  var json: any Encodable {
    JSONObject.asked(snapshot.time).merging([
      "present": false, "figure": figure, "lastBefore": lastBefore?.member,
      "firstAfter": firstAfter?.member,
      "notes": reason == .untied ? JSONObject.noNotes : [reasonText],
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
    if case .filter = reason { return reasonText + ".\n" }
    let unit = snapshot.time.steps.unit
    // What there is at other times: a relationship that counts, or a place in the circle.
    let sought = reason == .untied ? "with one" : "in which it is otherwise"
    let nearest =
      switch (lastBefore, firstAfter) {
      case (let before?, let after?):
        "The nearest \(unit.plural) \(sought) are \(before) and \(after)."
      case (let before?, nil): "The last \(unit.rawValue) \(sought) is \(before)."
      case (nil, let after?): "The first \(unit.rawValue) \(sought) is \(after)."
      case (nil, nil): "There is no \(unit.rawValue) \(sought)."
      }
    return "\(reasonText). \(nearest)\n"
  }

  private var reasonText: String {
    guard reason != .untied else {
      return "\(figure.printed) stands in no relationship that counts \(inTime(snapshot.title))"
    }
    return snapshot.options.absence(
      of: [figure.id], at: .one(snapshot.time), in: snapshot.chronicle,
      when: inTime(snapshot.title))
  }
}
