import Camarilla

extension Storyboard {
  /// All steps on one page, small: everybody a mark of the faction's color, the most central by name.
  ///
  /// In the SVG the elements have the year, or another step's period, and a hyphen before the figure's or the relationship's id.
  ///
  /// - Parameter columns: how many steps stand side by side; when nil as many as make the page about
  ///   as wide as paper is.
  /// - Complexity: O(n² + m) a step, for its n figures and m ties.
  public func sheet(columns: Int? = nil) -> Picture {
    // The few that stand far out are brought in to the edge, so that the many have room.
    let centers = frames.flatMap { $0.drawing.nodes.map(\.box.center) }
    let (x, y) = (Self.middle(of: centers.map(\.x)), Self.middle(of: centers.map(\.y)))
    let (width, height) = (210.0, 146.0)
    let scaleX = (width - 50) / max(x.upperBound - x.lowerBound, 1)
    let scaleY = (height - 30) / max(y.upperBound - y.lowerBound, 1)
    // Not more stretched than this, so that near and far keep their meaning.
    let scale = Point(min(scaleX, scaleY * 1.5), min(scaleY, scaleX * 1.5))
    let center = Point((x.lowerBound + x.upperBound) / 2, (y.lowerBound + y.upperBound) / 2)
    let frame = Box(center: .zero, width: width, height: height)
    let (gapX, gapY) = (22.0, 34.0)
    let columns = max(
      1, columns ?? Self.columns(count: frames.count, cell: (width + gapX) / (height + gapY)))
    var sheet = Sheet(title: heading, theme: theme)
    for (index, cell) in frames.enumerated() {
      let corner = Point(
        Double(index % columns) * (width + gapX), -Double(index / columns) * (height + gapY))
      sheet.add(
        cell.miniature(from: center, scale: scale, in: frame), key: cell.key,
        caption: cell.snapshot.title, frame: frame, at: corner)
    }
    sheet.write(heading, size: 26, height: 32, at: Point(0, 74), isBold: true)
    if let circleText { sheet.write(circleText, size: 13, height: 17, at: Point(0, 44)) }
    let rows = (frames.count + columns - 1) / columns
    let bottom = -Double(rows) * (height + gapY) + gapY - 24
    let foot = Box(minX: 0, minY: bottom, maxX: 0, maxY: bottom)
    let legend = sheet.addTieLegend(sizeMeaning: sizeMeaning, below: foot)
    sheet.addFactionLegend(legendLines, at: Point(legend.maxX + 40, bottom - 20))
    return sheet.finished()
  }

  private var heading: String {
    let span = "\(steps)"
    guard let title = chronicle.title else { return span }
    return title.contains(span) ? title : "\(title) · \(span)"
  }

  private var sizeMeaning: String { "\(meaning) centrality: the largest by name" }

  /// The factions of the sheet by their colors, with the lines that have them.
  private var legendLines: [(color: Int?, name: String)] {
    let drawn = Set(frames.flatMap { $0.drawing.nodes.compactMap(\.faction) }).sorted()
    let alone = frames.compactMap(\.drawing.meaningOfNoColor).max { $0.count < $1.count }
    let lines = drawn.map { color -> (color: Int?, name: String) in
      let names = factions.lines.filter { line in
        line.color == color
          && line.appearances.contains { steps.firstIndex(of: $0.step) != nil }
      }.map(\.name)
      let shown = names.prefix(3).joined(separator: ", ")
      return (color, names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown)
    }
    return lines + (alone.map { [(nil, $0)] } ?? [])
  }

  /// The range that holds all but one in twenty of the values at either end.
  private static func middle(of values: [Double]) -> ClosedRange<Double> {
    guard !values.isEmpty else { return 0...1 }
    let sorted = values.sorted()
    let aside = sorted.count / 20
    return sorted[aside]...sorted[sorted.count - 1 - aside]
  }

  /// The number of columns that brings the page nearest to the proportions of paper, √2.
  private static func columns(count: Int, cell: Double) -> Int {
    var best = 1
    var bestCost = Double.infinity
    for columns in 1...max(1, count) {
      let rows = (count + columns - 1) / columns
      let aspect = Double(columns) * cell / Double(rows)
      let cost = max(aspect / 1.4142, 1.4142 / aspect)
      if cost < bestCost - 1e-9 { (best, bestCost) = (columns, cost) }
    }
    return best
  }
}

extension Storyboard.Frame {
  /// What tells it from the other frames: the year's number, or the period of another step.
  public var key: String {
    snapshot.time.unit == .year ? "\(snapshot.year)" : snapshot.time.period
  }

  /// How many are named.
  fileprivate static let mostNames = 6

  /// The step's drawing in small, around the middle of `frame`.
  fileprivate func miniature(from center: Point, scale: Point, in frame: Box) -> Picture {
    var picture = Picture(title: graph.title, theme: graph.theme)
    let named = Set(ranking.prefix(Self.mostNames).map(\.position)).union(
      graph.leaders.enumerated().filter { faction, leader in
        drawing.nodes.indices.contains(leader) && drawing.nodes[leader].faction == faction
      }.map(\.element).prefix(3))
    var positions: [Point] = []
    var sizes: [LayoutGraph.Size] = []
    for (index, node) in drawing.nodes.enumerated() {
      var small = node
      let isNamed = named.contains(index)
      small.fontSize = isNamed ? 7 + 2.5 * node.weight : 4
      let name = DOTText.line(text: node.lines.joined(separator: " "), most: 18)
      small.lines = [isNamed ? name : ""]
      let width =
        isNamed ? TextMetrics.width(text: name, size: small.fontSize) + 6 : 5.5 + 3 * node.weight
      let height = isNamed ? small.fontSize * 1.36 + 1 : 5.5 + 3 * node.weight
      small.box = Box(center: .zero, width: width, height: height)
      let step = node.box.center - center
      let position = Point(step.x * scale.x, step.y * scale.y)
      let (roomX, roomY) = ((frame.width - width) / 2, (frame.height - height) / 2)
      positions.append(
        Point(max(-roomX, min(roomX, position.x)), max(-roomY, min(roomY, position.y))))
      sizes.append(LayoutGraph.Size(width: width, height: height))
      picture.nodes.append(small)
    }
    OverlapRemoval.run(&positions, sizes: sizes, gapX: 1.5, gapY: 1.5)
    for index in picture.nodes.indices {
      picture.nodes[index].box = picture.nodes[index].box.moved(by: positions[index])
    }
    var router = EdgeRouter(
      boxes: picture.nodes.map(\.box),
      edges: drawing.edges.map { EdgeRouter.Edge(source: $0.source, target: $0.target) }, fan: 2)
    router.run(passes: 0)
    for (index, edge) in drawing.edges.enumerated() {
      var thin = edge
      thin.label = nil
      thin.style = edge.style.small
      thin.stroke = router.stroke(
        index: index, headLength: thin.style.head.length * thin.style.markSize,
        tailLength: thin.style.tail.length * thin.style.markSize, clearance: 0.5)
      picture.edges.append(thin)
    }
    return picture
  }
}

extension EdgeStyle {
  /// For a small drawing.
  fileprivate var small: EdgeStyle {
    var style = self
    style.width = max(0.7, width * 0.6)
    style.markSize = markSize * 0.6
    return style
  }
}
