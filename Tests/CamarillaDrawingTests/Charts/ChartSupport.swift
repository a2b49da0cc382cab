import CamarillaGraphviz
import TestSupport
import Testing

@testable import CamarillaDrawing

/// Figures that come and go, with scores that wander and often are equal.
func sampleSeries(
  figures count: Int, years: ClosedRange<Int>, seed: UInt64, names: [String] = []
) -> [FigureSeries] {
  var random = SeededGenerator(seed: seed)
  var figures = (0..<count).map {
    FigureSeries(
      id: "f-\($0)", name: names.isEmpty ? "Given Family\($0)" : names[$0 % names.count],
      standings: [])
  }
  var scores = (0..<count).map { _ in Int.random(in: 0..<20, using: &random) }
  var isThere = (0..<count).map { _ in Bool.random(using: &random) }
  for year in years {
    for figure in 0..<count {
      scores[figure] = max(0, scores[figure] + Int.random(in: -3...3, using: &random))
      if Int.random(in: 0..<5, using: &random) == 0 { isThere[figure].toggle() }
    }
    for figure in 0..<count where isThere[figure] {
      let better = (0..<count).filter { isThere[$0] && scores[$0] > scores[figure] }.count
      figures[figure].standings.append(
        FigureSeries.Standing(year: year, rank: better + 1, score: Double(scores[figure])))
    }
  }
  return figures
}

/// What must hold of every chart: words do not overlap, and nothing lies outside of the page.
func expectLegible(_ chart: Picture, _ what: String) {
  let words = (chart.labels.map(\.block) + chart.headings)
  for (place, word) in words.enumerated() {
    for other in words[(place + 1)...] {
      #expect(
        !word.box.inflated(-0.6).overlaps(other.box), "\(what): \(word.lines) on \(other.lines)")
    }
    let needed =
      word.lines.map {
        TextMetrics.width(text: $0, size: word.fontSize, isBold: word.isBold)
      }.max() ?? 0
    #expect(needed <= word.box.width + 0.01, "\(what): \(word.lines) is wider than its place")
  }
  let page = chart.canvas.inflated(0.01)
  #expect(page.union(chart.bounds) == page, "\(what): something lies outside of the page")
}

/// The chart as SVG, read by an XML parser.
func read(_ chart: Picture) async throws -> Reader? {
  let drawing = try await Graphviz.shared.rendering(
    dot: chart.dot(), format: .svg, engine: .nop2)
  #expect(drawing.warnings == [])
  return Reader.read(drawing.bytes)
}
