public import Camarilla

extension PowerGraph {
  /// Where a reader has put a figure, as a scene has places: in points, from the upper left of its page.
  public struct Pin: Sendable, Equatable {
    /// Who.
    public var figure: Camarilla.Figure.ID
    /// Points from the left to the center of the figure's box.
    public var x: Double
    /// Points from above to the center of the figure's box.
    public var y: Double

    /// Every argument is the property of its name.
    public init(figure: Camarilla.Figure.ID, x: Double, y: Double) {
      self.figure = figure
      self.x = x
      self.y = y
    }
  }

  /// The graph with some figures where a reader has put them, and all others where they stand without that.
  ///
  /// ```swift
  /// let moved = graph.pinning([PowerGraph.Pin(figure: "stalin", x: 120, y: 80)])
  /// ```
  ///
  /// - Parameter pins: the last one counts where a figure has several; of figures that the graph has not, none does.
  /// - Complexity: As ``picture(on:)``, where there are any.
  public func pinning(_ pins: [Pin]) -> PowerGraph {
    pins.isEmpty ? self : Self.pinned([self], drawn: [drawing()], by: pins)[0]
  }

  /// Graphs that stand as they were drawn, but for the figures that are pinned.
  ///
  /// - Parameters:
  ///   - graphs: whose drawings are looked at together.
  ///   - drawings: theirs without pins, in their order.
  ///   - pins: by the page that these drawings have in a scene.
  static func pinned(_ graphs: [PowerGraph], drawn drawings: [Picture], by pins: [Pin])
    -> [PowerGraph]
  {
    let page = Picture.scenePage(of: drawings)
    let positions = Dictionary(
      pins.map { ($0.figure, Position(x: page.minX + $0.x, y: page.maxY - $0.y)) },
      uniquingKeysWith: { $1 })
    return zip(graphs, drawings).map { graph, drawing in
      var graph = graph
      graph.layout = .positions(
        zip(graph.figures, drawing.nodes).map { figure, node in
          positions[figure.id] ?? Position(x: node.box.center.x, y: node.box.center.y)
        })
      return graph
    }
  }
}

extension Picture {
  /// The page of a scene: what all its drawings fill, with a margin.
  static func scenePage(of drawings: [Picture]) -> Box {
    let extent = drawings.flatMap(\.obstacles).reduce(into: Box.empty) { $0.add($1) }
    return (extent.isEmpty ? Box(center: .zero, width: 400, height: 300) : extent).inflated(14)
  }
}
