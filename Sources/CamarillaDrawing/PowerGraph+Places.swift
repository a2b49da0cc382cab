extension PowerGraph {
  /// The page's width by its height.
  static let aspect = 4.0 / 3

  /// Room around a name, points.
  static let gapX = 9.0
  static let gapY = 8.0

  /// Moves the boxes of the nodes to their places.
  func place(_ nodes: inout [Picture.Node], _ groups: [Group]) {
    let sizes = nodes.map { LayoutGraph.Size(width: $0.box.width, height: $0.box.height) }
    let ties = groups.map { group in
      LayoutGraph.Tie(
        first: group.source, second: group.target,
        length: Self.length(of: relationships[group.members[0]]))
    }
    let graph = LayoutGraph(sizes: sizes, ties: ties)
    let places: [Point]
    if case .places(let given) = layout, given.count == nodes.count {
      places = Self.fitted(given.map { Point($0.x, $0.y) }, graph)
    } else {
      places = Self.arranged(graph)
    }
    for index in nodes.indices {
      // Whole points: what Graphviz prints is then exact.
      let place = Point(places[index].x.rounded(), places[index].y.rounded())
      nodes[index].box = nodes[index].box.moved(by: place)
    }
  }

  /// How far apart the two should stand: allies near, rivals far.
  private static func length(of relationship: Relationship) -> Double {
    if relationship.sign < 0 { return 1.5 }
    return relationship.isDirected || relationship.sign == 0 ? 1 : 0.85
  }

  /// Lays out each component, and packs them with a block of those who stand alone.
  private static func arranged(_ graph: LayoutGraph) -> [Point] {
    var places = [Point](repeating: .zero, count: graph.sizes.count)
    let components = graph.components
    var pieces: [ComponentPacking.Piece] = []
    var members: [[Int]] = []
    for component in components where component.count > 1 {
      let part = graph.part(component)
      for (figure, place) in zip(component, ComponentLayout.places(part)) {
        places[figure] = place
      }
      pieces.append(piece(graph, component, places))
      members.append(component)
    }
    let steps = ComponentPacking.steps(pieces, gap: 16, aspect: aspect)
    for (figures, step) in zip(members, steps) {
      for figure in figures { places[figure] += step }
    }
    let alone = components.filter { $0.count == 1 }.map { $0[0] }
    if !alone.isEmpty {
      var bounds = Box.empty
      for (piece, step) in zip(pieces, steps) { bounds.add(piece.bounds.moved(by: step)) }
      let corner = bounds.isEmpty ? Point.zero : Point(bounds.minX, bounds.minY - 26)
      rows(alone, graph, from: corner, width: max(bounds.width, 320), into: &places)
    }
    return places
  }

  private static func piece(
    _ graph: LayoutGraph, _ members: [Int], _ places: [Point]
  ) -> ComponentPacking.Piece {
    var boxes = members.map {
      Box(center: places[$0], width: graph.sizes[$0].width, height: graph.sizes[$0].height)
    }
    let inside = Set(members)
    for tie in graph.ties where inside.contains(tie.first) {
      let line = Bezier(from: places[tie.first], to: places[tie.second], bulge: 0)
      for point in line.points(8) { boxes.append(Box(center: point, width: 12, height: 12)) }
    }
    return ComponentPacking.Piece(boxes: boxes)
  }

  /// Those without ties, in rows under the others.
  private static func rows(
    _ figures: [Int], _ graph: LayoutGraph, from corner: Point, width: Double,
    into places: inout [Point]
  ) {
    var x = 0.0
    var y = corner.y
    var tallest = 0.0
    for figure in figures {
      let size = graph.sizes[figure]
      if x > 0, x + size.width > width {
        x = 0
        y -= tallest + gapY
        tallest = 0
      }
      places[figure] = Point(corner.x + x + size.width / 2, y - size.height / 2)
      x += size.width + gapX
      tallest = max(tallest, size.height)
    }
  }

  /// Places from elsewhere, at the scale at which the boxes have room.
  private static func fitted(_ given: [Point], _ graph: LayoutGraph) -> [Point] {
    var bounds = Box.empty
    for place in given { bounds.add(place) }
    let area = graph.sizes.reduce(0) { $0 + ($1.width + 2 * gapX) * ($1.height + 2 * gapY) }
    let side = (area * 3.2).squareRoot()
    let longest = max(bounds.width, bounds.height, 1e-9)
    let scale = bounds.isEmpty ? 1 : side * 1.15 / longest
    var places = given.map { ($0 - bounds.center) * scale }
    OverlapRemoval.run(&places, sizes: graph.sizes, gapX: gapX, gapY: gapY)
    return places
  }
}
