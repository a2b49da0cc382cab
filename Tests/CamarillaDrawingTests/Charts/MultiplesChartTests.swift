import Camarilla
import TestSupport
import Testing

@testable import CamarillaDrawing

@Suite struct MultiplesChartTests {
  /// Panels stand side by side within the width and height that were asked, none on another or on a name.
  @Test func panelsFill() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let wanted = Int.random(in: 1...60, using: &random)
      let least = Double.random(in: 40...120, using: &random)
      let width = Double.random(in: 120...800, using: &random)
      let height = Bool.random(using: &random) ? nil : Double.random(in: 40...700, using: &random)
      let grid = MultiplesGrid(wanted: wanted, least: least, width: width, height: height)
      #expect(grid.count >= 1 && grid.count <= wanted)
      #expect(height != nil || grid.count == wanted)
      #expect(grid.columns == 1 || grid.width >= least - 1e-9)
      #expect(grid.height >= MultiplesGrid.leastHeight)
      let boxes = (0..<grid.count).map { index in
        let corner = grid.corner(of: index)
        return Box(
          minX: corner.x, minY: corner.y, maxX: corner.x + grid.width,
          maxY: corner.y + grid.height + 12)
      }
      for (index, box) in boxes.enumerated() {
        #expect(box.minX >= 0 && box.maxX <= width + 1e-6)
        #expect(!boxes[..<index].contains { $0.inflated(-0.01).overlaps(box) })
      }
      if let height, height > 40 {
        #expect(boxes.allSatisfy { $0.minY >= -height - 1e-6 }, "\(wanted) \(height)")
      }
    }
  }

  /// A score has the same height above its panel's bottom in all panels, and a year the same distance from its left.
  @Test func panelsHaveOneScale() throws {
    let years = 1900...1939
    let series = sampleSeries(figures: 10, years: years, seed: 4)
    let chart = MultiplesChart(title: "Scores", years: years, figures: series, top: 6)
    let picture = chart.picture(on: .book)
    var heights: [Double: Double] = [:]
    var distances: [Int: Double] = [:]
    for figure in series {
      let name = "figure_\(ElementName.escaped(figure.id.rawValue))"
      guard let title = picture.labels.first(where: { $0.className == "name \(name)" }) else {
        continue
      }
      for standing in figure.standings {
        let id = "point_\(ElementName.escaped(figure.id.rawValue))_\(standing.step.elementName)"
        let mark = try #require(picture.marks.first { $0.id == id })
        let step = mark.box.center - Point(title.block.box.minX, title.block.box.center.y)
        #expect(abs(heights[standing.score, default: step.y] - step.y) < 1e-6)
        #expect(abs(distances[standing.year, default: step.x] - step.x) < 1e-6)
        (heights[standing.score], distances[standing.year]) = (step.y, step.x)
      }
    }
    let scores = heights.keys.sorted()
    #expect(scores.count > 3)
    #expect(zip(scores, scores.dropFirst()).allSatisfy { heights[$0]! < heights[$1]! })
  }

  /// Each panel has the lines of its own figure as elements, and behind them those of all others.
  @Test func eachPanelHasOneFigureOnTheOthers() {
    let years = 1900...1920
    let series = sampleSeries(figures: 7, years: years, seed: 2)
    let picture = MultiplesChart(title: "", years: years, figures: series, top: 7).picture()
    let ranks = RankChart(title: "", years: years, figures: series).ranks
    let runs = series.indices.map { ranks.runs(of: $0).count }
    let panels = runs.count { $0 > 0 }
    #expect(picture.labels.count { $0.className.hasPrefix("name ") } == panels)
    #expect(picture.traces.count == runs.reduce(0, +) * (panels - 1))
    #expect(Set(picture.marks.map(\.id)).count == picture.marks.count)
    #expect(Set(picture.lines.map(\.id)).count == picture.lines.count)
  }

  @Test func whoHasNoRoomIsCounted() {
    let series = sampleSeries(figures: 45, years: 1900...1930, seed: 8)
    let page = PageSize(width: .millimeters(80), height: .millimeters(90))
    let picture = MultiplesChart(
      title: "Scores", years: 1900...1930, figures: series, top: 45
    ).picture(on: page)
    let panels = picture.labels.count { $0.className.hasPrefix("name ") }
    let ever = series.count { !$0.standings.isEmpty }
    #expect(panels < ever)
    let notes = picture.labels.filter { $0.className == "note" }.flatMap(\.block.lines)
    #expect(notes.contains("\(ever - panels) others have no room on this page"), "\(notes)")
    #expect(picture.shortfall == nil)
    expectLegible(picture, "multiples")
  }

  @Test func onlyThoseAskedForHavePanels() {
    let series = sampleSeries(figures: 20, years: 1900...1930, seed: 8)
    let asked: [Figure.ID] = ["f-7", "f-1", "f-4"]
    let picture = MultiplesChart(
      title: "", years: 1900...1930, figures: series, highlighted: asked
    ).picture()
    #expect(
      picture.labels.filter { $0.className.hasPrefix("name ") }.flatMap(\.block.lines)
        == ["Family7", "Family1", "Family4"])
  }

  @Test func levelPointsAreLeftOut() {
    let points = [1.0, 1, 1, 2, 2, 3].enumerated().map { Point(Double($0.offset), $0.element) }
    #expect(
      MultiplesChart.withoutLevelPoints(points).map(\.x) == [0, 2, 3, 4, 5])
  }

  @Test func itIsDrawnTheSameEveryTime() async throws {
    let names = SVGTests.nastyTexts
    let series = sampleSeries(figures: names.count, years: -2...6, seed: 9, names: names)
    for theme in Theme.allCases {
      let chart = MultiplesChart(
        title: names.joined(), measure: "points", years: -2...6, figures: series, theme: theme)
      let dot = chart.picture(on: .journalColumn).dot()
      #expect(chart.picture(on: .journalColumn).dot() == dot)
      let svg = try #require(try await read(chart.picture()))
      #expect(Set(svg.ids).count == svg.ids.count)
    }
  }
}
