import TestSupport
import Testing

@testable import CamarillaDrawing

@Suite struct GeometryTests {
  /// Against many points on the segment.
  @Test func segmentsThroughBoxesAreSeen() {
    var random = SeededGenerator(seed: 1)
    var hits = 0
    for _ in 0..<2_000 {
      func point() -> Point {
        Point(
          Double.random(in: -10...10, using: &random), Double.random(in: -10...10, using: &random))
      }
      let (a, b, c, d) = (point(), point(), point(), point())
      let box = Box(
        minX: min(c.x, d.x), minY: min(c.y, d.y), maxX: max(c.x, d.x), maxY: max(c.y, d.y))
      let inside = (0...2_000).filter { box.contains(a.mixed(with: b, share: Double($0) / 2_000)) }
        .count
      let length = Double(inside) / 2_001 * a.distance(to: b)
      #expect(abs(box.lengthInside(a, b) - length) < 0.05)
      if inside > 0 {
        hits += 1
        #expect(box.isCrossed(a, b))
      } else if box.lengthInside(a, b) == 0 {
        #expect(!box.isCrossed(a, b))
      }
    }
    #expect(hits > 500)
  }

  @Test func segmentsCrossAsTheyShould() {
    #expect(segmentsCross(a: Point(0, 0), b: Point(2, 2), c: Point(0, 2), d: Point(2, 0)))
    #expect(!segmentsCross(a: Point(0, 0), b: Point(1, 1), c: Point(0, 3), d: Point(3, 0)))
    #expect(!segmentsCross(a: Point(0, 0), b: Point(2, 2), c: Point(2, 2), d: Point(3, 0)))
    #expect(!segmentsCross(a: Point(0, 0), b: Point(2, 0), c: Point(0, 1), d: Point(2, 1)))
  }

  @Test func partsOfACurveLieOnIt() {
    let curve = Bezier(from: Point(0, 0), to: Point(100, 30), bulge: 20)
    let part = curve.part(from: 0.2, to: 0.7)
    for step in 0...10 {
      let t = Double(step) / 10
      #expect(part.point(at: t).distance(to: curve.point(at: 0.2 + 0.5 * t)) < 1e-9)
    }
    #expect(abs(curve.point(at: 0.5).distance(to: Point(50, 15)) - 20) < 1e-9)
  }

  @Test func curvesLeaveBoxesAtTheBorder() {
    let box = Box(center: .zero, width: 40, height: 20)
    let curve = Bezier(from: .zero, to: Point(100, 0), bulge: 0)
    #expect(abs(curve.point(at: curve.exit(from: box)).x - 20) < 1e-3)
    let steep = Bezier(from: .zero, to: Point(10, 100), bulge: 8)
    #expect(abs(steep.point(at: steep.exit(from: box)).y - 10) < 1e-3)
  }

  @Test func occupancyFindsWhatIsFree() {
    let obstacles = [Box(center: Point(50, 50), width: 20, height: 20)]
    let space = Occupancy(bounds: Box(minX: 0, minY: 0, maxX: 100, maxY: 100), obstacles: obstacles)
    #expect(!space.isFree(Box(center: Point(55, 55), width: 1, height: 1)))
    #expect(space.isFree(Box(minX: 70, minY: 0, maxX: 95, maxY: 95)))
    #expect(space.isFree(Box(minX: 200, minY: 0, maxX: 300, maxY: 95)))
    var random = SeededGenerator(seed: 2)
    for _ in 0..<500 {
      let box = Box(
        center: Point(
          Double.random(in: 0...100, using: &random), Double.random(in: 0...100, using: &random)),
        width: Double.random(in: 1...40, using: &random),
        height: Double.random(in: 1...40, using: &random))
      // Free means free; a cell's breadth around an obstacle counts as taken.
      if space.isFree(box) { #expect(!obstacles[0].overlaps(box)) }
      if !obstacles[0].inflated(2 * space.cell).overlaps(box) { #expect(space.isFree(box)) }
    }
  }

  @Test func packedPiecesDoNotOverlap() {
    var random = SeededGenerator(seed: 3)
    for count in 1...9 {
      let pieces = (0..<count).map { _ in
        ComponentPacking.Piece(
          boxes: (0..<Int.random(in: 1...5, using: &random)).map { _ in
            Box(
              center: Point(
                Double.random(in: 0...200, using: &random),
                Double.random(in: 0...150, using: &random)),
              width: Double.random(in: 10...60, using: &random),
              height: Double.random(in: 10...20, using: &random))
          })
      }
      let steps = ComponentPacking.steps(pieces, gap: 10, aspect: 4.0 / 3)
      for i in 0..<count {
        for j in 0..<count where j > i {
          for a in pieces[i].boxes {
            for b in pieces[j].boxes {
              #expect(!a.moved(by: steps[i]).inflated(9.9).overlaps(b.moved(by: steps[j])))
            }
          }
        }
      }
    }
  }

  /// A line on the page with controls beside it.
  @Test func controlsAreBroughtOntoThePage() {
    let page = Box(minX: 0, minY: 0, maxX: 100, maxY: 100)
    let line = Spline(
      Bezier(
        start: Point(50, 5), control1: Point(-10, 20), control2: Point(-10, 80), end: Point(50, 95))
    )
    #expect(line.points(count: 64).allSatisfy(page.contains))
    let same = line.controlled(within: page)
    #expect(same.controls.allSatisfy(page.contains))
    // Halved again and again, its points are those of the whole.
    for piece in same.pieces {
      for point in piece.points(count: 8) {
        let distance = line.points(count: 4096).map { $0.distance(to: point) }.min()
        #expect(distance.map { $0 < 0.05 } == true)
      }
    }
    #expect(same.pieces.count > 1 && same.controlled(within: page) == same)
    let straight = Spline(Bezier(from: Point(5, 5), to: Point(95, 95), bulge: 0))
    #expect(straight.controlled(within: page) == straight)
  }
}
