import Camarilla
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaDrawing

/// Figures that a reader has put somewhere.
@Suite struct PinTests {
  /// Where the centers of boxes are on the page of a scene.
  private func places(of drawings: [Picture]) -> [[Point]] {
    let page = Picture.scenePage(of: drawings)
    return drawings.map { drawing in
      drawing.nodes.map { Point($0.box.center.x - page.minX, page.maxY - $0.box.center.y) }
    }
  }

  /// Whether a box is where it was, as far as positions are rounded to whole points.
  private func isInPlace(_ box: Box, of other: Box) -> Bool {
    let way = box.center - other.center
    return box.width == other.width && max(abs(way.x), abs(way.y)) <= 0.5
  }

  /// Pinned where they stand already, all stand there.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func pinsThatChangeNothingChangeNothing(seed: UInt64) {
    let graph = sampleGraph(figures: 12, relationships: 20, seed: seed)
    let drawing = graph.drawing()
    let pins = zip(graph.figures, places(of: [drawing])[0]).map {
      PowerGraph.Pin(figure: $0.id, x: $1.x, y: $1.y)
    }
    let pinned = graph.pinning(pins).drawing()
    for (before, after) in zip(drawing.nodes, pinned.nodes) {
      #expect(isInPlace(after.box, of: before.box))
    }
    #expect(Set(pinned.edges.map(\.ids)) == Set(drawing.edges.map(\.ids)))
  }

  /// One is pinned far from all others, who stay where they are.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func onlyThePinnedFigureMoves(seed: UInt64) {
    let graph = sampleGraph(figures: 12, relationships: 20, seed: seed)
    let drawing = graph.drawing()
    let page = Picture.scenePage(of: [drawing])
    let (x, y) = (page.width + 200, page.height + 300)
    let pinned = graph.pinning([
      PowerGraph.Pin(figure: "f-3", x: 1, y: 1), PowerGraph.Pin(figure: "nobody", x: 5, y: 5),
      PowerGraph.Pin(figure: "f-3", x: x, y: y),
    ]).drawing()
    for (index, (before, after)) in zip(drawing.nodes, pinned.nodes).enumerated() {
      if index == 3 {
        #expect(abs(after.box.center.x - (page.minX + x)) <= 0.5)
        #expect(abs(after.box.center.y - (page.maxY - y)) <= 0.5)
      } else {
        #expect(isInPlace(after.box, of: before.box))
      }
    }
  }

  /// Who is put on another steps aside, or has the other do so: names can be read.
  @Test func nobodyIsPutOnAnother() {
    let graph = sampleGraph(figures: 12, relationships: 20, seed: 4)
    let place = places(of: [graph.drawing()])[0][7]
    let nodes = graph.pinning([.init(figure: "f-2", x: place.x, y: place.y)]).picture().nodes
    for (index, node) in nodes.enumerated() {
      for other in nodes[..<index] { #expect(!node.box.overlaps(other.box)) }
    }
  }

  /// In a series a pinned figure has one place in all pictures, by the page of the scene, and all pictures have one page.
  @Test func aPinHoldsThroughASeries() {
    let graphs = (1925...1929).map { Chronicle.stalinCircle.snapshot(of: $0).powerGraph() }
    let drawings = PowerGraph.seriesDrawings(of: graphs)
    let page = Picture.scenePage(of: drawings)
    let pin = PowerGraph.Pin(figure: "bukharin", x: -120, y: page.height + 80)
    let pinned = PowerGraph.seriesDrawings(of: graphs, pinning: [pin])
    var count = 0
    for (graph, (before, after)) in zip(graphs, zip(drawings, pinned)) {
      for (index, figure) in graph.figures.enumerated() {
        let center = after.nodes[index].box.center
        if figure.id == pin.figure {
          #expect(center == Point((page.minX + pin.x).rounded(), (page.maxY - pin.y).rounded()))
          count += 1
        } else {
          #expect(center == before.nodes[index].box.center)
        }
      }
    }
    #expect(count > 2)
    let pictures = PowerGraph.series(of: graphs, pinning: [pin])
    #expect(pictures.allSatisfy { $0.canvas == pictures[0].canvas })
    let book = PageSize.book
    for picture in PowerGraph.series(of: graphs, on: book, pinning: [pin]) {
      #expect(picture.width == book.width?.points)
    }
  }

  /// Begun where figures were, a layout has them about there, however these places were turned or mirrored, and a newcomer
  /// beside the one whom he is tied to.
  @Test(arguments: [(1.0, 1.0), (-1, 1), (1, -1), (-1, -1)]) func aLayoutBeginsWhereFiguresWere(
    right: Double, down: Double
  ) throws {
    let years = 1921...1930
    let graphs = years.map { Chronicle.stalinCircle.snapshot(of: $0).powerGraph() }
    let drawings = PowerGraph.seriesDrawings(of: graphs)
    let newcomer: Figure.ID = "mekhlis"
    var then: [Figure.ID: Point] = [:]
    for (graph, places) in zip(graphs, places(of: drawings)) {
      for (figure, place) in zip(graph.figures, places) where figure.id != newcomer {
        then[figure.id] = Point(right * place.x, down * place.y)
      }
    }
    var builder = Chronicle.Builder(infersFigures: true)
    for relationship in Chronicle.stalinCircle.relationships {
      var copy = relationship
      copy.citations = []
      builder.add(copy)
    }
    builder.add(
      Relationship(
        kind: "alliance", source: "bukharin", target: newcomer, when: try Period("1921/1930")))
    let more = try builder.build()
    let edited = years.map { more.snapshot(of: $0).powerGraph() }
    let pins = then.sorted { $0.key < $1.key }.map {
      PowerGraph.Pin(figure: $0.key, x: $0.value.x, y: $0.value.y)
    }
    let anew = PowerGraph.seriesDrawings(of: edited, near: pins)
    var (ways, spread, beside, others) = (0.0, 0.0, 0.0, 0.0)
    let now = places(of: anew)
    let (centerThen, centerNow) = (mean(of: Array(then.values)), mean(of: now.flatMap(\.self)))
    var count = 0.0
    for (graph, places) in zip(edited, now) {
      let byID = Dictionary(uniqueKeysWithValues: zip(graph.figures.map(\.id), places))
      for (id, place) in byID {
        guard let before = then[id], let new = byID[newcomer], let partner = byID["bukharin"] else {
          continue
        }
        ways += ((place - centerNow) - (before - centerThen)).length
        spread += (before - centerThen).length
        beside += new.distance(to: partner)
        others += place.distance(to: partner)
        count += 1
      }
    }
    #expect(count > 100)
    #expect(ways < 0.35 * spread, "\(ways / count) of \(spread / count)")
    #expect(beside < 0.8 * others, "\(beside / count) of \(others / count)")
  }

  private func mean(of points: [Point]) -> Point {
    points.reduce(.zero, +) * (1 / Double(points.count))
  }

  /// On a page, who has no ties stays apart from the others where positions are given, too.
  @Test func boxesOfGivenPositionsDoNotOverlapOnAPage() {
    var graph = sampleGraph(figures: 14, relationships: 10, seed: 2)
    graph.layout = .positions(
      graph.figures.indices.map { .init(x: Double($0 % 4) * 60, y: Double($0 / 4) * 20) })
    let picture = graph.picture(on: PageSize.book)
    for (index, node) in picture.nodes.enumerated() {
      for other in picture.nodes[..<index] { #expect(!node.box.overlaps(other.box)) }
    }
  }
}
