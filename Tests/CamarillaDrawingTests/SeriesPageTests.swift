import Camarilla
import StalinCircle
import Testing

@testable import CamarillaDrawing

/// Storyboards and sheets that are made for a page.
@Suite struct SeriesPageTests {
  static let storyboard = Storyboard(of: .stalinCircle, years: 1924...1927)
  static let diff = Chronicle.stalinCircle.diff(from: 1926, to: 1929)
  static let pages: [PageSize] = [
    .book, .web, .journalPage, PageSize(width: .millimeters(160), height: .millimeters(120)),
    PageSize(width: .millimeters(200), smallestText: 5),
  ]

  private func expectOnPage(_ picture: Picture, _ page: PageSize) {
    if let width = page.width { #expect(abs(picture.width - width.points) < 1e-6) }
    if let height = page.height { #expect(abs(picture.height - height.points) < 1e-6) }
    if let most = page.mostHeight { #expect(picture.height <= most.points + 1e-6) }
    let wanted = picture.shortfall?.smallestText ?? page.smallestText
    // The samples of sizes in the legend are no text, and marks without a name have none.
    let texts =
      (picture.headings + picture.legendTexts).filter { $0.lines != ["A"] }.map(\.fontSize)
      + picture.nodes.filter { $0.lines != [""] }.map(\.fontSize)
    #expect((texts.min() ?? wanted) >= wanted - 1e-6)
    let whole = picture.canvas.inflated(0.01)
    for box in picture.nodes.map(\.box) + picture.headings.map(\.box) {
      #expect(whole.union(box) == whole)
    }
  }

  @Test(arguments: pages) func picturesOfASeriesAreOnOnePage(page: PageSize) {
    let pictures = Self.storyboard.pictures(on: page)
    #expect(pictures.count == 4)
    for (picture, frame) in zip(pictures, Self.storyboard.frames) {
      expectOnPage(picture, page)
      #expect(picture.canvas == pictures[0].canvas && picture.scale == pictures[0].scale)
      #expect(picture.nodes.map(\.id) == frame.snapshot.figures.map(\.id))
      for (index, node) in picture.nodes.enumerated() {
        #expect(!picture.nodes[(index + 1)...].contains { $0.box.overlaps(node.box) })
      }
    }
  }

  /// From one year to the next nobody goes farther than a quarter of the page, and most hardly at all.
  @Test func everybodyStaysAboutInPlace() {
    let pictures = Self.storyboard.pictures(on: .web)
    var steps: [Double] = []
    for (before, after) in zip(pictures, pictures.dropFirst()) {
      for node in after.nodes {
        guard let earlier = before.nodes.first(where: { $0.id == node.id }) else { continue }
        #expect(earlier.lines.map(\.last) == node.lines.map(\.last), "one name in all pictures")
        steps.append(earlier.box.center.distance(to: node.box.center))
      }
    }
    #expect((steps.max() ?? 0) < pictures[0].width / 4)
    #expect(steps.sorted()[steps.count / 2] < pictures[0].width / 40)
  }

  @Test(arguments: pages) func aSheetFillsItsPage(page: PageSize) {
    let sheet = Self.storyboard.sheet(on: page)
    expectOnPage(sheet, page)
    let named = sheet.nodes.filter { $0.lines != [""] }
    #expect(Set(named.map { ($0.fontSize * 100).rounded() }).count == 1, "names are of one size")
    #expect(named.count > 4)
  }

  @Test(arguments: pages) func twoTimesAreOnOnePage(page: PageSize) {
    expectOnPage(Self.diff.sideBySide(on: page), page)
  }

  /// On a page that is much higher than wide the times stand one below the other, where names have room so.
  @Test(arguments: [PageSize.journalColumn, PageSize(width: .millimeters(86))])
  func timesStandOneBelowTheOther(page: PageSize) throws {
    let names = [
      "Chancellor", "Ambassador", "Chamberlain", "Field Marshal", "Archbishop", "Quartermaster",
      "Ministry of War", "Privy Council",
    ]
    var builder = Chronicle.Builder(infersFigures: true)
    for (index, name) in names.enumerated() {
      for (step, when) in [(1, "1900/1901"), (3, "\(1900 + index % 2)")] {
        builder.add(
          Relationship(
            kind: step == 3 && index % 2 == 0 ? "rivalry" : "alliance", source: Figure.ID(name),
            target: Figure.ID(names[(index + step) % names.count]), when: try Period(when)))
      }
    }
    let sheet = try builder.build().diff(from: 1900, to: 1901).sideBySide(on: page)
    if page.mostHeight != nil { #expect(sheet.shortfall == nil) }
    let captions = ["1900", "1901", "What changed"].map { text in
      sheet.headings.first { $0.lines == [text] }?.box ?? .empty
    }
    for (caption, next) in zip(captions, captions.dropFirst()) {
      #expect(abs(caption.minX - next.minX) < 1 && next.maxY < caption.minY)
    }
  }

  /// Where names have one size on a sheet, no letters tell of sizes; else just those that names have.
  @Test(arguments: pages) func theLegendHasTheSizesOfNames(page: PageSize) {
    for sheet in [Self.storyboard.sheet(on: page), Self.storyboard.sheet()] {
      let names = Set(sheet.nodes.filter { $0.lines != [""] }.map { ($0.fontSize * 100).rounded() })
      let letters = sheet.legendTexts.filter { $0.lines == ["A"] }
        .map { ($0.fontSize * 100).rounded() }
      #expect(letters.isEmpty == (names.count == 1))
      #expect(names.isSuperset(of: letters), "\(letters) of \(names)")
    }
  }

  /// Every pair of the list stands under the heading of what happened to it, whichever column it is in.
  @Test(arguments: [nil, PageSize.poster]) func theListKeepsItsHeadings(page: PageSize?) {
    let sheet = Self.diff.sideBySide(on: page)
    let lines = sheet.headings.flatMap(\.lines)
    let headings = lines.indices.filter { index in
      ["formed (", "dissolved (", "reversed ("].contains { lines[index].hasPrefix($0) }
    }
    #expect(headings.count >= 3)
    for index in headings where !lines[index].hasSuffix("not shown") {
      #expect(lines.indices.contains(index + 1) && lines[index + 1].contains(" – "))
    }
  }

  /// Each thing that happened has its heading, and under it every pair that it happened to or how many more there are.
  @Test(arguments: [
    nil, PageSize.book, .journalColumn, .journalPage, .slide,
    PageSize(width: .millimeters(110), height: .millimeters(90), smallestText: 5),
  ]) func everyChangeIsListedOrCounted(page: PageSize?) throws {
    var builder = Chronicle.Builder(infersFigures: true)
    func ally(_ a: Int, _ b: Int, _ when: String) throws {
      builder.add(
        Relationship(
          kind: "alliance", source: Figure.ID("figure \(a)"), target: Figure.ID("figure \(b)"),
          when: try Period(when)))
    }
    for other in 1...14 { try ally(0, other, "1901") }
    for other in 2...5 { try ally(1, other, "1900") }
    let sheet = try builder.build().diff(from: 1900, to: 1901).sideBySide(on: page)
    let lines = sheet.headings.flatMap(\.lines)
    var counts: [Substring: Int] = [:]
    var heading: Substring?
    for line in lines {
      if let found = line.firstMatch(of: /^(formed|dissolved|reversed) \((\d+)\)(.*)$/) {
        heading = found.output.1
        counts[found.output.1, default: 0] += 0
        #expect(found.output.2 == (heading == "formed" ? "14" : "4"))
        #expect(!line.contains("continued"), "that is something that happens to pairs")
        if let left = found.output.3.firstMatch(of: /: (\d+) not shown/) {
          counts[found.output.1]! += try #require(Int(left.output.1))
        } else if found.output.3 == ": not shown" {
          counts[found.output.1]! += try #require(Int(found.output.2))
        }
      } else if let heading, let more = line.firstMatch(of: /^and (\d+) more$/) {
        counts[heading]! += try #require(Int(more.output.1))
      } else if let heading, line.contains(" – ") {
        counts[heading]! += 1
      }
    }
    #expect(counts == ["formed": 14, "dissolved": 4], "\(lines)")
  }

  /// A handful of changes is listed whole wherever the sheet has room, what was reversed first.
  @Test(arguments: [nil, PageSize.slide, .poster]) func fewChangesAreListedWhole(
    page: PageSize?
  ) throws {
    var builder = Chronicle.Builder(infersFigures: true)
    for (kind, source, target, when) in [
      ("alliance", "Eulenburg", "Bülow", "1895"), ("rivalry", "Eulenburg", "Bülow", "1907"),
      ("alliance", "Holstein", "Marschall", "1895"), ("alliance", "Holstein", "Hohenlohe", "1895"),
      ("alliance", "Otto", "Herbert", "1895"), ("alliance", "Otto", "Harden", "1895"),
      ("alliance", "Holstein", "Harden", "1907"), ("alliance", "Holstein", "Bülow", "1907"),
      ("alliance", "Eulenburg", "Wilhelm", "1895/1907"),
      ("alliance", "Eulenburg", "Kuno", "1895/1907"),
      ("appointment", "Wilhelm", "Hohenlohe", "1895"),
      ("denunciation", "Harden", "Kuno", "1907"),
    ] {
      builder.add(
        Relationship(
          kind: kind, source: Figure.ID(source), target: Figure.ID(target),
          when: try Period(when)))
    }
    let sheet = try builder.build().diff(from: 1895, to: 1907).sideBySide(on: page)
    let lines = sheet.headings.flatMap(\.lines)
    let headings = lines.filter { $0.contains(/^(reversed|formed|dissolved) \(\d+\)/) }
    #expect(headings == ["reversed (1)", "formed (2)", "dissolved (4)"])
    #expect(lines.count { $0.contains(" – ") } == 7, "\(lines)")
    #expect(!lines.contains { $0.contains(/^and \d+ more|not shown/) })
  }

  @Test func sizesNamesAndColorsAreThoseAskedFor() throws {
    let shown = Storyboard(
      of: .stalinCircle, steps: TimeSteps(years: 1924...1925), names: .id,
      styled: { graphs, _ in
        graphs.map { graph in
          var graph = graph
          graph.hasRegions = false
          return graph
        }
      })
    for frame in shown.frames {
      #expect(!frame.graph.hasRegions && frame.graph.names == .id)
      for node in frame.drawing.nodes {
        #expect(node.lines.last?.contains(" ") != true || node.style.mark != "")
      }
    }
    let graph = Self.diff.powerGraph(names: .full, sizedBy: .degree)
    let degrees = Self.diff.to.scores(by: .degree).values
    #expect(graph.names == .full && graph.sizeMeaning == "degree, 1929")
    for figure in graph.figures {
      #expect(figure.score == Self.diff.to.index(of: figure.id).map { degrees[$0] } ?? 0)
    }
    struct Refusal: Error {}
    #expect(throws: Refusal.self) {
      try Self.diff.picture(styled: { _, _ in throw Refusal() })
    }
  }
}
