import Camarilla

/// That a figure is not in a year's snapshot, as the command prints it.
struct AbsentFigureAnswer: Answer {
  let figure: NamedFigure
  let snapshot: Snapshot
  /// The nearest years in which it is; nil where there is none.
  let lastBefore: Int?
  let firstAfter: Int?

  init(figure: Figure, in snapshot: Snapshot) {
    self.figure = NamedFigure(id: figure.id, in: snapshot.chronicle)
    self.snapshot = snapshot
    (lastBefore, firstAfter) = snapshot.chronicle.nearestYears(
      of: figure.id, to: snapshot.year, options: snapshot.options)
  }

  var json: any Encodable {
    [
      "year": snapshot.year, "present": false, "figure": figure, "lastBefore": lastBefore,
      "firstAfter": firstAfter, "notes": JSONObject.noNotes,
    ] as JSONObject
  }

  var csv: String {
    var csv = SectionedTable(columns: ["id", "name", "year"])
    csv.append("last before", ["id": figure.id, "name": figure.name, "year": lastBefore])
    csv.append("first after", ["id": figure.id, "name": figure.name, "year": firstAfter])
    return csv.csv
  }

  var text: String {
    let nearest =
      switch (lastBefore, firstAfter) {
      case (let before?, let after?):
        "The nearest years with one are \(CalendarYear(before)) and \(CalendarYear(after))."
      case (let before?, nil): "The last year with one is \(CalendarYear(before))."
      case (nil, let after?): "The first year with one is \(CalendarYear(after))."
      case (nil, nil): "There is no year with one."
      }
    return
      "\(figure.printed) stands in no relationship that counts in \(snapshot.title). \(nearest)\n"
  }
}
