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
        steps: steps, figures: figures, top: top, highlighted: ids, theme: drawing.picture.theme
      ).picture(on: drawing.picture.size)
    case .scores:
      return ScoreChart(
        title: "Scores, \(span)",
        subtitle: ChartLimits.subtitle(
          chronicle: chronicle, parts: "\(measure)\(remark)",
          "whoever is ever among the first \(top)"),
        measure: chosen.measures.isEmpty ? "consensus points" : measure, steps: steps,
        figures: figures,
        top: top, highlighted: ids, theme: drawing.picture.theme
      ).picture(on: drawing.picture.size)
    }
  }
}

extension TimelineCommand {
  /// Who of those asked for is in none of the steps, while others are.
  func absences(of figures: [Figure], in circles: SnapshotSweep) -> [String] {
    guard !figures.isEmpty else { return [] }
    var absent = figures
    var isSomebodyThere = false
    for circle in circles {
      isSomebodyThere = isSomebodyThere || !circle.figures.isEmpty
      absent.removeAll { circle.index(of: $0.id) != nil }
      if absent.isEmpty { break }
    }
    guard isSomebodyThere else { return [] }
    return absent.map {
      circles.options.absence(of: [$0.id], in: circles.chronicle, when: "in \(circles.steps)")
    }
  }
}
