import Camarilla

extension PowerGraph {
  /// The pictures of a series, such as the years of a chronicle, in which a figure stays about where
  /// it was from one picture to the next.
  ///
  /// ```swift
  /// let years = (1922...1930).map { chronicle.snapshot(of: $0).powerGraph() }
  /// let pictures = PowerGraph.series(of: years)
  /// ```
  ///
  /// Figures are known again by their ids, and have one name in all pictures in which they are called the same. All pictures have one
  /// page, so that they can be laid one on the other, with title and legend at one position. The graphs'
  /// own layouts play no part.
  ///
  /// - Complexity: As ``picture(on:)`` for each graph; the common layout takes time and space in
  ///   proportion to the sum of the squares of the graphs' sizes.
  public static func series(of graphs: [PowerGraph]) -> [Picture] {
    finished(seriesDrawings(of: graphs), of: graphs)
  }

  /// Gives the drawings of a series their titles and legends, at one position, and one page.
  static func finished(_ drawings: [Picture], of graphs: [PowerGraph]) -> [Picture] {
    var pictures = drawings
    let frame = pictures.flatMap(\.obstacles).reduce(into: Box.empty) { $0.add($1) }
    for index in pictures.indices { graphs[index].finish(&pictures[index], frame: frame) }
    let page = pictures.reduce(into: Box.empty) { $0.add($1.canvas) }
    for index in pictures.indices { pictures[index].canvas = page }
    return pictures
  }

  /// Figures and edges of each graph of a series in their positions, without titles, legends and pages.
  static func seriesDrawings(of graphs: [PowerGraph]) -> [Picture] {
    var numbers: [Camarilla.Figure.ID: Int] = [:]
    var everyone: [Figure] = []
    for figure in graphs.flatMap(\.figures) where numbers[figure.id] == nil {
      numbers[figure.id] = everyone.count
      everyone.append(figure)
    }
    let graphs = graphs.map { graph in
      var graph = graph
      // Who has another name then than when first seen has that of then, as in a picture of that time alone.
      var named = everyone
      for figure in graph.figures { named[numbers[figure.id]!] = figure }
      let names = DisplayName.names(of: named, style: graph.names)
      graph.namesInSeries = Dictionary(uniqueKeysWithValues: zip(named.map(\.id), names))
      return graph
    }
    let frames = graphs.map { graph in
      FrameSeries.Frame(
        graph: graph.layoutGraph(nodes: graph.makeNodes(), groups: graph.makeGroups()),
        figures: graph.figures.compactMap { numbers[$0.id] })
    }
    let layout = SeriesLayout.positions(
      of: FrameSeries(frames: frames, figureCount: everyone.count))
    return zip(graphs, layout).map { graph, positions in
      var graph = graph
      graph.layout = .positions(positions.map { Position(x: $0.x, y: $0.y) })
      return graph.drawing()
    }
  }
}
