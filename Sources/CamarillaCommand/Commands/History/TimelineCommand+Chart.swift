import Camarilla
import CamarillaDrawing

extension TimelineCommand {
  /// The chart that the command draws.
  func picture(
    steps: TimeSteps, chronicle: Chronicle, answers: [CentralAnswer],
    highlighted: [Figure]
  ) throws -> Picture {
    try ChartLimits.check(steps)
    let measure = chosen.measures.first?.name ?? "consensus"
    let figures = FigureSeries.all(
      zip(steps, answers).map { ($0, $1.measures.first?.entries ?? []) }, in: chronicle)
    let top = top.count ?? 8
    let ids = highlighted.map(\.id)
    let span = "\(steps)"
    let remark = ties.ties.remark
    switch drawing.chart ?? .ranks {
    case .ranks:
      return RankChart(
        title: "Ranks, \(span)",
        subtitle: ChartLimits.subtitle(
          chronicle: chronicle, parts: "rank by \(measure)\(remark)",
          "the first \(top) of each \(steps.unit.rawValue); bars join equal ranks"),
        steps: steps, figures: figures, top: top, highlighted: ids, theme: drawing.theme.theme
      ).picture()
    case .scores:
      return ScoreChart(
        title: "Scores, \(span)",
        subtitle: ChartLimits.subtitle(
          chronicle: chronicle, parts: "\(measure)\(remark)",
          "whoever is ever among the first \(top)"),
        measure: chosen.measures.isEmpty ? "consensus points" : measure, steps: steps,
        figures: figures,
        top: top, highlighted: ids, theme: drawing.theme.theme
      ).picture()
    }
  }
}

extension TimelineCommand {
  /// Who of those asked for is in none of the steps, while others are.
  func absences(
    of figures: [Figure], in answers: [CentralAnswer], steps: TimeSteps
  ) -> [String] {
    let active = Set(answers.flatMap { $0.measures.first?.entries.map(\.id) ?? [] })
    guard !active.isEmpty else { return [] }
    return figures.filter { !active.contains($0.id) }.map {
      "\(printed($0.name, id: $0.id)) stands in no relationship in \(steps)"
    }
  }
}
