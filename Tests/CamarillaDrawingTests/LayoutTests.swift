import TestSupport
import Testing

@testable import CamarillaDrawing

private func randomGraph(_ count: Int, _ ties: Int, _ seed: UInt64) -> LayoutGraph {
  var random = SeededGenerator(seed: seed)
  var list = (1..<count).map {
    LayoutGraph.Tie(first: Int.random(in: 0..<$0, using: &random), second: $0, length: 1)
  }
  for _ in 0..<ties {
    list.append(
      LayoutGraph.Tie(
        first: Int.random(in: 0..<count, using: &random),
        second: Int.random(in: 0..<count, using: &random),
        length: [0.85, 1, 1.5][Int.random(in: 0..<3, using: &random)]))
  }
  let sizes = (0..<count).map { _ in
    LayoutGraph.Size(
      width: Double.random(in: 20...90, using: &random),
      height: Double.random(in: 10...25, using: &random))
  }
  return LayoutGraph(sizes: sizes, ties: list)
}

@Suite struct LayoutTests {
  /// Floyd & Warshall, the slow and obvious way.
  @Test func distancesAreShortestPaths() {
    for seed in 0..<40 as Range<UInt64> {
      let graph = randomGraph(15, 12, seed)
      let count = graph.sizes.count
      var expected = [[Double]](
        repeating: [Double](repeating: .infinity, count: count), count: count)
      for i in 0..<count { expected[i][i] = 0 }
      for tie in graph.ties {
        expected[tie.first][tie.second] = tie.length
        expected[tie.second][tie.first] = tie.length
      }
      for k in 0..<count {
        for i in 0..<count {
          for j in 0..<count {
            expected[i][j] = min(expected[i][j], expected[i][k] + expected[k][j])
          }
        }
      }
      for i in 0..<count {
        for (a, b) in zip(graph.distances(from: i), expected[i]) { #expect(abs(a - b) < 1e-12) }
      }
    }
  }

  @Test func noSweepRaisesTheStress() {
    for seed in 0..<30 as Range<UInt64> {
      let graph = randomGraph(Int(seed) + 3, Int(seed), seed)
      for start in [StressStart.scaling, .spiral(offset: 1)] {
        var layout = StressLayout(graph: graph, start: start)
        var last = layout.stress
        for _ in 0..<60 {
          layout.sweep()
          let now = layout.stress
          #expect(now <= last * (1 + 1e-12))
          last = now
        }
      }
    }
  }

  /// Of a path from its first figure, the other end is farthest, then the middle, then the middles of the halves; figures
  /// that stand where a pivot does are none.
  @Test func pivotsAreFarthestFromEachOther() {
    let path = FarthestPivots(most: 5) { from in (0...8).map { Double(abs($0 - from)) } }
    #expect(path.figures == [0, 8, 4, 2, 6])
    #expect(path.distances[2] == [4, 3, 2, 1, 0, 1, 2, 3, 4])
    let twins = FarthestPivots(most: 5) { from in (0..<6).map { $0 % 2 == from % 2 ? 0 : 1 } }
    #expect(twins.figures == [0, 1])
  }

  /// A path can be drawn without any stress, on a line.
  @Test func aPathBecomesALine() {
    let ties = (0..<9).map { LayoutGraph.Tie(first: $0, second: $0 + 1, length: 1) }
    let sizes = [LayoutGraph.Size](repeating: LayoutGraph.Size(width: 1, height: 1), count: 10)
    var layout = StressLayout(graph: LayoutGraph(sizes: sizes, ties: ties), start: .scaling)
    layout.run(most: 500)
    #expect(layout.stress < 0.01)
    #expect(abs(layout.positions[0].distance(to: layout.positions[9]) - 9) < 0.1)
  }

  /// So can an equilateral triangle.
  @Test func aTriangleBecomesEquilateral() {
    let ties = [(0, 1), (1, 2), (0, 2)].map {
      LayoutGraph.Tie(first: $0.0, second: $0.1, length: 2)
    }
    let sizes = [LayoutGraph.Size](repeating: LayoutGraph.Size(width: 1, height: 1), count: 3)
    var layout = StressLayout(graph: LayoutGraph(sizes: sizes, ties: ties), start: .scaling)
    layout.run(most: 500)
    for (a, b) in [(0, 1), (1, 2), (0, 2)] {
      #expect(abs(layout.positions[a].distance(to: layout.positions[b]) - 2) < 1e-2)
    }
  }

  @Test func componentsAreFound() {
    let sizes = [LayoutGraph.Size](repeating: LayoutGraph.Size(width: 1, height: 1), count: 8)
    let ties = [(7, 1), (1, 4), (2, 5), (3, 3)].map {
      LayoutGraph.Tie(first: $0.0, second: $0.1, length: 1)
    }
    let graph = LayoutGraph(sizes: sizes, ties: ties)
    #expect(graph.components == [[1, 4, 7], [2, 5], [0], [3], [6]])
  }

  @Test func overlapsAreRemoved() {
    for seed in 0..<30 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let count = Int.random(in: 2...60, using: &random)
      let sizes = (0..<count).map { _ in
        LayoutGraph.Size(
          width: Double.random(in: 1...80, using: &random),
          height: Double.random(in: 1...30, using: &random))
      }
      // Some on the same spot.
      var places = (0..<count).map { _ in
        Point(
          Double(Int.random(in: 0..<6, using: &random)) * 20,
          Double(Int.random(in: 0..<6, using: &random)) * 15)
      }
      OverlapRemoval.run(&places, sizes: sizes, gapX: 3, gapY: 2)
      let boxes = zip(places, sizes).map {
        Box(center: $0, width: $1.width + 2.99, height: $1.height + 1.99)
      }
      for i in boxes.indices {
        for j in boxes.indices where j > i { #expect(!boxes[i].overlaps(boxes[j])) }
      }
    }
  }

  /// Between boxes that a tie joins there is as much as is to be seen of it, however close others stand.
  @Test func tiesHaveTheirCourses() {
    let sizes = (0..<3).map { _ in LayoutGraph.Size(width: 40, height: 12) }
    let ties = [LayoutGraph.Tie(first: 1, second: 0, length: 1, course: 14)]
    var places = [Point(0, 0), Point(5, 3), Point(-4, -2)]
    OverlapRemoval.run(
      &places, sizes: sizes, gapX: 3, gapY: 2, courses: TieCourses(of: ties, figures: 3))
    let boxes = places.map { Box(center: $0, width: 40, height: 12) }
    #expect(boxes[0].distance(to: boxes[1]) > 13.999)
    #expect(boxes[2].distance(to: boxes[0]) > 1.999 && boxes[2].distance(to: boxes[1]) > 1.999)
    let part = TieCourses(of: ties, figures: 3).part(of: [2, 0, 1])
    #expect(part.gap(between: 1, and: 2, least: 3) == 14)
    #expect(part.gap(between: 0, and: 1, least: 3) == 3)
  }

  @Test func whatStandsApartStays() {
    var places = [Point(0, 0), Point(100, 0), Point(0, 50)]
    let before = places
    let sizes = [LayoutGraph.Size](repeating: LayoutGraph.Size(width: 30, height: 10), count: 3)
    OverlapRemoval.run(&places, sizes: sizes, gapX: 5, gapY: 5)
    #expect(places == before)
  }

  /// By hand: two crossing ties, a third figure on one of them.
  @Test func qualityCountsWhatIsWrong() {
    let sizes = [LayoutGraph.Size](repeating: LayoutGraph.Size(width: 10, height: 10), count: 5)
    let ties = [(0, 1), (2, 3)].map { LayoutGraph.Tie(first: $0.0, second: $0.1, length: 1) }
    let quality = LayoutQuality(
      graph: LayoutGraph(sizes: sizes, ties: ties),
      positions: [Point(0, 0), Point(100, 100), Point(0, 100), Point(100, 0), Point(80, 20)])
    #expect(quality.crossings == 1)
    #expect(quality.throughBoxes == 1)
  }

  @Test func refiningNeverMakesItWorse() {
    for seed in 0..<6 as Range<UInt64> {
      let graph = randomGraph(20, 20, seed)
      var layout = StressLayout(graph: graph, start: .scaling)
      layout.run(most: 100)
      var places = layout.positions.map { $0 * 90 }
      OverlapRemoval.run(&places, sizes: graph.sizes, gapX: 8, gapY: 6)
      let before = LayoutQuality(graph: graph, positions: places)
      var refinement = LayoutRefinement(graph: graph, positions: places, gapX: 8, gapY: 6)
      refinement.run(budget: 300_000)
      let after = LayoutQuality(graph: graph, positions: refinement.positions)
      #expect(
        after.crossings + 3 * after.throughBoxes <= before.crossings + 3 * before.throughBoxes)
    }
  }
}
