import Camarilla

/// What was asked of a range of time, as the head of every answer of `reach`.
struct TemporalQuestion {
  let graph: TemporalGraph
  /// Whether each tie is used in a later step than the one before.
  let isStrict: Bool

  var chronicle: Chronicle { graph.chronicle }

  /// The answer's members, and those of the question.
  func json(_ answer: JSONObject) -> JSONObject {
    answer.merging(JSONObject.asked(graph.steps)).merging([
      "ties": graph.ties,
      "strict": isStrict, "directed": graph.isDirected, "figures": graph.figures.count,
      "notes": JSONObject.noNotes,
    ])
  }

  var span: String { "\(graph.steps)" }

  var remark: String {
    graph.ties.remark + (graph.isDirected ? ", the way ties run" : "")
      + (isStrict ? ", one tie a \(graph.steps.unit.rawValue)" : "")
  }
}
