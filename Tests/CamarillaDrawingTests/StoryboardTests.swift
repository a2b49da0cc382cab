import Camarilla
import StalinCircle
import Testing

@testable import CamarillaDrawing

@Suite struct StoryboardTests {
  static let storyboard = Storyboard(of: .stalinCircle, years: 1924...1929)

  @Test func everyYearHasItsSnapshotAndEverybodyInIt() {
    #expect(Self.storyboard.frames.map(\.snapshot.year) == Array(1924...1929))
    for frame in Self.storyboard.frames {
      let year = Chronicle.stalinCircle.snapshot(of: frame.snapshot.year)
      #expect(frame.drawing.nodes.map(\.id) == year.figures.map(\.id))
      #expect(Set(frame.drawing.edges.flatMap(\.ids)) == Set(year.relationships.map(\.id)))
      #expect(frame.ranking.map(\.position).sorted() == Array(year.figures.indices))
      #expect(year.figures[frame.ranking[0].position].id == year.consensus().mostCentral?.id)
    }
  }

  /// A faction's figures have the color of its line, in every year.
  @Test func aFactionKeepsItsColor() throws {
    let history = try #require(Self.storyboard.factions)
    for frame in Self.storyboard.frames {
      for node in frame.drawing.nodes {
        let line = history.line(of: node.id, in: frame.snapshot.year).map { history.lines[$0] }
        #expect(node.faction == line?.color, "\(node.id) in \(frame.snapshot.year)")
      }
    }
  }

  @Test func thePicturesAreThoseOfASeries() {
    let pictures = Self.storyboard.pictures()
    #expect(pictures.count == 6)
    #expect(pictures.allSatisfy { $0.canvas == pictures[0].canvas })
    for (frame, picture) in zip(Self.storyboard.frames, pictures) {
      #expect(picture.nodes == frame.drawing.nodes)
    }
  }

  @Test(arguments: [nil, 1, 4]) func aSheetHoldsEverybodyOnce(_ columns: Int?) {
    let sheet = Self.storyboard.sheet(columns: columns)
    let expected = Self.storyboard.frames.flatMap { frame in
      frame.snapshot.figures.map { "\(frame.snapshot.year)-\($0.id)" }
    }
    #expect(sheet.nodes.map(\.id.rawValue) == expected)
    for (index, node) in sheet.nodes.enumerated() {
      #expect(!sheet.nodes[(index + 1)...].contains { $0.box.overlaps(node.box) }, "\(node.id)")
      #expect(sheet.canvas.union(node.box) == sheet.canvas)
    }
    if columns == 1 { #expect(sheet.height > 6 * 146) }
  }

  /// On whatever page, boxes stand in their own panels, none on another, with whole names; so do the legend's.
  @Test(arguments: [
    PageSize.book, .journalColumn, .slide, PageSize(width: .millimeters(60)),
    PageSize(width: .millimeters(90), height: .millimeters(60), smallestText: 5),
  ])
  func panelsHoldTheirBoxes(page: PageSize) throws {
    let storyboard = Self.storyboard
    let sheet = storyboard.sheet(on: page)
    for (index, node) in sheet.nodes.enumerated() {
      #expect(
        !sheet.nodes[(index + 1)...].contains { $0.box.inflated(-0.01).overlaps(node.box) },
        "\(node.id)")
    }
    #expect(!sheet.nodes.contains { $0.lines.contains { $0.contains("…") } })
    #expect(!sheet.legendTexts.contains { $0.lines.contains { $0.contains("…") } })
    // Boxes of one year stand between its caption and that of the year below.
    for frame in storyboard.frames {
      let caption = try #require(sheet.headings.first { $0.lines == [frame.snapshot.title] })
      let below = sheet.headings.filter {
        $0.box.maxY < caption.box.minY && abs($0.box.minX - caption.box.minX) < 1
      }.map(\.box.maxY).max()
      for node in sheet.nodes where node.id.rawValue.hasPrefix("\(frame.key)-") {
        #expect(node.box.maxY <= caption.box.maxY + 1 && node.box.minY >= (below ?? -.infinity) - 1)
      }
    }
  }

  /// No line runs through a box that isn't its own, but where one is shut in by others.
  @Test(arguments: [nil, PageSize.journalPage]) func linesOfASheetRunAroundNames(page: PageSize?) {
    let sheet = Storyboard(of: .stalinCircle, years: 1936...1939).sheet(on: page)
    var crossed = 0
    for edge in sheet.edges {
      let points = edge.stroke.curve.points(count: 40)
      for (index, node) in sheet.nodes.enumerated()
      where index != edge.source && index != edge.target {
        let box = node.box.inflated(-0.5)
        if zip(points, points.dropFirst()).contains(where: { box.isCrossed($0, $1) }) {
          crossed += 1
        }
      }
    }
    #expect(crossed <= 1, "\(crossed) of \(sheet.edges.count)")
  }

