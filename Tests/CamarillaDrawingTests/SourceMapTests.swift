import Camarilla
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaDrawing

@Suite struct SourceMapTests {
  /// Every pair stands in one box, and the box's lines are what sources say of it.
  @Test func boxesHoldWhatSourcesSay() throws {
    for seed in 0..<20 as Range<UInt64> {
      var random = RandomChronicle(seed: seed)
      let chronicle = seed == 0 ? Chronicle.stalinCircle : try random.make()
      var said: [Set<Figure.ID>: Set<String>] = [:]
      for claim in chronicle.relationships {
        let sign = chronicle.kind(named: claim.kind)!.sign
        let sources = claim.citations.isEmpty ? [""] : claim.citations.map(\.source)
        for source in sources {
          said[[claim.source, claim.target], default: []].insert("source \(source) \(sign)")
        }
      }
      let graph = chronicle.sourceMap()
      let boxes = graph.figures.indices.filter { graph.figures[$0].faction != 0 }
      let pairs = boxes.flatMap { graph.figures[$0].tooltip!.split(separator: "\n") }
      #expect(pairs.count == said.count, "\(seed)")
      var drawn: [Set<String>: Int] = [:]
      for box in boxes {
        let lines = graph.relationships.filter { $0.target == box }
        let texts = Set(lines.map { "\(graph.figures[$0.source].id) \($0.sign)" })
        #expect(texts.count == lines.count)
        drawn[texts, default: 0] += graph.figures[box].tooltip!.split(separator: "\n").count
      }
      #expect(drawn == said.values.reduce(into: [:]) { $0[$1, default: 0] += 1 }, "\(seed)")
      let disputed = Set(
        chronicle.contradictions().map { Set([$0.first.source, $0.first.target]) })
      #expect(boxes.count { graph.figures[$0].faction == 1 } == min(disputed.count, 48))
    }
  }

  /// Sources stand in one column, ties at both sides of it, and no line runs through a box that isn't its own.
  @Test func sourcesAndTiesStandInColumns() throws {
    for seed in 0..<6 as Range<UInt64> {
      var random = RandomChronicle(seed: seed)
      let chronicle = seed == 0 ? Chronicle.stalinCircle : try random.make()
      let picture = chronicle.sourceMap().picture()
      let sources = picture.nodes.filter { $0.faction == 0 }.map(\.box)
      let ties = picture.nodes.filter { $0.faction != 0 }.map(\.box)
      let column = sources.reduce(into: Box.empty) { $0.add($1) }
      #expect(ties.allSatisfy { $0.maxX < column.minX || $0.minX > column.maxX }, "\(seed)")
      if ties.count > 1 {
        #expect(ties.contains { $0.maxX < column.minX } && ties.contains { $0.minX > column.maxX })
      }
      for (index, node) in picture.nodes.enumerated() {
        #expect(!picture.nodes[(index + 1)...].contains { $0.box.overlaps(node.box) })
        for edge in picture.edges where index != edge.source && index != edge.target {
          let points = edge.stroke.curve.points(count: 40)
          #expect(
            !zip(points, points.dropFirst()).contains { node.box.isCrossed($0, $1) },
            "\(seed) \(node.lines) \(edge.ids)")
        }
      }
    }
  }

  @Test func theLegendNamesBoxesAndLines() {
    let picture = Chronicle.stalinCircle.sourceMap().picture()
    let legend = picture.legendTexts.flatMap(\.lines)
    for text in ["source (6)", "reported together", "reported against each other"] {
      #expect(legend.contains(text), "\(text)")
    }
    #expect(legend.contains { $0.hasPrefix("contradicted ties (") })
    #expect(legend.contains { $0.hasPrefix("ties (") } && !legend.contains("type"))
  }

  /// Of some sources, only what these report.
  @Test func someSourcesAlone() {
    let chronicle = Chronicle.stalinCircle
    let source = chronicle.sources[0].id
    let graph = chronicle.sourceMap(of: [source])
    #expect(graph.figures.filter { $0.faction == 0 }.map(\.id) == [Figure.ID("source " + source)])
    #expect(chronicle.sourceMap(of: []).figures.isEmpty)
  }
}
