import Camarilla

/// What was asked of a range of time, as the head of every answer of `reach`.
struct TemporalQuestion {
  let graph: TemporalGraph
  /// Whether each tie is used in a later step than the one before.
  let isStrict: Bool

  var chronicle: Chronicle { graph.chronicle }

  /// The answer's members, and those of the question.
  ///
  /// - Parameters:
  ///   - answer: the members of the answer.
  ///   - figures: those asked about, of whom the notes say why they aren't there.
  func json(_ answer: JSONObject, of figures: [Figure] = []) -> JSONObject {
    answer.merging(JSONObject.asked(graph.steps)).merging([
      "ties": graph.ties,
      "strict": isStrict, "directed": graph.isDirected, "figures": graph.figures.count,
      "notes": absence(of: figures, when: inTime(span)).map { [$0] } ?? JSONObject.noNotes,
    ])
  }

  /// Why some of those asked about have no ties in the graph; nil where all have.
  func absence(of figures: [Figure], when: String = "then") -> String? {
    var absent: [Figure.ID] = []
    for figure in figures where !graph.figures.contains(where: { $0.id == figure.id }) {
      if !absent.contains(figure.id) { absent.append(figure.id) }
    }
    guard !absent.isEmpty else { return nil }
    return graph.options.absence(
      of: absent, at: .each(graph.steps), in: chronicle, when: when)
  }

  var span: String { "\(graph.steps)" }

  var remark: String {
    graph.ties.remark + (graph.isDirected ? ", the way ties run" : "")
      + (isStrict ? ", one tie a \(graph.steps.unit.rawValue)" : "")
  }
}
