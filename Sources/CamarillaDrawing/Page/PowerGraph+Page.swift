import LongWork

extension PowerGraph {
  /// How tightly a drawing is set: loosely while there is room, and then step by step tighter.
  struct Setting {
    /// Of the usual difference between the sizes of names.
    var spread: Double
    /// Of the usual room around names.
    var gap: Double
    /// Of what is to be seen of ties between names.
    var course: Double

    /// What sizes of names that tell less are worth, in units of clutter.
    var loss: Int { Int((4 * (1 - spread)).rounded()) }

    /// First those in which ties are seen, then the same for pages on which names have no room for that.
    static let all = [1.0, 0].flatMap { share in
      [
        Setting(spread: 1, gap: 1, course: 1.2 * share),
        Setting(spread: 0.5, gap: 0.8, course: 1.1 * share),
        Setting(spread: 0, gap: 0.6, course: share),
        Setting(spread: 0, gap: 0.35, course: 0.7 * share),
      ]
    }
  }

  /// The picture laid out within a frame. Where a drawing that is as high as it likes is crowded, or has smaller words than
  /// were asked for, and may be higher than that, it is laid out upright.
  func picture(within frame: PageFrame) -> Picture {
    var best = fitted(within: frame)
    guard middleColumn == nil, let most = frame.mostHeight, best.picture.height < most else {
      return best.picture
    }
    let usual = best.picture.height
    var excess = frame.excessOfWords(in: best.picture.canvas)
    // Of a large graph, which is crowded in any drawing, only words that are too small ask for more.
    let shares = isTriedAgain ? [0.7, 0.85, 1] : [1]
    for share in shares where share * most > usual * 1.05 {
      if excess <= 1, best.cost == 0 || !isTriedAgain { break }
      if WorkMonitor.isCurrentCancelled { break }
      var higher = frame
      higher.height = share * most
      let next = fitted(within: higher)
      let nextExcess = higher.excessOfWords(in: next.picture.canvas)
      if (nextExcess, next.cost) < (excess, best.cost) { (best, excess) = (next, nextExcess) }
    }
    return best.picture
  }

  /// Whether it is drawn in several ways, to take the one that is clearest: large graphs are crowded in any, columns in none.
  private var isTriedAgain: Bool {
    figures.count <= 60 && relationships.count <= 200 && middleColumn == nil
  }

  /// The picture laid out within a frame, which it fills; as little larger as can be where the frame is too small.
  ///
  /// The layout is found once. It is then stretched or pressed together, names stepping aside, until the page with title
  /// and legend is as large as the frame. Of the settings that fit, the clearest is taken.
  private func fitted(within frame: PageFrame) -> (picture: Picture, cost: Int) {
    let groups = makeGroups()
    var positions: [Point] = []
    var best: Picture?
    var clearest: (picture: Picture, cost: Int)?
    for setting in Setting.all where setting.loss < clearest?.cost ?? .max {
      var picture = emptyPicture(within: frame)
      picture.nodes = makeNodes(spread: setting.spread)
      if middleColumn != nil {
        positions = columnPositions(
          of: picture.nodes, gap: setting.gap, width: frame.width.map { $0 - 2 * Picture.margin })
      } else if positions.isEmpty {
        position(nodes: &picture.nodes, groups: groups, frame: frame)
        mirror(picture: &picture, groups: groups)
        positions = picture.nodes.map(\.box.center)
      }
      var target = frame
      // What bends around names, and words beside edges, may need a little more than was foreseen.
      for _ in 0..<3 {
        stretch(&picture, from: positions, to: target, setting: setting, groups: groups)
        picture.edges = []
        draw(groups, into: &picture, fontSize: Picture.legendFont, numbersPosts: true)
        var finished = picture
        finish(&finished)
        if frame.holds(finished.canvas) {
          guard isTriedAgain else { return (finished, 0) }
          let cost = finished.clutter + setting.loss
          if cost < clearest?.cost ?? .max { clearest = (finished, cost) }
          break
        }
        if best.map({ frame.excess(of: finished.canvas) < frame.excess(of: $0.canvas) }) ?? true {
          best = finished
        }
        guard frame.excess(of: finished.canvas) < 1.1, !WorkMonitor.isCurrentCancelled else {
          break
        }
        target.shrink(by: finished.canvas, over: frame)
      }
      if WorkMonitor.isCurrentCancelled { break }
    }
    return clearest ?? (best!, best!.clutter)
  }

