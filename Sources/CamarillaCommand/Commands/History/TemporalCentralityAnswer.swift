import Camarilla

/// How central each figure is on the ways that respect time, as the command prints it.
struct TemporalCentralityAnswer: Answer {
  let question: TemporalQuestion
  let closeness: [Scores.Entry]
  let betweenness: [Scores.Entry]
  /// How many figures to tell of; nil unless told.
  let top: Int?

  init(question: TemporalQuestion, top: Int?) {
    self.question = question
    self.top = top
    closeness = question.graph.closeness(isStrict: question.isStrict)
    betweenness = question.graph.betweenness(isStrict: question.isStrict)
  }

  private var measures: [MeasureScores] {
    [("temporal-closeness", closeness), ("temporal-betweenness", betweenness)].map {
      MeasureScores(name: $0, entries: $1)
    }.keepingFirst(top)
  }

  var json: any Encodable {
    question.json([
      "measures": measures.map { measure in
        ["measure": measure.name, "scores": measure.entries] as JSONObject
      }
    ])
  }

  var csv: String { Listing(measures.rows, columns: MeasuredEntry.columns).csv }

  var text: String {
    guard !closeness.isEmpty else { return nobodyIsActive(in: question.span) }
    let limit = top ?? 10
    let other = Dictionary(
      betweenness.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let marks = [closeness, betweenness].map { SharedRanks(ranks: $0.map(\.rank), shown: limit) }
    let table = Listing(
      closeness.prefix(limit),
      columns: [
        .shown("rank", .right) { marks[0].text(of: $0.rank) },
        .shown("figure") { printed($0.name, id: $0.id) },
        .shown("closeness", .right) { Number.short(of: $0.score) },
        .shown("betweenness", .right) { other[$0.id].map { Number.short(of: $0.score) } ?? "–" },
        .shown("rank", .right) { other[$0.id].map { marks[1].text(of: $0.rank) } ?? "–" },
      ]
    ).table
    let figures = Number.count(question.graph.figures.count, singular: "figure")
    return "Who could reach others, \(question.span)\(question.remark)\n"
      + "\(figures), by temporal closeness\n\n" + table.text()
      + more(than: limit, of: closeness.count)
  }
}
