import Camarilla
import CamarillaDrawing

extension TimelineCommand {
  /// The chart that the command draws.
  func picture(
    of circles: SnapshotSweep, answers: [CentralAnswer], highlighted: [Figure]
  ) throws -> Picture {
    let (steps, chronicle) = (circles.steps, circles.chronicle)
    if [.ranks, .scores].contains(drawing.chart ?? .ranks),
      let text = ChartLimits.manyLines(highlighted.count, in: drawing.picture.theme)
    {
      Console.current.note("camarilla: \(text)")
    }
    let measure = chosen.measures.first?.name ?? "consensus"
    let figures = FigureSeries.all(
      zip(steps, answers).map { ($0, $1.measures.first?.entries ?? []) }, in: chronicle)
    let top = top.count ?? 8
    let ids = highlighted.map(\.id)
    let span = steps.inWords
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
    case .multiples:
      return MultiplesChart(
        title: "Scores, \(span)",
        subtitle: ChartLimits.subtitle(
          chronicle: chronicle, parts: "\(measure)\(remark)",
          ids.isEmpty ? "whoever is ever among the first \(top), each on the others in gray" : nil),
        measure: chosen.measures.isEmpty ? "consensus points" : measure, steps: steps,
        figures: figures, top: top, highlighted: ids, theme: drawing.picture.theme
      ).picture(on: drawing.picture.size)
    case .lives: return lives(of: ids, in: circles, series: figures)
    }
  }

  /// The lives of those asked for, or of the most central.
  private func lives(
    of highlighted: [Figure.ID], in circles: SnapshotSweep, series: [FigureSeries]
  ) -> Picture {
    let (steps, chronicle) = (circles.steps, circles.chronicle)
    let history =
      FactionColors.history(
        of: chronicle, options: circles.options, including: steps, divided: seed.division)
      ?? chronicle.factionHistory(steps: steps, options: circles.options, divided: seed.division)
    let shown = highlighted.isEmpty ? mostCentral(of: series) : highlighted
    let name = highlighted.count == 1 ? chronicle.name(of: highlighted[0]) : nil
    return LifeChart(
      title: "Lives, \(steps.inWords)",
      subtitle: ChartLimits.subtitle(
        chronicle: chronicle,
        parts: name.map { "the ties of \($0)" }
          ?? (highlighted.isEmpty && shown.count < series.count
            ? "the \(shown.count) most central of \(series.count) figures"
            : "\(shown.count) figures"),
        "above, who stood together, below, who stood against each other"),
      steps: steps, lives: LifeChart.lives(in: circles, of: shown, history: history),
      theme: drawing.picture.theme
    ).picture(on: drawing.picture.size)
  }

  /// Whoever is ever among the first of a step, as far as that is asked; else those with the most points over all steps, at most
  /// 40 and no more than the page has room for.
  private func mostCentral(of series: [FigureSeries]) -> [Figure.ID] {
    if let most = top.count {
      return series.filter { $0.standings.contains { $0.rank <= most } }.map(\.id)
    }
    let sums = series.map { ($0.id, $0.standings.reduce(0) { $0 + $1.score }) }
    return sums.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(
      LifeChart.mostLives(on: drawing.picture.size)
    )
    .map(\.0)
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
      circles.options.absence(
        of: [$0.id], at: .each(circles.steps), in: circles.chronicle, when: inTime(circles.steps))
    }
  }
}
