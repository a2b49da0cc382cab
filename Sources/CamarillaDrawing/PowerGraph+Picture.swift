extension PowerGraph {
  /// Finds places for everything. The same graph gives the same picture, everywhere.
  ///
  /// - Complexity: For n figures and m relationships O(n² · sweeps + m · (n + m)), in memory O(n²).
  public func picture() -> Picture {
    var picture = Picture(title: title, theme: theme)
    picture.nodes = makeNodes()
    let groups = makeGroups()
    place(&picture.nodes, groups)
    mirror(&picture, groups)
    draw(groups, into: &picture)
    finish(&picture)
    return picture
  }

  private func finish(_ picture: inout Picture) {
    picture.addHeadings(title: title, subtitle: subtitle, isEmpty: figures.isEmpty)
    picture.addLegend(sizeMeaning: hasSizes ? sizeMeaning : "")
    picture.fitCanvas()
  }

  private var hasSizes: Bool {
    guard let most = figures.map(\.score).max(), let least = figures.map(\.score).min() else {
      return false
    }
    return most > least
  }

  /// Of the layout and its mirror images, which are as good, takes the one that leaves the best
  /// corners to title and legend, so that the page is smallest.
  private func mirror(_ picture: inout Picture, _ groups: [Group]) {
    guard figures.count > 1, case .stress = layout else { return }
    let boxes = picture.nodes.map(\.box)
    let whole = boxes.reduce(into: Box.empty) { $0.add($1) }
    var best = boxes
    var bestArea = Double.infinity
    for (flipsX, flipsY) in [(false, false), (true, false), (false, true), (true, true)] {
      var preview = picture
      for index in boxes.indices {
        let center = boxes[index].center
        let mirrored = Point(
          flipsX ? whole.minX + whole.maxX - center.x : center.x,
          flipsY ? whole.minY + whole.maxY - center.y : center.y)
        preview.nodes[index].box = boxes[index].moved(by: mirrored - center)
      }
      for group in groups {
        preview.edges.append(edge(group, stroke: straight(group, preview.nodes)))
      }
      finish(&preview)
      let height = max(preview.height, preview.width / Self.aspect)
      let area = height * height * Self.aspect + preview.width * preview.height
      if area < bestArea * 0.995 {
        bestArea = area
        best = preview.nodes.map(\.box)
      }
    }
    for index in boxes.indices { picture.nodes[index].box = best[index] }
  }

  private func straight(_ group: Group, _ nodes: [Picture.Node]) -> EdgeRouter.Stroke {
    EdgeRouter.Stroke(
      curve: Bezier(
        from: nodes[group.source].box.center, to: nodes[group.target].box.center, bulge: 0),
      headTip: nil, tailTip: nil)
  }
}