  /// Stretches a layout so that the page becomes as large as a frame.
  private func stretch(
    _ picture: inout Picture, from positions: [Point], to frame: PageFrame, setting: Setting,
    groups: [Group]
  ) {
    let isAlone = Set(alone(groups))
    let tied = positions.indices.filter { !isAlone.contains($0) }
    let sizes = tied.map {
      LayoutGraph.Size(width: picture.nodes[$0].box.width, height: picture.nodes[$0].box.height)
    }
    let courses = courses(of: groups, share: setting.course).part(of: tied)
    var factor = Point(1, 1)
    var best: (excess: Double, waste: Double, boxes: [Box])?
    for _ in 0..<10 {
      var moved = tied.map { Point(positions[$0].x * factor.x, positions[$0].y * factor.y) }
      OverlapRemoval.run(
        &moved, sizes: sizes, gapX: Self.gapX * setting.gap, gapY: Self.gapY * setting.gap,
        courses: courses)
      for (index, position) in zip(tied, moved) {
        let center = Point(position.x.rounded(), position.y.rounded())
        picture.nodes[index].box = picture.nodes[index].box.moved(
          by: center - picture.nodes[index].box.center)
      }
      placeAlone(&picture.nodes, groups: groups, frame: frame)
      let boxes = picture.nodes.map(\.box)
      let page = pageOfPreview(of: picture, boxes: boxes, groups: groups)
      let (excess, waste) = (frame.excess(of: page), frame.waste(of: page))
      if best.map({ (max(1, excess), waste) < (max(1, $0.excess), $0.waste) }) ?? true {
        best = (excess, waste, boxes)
      }
      if excess <= 1 && waste < 0.02 || WorkMonitor.isCurrentCancelled { break }
      factor = frame.corrected(factor, for: page)
      // Columns keep the room between them; where a page is too narrow for it, words become smaller.
      if middleColumn != nil { factor = Point(max(factor.x, 1), max(factor.y, 1)) }
    }
    guard let best else { return }
    for index in picture.nodes.indices { picture.nodes[index].box = best.boxes[index] }
  }
}

extension Picture {
  /// How much of it is hard to follow: ties behind names, on winding ways around them or too short to be seen, and posts
  /// that have no room.
  var clutter: Int {
    var clutter = 2 * labelsLeftOut + numberedPosts.count + 2 * hiddenTies
    for edge in edges where !WorkMonitor.isCurrentCancelled {
      let curve = edge.stroke.curve
      let points = curve.points(count: 24)
      let length = zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
      if length < edge.style.course { clutter += 1 }
      let isWinding = curve.pieces.count > 1 || length > 1.4 * curve.start.distance(to: curve.end)
      if isWinding { clutter += 2 }
      for (index, node) in nodes.enumerated() where index != edge.source && index != edge.target {
        if zip(points, points.dropFirst()).contains(where: { node.box.isCrossed($0, $1) }) {
          clutter += 3
        }
      }
    }
    return clutter
  }
}

extension PageFrame {
  /// How many times smaller than was asked the words of a drawing are on the page, of which half of the margin goes first;
  /// 1 where they are as large.
  func excessOfWords(in page: Box) -> Double {
    max(
      1, width.map { (page.width - Picture.margin) / $0 } ?? 0,
      height.map { (page.height - Picture.margin) / $0 } ?? 0)
  }

  /// How many times as large a page is, where it is larger at all; 1 where it just fits.
  func excess(of page: Box) -> Double {
    max(width.map { page.width / $0 } ?? 0, height.map { page.height / $0 } ?? 0)
  }

  /// Which part of the frame a page leaves empty, at the side where it leaves most.
  func waste(of page: Box) -> Double {
    max(width.map { 1 - page.width / $0 } ?? 0, height.map { 1 - page.height / $0 } ?? 0)
  }

  /// The stretch by which a page comes nearer to the frame.
  func corrected(_ factor: Point, for page: Box) -> Point {
    // A little less than the whole way, since the page grows by leaps.
    func ratio(_ wanted: Double?, _ found: Double) -> Double {
      guard let wanted else { return 1 }
      return min(
        1.6, max(0.6, (wanted * 0.995 - 2 * Picture.margin) / max(1, found - 2 * Picture.margin)))
    }
    let (x, y) = (ratio(width, page.width), ratio(height, page.height))
    // Where one side is free, it follows the other.
    return Point(factor.x * (width == nil ? y : x), factor.y * (height == nil ? x : y))
  }

  /// Aims lower by as much as a page was larger than wanted.
  mutating func shrink(by page: Box, over frame: PageFrame) {
    if let wanted = frame.width, page.width > wanted { width! *= wanted / page.width * 0.99 }
    if let wanted = frame.height, page.height > wanted { height! *= wanted / page.height * 0.99 }
  }
}
