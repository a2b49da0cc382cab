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
  /// - Precondition: `columns` is 1 or more.
  /// - Complexity: O(n² + m) a step, for its n figures and m ties.
  public func sheet(columns: Int? = nil, on page: PageSize? = nil) -> Picture {
    precondition(columns ?? 1 >= 1, "a sheet of \(columns ?? 0) columns; expected 1 or more")
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
    // Names at the edges are brought in by themselves.
    let scaleX = (grid.width - (grid.isOnPage ? 30 : 50)) / max(x.upperBound - x.lowerBound, 1)
    let scaleY = (grid.height - (grid.isOnPage ? 12 : 30)) / max(y.upperBound - y.lowerBound, 1)
    // Not more stretched than this, so that near and far keep their meaning; on a page names need room beside each other.
    let scale = Point(
      min(scaleX, scaleY * (grid.isOnPage ? 2.5 : 1.5)), min(scaleY, scaleX * 1.5))
    let center = Point((x.lowerBound + x.upperBound) / 2, (y.lowerBound + y.upperBound) / 2)
    let frame = Box(center: .zero, width: grid.width, height: grid.height)
    var sheet = Sheet(title: heading, theme: theme, coloring: coloring)
    sheet.captionSize = grid.captionSize
    for (index, cell) in frames.enumerated() {
      sheet.add(
        cell.miniature(from: center, scale: scale, in: frame, grid: grid), key: cell.key,
        caption: cell.snapshot.titleInWords, frame: frame, at: grid.corner(of: index))
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

  /// Explains lines, colors and, under these, sizes, in as many columns as the steps are wide.
  private func addLegend(to sheet: inout Sheet, below grid: StoryboardGrid) {
    let foot = Box(minX: 0, minY: grid.bottom, maxX: 0, maxY: grid.bottom)
    let lines = legendLines
    let scale = grid.legendScale
    // Beside the lines where the names of all colors have room there, else below them.
    let size = Picture.legendFont * scale
    let widest = lines.reduce(0) { max($0, TextMetrics.width(text: $1.name, size: size)) }
    func isBeside(_ ties: Box) -> Bool {
      ties.width == 0
        || ties.maxX + 20 * scale + widest + 32 * scale <= grid.wholeWidth
    }
    var plain = sheet
    var ties = plain.addTieLegend(sizeMeaning: "", below: foot, scale: scale, parts: [.ties])
    let isBeside = isBeside(ties)
    for columns in isBeside ? 2..<2 : 2..<6 {
      var draft = sheet
      let next = draft.addTieLegend(
        sizeMeaning: "", below: foot, scale: scale, parts: [.ties], columns: columns)
      guard next.maxX <= grid.wholeWidth else { break }
      (plain, ties) = (draft, next)
    }
    sheet = plain
    let corner =
      isBeside
      ? Point(ties.width > 0 ? ties.maxX + 20 * scale : 0, grid.bottom - 14 * scale)
      : Point(0, ties.minY - 8)
    let room = grid.wholeWidth - corner.x
    let colors = sheet.addFactionLegend(
      lines, at: corner, scale: scale, within: room)
    _ = sheet.addTieLegend(
      sizeMeaning: sizeMeaning(of: sheet.picture.nodes),
      below: Box(minX: corner.x, minY: colors + 8, maxX: corner.x, maxY: colors + 8),
      scale: scale, within: room / scale, parts: [.sizes])
  }

  private var heading: String {
    let span = steps.inWords
    guard let title = chronicle.title else { return span }
    return title.contains(span) ? title : "\(title) · \(span)"
  }

  /// What sizes tell, and what dots are, where there are such.
  private func sizeMeaning(of nodes: [Picture.Node]) -> String {
    let names = nodes.filter(\.isNamed)
    let rest = names.count < nodes.count ? "a dot has no room for its name" : nil
    let sizes =
      rest != nil || Set(names.map(\.fontSize)).count > 1
      ? "the larger, the more central (\(meaning))" : nil
    return [sizes, rest].compactMap(\.self).joined(separator: "; ")
  }

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
    let shortNames = shortNames
    let lines = drawn.map { color -> (style: BoxStyle, name: String) in
      let names = (factions?.lines ?? []).filter { line in
        line.color == color
          && line.appearances.contains { steps.firstIndex(of: $0.step) != nil }
      }.map { chronicle.drawnName($0.name, ofFactionOf: $0.leader, shortNames: shortNames) }
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

  /// The step's drawing in small, around the middle of `frame`, within it: where names have no room fewer are named, and
  /// then marks are smaller.
  fileprivate func miniature(
    from center: Point, scale: Point, in frame: Box, grid: StoryboardGrid
  ) -> Picture {
    var picture = Picture(title: graph.title, theme: graph.theme)
    let middles = drawing.nodes.map {
      let step = $0.box.center - center
      return Point(step.x * scale.x, step.y * scale.y)
    }
    var attempts: [(names: Int, marks: Double, gap: Double)] = (2...max(2, grid.mostNames))
      .reversed().map { (min($0, grid.mostNames), 1, 4) }
    attempts += [(1, 1, 2), (1, 0.7, 1.5), (1, 0.5, 1.5), (0, 0.5, 1.5), (0, 0.3, 1)]
    for attempt in attempts {
      let nodes = smallNodes(names: attempt.names, marks: attempt.marks, in: frame, grid: grid)
      var positions = middles
      let isFree = OverlapRemoval.run(
        &positions,
        sizes: nodes.map { LayoutGraph.Size(width: $0.box.width, height: $0.box.height) },
        gapX: attempt.gap, gapY: attempt.gap, within: frame)
      picture.nodes = zip(nodes, positions).map { node, position in
        var node = node
        node.box = node.box.moved(by: position)
        return node
      }
      if isFree { break }
    }
    nameDots(of: &picture, in: frame, grid: grid)
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

  /// Gives those who are marks their names where these have room beside all others and off the ties, the most central first.
  /// A crowd has none.
  private func nameDots(of picture: inout Picture, in frame: Box, grid: StoryboardGrid) {
    guard drawing.nodes.count <= 40 else { return }
    let whole = smallNodes(names: drawing.nodes.count, marks: 1, in: frame, grid: grid)
    for (index, _) in ranking where picture.nodes[index].lines == [""] {
      let (dot, name) = (picture.nodes[index].box, whole[index].box)
      guard whole[index].lines != [""] else { continue }
      // Over the mark's position, or to one side of it.
      let slides = [0, 0.5, -0.5].map { $0 * (name.width - dot.width) }
      let places = slides.map { name.moved(by: dot.center + Point($0, 0)) }
      let place = places.first { box in
        frame.union(box) == frame
          && !picture.nodes.indices.contains {
            $0 != index && picture.nodes[$0].box.overlaps(box.inflated(3))
          }
          && !drawing.edges.contains { edge in
            edge.source != index && edge.target != index
              && box.isCrossed(
                picture.nodes[edge.source].box.center, picture.nodes[edge.target].box.center)
          }
      }
      guard let place else { continue }
      picture.nodes[index] = whole[index]
      picture.nodes[index].box = place
    }
  }

  /// Boxes around the origin: some with names, those of the most central figures and of the leaders of factions, the others
  /// marks. A name that is wider than the frame is left out rather than cut.
  private func smallNodes(
    names: Int, marks: Double, in frame: Box, grid: StoryboardGrid
  ) -> [Picture.Node] {
    let named = Set(ranking.prefix(names).map(\.position)).union(
      graph.leaders.enumerated().filter { faction, leader in
        drawing.nodes.indices.contains(leader) && drawing.nodes[leader].faction == faction
      }.map(\.element).prefix(names / 2))
    return drawing.nodes.enumerated().map { index, node in
      var small = node
      small.fontSize = StoryboardGrid.nameSize + (grid.isOnPage ? 0 : 2.5 * node.weight)
      let widest = node.lines.reduce(0) {
        max($0, TextMetrics.width(text: $1, size: small.fontSize))
      }
      if named.contains(index), widest + 6 <= frame.width {
        let height =
          small.fontSize * (1.36 + Double(node.lines.count - 1) * TextMetrics.graphvizLineHeight)
        small.box = Box(center: .zero, width: widest + 6, height: height + 1)
      } else {
        let size = (5.5 + 3 * node.weight) * marks
        small.lines = [""]
        small.fontSize = 4
        small.box = Box(center: .zero, width: size, height: size)
      }
      return small
    }
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
