import Camarilla
import CamarillaGraphviz
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

  /// A page of a book may be higher than the drawing likes to be, and is where that makes it clear: no tie runs through a
  /// name that isn't its own or is too short to be seen, and every post is written out or told in the legend.
  @Test(arguments: [1924, 1926, 1929, 1937, 1953])
  func aPageOfABookIsNotCrowded(year: Int) throws {
    let graph = Chronicle.stalinCircle.snapshot(of: year).powerGraph()
    let picture = graph.picture(on: .book)
    #expect(picture.postsLeftOut == 0 && picture.shortfall == nil)
    let legend = picture.legendTexts.flatMap(\.lines)
    for (index, post) in picture.numberedPosts.enumerated() {
      let number = "\(index + 1)"
      #expect(legend.contains(number) && picture.edges.contains { $0.label?.lines == [number] })
      for word in post.split(separator: " ") {
        #expect(legend.contains { $0.contains(word) }, "\(post)")
      }
    }
    for edge in picture.edges {
      let points = edge.stroke.curve.points(count: 40)
      let steps = zip(points, points.dropFirst())
      #expect(steps.reduce(0) { $0 + $1.0.distance(to: $1.1) } > 5, "\(edge.ids)")
      for (index, node) in picture.nodes.enumerated()
      where index != edge.source && index != edge.target {
        #expect(!steps.contains { node.box.isCrossed($0, $1) }, "\(edge.ids) \(node.lines)")
      }
    }
    // Sizes are explained where there are several.
    let sizes = Set(picture.nodes.map(\.fontSize))
    #expect(legend.contains("consensus centrality") == (sizes.count > 1))
  }

  /// Of a column of a journal, too: the height that it may have is used where the drawing is crowded without.
  @Test(arguments: [1929, 1936]) func aColumnIsAsHighAsItNeeds(year: Int) {
    let graph = Chronicle.stalinCircle.snapshot(of: year).powerGraph()
    let picture = graph.picture(on: .journalColumn)
    #expect(picture.shortfall == nil && picture.hiddenTies == 0)
    // At 4 by 3, its figures stand behind each other.
    #expect(picture.height > 1.8 * picture.width)
    #expect(picture.height <= PageSize.journalColumn.mostHeight!.points)
    // Who gives a height has it.
    let low = PageSize(width: .millimeters(86), height: .millimeters(120))
    #expect(abs(graph.picture(on: low).height - low.height!.points) < 1e-9)
  }

  /// The sizes of all words of the drawing that Graphviz makes, to two digits.
  private func drawnSizes(of picture: Picture) async throws -> [Double] {
    let svg = try await Graphviz.shared.rendering(dot: picture.dot(), format: .svg, engine: .nop2)
    return String(decoding: svg.bytes, as: UTF8.self).matches(of: /font-size="([0-9.]+)"/)
      .compactMap { Double($0.1) }
  }

  /// What is said of the smallest text is true of what is drawn.
  @Test func theSmallestTextIsTold() async throws {
    for graph in Self.graphs.dropFirst(2) {
      let picture = graph.picture(on: PageSize(width: .millimeters(60), height: .millimeters(60)))
      let told = picture.shortfall?.smallestText ?? 7
      let sizes = try await drawnSizes(of: picture)
      #expect(try #require(sizes.min()) >= told - 0.006)
      if picture.shortfall != nil { #expect(try #require(sizes.min()) <= told + 0.006) }
    }
  }

  /// Sizes in fractions of a point are kept in words that are slanted, as posts are.
  @Test func postsAreAsLargeAsIsAsked() async throws {
    let graph = PowerGraph(
      title: "", figures: ["a", "b"].map { PowerGraph.Figure(id: $0, name: $0.rawValue) },
      relationships: [
        PowerGraph.Relationship(
          id: "r", source: 0, target: 1, kind: "appointment", sign: .positive, isDirected: true,
          label: "Head")
      ])
    let page = PageSize(
      width: .millimeters(150), height: .millimeters(100), smallestText: 6.6)
    let picture = graph.picture(on: page)
    _ = try #require(picture.edges[0].label)
    #expect(try await drawnSizes(of: picture).min() == 6.6)
  }

  /// Where names of several sizes have no room the picture says so, and only there.
  @Test func sizesThatAreLeftOutAreTold() {
    let graph = court
    #expect(!graph.picture().leavesSizesOut)
    let small = graph.picture(on: PageSize(width: .millimeters(40), height: .millimeters(40)))
    #expect(small.leavesSizesOut == (Set(small.nodes.map(\.fontSize)).count == 1))
    #expect(small.leavesSizesOut)
    var equal = graph
    for index in equal.figures.indices { equal.figures[index].score = 1 }
    #expect(!equal.picture(on: .book).leavesSizesOut)
  }

  /// A post that is longer than a line stands in several, whole.
  @Test func aLongPostIsWhole() throws {
    let post = "People's Commissar of Posts, Telegraphs and Radio of the Soviet Union"
    let graph = PowerGraph(
      title: "", figures: ["a", "b"].map { PowerGraph.Figure(id: $0, name: $0.rawValue) },
      relationships: [
        PowerGraph.Relationship(
          id: "r", source: 0, target: 1, kind: "appointment", sign: .positive, isDirected: true,
          label: post)
      ])
    let picture = graph.picture(on: PageSize(width: .millimeters(150), height: .millimeters(100)))
    let label = try #require(picture.edges[0].label)
    let told =
      label.lines == ["1"]
      ? picture.legendTexts.flatMap(\.lines).joined(separator: " ")
      : label.lines.joined(separator: " ")
    #expect(told.contains(post), "\(told)")
  }

  /// Twelve values stand in as many columns as the page is wide, each box beside its words.
  @Test func aLongLegendHasColumns() {
    var section = Picture.Section()
    section.addRow(Picture.TextBlock(row: 0))
    for row in 1...7 {
      section.beginItem()
      section.swatches.append(
        Picture.Swatch(
          box: Box(
            center: Point(12.5, -(Double(row) + 0.5) * Picture.rowHeight), width: 20, height: 8),
          style: Theme.light.style(faction: nil)))
      section.addRow(Picture.TextBlock(row: row))
    }
    let columns = section.inColumns(3)
    // A heading, and three rows for seven items.
    #expect(abs(columns.height - 4 * Picture.rowHeight) < 1e-9)
    #expect(Set(columns.swatches.map(\.box.minX)).count == 3)
    for (text, swatch) in zip(columns.texts.dropFirst(), columns.swatches) {
      #expect(abs(text.box.center.y - swatch.box.center.y) < 1e-9)
      #expect(text.box.minX > swatch.box.maxX && text.box.minX < swatch.box.maxX + 20)
    }
    for (index, text) in columns.texts.enumerated() {
      #expect(!columns.texts[(index + 1)...].contains { $0.box.overlaps(text.box.inflated(-0.1)) })
    }
    #expect(section.inColumns(1) == section)
  }

  /// Columns are about equally high, of those that are as low as can be, and no more of them than that takes.
  @Test(
    arguments: [
      ([1, 1, 1, 1, 1, 1, 1], 3, [3, 2, 2]), ([1, 1, 1, 1, 1, 1, 1], 2, [4, 3]),
      ([1, 1, 1, 1, 1, 1], 5, [2, 2, 2]), ([1], 4, [1]), ([], 3, []), ([3, 1, 1, 1], 2, [1, 3]),
      ([1, 1, 1, 3], 3, [3, 1]), ([2, 2, 2], 1, [3]),
    ] as [([Double], Int, [Int])])
  func columnsAreEven(heights: [Double], most: Int, counts: [Int]) {
    let columns = EvenColumns.ranges(of: heights, most: most)
    #expect(columns.map(\.count) == counts)
    #expect(columns.flatMap { Array($0) } == Array(heights.indices))
  }

  /// A court of eight, its center tied to all, of whom each has a tie to the next besides.
  private var court: PowerGraph {
    let names = [
      "Wilhelm", "Bülow", "Eulenburg", "Holstein", "Harden", "Moltke", "Tirpitz", "Kuno",
    ]
    func tie(_ source: Int, _ target: Int, _ kind: String, _ sign: Sign, _ isDirected: Bool)
      -> PowerGraph.Relationship
    {
      PowerGraph.Relationship(
        id: "\(kind) \(source) \(target)", source: source, target: target, kind: kind, sign: sign,
        isDirected: isDirected, label: kind == "appointment" ? "Chancellor" : nil)
    }
    return PowerGraph(
      title: "1906", subtitle: "The court",
      figures: names.enumerated().map { index, name in
        PowerGraph.Figure(
          id: Figure.ID(name), name: name, score: [28, 20, 26, 16, 8, 2, 4, 2][index],
          faction: [0, 0, 1, 2, 2, 0, 0, 1][index])
      },
      relationships: [
        tie(0, 1, "appointment", .positive, true), tie(0, 5, "appointment", .positive, true),
        tie(0, 6, "appointment", .positive, true), tie(4, 2, "denunciation", .negative, true),
        tie(0, 2, "alliance", .positive, false), tie(2, 7, "alliance", .positive, false),
        tie(3, 4, "alliance", .positive, false), tie(1, 2, "alliance", .positive, false),
        tie(1, 2, "rivalry", .negative, false), tie(1, 3, "alliance", .positive, false),
        tie(1, 6, "alliance", .positive, false), tie(2, 3, "rivalry", .negative, false),
      ], sizeMeaning: "consensus centrality")
  }

  /// Of every tie there is so much to be seen between its boxes that its kind is known, two lengths of its arrow; on a page
  /// that is far too small it is said how many there are of which there isn't.
  @Test(arguments: [
    nil, .book, .slide, PageSize(width: .millimeters(120), height: .millimeters(90)),
  ]) func tiesAreSeen(page: PageSize?) {
    let picture = court.picture(on: page)
    #expect(picture.shortfall == nil && picture.hiddenTies == 0 && picture.ties == 12)
    for edge in picture.edges {
      let ends = (edge.stroke.curve.start, edge.stroke.headTip ?? edge.stroke.curve.end)
      let arrow = edge.style.head.length * edge.style.markSize
      #expect(ends.0.distance(to: ends.1) >= 2 * arrow - 1, "\(edge.ids)")
      #expect(ends.0.distance(to: ends.1) >= 8, "\(edge.ids)")
    }
  }

  /// Those who hold one post share its number.
  @Test func postsAreNumberedOnce() {
    let count = 6
    let graph = PowerGraph(
      title: "", figures: (0..<2 * count).map { PowerGraph.Figure(id: "f\($0)", name: "N\($0)") },
      relationships: (0..<count * count).map { index in
        PowerGraph.Relationship(
          id: "\(index)", source: index / count, target: count + index % count,
          kind: "appointment", sign: .positive, isDirected: true,
          label: index % 2 == 0 ? "Commissar of Foreign Affairs" : "Commissar of Internal Affairs")
      })
    let picture = graph.picture(on: .book)
    #expect(Set(picture.numberedPosts).count == picture.numberedPosts.count)
    #expect((1...2).contains(picture.numberedPosts.count))
    #expect(picture.postsWritten + picture.postsLeftOut == count * count)
  }

  /// The length of the part of a line that lies in a box, of a hundred small pieces of it.
  private func hidden(_ line: [Point], in box: Box) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + box.lengthInside($1.0, $1.1) }
  }

  /// Words beside a tie stand at no other pair's, and cover neither an arrow of their own pair nor most of a line.
  @Test func postsStandAtTheirOwnTies() {
    for graph in Self.graphs {
      let picture = graph.picture()
      for edge in picture.edges {
        guard let label = edge.label else { continue }
        for other in picture.edges
        where Set([other.source, other.target]) == Set([edge.source, edge.target]) {
          let line = other.stroke.curve.points(count: 100)
          let length = zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
          #expect(hidden(line, in: label.box) < 0.55 * length, "\(label.lines) \(other.ids)")
          let tips = [(other.stroke.headTip, line.last!), (other.stroke.tailTip, line[0])]
          for case (let tip?, let end) in tips {
            #expect(!label.box.isCrossed(tip, end), "\(label.lines) \(other.ids)")
          }
        }
        for other in picture.edges
        where Set([other.source, other.target]) != Set([edge.source, edge.target]) {
          let points = other.stroke.curve.points(count: 16)
          #expect(
            !zip(points, points.dropFirst()).contains {
              label.box.inflated(2.4).isCrossed($0, $1)
            }, "\(label.lines) \(other.ids)")
        }
      }
    }
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
        width: .points(shortfall.width * 1.3), height: .points(shortfall.height * 1.3))
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

extension Picture.TextBlock {
  /// A word in a row of a legend.
  fileprivate init(row: Int) {
    let top = -Double(row) * Picture.rowHeight
    self.init(
      lines: ["word"],
      box: Box(minX: row == 0 ? 0 : 31, minY: top - Picture.rowHeight, maxX: 60, maxY: top),
      fontSize: Picture.legendFont, ink: Theme.light.ink)
  }
}
