import Camarilla
import LongWork

extension PowerGraph {
  /// Finds positions for everything. The same graph gives the same picture, everywhere.
  ///
  /// - Parameter page: the size that it is laid out for; made around the drawing where it is nil.
  /// - Complexity: For n figures and m relationships O(n² · sweeps + m · (n + m)), in memory O(n²).
  public func picture(on page: PageSize? = nil) -> Picture {
    guard let page else {
      var picture = WorkPlan.run([1, 2]) { drawing(numbersPosts: true) }
      finish(&picture)
      return picture
    }
    return WorkPlan.run([1, 2]) {
      Picture.laidOut(on: page, smallestText: Picture.legendFont) { picture(within: $0) }
    }
  }

  /// Figures and edges in their positions, without title, legend and page.
  ///
  /// - Parameter numbersPosts: whether posts that have no room have numbers, which the legend explains.
  func drawing(numbersPosts: Bool = false) -> Picture {
    var picture = emptyPicture(within: nil)
    picture.nodes = makeNodes()
    let groups = makeGroups()
    position(nodes: &picture.nodes, groups: groups, frame: nil)
    mirror(picture: &picture, groups: groups)
    placeAlone(&picture.nodes, groups: groups, frame: nil)
    draw(groups, into: &picture, numbersPosts: numbersPosts)
    return picture
  }

  /// A picture of nobody yet.
  func emptyPicture(within frame: PageFrame?) -> Picture {
    var picture = Picture(title: title, theme: theme)
    picture.frame = frame
    picture.leaders = leaders
    picture.factionNames = factionNames
    picture.factionColors = factionColors
    picture.coloring = coloring
    picture.shapes = shapes
    picture.time = time
    return picture
  }

  /// Adds title and legend where there is room, or above and below a frame, and makes the page.
  ///
  /// - Parameter frame: what the drawings of a series fill, so that all have their titles and legends
  ///   at one position; nil for a picture by itself.
  func finish(_ picture: inout Picture, frame: Box? = nil) {
    var remark = ""
    if relationships.isEmpty {
      let when = DOTText.line(text: title, most: 60)
      remark = "No relationships are known\(when.isEmpty ? "." : " \(inTime(when)).")"
    }
    picture.addHeadings(title: title, subtitle: subtitle, remark: remark, above: frame)
    picture.addLegend(
      sizeMeaning: hasSizes(picture) ? sizeMeaning : "", sizeScale: sizeScale(of: picture),
      below: frame)
    picture.fitCanvas()
  }

  /// Whether names are of several sizes, by the scores of their figures.
  func hasSizes(_ picture: Picture) -> Bool {
    hasScores && Set(picture.nodes.map(\.fontSize)).count > 1
  }

  /// Whether scores differ.
  var hasScores: Bool {
    guard let most = figures.map(\.score).max(), let least = figures.map(\.score).min() else {
      return false
    }
    return most > least
  }

  /// Of the layout and its mirror images, which are as good, takes the one that leaves the best
  /// corners to title and legend, so that the page is smallest.
  func mirror(picture: inout Picture, groups: [Group]) {
    guard !groups.isEmpty, case .stress = layout else { return }
    let boxes = picture.nodes.map(\.box)
    let isAlone = Set(alone(groups))
    let tied = boxes.indices.filter { !isAlone.contains($0) }
    let whole = tied.reduce(into: Box.empty) { $0.add(boxes[$1]) }
    var best = boxes
    var bestArea = Double.infinity
    for (flipsX, flipsY) in [(false, false), (true, false), (false, true), (true, true)] {
      var mirrored = boxes
      for index in tied {
        let center = boxes[index].center
        let position = Point(
          flipsX ? whole.minX + whole.maxX - center.x : center.x,
          flipsY ? whole.minY + whole.maxY - center.y : center.y)
        mirrored[index] = boxes[index].moved(by: position - center)
      }
      // Those without ties stay out of the way.
      for index in isAlone { mirrored[index] = mirrored[tied[0]] }
      let area = pageArea(picture: picture, boxes: mirrored, groups: groups)
      if area < bestArea * 0.995 { (best, bestArea) = (mirrored, area) }
    }
    for index in tied { picture.nodes[index].box = best[index] }
  }

  /// How large a page these boxes need with title and legend, edges taken for straight.
  private func pageArea(picture: Picture, boxes: [Box], groups: [Group]) -> Double {
    let page = pageOfPreview(of: picture, boxes: boxes, groups: groups)
    let aspect = picture.frame?.aspect ?? Self.aspect
    let height = max(page.height, page.width / aspect)
    return height * height * aspect + page.width * page.height
  }

  /// The page that these boxes need with title and legend, edges taken for straight.
  func pageOfPreview(of picture: Picture, boxes: [Box], groups: [Group]) -> Box {
    var preview = picture
    for index in boxes.indices { preview.nodes[index].box = boxes[index] }
    preview.edges = groups.map {
      edge(group: $0, stroke: straight(group: $0, nodes: preview.nodes))
    }
    finish(&preview)
    return preview.canvas
  }

  func straight(group: Group, nodes: [Picture.Node]) -> EdgeRouter.Stroke {
    EdgeRouter.Stroke(
      curve: Spline(
        Bezier(
          from: nodes[group.source].box.center, to: nodes[group.target].box.center, bulge: 0)),
      headTip: nil, tailTip: nil)
  }
}
