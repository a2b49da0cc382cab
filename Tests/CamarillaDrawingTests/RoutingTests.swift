import Camarilla
import TestSupport
import Testing

@testable import CamarillaDrawing

/// Lines of several pieces, and ways around names.
@Suite struct RoutingTests {
  private static func spline(pieces count: Int, random: inout SeededGenerator) -> Spline {
    func point() -> Point {
      Point(
        Double.random(in: -90...90, using: &random), Double.random(in: -90...90, using: &random))
    }
    var start = point()
    return Spline(
      (0..<count).map { _ in
        let piece = Bezier(start: start, control1: point(), control2: point(), end: point())
        start = piece.end
        return piece
      })
  }

  @Test func splinesSplitAndTurnWithoutChangingShape() {
    var random = SeededGenerator(seed: 3)
    for count in 1...5 {
      let spline = Self.spline(pieces: count, random: &random)
      #expect(spline.controls.count == 3 * count + 1)
      #expect(spline.reversed.reversed == spline)
      for t in [0.1, 0.37, 0.5, 0.93] {
        #expect(spline.reversed.point(at: 1 - t).distance(to: spline.point(at: t)) < 1e-9)
        let (before, after) = spline.split(at: t)
        #expect(before.start == spline.start && after.end == spline.end)
        #expect(before.end.distance(to: spline.point(at: t)) < 1e-9)
        #expect(after.start.distance(to: spline.point(at: t)) < 1e-9)
      }
      let moved = spline.mapped { $0 * 2 + Point(5, 0) }
      #expect(moved.point(at: 0.7).distance(to: spline.point(at: 0.7) * 2 + Point(5, 0)) < 1e-9)
    }
  }

  /// Of lines from a corner of so many names to all of them, each has hundreds of names about it.
  @Test func crowdedLinesStayStraight() {
    func router(side: Int) -> EdgeRouter {
      let boxes = (0..<(side * side)).map {
        Box(center: Point(Double($0 % side) * 60, Double($0 / side) * 30), width: 40, height: 16)
      }
      return EdgeRouter(
        boxes: boxes, edges: (1..<boxes.count).map { EdgeRouter.Edge(source: 0, target: $0) })
    }
    // A line to column i and row j has (i + 1)(j + 1) names about it: 16 names a side make 136² in all, 50 make 1275².
    for (side, isStraight) in [(16, false), (50, true)] {
      var (straight, routed) = (router(side: side), router(side: side))
      straight.run(passes: 0)
      routed.run(passes: 1)
      #expect((routed.arcs == straight.arcs) == isStraight, "\(side)")
    }
  }

