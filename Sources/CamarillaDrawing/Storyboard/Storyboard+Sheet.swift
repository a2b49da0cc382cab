import Camarilla

extension Storyboard {
  /// All steps on one page, small: everybody a mark of the faction's color, the most central by name.
  ///
  /// In the SVG the elements have the year, or another step's period, and a hyphen before the figure's or the relationship's id.
  ///
  /// - Parameters:
  ///   - columns: how many steps stand side by side; when nil as many as fill the page, or make one that is about as wide
  ///     as paper is.
  ///   - page: the size that it is laid out for; made around the steps where it is nil.
  /// - Complexity: O(n² + m) a step, for its n figures and m ties.
  public func sheet(columns: Int? = nil, on page: PageSize? = nil) -> Picture {
    guard let page else { return sheet(StoryboardGrid(usualFor: frames.count, columns: columns)) }
    return Picture.laidOut(on: page, smallestText: StoryboardGrid.nameSize) { frame in
      var grid = StoryboardGrid(of: frames.count, columns: columns, within: frame)
      var best = sheet(grid)
      // What stands around the steps hardly depends on their size.
      for _ in 0..<4 where !(frame.holds(best.canvas) && frame.waste(of: best.canvas) < 0.03) {
        guard grid.adjust(to: frame, from: best.canvas) else { break }
        let next = sheet(grid)
        let excess = (frame.excess(of: next.canvas), frame.excess(of: best.canvas))
        if max(1, excess.0) <= max(1, excess.1) { best = next }
      }
      return best
    }
  }

  /// All steps in a grid, with title and legend.
  private func sheet(_ grid: StoryboardGrid) -> Picture {
    // The few that stand far out are brought in to the edge, so that the many have room.
    let centers = frames.flatMap { $0.drawing.nodes.map(\.box.center) }
    let (x, y) = (Self.middle(of: centers.map(\.x)), Self.middle(of: centers.map(\.y)))
    let scaleX = (grid.width - 50) / max(x.upperBound - x.lowerBound, 1)
    let scaleY = (grid.height - 30) / max(y.upperBound - y.lowerBound, 1)
    // Not more stretched than this, so that near and far keep their meaning.
    let scale = Point(min(scaleX, scaleY * 1.5), min(scaleY, scaleX * 1.5))
    let center = Point((x.lowerBound + x.upperBound) / 2, (y.lowerBound + y.upperBound) / 2)
    let frame = Box(center: .zero, width: grid.width, height: grid.height)
    var sheet = Sheet(title: heading, theme: theme, coloring: coloring)
    sheet.captionSize = grid.captionSize
    for (index, cell) in frames.enumerated() {
      sheet.add(
        cell.miniature(from: center, scale: scale, in: frame, grid: grid), key: cell.key,
        caption: cell.snapshot.title, frame: frame, at: grid.corner(of: index))
    }
    if grid.isOnPage {
      sheet.writeHeadings(title: heading, subtitle: circleText ?? "", within: grid.wholeWidth)
    } else {
      sheet.write(heading, size: 26, height: 32, at: Point(0, 74), isBold: true)
      if let circleText { sheet.write(circleText, size: 13, height: 17, at: Point(0, 44)) }
    }
    addLegend(to: &sheet, below: grid)
    return sheet.finished()
  }

  /// Explains lines, colors and sizes: side by side, or on a narrow page what sizes tell under the colors.
  private func addLegend(to sheet: inout Sheet, below grid: StoryboardGrid) {
    let foot = Box(minX: 0, minY: grid.bottom, maxX: 0, maxY: grid.bottom)
    let lines = legendLines
    let scale = grid.legendScale
    guard grid.isOnPage else {
      let legend = sheet.addTieLegend(sizeMeaning: sizeMeaning, below: foot, scale: scale)
      sheet.addFactionLegend(
        lines, at: Point(legend.maxX + 40, grid.bottom - 20), scale: scale, most: 90)
      return
    }
    let ties = sheet.addTieLegend(sizeMeaning: "", below: foot, scale: scale, parts: [.ties])
    let corner = Point(ties.width > 0 ? ties.maxX + 20 : 0, grid.bottom - 14)
    let room = grid.wholeWidth - corner.x
    let colors = sheet.addFactionLegend(
      lines, at: corner, scale: scale, most: max(8, Int((room - 30) / 4.8)))
    _ = sheet.addTieLegend(
      sizeMeaning: sizeMeaning,
      below: Box(minX: corner.x, minY: colors + 8, maxX: corner.x, maxY: colors + 8),
      scale: scale, parts: [.sizes])
  }

  private var heading: String {
    let span = "\(steps)"
    guard let title = chronicle.title else { return span }
    return title.contains(span) ? title : "\(title) · \(span)"
  }

  private var sizeMeaning: String { "\(meaning) centrality: the largest by name" }

  /// What the colors of the sheet tell: the factions with the lines that have them, or other groups.
  private var legendLines: [(style: BoxStyle, name: String)] {
    let drawn = Set(frames.flatMap { $0.drawing.nodes.compactMap(\.faction) }).sorted()
    func style(_ group: Int?) -> BoxStyle { theme.style(group: group, of: coloring.palette) }
    guard coloring.isOfFactions else {
      let names = frames[0].graph.factionNames
      return drawn.filter(names.indices.contains).map { group in
        (
          style(group),
          coloring.meaning.isEmpty ? names[group] : "\(coloring.meaning): \(names[group])"
        )
      }
    }
    let alone = frames.compactMap(\.drawing.meaningOfNoColor).max { $0.count < $1.count }
    let lines = drawn.map { color -> (style: BoxStyle, name: String) in
      let names = (factions?.lines ?? []).filter { line in
        line.color == color
          && line.appearances.contains { steps.firstIndex(of: $0.step) != nil }
      }.map(\.name)
      let shown = names.prefix(3).joined(separator: ", ")
      return (style(color), names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown)
    }
    return lines + (alone.map { [(style(nil), $0)] } ?? [])
  }

  /// The range that holds all but one in twenty of the values at either end.
  private static func middle(of values: [Double]) -> ClosedRange<Double> {
    guard !values.isEmpty else { return 0...1 }
    let sorted = values.sorted()
    let aside = sorted.count / 20
    return sorted[aside]...sorted[sorted.count - 1 - aside]
  }
}

extension Storyboard.Frame {
  /// What tells it from the other frames: its time in EDTF, as `1926`, `-0043` or `1926-05`.
  public var key: String { snapshot.time.period }

  /// The step's drawing in small, around the middle of `frame`.
  fileprivate func miniature(
    from center: Point, scale: Point, in frame: Box, grid: StoryboardGrid
  ) -> Picture {
    var picture = Picture(title: graph.title, theme: graph.theme)
    let named = Set(ranking.prefix(grid.mostNames).map(\.position)).union(
      graph.leaders.enumerated().filter { faction, leader in
        drawing.nodes.indices.contains(leader) && drawing.nodes[leader].faction == faction
      }.map(\.element).prefix(grid.mostNames / 2))
    var positions: [Point] = []
    var sizes: [LayoutGraph.Size] = []
    for (index, node) in drawing.nodes.enumerated() {
      var small = node
      let isNamed = named.contains(index)
      small.fontSize =
        isNamed ? StoryboardGrid.nameSize + (grid.isOnPage ? 0 : 2.5 * node.weight) : 4
      let name = DOTText.line(
        text: node.lines.joined(separator: " "), most: grid.mostLetters)
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
