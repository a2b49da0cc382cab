import Camarilla
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaDrawing

@Suite struct BalanceChartTests {
  private func sample(_ years: ClosedRange<Int>, seed: UInt64) -> BalanceChart {
    var random = SeededGenerator(seed: seed)
    return BalanceChart(
      title: "Balance", subtitle: "a subtitle", years: years,
      entries: years.compactMap { year in
        guard Int.random(in: 0..<6, using: &random) > 0 else { return nil }
        let isDefined = Int.random(in: 0..<4, using: &random) > 0
        return BalanceChart.Entry(
          year: year,
          degreeOfBalance: isDefined ? Double.random(in: 0...1, using: &random) : nil,
          normalizedFrustration: isDefined ? Double.random(in: 0...1, using: &random) : nil,
          isExact: Bool.random(using: &random), positive: Int.random(in: 0...30, using: &random),
          negative: Int.random(in: 0...20, using: &random))
      })
  }

  @Test func everythingIsLegible() {
    for (years, seed) in [
      (1900...1900, 1), (1900...1902, 2), (1900...1964, 3), (-40...70, 4), (1000...1800, 5),
    ] as [(ClosedRange<Int>, UInt64)] {
      for theme in Theme.allCases {
        var chart = sample(years, seed: seed)
        chart.theme = theme
        expectLegible(chart.picture(), "balance \(years)")
        #expect(chart.picture() == chart.picture())
        chart.entries = []
        expectLegible(chart.picture(), "no balance \(years)")
      }
    }
  }

  /// What is undefined has no dot, and no line runs over it.
  @Test func gapsStayGaps() {
    for seed in 1...20 as ClosedRange<UInt64> {
      let chart = sample(1900...1940, seed: seed)
      let picture = chart.picture()
      let defined = chart.entries.filter { $0.degreeOfBalance != nil }.map(\.year)
      let dots = picture.marks.filter { $0.id.hasPrefix("point_degree") }
      #expect(dots.map(\.id) == defined.map { "point_degree__of__balance_\($0)" })
      for line in picture.lines { #expect((line.path.count - 1) / 3 == line.to - line.from) }
      let bars = picture.marks.filter { $0.shape == .block }
      #expect(
        bars.count
          == chart.entries.reduce(0) { $0 + min(1, $1.positive) + min(1, $1.negative) })
      // Heights are in one proportion to the counts.
      let units = chart.entries.flatMap { entry in
        [("friendly", entry.positive), ("hostile", entry.negative)].compactMap { side, count in
          bars.first { $0.id == "ties_\(entry.year)_\(side)" }.map {
            $0.box.height / Double(count)
          }
        }
      }
      #expect((units.max() ?? 0) - (units.min() ?? 0) < 1e-9)
    }
  }

  /// What is 1 where nothing is frustrated is called so, and a line that breaks off says why.
  @Test func linesAreNamedForWhatTheyShow() {
    func words(_ degrees: [Double?]) -> [String] {
      let picture = BalanceChart(
        title: "", years: 1900...1902,
        entries: zip(1900...1902, degrees).map {
          BalanceChart.Entry(
            year: $0, degreeOfBalance: $1, normalizedFrustration: 1, positive: 3, negative: 0)
        }
      ).picture()
      return picture.labels.flatMap(\.block.lines)
    }
    #expect(words([1, 1, 1]).contains("lack of frustration, 1 − 2L/m"))
    let note = "balanced triangles: no value in years without any"
    #expect(!words([1, 1, 1]).contains(note) && words([1, nil, 1]).contains(note))
  }

  @Test func theSampleIsDrawn() async throws {
    let entries = Chronicle.stalinCircle.sweep(years: 1917...1930).map {
      BalanceChart.Entry(year: $0.year, balance: $0.balance())
    }
    let chart = BalanceChart(title: "Balance", years: 1917...1930, entries: entries).picture()
    let svg = try #require(try await read(chart))
    #expect(Set(svg.ids).count == svg.ids.count)
    for mark in chart.marks { #expect(svg.ids.contains(mark.id)) }
    let balance = Chronicle.stalinCircle.snapshot(of: 1926).balance()
    #expect(
      svg.titles.contains("1926\n\(balance.positive) friendly ties"),
      "\(svg.titles.filter { $0.hasPrefix("1926") })")
  }
}
