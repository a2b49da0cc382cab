import Camarilla

/// How central each figure is on the ways that respect time, as the command prints it.
struct TemporalCentralityAnswer: Encodable {
  struct Measure: Encodable {
    var measure: String
    var scores: [CentralAnswer.Score]
  }

  private var question: TemporalQuestion
  var measures: [Measure]

  private enum CodingKeys: CodingKey { case measures }

  init(question: TemporalQuestion, graph: TemporalGraph) {
    func measure(named name: String, entries: [Scores.Entry]) -> Measure {
      Measure(
        measure: name,
        scores: entries.map {
          CentralAnswer.Score(id: $0.id, name: $0.name, score: $0.score, rank: $0.rank)
        })
    }
    self.question = question
    measures = [
      measure(named: "temporal-closeness", entries: graph.closeness(isStrict: question.strict)),
      measure(named: "temporal-betweenness", entries: graph.betweenness(isStrict: question.strict)),
    ]
  }

  /// - Parameters:
  ///   - top: how many figures to tell of.
  ///   - isTable: whether a person reads it, for whom ten are enough unless they said otherwise.
  func report(top: Int?, isTable: Bool) -> Report<Joined<TemporalQuestion, Self>> {
    let limit = top ?? (isTable ? 10 : Int.max)
    var shown = self
    for index in measures.indices {
      shown.measures[index].scores = Array(measures[index].scores.prefix(limit))
    }
    var table = Table(["measure", "rank", "id", "name", "score"].map { ($0, .left) })
    for measure in shown.measures {
      for score in measure.scores {
        table.append([measure.measure, "\(score.rank)", score.id, score.name, "\(score.score)"])
      }
    }
    return Report(
      text: isTable ? text(limit: limit) : "", csv: table.csv(),
      json: Joined(first: question, second: shown))
  }

  private func text(limit: Int) -> String {
    let closeness = measures[0].scores
    guard !closeness.isEmpty else { return nobodyIsActive(in: question.span) }
    var text = "Who could reach others, \(question.span)\(question.remark)\n"
    text += "\(Number.count(question.figures, singular: "figure")), by temporal closeness\n\n"
    var table = Table([
      ("rank", .right), ("figure", .left), ("closeness", .right), ("betweenness", .right),
      ("rank", .right),
    ])
    let betweenness = Dictionary(uniqueKeysWithValues: measures[1].scores.map { ($0.id, $0) })
    let marks = measures.map { SharedRanks(ranks: $0.scores.map(\.rank), shown: limit) }
    for entry in closeness.prefix(limit) {
      let other = betweenness[entry.id]
      table.append([
        marks[0].text(of: entry.rank), printed(entry.name, id: entry.id),
        Number.short(of: entry.score),
        other.map { Number.short(of: $0.score) } ?? "–",
        other.map { marks[1].text(of: $0.rank) } ?? "–",
      ])
    }
    text += table.text()
    if limit < closeness.count { text += "… and \(closeness.count - limit) more (--top)\n" }
    return text
  }
}
