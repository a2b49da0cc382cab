import Camarilla

/// What was asked of the years, as the head of every answer of `reach`.
struct TemporalQuestion {
  let graph: TemporalGraph
  /// Whether each tie is used in a later year than the one before.
  let isStrict: Bool

  var chronicle: Chronicle { graph.chronicle }

  /// The answer's members, and those of the question.
  func json(_ answer: JSONObject) -> JSONObject {
    answer.merging([
      "from": graph.years.lowerBound, "to": graph.years.upperBound, "ties": graph.ties,
      "strict": isStrict, "directed": graph.isDirected, "figures": graph.figures.count,
      "notes": JSONObject.noNotes,
    ])
  }

  var span: String { CalendarYear.text(years: graph.years) }

  var remark: String {
    graph.ties.remark + (graph.isDirected ? ", the way ties run" : "")
      + (isStrict ? ", one tie a year" : "")
  }
}
