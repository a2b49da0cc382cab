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
        let inside = edge.stroke.curve.points(count: 60).filter(node.box.inflated(-1).containsRounded)
        #expect(inside.isEmpty, "\(edge.ids[0]) runs through \(node.id) in \(year)")
      }
    }
  }
}
