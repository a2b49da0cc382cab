import Camarilla
import StalinCircle
import TestSupport
import Testing

@testable import CamarillaDrawing

@Suite struct SeriesTests {
  /// Figures come and go and ties change little by little, as over years.
  private func changingGraphs(_ count: Int, seed: UInt64) -> [PowerGraph] {
    var random = SeededGenerator(seed: seed)
    var ties = sampleGraph(figures: 30, relationships: 45, seed: seed).relationships
    let figures = sampleGraph(figures: 30, relationships: 0, seed: seed).figures
    return (0..<count).map { frame in
      for _ in 0..<6 {
        let place = Int.random(in: ties.indices, using: &random)
        let other = Int.random(in: figures.indices, using: &random)
        if other != ties[place].target { ties[place].source = other }
      }
      // Only those who have ties are in the picture.
      let present = Set(ties.flatMap { [$0.source, $0.target] }).sorted()
      var numbers = [Int](repeating: -1, count: figures.count)
      for (new, old) in present.enumerated() { numbers[old] = new }
      return PowerGraph(
        title: "\(1920 + frame)",
        figures: present.map { old in
          var figure = figures[old]
          figure.score = Double.random(in: 0..<1, using: &random)
          return figure
        },
        relationships: ties.map { tie in
          var tie = tie
          (tie.source, tie.target) = (numbers[tie.source], numbers[tie.target])
          return tie
        })
    }
  }

  /// The mean way of figures from one picture to the next, in parts of the page's diagonal. Pictures
  /// that have no page in common are laid with their middles on each other.
  private func displacement(_ pictures: [Picture], isOnePage: Bool) -> Double {
    var total = 0.0
    var count = 0.0
    for (before, after) in zip(pictures, pictures.dropFirst()) {
      func middle(_ picture: Picture) -> Point {
        isOnePage ? .zero : picture.nodes.reduce(into: Box.empty) { $0.add($1.box) }.center
      }
      let (then, now) = (middle(before), middle(after))
      for node in after.nodes {
        guard let other = before.nodes.first(where: { $0.id == node.id }) else { continue }
        let way = (node.box.center - now).distance(to: other.box.center - then)
        total += way / Point(after.width, after.height).length
        count += 1
      }
    }
    return total / count
  }

  /// Nadezhda is alone in the first picture, and still told apart from Svetlana, who comes later.
  @Test func aFigureHasOneNameInAllPictures() {
    let nadezhda = PowerGraph.Figure(id: "nadya", name: "Nadezhda Alliluyeva")
    let svetlana = PowerGraph.Figure(id: "sveta", name: "Svetlana Alliluyeva")
    let pictures = PowerGraph.series(of: [
      PowerGraph(title: "1925", figures: [nadezhda], relationships: []),
      PowerGraph(title: "1926", figures: [nadezhda, svetlana], relationships: []),
    ])
    let names = pictures.map { $0.nodes.map { $0.lines.joined(separator: " ") } }
    #expect(names[0] == ["N. Alliluyeva"])
    #expect(names[1] == ["N. Alliluyeva", "S. Alliluyeva"])
  }

  /// Who changes names has that of the time, as in a picture of that time alone.
  @Test func aFigureHasTheNameOfTheTime() {
    let graphs = [("1860", "Sardinia"), ("1861", "Italy"), ("1862", "Italy")].map { year, name in
      PowerGraph(
        title: year, figures: [.init(id: "IT", name: name), .init(id: "FR", name: "France")],
        relationships: [])
    }
    let names = PowerGraph.series(of: graphs).map { $0.nodes.map { $0.lines.joined() } }
    #expect(names == graphs.map { $0.picture().nodes.map { $0.lines.joined() } })
    #expect(
      names.map { Set($0) } == [
        ["Sardinia", "France"], ["Italy", "France"], ["Italy", "France"],
      ])
  }

  /// A figure's mean way is at most a tenth of what it is between pictures that are laid out alone.
  private func check(_ graphs: [PowerGraph]) {
    let series = PowerGraph.series(of: graphs)
    let alone = graphs.map { $0.picture() }
    #expect(
      displacement(series, isOnePage: true) <= displacement(alone, isOnePage: false) / 10)
    for picture in series {
      #expect(picture.canvas == series[0].canvas)
      for (index, node) in picture.nodes.enumerated() {
        for other in picture.nodes[..<index] { #expect(!node.box.overlaps(other.box)) }
      }
    }
  }

  @Test func figuresKeepTheirPlaces() { check(changingGraphs(5, seed: 1)) }

  @Test func theSamplesFiguresKeepTheirPlaces() {
    check((1923...1928).map { Chronicle.stalinCircle.snapshot(of: $0).powerGraph() })
  }

  @Test func noSweepRaisesTheStress() {
    for seed in 0..<8 as Range<UInt64> {
      let graphs = changingGraphs(4, seed: seed)
      var numbers: [Figure.ID: Int] = [:]
      for figure in graphs.flatMap(\.figures) where numbers[figure.id] == nil {
        numbers[figure.id] = numbers.count
      }
      let series = FrameSeries(
        frames: graphs.map { graph in
          FrameSeries.Frame(
            graph: graph.layoutGraph(nodes: graph.makeNodes(), groups: graph.makeGroups()),
            figures: graph.figures.map { numbers[$0.id]! })
        }, figureCount: numbers.count)
      let distances = [Double](repeating: 2, count: numbers.count * numbers.count)
      let start = StressStart.spiral(offset: 1).positions(
        count: numbers.count, distances: distances)
      var layout = LinkedStress(
        series: series, distances: distances, start: start,
        isHeld: (0..<series.figureCount).map { seed > 3 && $0 % 2 == 0 })
      var last = layout.stress
      for _ in 0..<30 {
        layout.sweep()
        #expect(layout.stress <= last * (1 + 1e-12))
        last = layout.stress
      }
    }
  }

  @Test func fewOrNoFiguresMakePicturesToo() {
    let empty = PowerGraph(title: "1900", figures: [], relationships: [])
    let one = PowerGraph(
      title: "1901", figures: [PowerGraph.Figure(id: "a", name: "A")], relationships: [])
    #expect(PowerGraph.series(of: []).isEmpty)
    #expect(PowerGraph.series(of: [empty]).count == 1)
    let pictures = PowerGraph.series(of: [empty, one, empty, one])
    #expect(pictures.map(\.nodes.count) == [0, 1, 0, 1])
    #expect(pictures[1].nodes[0].box == pictures[3].nodes[0].box)
  }
}
