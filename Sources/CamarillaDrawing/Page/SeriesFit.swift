import LongWork

/// The drawings of a series, stretched or pressed together all alike, until they are as large as what they are drawn on.
///
/// So everybody stays about where he was from one picture to the next, at whatever size.
struct SeriesFit {
  /// The graphs, whose figures are called alike.
  private let graphs: [PowerGraph]
  private let groups: [[PowerGraph.Group]]
  /// Where figures stand in the layout of the series.
  private let positions: [[Point]]

  init(_ drawings: [Picture], of graphs: [PowerGraph]) {
    self.graphs = PowerGraph.namedAlike(graphs)
    groups = graphs.map { $0.makeGroups() }
    positions = drawings.map { $0.nodes.map(\.box.center) }
  }

  /// Pictures with titles and legends, each exactly on a page.
  func pictures(on page: PageSize) -> [Picture] {
    var page = page
    var pictures = pictures(within: PageFrame(page, smallestText: Picture.legendFont))
    let unit = page.smallestText / Picture.legendFont
    let height = pictures.first.map { $0.height * unit } ?? 0
    if page.height == nil, let most = page.mostHeight, height > most.points {
      page.height = most
      pictures = self.pictures(within: PageFrame(page, smallestText: Picture.legendFont))
    }
    for index in pictures.indices { pictures[index].put(on: page, unit: unit) }
    return pictures
  }

  /// The same in a frame, or larger where it is too small.
  private func pictures(within frame: PageFrame) -> [Picture] {
    var target = frame
    var best: [Picture] = []
    // What bends around names may need a little more than was foreseen.
    for _ in 0..<3 {
      var pictures = nodes(within: target) { pages(of: $0)[0].canvas }
      for index in pictures.indices { pictures[index].frame = frame }
      pictures = pages(of: drawn(pictures, numbersPosts: true))
      let canvas = pictures[0].canvas
      if best.isEmpty || frame.excess(of: canvas) < frame.excess(of: best[0].canvas) {
        best = pictures
      }
      let excess = frame.excess(of: canvas)
      guard excess > 1, excess < 1.1, !WorkMonitor.isCurrentCancelled else { break }
      target.shrink(by: canvas, over: frame)
    }
    return best
  }

  /// Titles and legends around the drawings, at one position, and one page.
  func pages(of drawings: [Picture]) -> [Picture] {
    var pictures = drawings
    let frame = pictures.flatMap(\.obstacles).reduce(into: Box.empty) { $0.add($1) }
    for index in pictures.indices { graphs[index].finish(&pictures[index], frame: frame) }
    let page = pictures.reduce(into: Box.empty) { $0.add($1.canvas) }
    for index in pictures.indices { pictures[index].canvas = page }
    return pictures
  }

  /// Drawings with their edges in place.
  ///
  /// - Parameter numbersPosts: whether posts that have no room have numbers, which the legend explains.
  func drawn(_ pictures: [Picture], numbersPosts: Bool = false) -> [Picture] {
    zip(pictures.indices, pictures).map { index, picture in
      var picture = picture
      picture.edges = []
      graphs[index].draw(
        groups[index], into: &picture, fontSize: Picture.legendFont, numbersPosts: numbersPosts)
      return picture
    }
  }

  /// Figures in their positions, with edges that are straight.
  ///
  /// - Parameters:
  ///   - frame: what is to be filled; as little more as can be where it is too small.
  ///   - page: how large what they are drawn on becomes.
  func nodes(within frame: PageFrame, page: ([Picture]) -> Box) -> [Picture] {
    var best: (excess: Double, waste: Double, pictures: [Picture])?
    for setting in PowerGraph.Setting.all {
      var pictures = graphs.map { graph in
        var picture = graph.emptyPicture(within: frame)
        picture.nodes = graph.makeNodes(spread: setting.spread)
        return picture
      }
      let courses = zip(graphs, groups).map { $0.courses(of: $1, share: setting.course) }
      var factor = Point(1, 1)
      for _ in 0..<8 {
        for index in pictures.indices {
          place(
            &pictures[index].nodes, of: index, factor: factor, gap: setting.gap,
            courses: courses[index])
          pictures[index].edges = groups[index].map { group in
            graphs[index].edge(
              group: group,
              stroke: graphs[index].straight(group: group, nodes: pictures[index].nodes)
            )
          }
        }
        let canvas = page(pictures)
        let (excess, waste) = (frame.excess(of: canvas), frame.waste(of: canvas))
        if best.map({ (max(1, excess), waste) < (max(1, $0.excess), $0.waste) }) ?? true {
          best = (excess, waste, pictures)
        }
        if excess <= 1 && waste < 0.03 || WorkMonitor.isCurrentCancelled { break }
        factor = frame.corrected(factor, for: canvas)
        // A narrow page may become higher rather than crowded.
        if frame.height == nil { factor.y = max(factor.y, 1) }
      }
      if let best, best.excess <= 1 || WorkMonitor.isCurrentCancelled { break }
    }
    return best?.pictures ?? []
  }

  /// Puts the figures of one drawing where the stretch brings them, and parts those that overlap.
  private func place(
    _ nodes: inout [Picture.Node], of index: Int, factor: Point, gap: Double,
    courses: TieCourses
  ) {
    var moved = positions[index].map { Point($0.x * factor.x, $0.y * factor.y) }
    OverlapRemoval.run(
      &moved,
      sizes: nodes.map { LayoutGraph.Size(width: $0.box.width, height: $0.box.height) },
      gapX: PowerGraph.gapX * gap, gapY: PowerGraph.gapY * gap, courses: courses)
    for (node, position) in zip(nodes.indices, moved) {
      let center = Point(position.x.rounded(), position.y.rounded())
      nodes[node].box = nodes[node].box.moved(by: center - nodes[node].box.center)
    }
  }
}
