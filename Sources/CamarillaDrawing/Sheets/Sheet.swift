/// Several drawings on one page.
///
/// In the SVG the elements of a panel have its key and a hyphen before the figure's or the
/// relationship's id, as `figure_1937_stalin`, so that no two elements share one.
struct Sheet {
  private(set) var picture: Picture

  init(title: String, theme: Theme) { picture = Picture(title: title, theme: theme) }

  /// Puts a drawing on the page so that its `frame` comes to stand with its top left corner at
  /// `corner`, under a caption.
  mutating func add(_ panel: Picture, key: String, caption: String, frame: Box, at corner: Point) {
    let step = Point(corner.x - frame.minX, corner.y - frame.maxY)
    let first = picture.nodes.count
    for var node in panel.nodes {
      node.id = "\(key)-\(node.id)"
      node.box = node.box.moved(by: step)
      picture.nodes.append(node)
    }
    for var edge in panel.edges {
      edge.ids = edge.ids.map { "\(key)-\($0)" }
      edge.source += first
      edge.target += first
      edge.stroke = edge.stroke.moved(by: step)
      edge.label = edge.label.map { $0.moved(by: step) }
      picture.edges.append(edge)
    }
    for block in panel.headings { picture.headings.append(block.moved(by: step)) }
    for block in panel.legendTexts { picture.legendTexts.append(block.moved(by: step)) }
    for var swatch in panel.swatches {
      swatch.box = swatch.box.moved(by: step)
      picture.swatches.append(swatch)
    }
    picture.samples += panel.samples.map {
      Picture.Sample(start: $0.start + step, end: $0.end + step, style: $0.style)
    }
    picture.labelsLeftOut += panel.labelsLeftOut
    write(caption, size: 13, height: 17, at: corner + Point(0, 19), isBold: true)
  }

  /// Writes a line with its top left corner at a point.
  mutating func write(
    _ text: String, size: Double, height: Double, at corner: Point, isBold: Bool = false
  ) {
    guard !text.isEmpty else { return }
    let line = DOTText.leftToRight(DOTText.line(text: text, most: 240))
    let width = TextMetrics.width(text: line, size: size, isBold: isBold) + 4
    picture.headings.append(
      Picture.TextBlock(
        lines: [line],
        box: Box(
          minX: corner.x, minY: corner.y - height, maxX: corner.x + width, maxY: corner.y),
        fontSize: size, isBold: isBold,
        ink: isBold ? picture.theme.ink : picture.theme.quietInk))
  }

  /// Explains the lines of all panels, side by side below a frame; `scale` times as large as in a
  /// picture by itself. Returns what it fills.
  mutating func addTieLegend(
    sizeMeaning: String, below frame: Box, scale: Double = 1.6
  ) -> Box {
    let corner = Point(frame.minX, frame.minY)
    let texts = picture.legendTexts.count
    let samples = picture.samples.count
    picture.addLegend(sizeMeaning: sizeMeaning, below: frame, parts: [.ties, .sizes])
    var extent = Box(center: corner, width: 0, height: 0)
    func scaled(_ point: Point) -> Point { corner + (point - corner) * scale }
    for index in texts..<picture.legendTexts.count {
      let box = picture.legendTexts[index].box
      picture.legendTexts[index].fontSize *= scale
      picture.legendTexts[index].box = Box(
        center: scaled(box.center), width: box.width * scale, height: box.height * scale)
      extent.add(picture.legendTexts[index].box)
    }
    for index in samples..<picture.samples.count {
      picture.samples[index].start = scaled(picture.samples[index].start)
      picture.samples[index].end = scaled(picture.samples[index].end)
    }
    return extent
  }

  /// Explains colors of factions, one below the other.
  mutating func addFactionLegend(_ factions: [(color: Int?, name: String)], at corner: Point) {
    let size = Picture.legendFont * 1.6
    for (row, faction) in factions.enumerated() {
      let y = corner.y - (Double(row) + 0.5) * size * 1.5
      picture.swatches.append(
        Picture.Swatch(
          box: Box(center: Point(corner.x + 16, y), width: 32, height: 14),
          style: picture.theme.style(faction: faction.color)))
      let name = DOTText.line(text: faction.name, most: 90)
      let width = TextMetrics.width(text: name, size: size) + 4
      picture.legendTexts.append(
        Picture.TextBlock(
          lines: [name],
          box: Box(
            minX: corner.x + 42, minY: y - size * 0.75, maxX: corner.x + 42 + width,
            maxY: y + size * 0.75), fontSize: size, ink: picture.theme.quietInk))
    }
  }

  /// The page, fitted around everything.
  func finished() -> Picture {
    var picture = picture
    picture.fitCanvas()
    return picture
  }
}

extension Picture.TextBlock {
  func moved(by step: Point) -> Self {
    var block = self
    block.box = box.moved(by: step)
    return block
  }
}

extension EdgeRouter.Stroke {
  func moved(by step: Point) -> Self {
    Self(
      curve: curve.mapped { $0 + step },
      headTip: headTip.map { $0 + step }, tailTip: tailTip.map { $0 + step })
  }
}