  @Test func splinesLeaveTheBoxTheyStartIn() throws {
    var random = SeededGenerator(seed: 4)
    for count in 1...4 {
      for _ in 0..<50 {
        let spline = Self.spline(pieces: count, random: &random)
        let box = Box(center: spline.start, width: 40, height: 20)
        guard !box.containsRounded(spline.end) else { continue }
        let rest = try #require(spline.leaving(box))
        #expect(rest.end == spline.end)
        // As fine as the steps in which it is looked for.
        let inside = rest.points(count: 16 * rest.pieces.count).dropFirst().filter {
          box.inflated(-3).containsRounded($0)
        }
        #expect(inside.isEmpty)
      }
    }
    #expect(
      Spline(Bezier(from: .zero, to: Point(3, 0), bulge: 0)).leaving(
        Box(center: .zero, width: 40, height: 20)) == nil)
  }

  @Test func shortenedSplinesEndAtTheDistance() {
    var random = SeededGenerator(seed: 5)
    for count in 1...4 {
      for _ in 0..<20 {
        let spline = Self.spline(pieces: count, random: &random)
        let shortened = spline.shortened(by: 6)
        #expect(abs(shortened.end.distance(to: spline.end) - 6) < 1e-3)
        #expect(shortened.start == spline.start)
        #expect(spline.shortened(by: 0) == spline)
      }
    }
  }

  @Test func theLeastIsTakenFirst() {
    var random = SeededGenerator(seed: 6)
    var queue = LeastQueue()
    var waiting: [Double] = []
    for element in 0..<500 {
      if Int.random(in: 0..<3, using: &random) < 2 {
        let key = Double(Int.random(in: 0..<40, using: &random))
        queue.add(element, key: key)
        waiting.append(key)
      } else {
        let least = waiting.min()
        let taken = queue.removeLeast()
        #expect(taken?.key == least)
        if let least { waiting.remove(at: waiting.firstIndex(of: least)!) }
      }
    }
    while let least = waiting.min() {
      let taken = queue.removeLeast()
      #expect(taken?.key == least)
      waiting.remove(at: waiting.firstIndex(of: least)!)
    }
    let taken = queue.removeLeast()
    #expect(taken == nil)
  }

  /// Boxes with at least the usual room between them, as no layout leaves less.
  private static func boxes(_ count: Int, random: inout SeededGenerator) -> [Box] {
    var boxes: [Box] = []
    while boxes.count < count {
      let box = Box(
        center: Point(
          Double.random(in: 0...400, using: &random), Double.random(in: 0...300, using: &random)),
        width: Double.random(in: 20...70, using: &random),
        height: Double.random(in: 10...24, using: &random))
      if !boxes.contains(where: { $0.overlaps(box.inflated(8)) }) { boxes.append(box) }
    }
    return boxes
  }

  @Test func segmentsAreFoundToCrossAsWithoutAGrid() {
    var random = SeededGenerator(seed: 7)
    let boxes = Self.boxes(40, random: &random)
    let grid = BoxGrid(boxes)
    for _ in 0..<2_000 {
      let (a, b) = (
        Point(
          Double.random(in: -50...450, using: &random), Double.random(in: -50...350, using: &random)
        ),
        Point(
          Double.random(in: -50...450, using: &random), Double.random(in: -50...350, using: &random)
        )
      )
      let ignored = Int.random(in: 0..<40, using: &random)
      let expected = boxes.indices.contains { $0 != ignored && boxes[$0].isCrossed(a, b) }
      #expect(grid.isCrossed(a, b, except: ignored) == expected)
    }
  }

  @Test func waysRunThroughNoBoxAndAreNotMuchLongerThanNeedBe() throws {
    for seed in 0..<8 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let boxes = Self.boxes(40, random: &random)
      var ways = WaysAround(boxes: boxes, margin: 3)
      for source in 0..<boxes.count {
        let target = (source + 7) % boxes.count
        let (start, end) = (boxes[source].center, boxes[target].center)
        let found = ways.way(from: start, in: source, to: end, in: target)
        let way = try #require(found)
        #expect(way.start == start && way.end == end)
        for (a, b) in zip(way.pieces, way.pieces.dropFirst()) { #expect(a.end == b.start) }
        let points = way.points(count: 30 * way.pieces.count)
        for (index, box) in boxes.enumerated() where index != source && index != target {
          #expect(!zip(points, points.dropFirst()).contains { box.isCrossed($0, $1) })
        }
        // Around a box is at most half its circumference longer, and a way has few boxes in it.
        let length = zip(points, points.dropFirst()).reduce(0.0) { $0 + $1.0.distance(to: $1.1) }
        #expect(length < 1.6 * start.distance(to: end) + 150)
      }
    }
  }

  @Test func noTieOfADenseDrawingRunsThroughAName() {
    var random = SeededGenerator(seed: 9)
    let boxes = Self.boxes(45, random: &random)
    let edges = (0..<150).compactMap { _ -> EdgeRouter.Edge? in
      let (a, b) = (Int.random(in: 0..<45, using: &random), Int.random(in: 0..<45, using: &random))
      return a == b ? nil : EdgeRouter.Edge(source: a, target: b)
    }
    var router = EdgeRouter(boxes: boxes, edges: edges)
    router.run(passes: 2)
    for (index, edge) in edges.enumerated() {
      let stroke = router.stroke(index: index, headLength: 10, tailLength: 0, clearance: 1)
      let points = stroke.curve.points(count: 30 * stroke.curve.pieces.count)
      for (other, box) in boxes.enumerated() where other != edge.source && other != edge.target {
        #expect(
          !zip(points, points.dropFirst()).contains { box.isCrossed($0, $1) }, "\(index) \(other)")
      }
    }
  }

  /// A tie whose mark would stand on another's line bends aside, or the other does.
  @Test func noLineCoversAMark() throws {
    // The first runs up to a box, just before which the second passes.
    let boxes = [
      Box(center: Point(0, 0), width: 60, height: 20),
      Box(center: Point(250, 0), width: 60, height: 20),
      Box(center: Point(212, 90), width: 60, height: 20),
      Box(center: Point(212, -90), width: 60, height: 20),
    ]
    var router = EdgeRouter(
      boxes: boxes,
      edges: [
        EdgeRouter.Edge(source: 0, target: 1, hasHead: true),
        EdgeRouter.Edge(source: 2, target: 3),
      ])
    router.run(passes: 3)
    let marked = router.stroke(index: 0, headLength: 10, tailLength: 0, clearance: 1)
    let other = router.stroke(index: 1, headLength: 0, tailLength: 0, clearance: 1)
    let tip = try #require(marked.headTip)
    for share in [0, 0.5, 1] {
      let point = tip.mixed(with: marked.curve.end, share: share)
      #expect(other.curve.points(count: 60).allSatisfy { $0.distance(to: point) > 3 })
    }
  }

  /// In a large picture, relationships of one kind in both directions are one line with two marks.
  @Test func bothDirectionsShareALineWhereThereAreMany() {
    func picture(figures count: Int) -> Picture {
      PowerGraph(
        title: "",
        figures: (0..<count).map { PowerGraph.Figure(id: Figure.ID("f\($0)"), name: "Name \($0)") },
        relationships: (0..<count).flatMap { index in
          [(index, (index + 1) % count), ((index + 1) % count, index)].map { source, target in
            PowerGraph.Relationship(
              id: "\(source)-\(target)", source: source, target: target, kind: "denunciation",
              sign: .negative, isDirected: true)
          }
        }
      ).picture()
    }
    let (few, many) = (picture(figures: 12), picture(figures: 70))
    #expect(few.edges.count == 24)
    #expect(few.edges.allSatisfy { $0.style.tail == .none && $0.ids.count == 1 })
    #expect(many.edges.count == 70)
    #expect(
      many.edges.allSatisfy {
        $0.style.tail == $0.style.head && $0.ids.count == 2 && $0.stroke.tailTip != nil
      })
    // The legend explains the kind, not the pair.
    #expect(many.samples.first { $0.style.head != .none }?.style.tail == .some(.none))
  }
}