  /// The panels of a page of a book are filled by what is drawn in them, and few places are left empty.
  @Test func panelsOfABookAreFilled() throws {
    let storyboard = Self.storyboard
    let sheet = storyboard.sheet(on: .book)
    let titles = storyboard.frames.map(\.snapshot.title)
    let captions = sheet.headings.filter { titles.contains($0.lines[0]) }
    let columns = Set(captions.map { $0.box.minX.rounded() }).sorted()
    let rows = Set(captions.map { $0.box.minY.rounded() })
    try #require(columns.count > 1)
    #expect(columns.count * rows.count == titles.count)
    let widths = storyboard.frames.map { frame in
      sheet.nodes.filter { $0.id.rawValue.hasPrefix("\(frame.key)-") }
        .reduce(into: Box.empty) { $0.add($1.box) }.width
    }
    #expect(widths.reduce(0, +) / Double(widths.count) > 0.6 * (columns[1] - columns[0]))
  }

  /// In a step of few nobody is a mark without a name, as all of them have room; of sizes and marks, which don't differ,
  /// the legend says nothing.
  @Test func aFewAreAllNamed() throws {
    var builder = Chronicle.Builder(infersFigures: true)
    let pairs = [("Otto", "Herbert"), ("Philipp", "Bernhard"), ("Alfred", "Wilhelm")]
    for (source, target) in pairs {
      builder.add(
        Relationship(
          kind: "alliance", source: Figure.ID(source), target: Figure.ID(target),
          when: try Period("1882/1885")))
    }
    let sheet = Storyboard(of: try builder.build(), years: 1882...1885).sheet()
    #expect(sheet.nodes.count == 24 && sheet.nodes.allSatisfy { $0.lines != [""] })
    let legend = sheet.legendTexts.flatMap(\.lines).joined(separator: " ")
    #expect(!legend.contains("the larger, the more central") && !legend.contains("a dot"))
    for (index, node) in sheet.nodes.enumerated() {
      #expect(!sheet.nodes[(index + 1)...].contains { $0.box.overlaps(node.box) })
    }
  }

  @Test func theSameYearsGiveTheSameText() {
    let again = Storyboard(of: .stalinCircle, years: 1924...1929, threads: 2)
    #expect(again.html() == Self.storyboard.html())
    #expect(again.sheet() == Self.storyboard.sheet())
  }

  @Test func thePageNeedsNothingElse() {
    let page = Self.storyboard.html()
    // Sources' addresses are data; nothing is loaded.
    for word in ["src=", "@import", "url(", "<link", "fetch(", "XMLHttpRequest", "import("] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'"))
    #expect(!page.contains(#/\{\{\w+\}\}/#))
  }

  /// Nothing that a chronicle holds ends the element that its data stands in.
  @Test func namesCannotBreakOut() throws {
    let name = "</script><!--<script>\u{2028}\u{2029}\"\\\u{1}{{data}}&amp;"
    var builder = Chronicle.Builder()
    builder.title = name
    builder.add(Figure(id: "a", name: name))
    builder.add(Figure(id: "b", name: "B"))
    builder.add(
      Relationship(
        kind: "alliance", source: "a", target: "b", when: try Period("1900"), post: name, note: name
      ))
    let page = Storyboard(of: try builder.build(), years: 1900...1900).html()
    #expect(page.ranges(of: "</script>").count == 2)
    #expect(page.ranges(of: "<script").count == 2)
    #expect(!page.contains("<!--<"))
    #expect(!page.unicodeScalars.contains { ["\u{2028}", "\u{2029}", "\u{1}"].contains($0) })
    #expect(
      page.contains(
        #"\u003c/script\u003e\u003c!--\u003cscript\u003e\u2028\u2029\"\\\u0001{{data}}\u0026amp;"#))
  }

  @Test func yearsWithoutAnybodyAreThere() {
    let storyboard = Storyboard(of: .stalinCircle, years: 1699...1701)
    #expect(storyboard.frames.count == 3 && storyboard.frames.allSatisfy(\.ranking.isEmpty))
    #expect(storyboard.html().contains("\"figures\":[],\"ties\":[]"))
    #expect(storyboard.sheet().width > 100 && storyboard.pictures().count == 3)
  }

  /// 40 years of the sample.
  @Test func thePageIsSmall() {
    #expect(Storyboard(of: .stalinCircle, years: 1917...1956).html().utf8.count < 2_000_000)
  }
}
