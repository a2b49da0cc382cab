import Camarilla
import Testing

@testable import CamarillaDrawing

@Suite struct PictureTests {
  static let sizes: [(Int, Int)] = [
    (1, 0), (2, 1), (3, 2), (5, 12), (12, 14), (20, 60), (36, 80), (40, 20),
  ]

  static let all = sizes.enumerated().map { index, size in
    sampleGraph(figures: size.0, relationships: size.1, seed: UInt64(index)).picture()
  }

  @Test func namesDoNotOverlap() {
    for picture in Self.all {
      for (index, node) in picture.nodes.enumerated() {
        for other in picture.nodes[(index + 1)...] {
          #expect(!node.box.overlaps(other.box), "\(node.lines) \(other.lines)")
        }
      }
    }
  }

  @Test func labelsStandFree() {
    var written = 0
    for picture in Self.all {
      let labels = picture.edges.compactMap(\.label)
      written += labels.count
      for (index, label) in labels.enumerated() {
        for node in picture.nodes { #expect(!label.box.overlaps(node.box)) }
        for other in labels[(index + 1)...] { #expect(!label.box.overlaps(other.box)) }
      }
      // Words on another pair's line would seem to be of that.
      for edge in picture.edges {
        guard let label = edge.label?.box.inflated(-1) else { continue }
        for other in picture.edges
        where Set([other.source, other.target]) != [edge.source, edge.target] {
          #expect(!other.stroke.curve.points(count: 60).contains(where: label.contains))
        }
      }
    }
    #expect(written > 10)
  }

  @Test func theLegendAndTheTitleStandFree() {
    for picture in Self.all {
      let legend =
        picture.legendTexts.map(\.box) + picture.swatches.map(\.box)
        + picture.samples.map {
          Box(center: $0.start.mixed(with: $0.end, share: 0.5), width: 25, height: 1)
        }
      for box in legend + picture.headings.map(\.box) {
        for node in picture.nodes { #expect(!box.overlaps(node.box)) }
        for label in picture.edges.compactMap(\.label) { #expect(!box.overlaps(label.box)) }
        for edge in picture.edges {
          for point in edge.stroke.curve.points(count: 40) { #expect(!box.contains(point)) }
        }
      }
      for box in legend {
        for heading in picture.headings { #expect(!box.overlaps(heading.box)) }
      }
    }
  }

  @Test func everythingIsOnThePage() {
    for picture in Self.all {
      let all =
        picture.nodes.map(\.box) + picture.headings.map(\.box) + picture.legendTexts.map(\.box)
        + picture.swatches.map(\.box) + picture.edges.compactMap(\.label?.box)
        + picture.edges.flatMap { $0.stroke.curve.points(count: 20) }.map {
          Box(center: $0, width: 1, height: 1)
        }
      for box in all { #expect(picture.canvas.union(box) == picture.canvas) }
    }
  }

  /// After refining and bending, edges run through far fewer foreign names than straight lines did.
  @Test func edgesAvoidNames() {
    var straight = 0
    var drawn = 0
    for picture in Self.all {
      let sizes = picture.nodes.map {
        LayoutGraph.Size(width: $0.box.width, height: $0.box.height)
      }
      let graph = LayoutGraph(
        sizes: sizes,
        ties: picture.edges.map { LayoutGraph.Tie(first: $0.source, second: $0.target, length: 1) })
      for component in graph.components where component.count > 1 {
        let part = graph.part(of: component)
        let places = ComponentLayout.draft(
          graph: part, start: StressLayout(graph: part, start: .scaling))
        straight += LayoutQuality(graph: part, positions: places).throughBoxes
      }
      var pairs: Set<[Int]> = []
      for edge in picture.edges {
        let arc = edge.stroke.curve.points(count: 40)
        for (index, node) in picture.nodes.enumerated()
        where index != edge.source && index != edge.target {
          if zip(arc, arc.dropFirst()).contains(where: { node.box.isCrossed($0, $1) }) {
            pairs.insert([min(edge.source, edge.target), max(edge.source, edge.target), index])
          }
        }
      }
      drawn += pairs.count
    }
    #expect(straight > 20)
    #expect(Double(drawn) < 0.4 * Double(straight), "\(drawn) of \(straight)")
  }

  @Test func edgesBeginAndEndAtTheirFigures() {
    for picture in Self.all {
      for edge in picture.edges {
        let source = edge.stroke.tailTip ?? edge.stroke.curve.start
        let target = edge.stroke.headTip ?? edge.stroke.curve.end
        for (point, figure) in [(source, edge.source), (target, edge.target)] {
          let box = picture.nodes[figure].box
          #expect(box.inflated(4).contains(point), "\(edge.ids)")
          #expect(!box.inflated(-5).contains(point), "\(edge.ids)")
        }
      }
    }
  }

  @Test func parallelEdgesAreApart() {
    for picture in Self.all {
      for (index, edge) in picture.edges.enumerated() {
        for other in picture.edges[(index + 1)...]
        where Set([edge.source, edge.target]) == Set([other.source, other.target]) {
          let middles = edge.stroke.curve.point(at: 0.5)
            .distance(to: other.stroke.curve.point(at: 0.5))
          #expect(middles > 3, "\(edge.ids) \(other.ids)")
        }
      }
    }
  }

  @Test func theSameGraphGivesTheSamePicture() {
    for (index, size) in Self.sizes.enumerated() {
      let graph = sampleGraph(figures: size.0, relationships: size.1, seed: UInt64(index))
      #expect(graph.picture() == Self.all[index])
    }
  }

  @Test func relationshipsOfAKindAndPairShareAnEdge() {
    let figures = ["a", "b"].map { PowerGraph.Figure(id: Figure.ID($0), name: $0) }
    func tie(_ id: String, _ source: Int, _ kind: String, _ isDirected: Bool, certain: Bool = true)
      -> PowerGraph.Relationship
    {
      PowerGraph.Relationship(
        id: id, source: source, target: 1 - source, kind: kind, sign: .positive,
        isDirected: isDirected,
        certainty: certain ? .certain : .doubtful, tooltip: id)
    }
    let picture = PowerGraph(
      title: "",
      figures: figures,
      relationships: [
        tie("1", 0, "alliance", false, certain: false), tie("2", 1, "alliance", false),
        tie("3", 0, "appointment", true), tie("4", 1, "appointment", true),
        tie("5", 0, "appointment", true),
      ]
    ).picture()
    #expect(Set(picture.edges.map(\.ids)) == [["1", "2"], ["3", "5"], ["4"]])
    let alliance = picture.edges.first { $0.kind == "alliance" }
    #expect(alliance?.certainty == .certain)
    #expect(alliance?.tooltip == "1\n2")
  }

  @Test func anEmptySnapshotSaysSo() {
    let dot = PowerGraph(title: "1861", figures: [], relationships: []).dot
    #expect(dot.contains("No relationships are known in 1861."))
  }

  @Test func thePageIsLandscapeAndFull() {
    for picture in Self.all where picture.nodes.count > 10 {
      #expect(picture.width / picture.height > 1 && picture.width / picture.height < 2)
    }
  }
}
