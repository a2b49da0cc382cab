public import Camarilla

extension PowerGraph {
  /// Has graphs of several times tell something else by color and outline than they do of themselves. It is given the
  /// snapshots that the scores of the graphs are of.
  public typealias Styling = (_ graphs: [PowerGraph], _ snapshots: [Snapshot]) throws ->
    [PowerGraph]

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
  ///
  /// - Parameters:
  ///   - graphs: in the order of time.
  ///   - page: the size that all pictures have; made around the drawings where it is nil.
  ///   - places: where an earlier scene had figures, from which the layout begins.
  ///   - pins: where a reader has put figures, as the scene of the series has places.
  public static func series(
    of graphs: [PowerGraph], on page: PageSize? = nil, near places: [Pin] = [],
    pinning pins: [Pin] = []
  ) -> [Picture] {
    // Places are those of a scene, which has no page.
    let aspect = pins.isEmpty && places.isEmpty ? page?.aspect ?? aspect : aspect
    return finished(
      seriesDrawings(of: graphs, aspect: aspect, near: places, pinning: pins), of: graphs,
      on: page)
  }

  /// The graph, laid out from where an earlier scene had figures, so that the picture changes no more than the graph does.
  ///
  /// ```swift
  /// let edited = graph.near([PowerGraph.Pin(figure: "stalin", x: 120, y: 80)])
  /// ```
  ///
  /// - Parameter places: those of an earlier scene; where there are none, the layout is the graph's own.
  /// - Complexity: As ``series(of:on:near:pinning:)``, where there are any.
  public func near(_ places: [Pin]) -> PowerGraph {
    places.isEmpty ? self : Self.placed([self], aspect: Self.aspect, near: places)[0]
  }

  /// Gives the drawings of a series their titles and legends, at one position, and one page.
  ///
  /// - Parameters:
  ///   - drawings: of the graphs, in their order.
  ///   - graphs: whose titles they get.
  ///   - page: the size that they are laid out for; made around them where it is nil.
  static func finished(
    _ drawings: [Picture], of graphs: [PowerGraph], on page: PageSize? = nil
  ) -> [Picture] {
    let fit = SeriesFit(drawings, of: graphs)
    return page.map { fit.pictures(on: $0) } ?? fit.pages(of: drawings)
  }

  /// Figures and edges of each graph of a series in their positions, without titles, legends and pages.
  ///
  /// - Parameters:
  ///   - graphs: in the order of time.
  ///   - aspect: the width of the page by its height.
  ///   - places: where an earlier scene had figures, from which the layout begins.
  ///   - pins: where a reader has put figures, as the scene of these drawings has places.
  static func seriesDrawings(
    of graphs: [PowerGraph], aspect: Double = aspect, near places: [Pin] = [],
    pinning pins: [Pin] = []
  ) -> [Picture] {
    let placed = placed(graphs, aspect: aspect, near: places)
    let drawings = placed.map { $0.drawing() }
    return pins.isEmpty
      ? drawings : pinned(placed, drawn: drawings, by: pins).map { $0.drawing() }
  }

  /// The graphs with one layout for all of them.
  private static func placed(_ graphs: [PowerGraph], aspect: Double, near places: [Pin])
    -> [PowerGraph]
  {
    let everyone = everyone(in: graphs)
    let numbers = Dictionary(
      uniqueKeysWithValues: everyone.enumerated().map { ($1.id, $0) })
    let graphs = namedAlike(graphs)
    let frames = graphs.map { graph in
      FrameSeries.Frame(
        graph: graph.layoutGraph(
          nodes: graph.makeNodes(), groups: graph.makeGroups(), aspect: aspect),
        figures: graph.figures.compactMap { numbers[$0.id] })
    }
    // Layouts count upwards.
    let known = Dictionary(
      places.map { ($0.figure, Point($0.x, -$0.y)) }, uniquingKeysWith: { $1 })
    let layout = SeriesLayout.positions(
      of: FrameSeries(frames: frames, figureCount: everyone.count),
      near: everyone.map { known[$0.id] })
    return zip(graphs, layout).map { graph, positions in
      var graph = graph
      graph.layout = .positions(positions.map { Position(x: $0.x, y: $0.y) })
      return graph
    }
  }

  /// The graphs with one name for each figure in all of them.
  static func namedAlike(_ graphs: [PowerGraph]) -> [PowerGraph] {
    let everyone = everyone(in: graphs)
    return graphs.map { graph in
      var graph = graph
      // Who has another name then than when first seen has that of then, as in a picture of that time alone.
      let then = Dictionary(uniqueKeysWithValues: graph.figures.map { ($0.id, $0) })
      let named = everyone.map { then[$0.id] ?? $0 }
      let names = DisplayName.names(of: named, style: graph.names)
      graph.namesInSeries = Dictionary(uniqueKeysWithValues: zip(named.map(\.id), names))
      return graph
    }
  }

  /// Whoever is in any of the graphs, once, as the first has him.
  private static func everyone(in graphs: [PowerGraph]) -> [Figure] {
    var known: Set<Camarilla.Figure.ID> = []
    return graphs.flatMap(\.figures).filter { known.insert($0.id).inserted }
  }
}
