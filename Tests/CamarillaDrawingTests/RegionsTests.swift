import Camarilla
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaDrawing

/// What large pictures have beside small ones, and that ties keep clear of names.
@Suite struct RegionsTests {
  /// Three groups, of which one has two members.
  private func graph(figures count: Int) -> PowerGraph {
    var random = SeededGenerator(seed: 5)
    let faction = { (index: Int) in index < 2 ? 2 : index % 2 }
    return PowerGraph(
      title: "",
      figures: (0..<count).map {
        PowerGraph.Figure(id: Figure.ID("f\($0)"), name: "Figure \($0)", faction: faction($0))
      },
      relationships: (0..<(2 * count)).compactMap { index in
        let source = Int.random(in: 2..<count, using: &random)
        let target = (source + 2 * Int.random(in: 1...4, using: &random)) % count
        guard faction(source) == faction(target), source != target else { return nil }
        return PowerGraph.Relationship(
          id: "\(index)", source: source, target: target, kind: "alliance", sign: .positive,
          isDirected: false)
      })
  }

  @Test func groupsHaveAGroundThatHoldsTheirMembers() {
    var graph = graph(figures: 40)
    let picture = graph.picture()
    let fills = Dictionary(grouping: picture.areas, by: \.fill.hex)
    #expect(fills.count == 2)
    for node in picture.nodes {
      let ground = node.style.fill.mixed(with: Theme.light.paper, share: 0.7).hex
      let isHeld = picture.areas.contains { area in
        var bounds = Box.empty
        for point in area.path { bounds.add(point) }
        return area.fill.hex == ground && bounds.minX < node.box.minX && bounds.maxX > node.box.maxX
          && bounds.minY < node.box.minY && bounds.maxY > node.box.maxY
      }
      #expect(isHeld == (node.faction != 2), "\(node.id)")
    }
    // A tree joins the members: as many ways as members but one, at most.
    #expect(picture.areas.count <= 2 * 38 - 2)
    #expect(graph.picture() == picture)
    graph.hasRegions = false
    #expect(graph.picture().areas.isEmpty)
    #expect(self.graph(figures: 30).picture().areas.isEmpty)
    graph.hasRegions = true
    graph.color(
      by: ColorGroups(
        meaning: "degree",
        values: Dictionary(
          uniqueKeysWithValues: graph.figures.enumerated().map { ($1.id, Double($0)) }),
        among: graph.figures.map(\.id)))
    #expect(graph.picture().areas.isEmpty)
  }

  /// In the sample's years no tie runs through the name of a third.
  @Test(arguments: [1918, 1922, 1924, 1926, 1929, 1934, 1936, 1937, 1939, 1946, 1953])
  func tiesRunAroundNames(year: Int) {
    let picture = Chronicle.stalinCircle.snapshot(of: year).powerGraph().picture()
    for edge in picture.edges {
      for (index, node) in picture.nodes.enumerated()
      where index != edge.source && index != edge.target {
        let inside = edge.stroke.curve.points(count: 60).filter(
          node.box.inflated(-1).containsRounded)
        #expect(inside.isEmpty, "\(edge.ids[0]) runs through \(node.id) in \(year)")
      }
    }
  }
}

/// Figures that are tied to one other alone.
@Suite struct LeavesTests {
  private func graph(_ ties: [(Int, Int, Sign)], figures count: Int) -> PowerGraph {
    PowerGraph(
      title: "",
      figures: (0..<count).map {
        PowerGraph.Figure(id: Figure.ID("f\($0)"), name: "F\($0)", faction: $0 < 3 ? 0 : 1)
      },
      relationships: ties.enumerated().map { index, tie in
        PowerGraph.Relationship(
          id: "\(index)", source: tie.0, target: tie.1, kind: "k\(tie.2.rawValue)", sign: tie.2,
          isDirected: false)
      }, leaders: [0, 3])
  }

  @Test func aHubCountsItsLeaves() throws {
    // 0 and 1 know each other; 0 has leaves 2…6, 1 has two, which are too few, and 9 and 10 have nobody else.
    let whole = graph(
      [
        (0, 1, .positive), (0, 2, .positive), (3, 0, .positive), (0, 4, .negative),
        (0, 5, .neutral), (0, 6, .negative), (0, 6, .positive), (1, 7, .positive),
        (1, 8, .positive), (9, 10, .positive),
      ], figures: 11)
    let graph = whole.foldingLeaves()
    #expect(graph.figures.map(\.name) == ["F0", "F1", "F7", "F8", "F9", "F10"])
    let leaves = try #require(graph.figures[0].leaves)
    #expect(leaves.text == "+2 \u{2212}1 ±2" && leaves.names == ["F2", "F3", "F4", "F5", "F6"])
    #expect(
      graph.figures[0].tooltip?.hasSuffix("tied to this one alone: F2, F3, F4, F5, F6") == true)
    #expect(graph.figures.dropFirst().allSatisfy { $0.leaves == nil })
    #expect(
      graph.relationships.map { [$0.source, $0.target] } == [[0, 1], [1, 2], [1, 3], [4, 5]])
    let picture = graph.picture()
    #expect(picture.nodes[0].lines == ["• F0", "+2 \u{2212}1 ±2"])
    // The legend counts them with their factions.
    #expect(picture.legendTexts.flatMap(\.lines).contains("F0 and 2 more"))
    // Nothing is folded twice.
    #expect(graph.foldingLeaves().figures.map(\.leaves) == graph.figures.map(\.leaves))
  }

  /// How many are left is known of a snapshot before it is drawn.
  @Test func leavesAreCountedBeforehand() {
    var hasFolded = false
    for year in 1917...1953 {
      let snapshot = Chronicle.stalinCircle.snapshot(of: year)
      let folded = snapshot.powerGraph().foldingLeaves()
      #expect(snapshot.figureCountWithoutLeaves == folded.figures.count, "\(year)")
      hasFolded = hasFolded || folded.figures.count < snapshot.figures.count
    }
    #expect(hasFolded)
  }

  /// Everybody is drawn or counted, once.
  @Test func nobodyIsLost() {
    for seed in 0..<30 as Range<UInt64> {
      let whole = sampleGraph(figures: 60, relationships: 70, seed: seed)
      let graph = whole.foldingLeaves()
      let counted = graph.figures.reduce(0) {
        $0 + ($1.leaves.map { $0.positive + $0.negative + $0.neutral } ?? 0)
      }
      #expect(graph.figures.count + counted == whole.figures.count)
      let names = graph.figures.flatMap { [$0.name] + ($0.leaves?.names ?? []) }
      #expect(names.sorted() == whole.figures.map(\.name).sorted())
    }
  }
}
