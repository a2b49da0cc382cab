import Camarilla
import CamarillaGraphviz
import StalinCircle
import Testing

@testable import CamarillaDrawing

@Suite struct RankChartTests {
  /// Nothing of the paper's color lies on a line that is solid.
  @Test func solidLinesAreSolid() {
    let picture = RankChart(
      title: "", years: 1900...1920, figures: sampleSeries(figures: 6, years: 1900...1920, seed: 3)
    ).picture()
    let dots = picture.marks.filter { $0.className.hasPrefix("point") }
    #expect(!dots.isEmpty && dots.allSatisfy { $0.border == $0.fill })
  }

  @Test func rowsFollowTheRanks() {
    for seed in 1...40 as ClosedRange<UInt64> {
      let years = 1900...1912
      let figures = sampleSeries(figures: 14, years: years, seed: seed)
      let places = RankChart(title: "", years: years, figures: figures).ranks.positions
      #expect(zip(places, figures).allSatisfy { $0.map(\.year) == $1.standings.map(\.year) })
      for year in years {
        let there = places.joined().filter { $0.year == year }.sorted { $0.row < $1.row }
        #expect(there.map(\.row) == Array(1...max(1, there.count)).prefix(there.count).map { $0 })
        #expect(zip(there, there.dropFirst()).allSatisfy { $0.rank <= $1.rank })
        for place in there { #expect(place.row >= place.rank) }
      }
    }
  }

  @Test func figuresOfOneRankKeepTheirOrder() {
    func figure(_ id: Figure.ID, _ ranks: [Int]) -> FigureSeries {
      FigureSeries(
        id: id, name: id.rawValue,
        standings: ranks.enumerated().map { .init(year: 1900 + $0, rank: $1, score: 0) })
    }
    let chart = RankChart(
      title: "", years: 1900...1902,
      figures: [figure("a", [2, 1, 1]), figure("b", [1, 1, 2])])
    #expect(chart.ranks.positions.map { $0.map(\.row) } == [[2, 2, 1], [1, 1, 2]])
  }

  /// However narrow the steps, a bar joins those of one rank.
  @Test(arguments: [nil, PageSize.book, .journalPage, .journalColumn, .slide])
  func barsJoinEqualRanksAtEverySize(page: PageSize?) {
    let years = 1400...1499
    func figure(_ id: Figure.ID, rank: (Int) -> Int) -> FigureSeries {
      FigureSeries(
        id: id, name: id.rawValue,
        standings: years.map { .init(year: $0, rank: rank($0), score: 1) })
    }
    // In every even year both are first.
    let chart = RankChart(
      title: "", years: years, figures: [figure("a") { _ in 1 }, figure("b") { 1 + $0 % 2 }])
    let picture = chart.picture(on: page)
    func x(of year: Int) -> Double? {
      picture.marks.first { $0.id == "point_a_\(year)" }?.box.center.x
    }
    let ink = Theme.light.groundLine.ink.faded(0x78)
    let bars = picture.rules.filter { $0.ink == ink && $0.start.x == $0.end.x }
    #expect(bars.count == 50)
    for (bar, year) in zip(bars, years.filter { $0 % 2 == 0 }) {
      #expect(x(of: year).map { abs($0 - bar.start.x) < 1e-6 } == true)
      #expect(bar.width > 0 && bar.start.y != bar.end.y)
    }
    // Two bars stand apart.
    for (first, second) in zip(bars, bars.dropFirst()) {
      #expect(second.start.x - first.start.x > first.width)
    }
  }

  @Test func onlyTheFirstAreShownAndGapsStayGaps() throws {
    let years = 1900...1930
    for seed in 1...10 as ClosedRange<UInt64> {
      let figures = sampleSeries(figures: 20, years: years, seed: seed)
      let chart = RankChart(title: "t", years: years, figures: figures, top: 5)
      let places = chart.ranks.positions
      let picture = chart.picture()
      var expected: Set<String> = []
      for (figure, places) in zip(figures, places) {
        for place in places where place.row <= 5 {
          expected.insert("point_f_\(figure.id.rawValue.dropFirst(2))_\(place.year)")
        }
      }
      #expect(Set(picture.marks.map(\.id)) == expected)
      // A line leads from a year to the next without leaving one out.
      for line in picture.lines {
        #expect((line.path.count - 1) / 3 == line.to - line.from)
      }
    }
  }

  @Test func everythingIsLegible() {
    for (figures, years, seed) in [
      (12, 1900...1910, 1), (40, 1900...1960, 2), (3, 1900...1900, 3), (200, 1800...1905, 4),
      (0, 1900...1903, 5), (9, -5...4, 6), (30, 1000...1900, 7),
    ] as [(Int, ClosedRange<Int>, UInt64)] {
      let series = sampleSeries(figures: figures, years: years, seed: seed)
      for top in [1, 8, 25] {
        for marked in [[], ["f-1", "f-7"]] as [[Figure.ID]] {
          let ranks = RankChart(
            title: "Ranks", subtitle: "a subtitle", years: years, figures: series, top: top,
            highlighted: marked)
          expectLegible(ranks.picture(), "ranks \(figures) \(years) \(top)")
          let scores = ScoreChart(
            title: "Scores", subtitle: "a subtitle", measure: "points", years: years,
            figures: series, top: top, highlighted: marked)
          expectLegible(scores.picture(), "scores \(figures) \(years) \(top)")
        }
      }
    }
  }

  @Test func anyNameIsSafe() async throws {
    let names = SVGTests.nastyTexts
    let series = sampleSeries(figures: names.count, years: -2...6, seed: 9, names: names)
    for theme in Theme.allCases {
      let title = names.joined()
      let ranks = RankChart(
        title: title, subtitle: title, years: -2...6, figures: series, top: 40, theme: theme)
      let scores = ScoreChart(
        title: title, subtitle: title, measure: title, years: -2...6, figures: series,
        theme: theme)
      for chart in [ranks.picture(), scores.picture()] {
        let svg = try #require(try await read(chart))
        #expect(Set(svg.ids).count == svg.ids.count)
        for name in ["Троцкий", "<b>bold</b>"] {
          #expect(
            svg.titles.contains { $0.contains(name) }
              == chart.marks.contains { $0.shape != .none && $0.tooltip.contains(name) })
        }
        for mark in chart.marks where mark.shape != .none { #expect(svg.ids.contains(mark.id)) }
        for line in chart.lines { #expect(svg.ids.contains(line.id)) }
      }
    }
  }

  /// Measures of one's own divide by 0.
  @Test func scoresThatAreNoNumbersAreLeftOut() {
    func series(_ scores: [Double]) -> [FigureSeries] {
      [
        FigureSeries(
          id: "a", name: "Ada",
          standings: scores.indices.compactMap { index in
            scores[index] == -1
              ? nil
              : FigureSeries.Standing(year: 1920 + index, rank: 1, score: scores[index])
          })
      ]
    }
    let (odd, plain) = (series([1, .nan, 3, .infinity, 5]), series([1, -1, 3, -1, 5]))
    for figures in [odd, plain, series([.nan])] {
      let chart = ScoreChart(title: "Scores", years: 1920...1924, figures: figures).picture()
      #expect(chart.lines.allSatisfy { $0.path.allSatisfy { $0.y.isFinite } })
    }
    #expect(
      ScoreChart(title: "Scores", years: 1920...1924, figures: odd).picture()
        == ScoreChart(title: "Scores", years: 1920...1924, figures: plain).picture())
    #expect(
      MultiplesChart(title: "Scores", years: 1920...1924, figures: odd).picture()
        == MultiplesChart(title: "Scores", years: 1920...1924, figures: plain).picture())
  }

  @Test func theSampleIsDrawnTheSameEveryTime() async throws {
    let sweep = Chronicle.stalinCircle.sweep(years: 1920...1930)
    let figures = FigureSeries.all(in: sweep)
    #expect(FigureSeries.all(in: sweep, by: .degree).map(\.id) == figures.map(\.id))
    let chart = RankChart(title: "Ranks", years: 1920...1930, figures: figures)
    let dot = chart.picture().dot()
    #expect(chart.picture().dot() == dot)
    for (format, start) in [(.png, "\u{89}PNG"), (.pdf, "%PDF"), (.svg, "<?xml")]
      as [(GraphvizFormat, String)]
    {
      let bytes = try await Graphviz.shared.render(dot: dot, format: format, engine: .nop2)
      #expect(bytes.starts(with: start.unicodeScalars.map { UInt8($0.value) }))
    }
    let svg = try #require(try await read(chart.picture()))
    for year in 1920...1930 {
      let first = try #require(Chronicle.stalinCircle.snapshot(of: year).consensus().mostCentral)
      #expect(svg.titles.contains { $0.hasPrefix("\(first.name), \(year)\nrank 1") })
    }
  }
}
