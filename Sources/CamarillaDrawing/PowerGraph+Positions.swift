import Camarilla
import LongWork

extension PowerGraph {
  /// The page's width by its height, where no page is asked for.
  static let aspect = 4.0 / 3

  /// Room around a name, points.
  static let gapX = 9.0
  static let gapY = 8.0

  /// Moves the boxes of the nodes to their positions.
  func position(nodes: inout [Picture.Node], groups: [Group], frame: PageFrame?) {
    // On a page ties are given their room when it is known how much there is.
    let graph = layoutGraph(
      nodes: nodes, groups: groups, aspect: frame?.aspect ?? Self.aspect,
      course: frame == nil ? 1 : 0)
    var positions: [Point]
    if case .positions(let given) = layout, given.count == nodes.count {
      positions = given.map { Point($0.x.isFinite ? $0.x : 0, $0.y.isFinite ? $0.y : 0) }
      OverlapRemoval.run(&positions, sizes: graph.sizes, gapX: Self.gapX, gapY: Self.gapY)
    } else {
      positions = Self.arranged(graph)
    }
    for index in nodes.indices {
      // Whole points: what Graphviz prints is then exact.
      let position = Point(positions[index].x.rounded(), positions[index].y.rounded())
      nodes[index].box = nodes[index].box.moved(by: position)
    }
  }

  func layoutGraph(
    nodes: [Picture.Node], groups: [Group], aspect: Double = aspect, course: Double = 1
  ) -> LayoutGraph {
    LayoutGraph(
      sizes: nodes.map { LayoutGraph.Size(width: $0.box.width, height: $0.box.height) },
      ties: layoutTies(of: groups, course: course),
      factions: coloring.isOfFactions ? figures.map(\.faction) : [],
      aspect: aspect)
  }

  /// How far apart the ends of ties should stand, and how much of each is to be seen, of what is to be for its kind to be
  /// known.
  private func layoutTies(of groups: [Group], course: Double) -> [LayoutGraph.Tie] {
    groups.map { group in
      LayoutGraph.Tie(
        first: group.source, second: group.target,
        length: Self.length(of: relationships[group.members[0]]) * distance(across: group),
        course: showsCourses ? course * group.style.course : 0)
    }
  }

  /// How much of ties is to be seen between boxes that stand that tightly.
  func courses(of groups: [Group], share: Double) -> TieCourses {
    TieCourses(of: layoutTies(of: groups, course: share), figures: figures.count)
  }

  /// Whether ties are followed one by one: not where there are many, nor where boxes stand in columns.
  private var showsCourses: Bool { figures.count <= 60 && middleColumn == nil }

  /// How much farther than usual the ends of ties between factions stand: the farther, the more figures there are, as
  /// factions are then seen before figures.
  private func distance(across group: Group) -> Double {
    let (source, target) = (figures[group.source].faction, figures[group.target].faction)
    guard coloring.isOfFactions, source != target else { return 1 }
    guard figures.count > Self.mostWithoutRegions else { return 1.2 }
    return max(1.5, (Double(figures.count) / 80).squareRoot())
  }

  /// How far apart the two should stand: allies near, rivals far.
  static func length(of relationship: Relationship) -> Double {
    if relationship.sign == .negative { return 1.5 }
    return relationship.isDirected || relationship.sign == .neutral ? 1 : 0.85
  }

  /// Lays out each component of more than one, and packs them.
  static func arranged(_ graph: LayoutGraph) -> [Point] {
    var positions = [Point](repeating: .zero, count: graph.sizes.count)
    let components = graph.components
    let progress = WorkStep(name: "placing figures", of: graph.sizes.count)
    var pieces: [ComponentPacking.Piece] = []
    var members: [[Int]] = []
    for component in components where component.count > 1 {
      let part = graph.part(of: component)
      var placed = ComponentLayout.positions(graph: part, progress: progress)
      OverlapRemoval.run(
        &placed, sizes: part.sizes, gapX: gapX, gapY: gapY, courses: part.courses)
      for (figure, position) in zip(component, placed) { positions[figure] = position }
      pieces.append(piece(graph: graph, members: component, positions: positions))
      if progress.isCancelled { return positions }
      members.append(component)
    }
    let steps = ComponentPacking.steps(pieces, gap: 16, aspect: graph.aspect)
    for (figures, step) in zip(members, steps) {
      for figure in figures { positions[figure] += step }
    }
    return positions
  }

  private static func piece(
    graph: LayoutGraph, members: [Int], positions: [Point]
  ) -> ComponentPacking.Piece {
    var boxes = members.map {
      Box(center: positions[$0], width: graph.sizes[$0].width, height: graph.sizes[$0].height)
    }
    let inside = Set(members)
    for tie in graph.ties where inside.contains(tie.first) {
      let line = Bezier(from: positions[tie.first], to: positions[tie.second], bulge: 0)
      for point in line.points(count: 8) { boxes.append(Box(center: point, width: 12, height: 12)) }
    }
    return ComponentPacking.Piece(boxes: boxes)
  }

  /// Puts those without ties in rows under the others.
  ///
  /// - Parameter frame: the page, whose width they fill where it has one.
  func placeAlone(_ nodes: inout [Picture.Node], groups: [Group], frame: PageFrame?) {
    let alone = alone(groups)
    guard !alone.isEmpty else { return }
    let isAlone = Set(alone)
    var bounds = Box.empty
    for index in nodes.indices where !isAlone.contains(index) { bounds.add(nodes[index].box) }
    let left = bounds.isEmpty ? 0 : bounds.minX
    let right = left + max(bounds.width, frame?.width.map { $0 - 2 * Picture.margin } ?? 320)
    var x = left
    var rows: [[Int]] = [[]]
    for index in alone {
      if x > left, x + nodes[index].box.width > right {
        x = left
        rows.append([])
      }
      rows[rows.count - 1].append(index)
      x += nodes[index].box.width + Self.gapX
    }
    var top = bounds.isEmpty ? 0 : bounds.minY - 26
    for row in rows {
      let height = row.reduce(0) { max($0, nodes[$1].box.height) }
      x = left
      for index in row {
        let box = nodes[index].box
        let center = Point(x + box.width / 2, top - height / 2)
        nodes[index].box = box.moved(by: center - box.center)
        x += box.width + Self.gapX
      }
      top -= height + Self.gapY
    }
  }

  /// The figures without ties, ascending; none where everybody's position is given.
  func alone(_ groups: [Group]) -> [Int] {
    guard case .stress = layout else { return [] }
    var hasTie = [Bool](repeating: false, count: figures.count)
    for group in groups {
      hasTie[group.source] = true
      hasTie[group.target] = true
    }
    return hasTie.indices.filter { !hasTie[$0] }
  }
}
