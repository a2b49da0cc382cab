import Camarilla
import StalinCircle
import Testing

@testable import CamarillaDrawing

/// Pictures that are made for a page have exactly its size, and text that is as large as was asked.
@Suite struct PageTests {
  static let pages: [PageSize] = [
    PageSize(width: .millimeters(120), height: .millimeters(90)), .journalColumn, .book, .slide,
    PageSize(width: .millimeters(80), height: .millimeters(160), smallestText: 6),
    PageSize(width: .inches(12), height: .inches(3)), PageSize(height: .pixels(700)),
    PageSize(smallestText: 11),
  ]

  static let graphs = [(1, 0), (2, 1), (8, 12), (12, 4), (20, 60), (36, 80)].enumerated().map {
    sampleGraph(figures: $1.0, relationships: $1.1, seed: UInt64($0))
  }

  /// Every text of a picture, with its box.
  private func texts(of picture: Picture) -> [(box: Box, size: Double)] {
    let blocks =
      picture.headings + picture.legendTexts + picture.edges.compactMap(\.label)
      + picture.labels.map(\.block)
    return blocks.map { ($0.box, $0.fontSize) } + picture.nodes.map { ($0.box, $0.fontSize) }
  }

  private func expectOnPage(_ picture: Picture, _ page: PageSize, _ comment: String) {
    if let width = page.width { #expect(abs(picture.width - width.points) < 1e-9, "\(comment)") }
    if let height = page.height {
      #expect(abs(picture.height - height.points) < 1e-9, "\(comment)")
    }
    if let most = page.mostHeight { #expect(picture.height <= most.points + 1e-9, "\(comment)") }
    // The samples of sizes in the legend are no text.
    let texts = texts(of: picture)
    let wanted = picture.shortfall?.smallestText ?? page.smallestText
    let least = texts.filter { $0.box.width > 12 }.map(\.size).min() ?? wanted
    #expect(least >= wanted - 1e-9, "\(comment): \(least)")
    let page = picture.canvas.inflated(0.01)
    for (box, _) in texts {
      #expect(page.union(box) == page, "\(comment): \(box) is beyond \(page)")
    }
  }

  @Test(arguments: pages.indices)
  func aPowerGraphFillsItsPage(_ index: Int) {
    let (page, graph) = (Self.pages[index], Self.graphs[index % Self.graphs.count])
    let picture = graph.picture(on: page)
    expectOnPage(picture, page, "\(page) \(graph.figures.count)")
    for (index, node) in picture.nodes.enumerated() {
      for other in picture.nodes[(index + 1)...] {
        #expect(!node.box.inflated(-0.01).overlaps(other.box), "\(node.lines) \(other.lines)")
      }
    }
    if index < 3 { #expect(graph.picture(on: page) == picture) }
  }

  /// What is said to be enough is enough.
  @Test func aPageAsLargeAsIsToldWillDo() throws {
    let small = PageSize(width: .millimeters(60), height: .millimeters(45))
    var told = 0
    for graph in Self.graphs.prefix(5) {
      guard let shortfall = graph.picture(on: small).shortfall else { continue }
      #expect(shortfall.smallestText < 7 && shortfall.wantedText == 7)
      told += 1
      // It is found from a drawing of other proportions, and so a little less than sure.
      let page = PageSize(
        width: .points(shortfall.width * 1.2), height: .points(shortfall.height * 1.2))
      #expect(graph.picture(on: page).shortfall == nil, "\(graph.figures.count)")
    }
    #expect(told >= 2)
  }

  @Test(arguments: pages) func chartsFillTheirPages(_ page: PageSize) {
    let steps = TimeSteps(years: 1917...1956)
    let series = sampleSeries(figures: 14, years: 1917...1956, seed: 7)
    let ranks = RankChart(
      title: "Ranks", subtitle: "of 1917 to 1956", steps: steps, figures: series)
    let scores = ScoreChart(title: "Scores", steps: steps, figures: series)
    let flow = FactionFlow(
      history: Chronicle.stalinCircle.factionHistory(steps: steps), of: .stalinCircle,
      steps: steps, title: "Factions")
    for (name, picture) in [
      ("ranks", ranks.picture(on: page)), ("scores", scores.picture(on: page)),
      ("flow", flow.picture(on: page)),
    ] {
      expectOnPage(picture, page, "\(name) \(page)")
    }
  }

  @Test func aNarrowPageBreaksItsSubtitle() {
    var graph = Self.graphs[2]
    graph.subtitle =
      "a chronicle of many words · another part that is as long as this one · and a third"
    let page = PageSize(width: .millimeters(60))
    let picture = graph.picture(on: page)
    #expect(picture.headings.count > 3)
    expectOnPage(picture, page, "narrow")
  }
}
