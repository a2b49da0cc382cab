/// Several drawings on one page.
///
/// In the SVG the elements of a panel have its key and a hyphen before the figure's or the
/// relationship's id, as `figure_1937_stalin`, so that no two elements share one.
struct Sheet {
  private(set) var picture: Picture
  /// The size of what stands above a drawing.
  var captionSize = 13.0

  init(title: String, theme: Theme, coloring: Coloring) {
    picture = Picture(title: title, theme: theme)
    picture.coloring = coloring
  }

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
    picture.leavesSizesOut = picture.leavesSizesOut || panel.leavesSizesOut
    write(
      caption, size: captionSize, height: captionSize * 1.3,
      at: corner + Point(0, captionSize * 1.45), isBold: true)
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

  /// Writes a title and what there is to say under it above everything.
  ///
  /// - Parameter width: how wide lines may be on a page; as wide as they like where it is nil.
  mutating func writeHeadings(title: String, subtitle: String, within width: Double?) {
    let titleSize = width.map { Self.titleSize(of: title, within: $0) } ?? 22
    let size = width == nil ? 9.5 : Picture.legendFont
    let lines = width.map { Self.lines(of: subtitle, size: size, within: $0) } ?? [subtitle]
    let gap = captionSize * 1.9
    var top = gap + Double(lines.count) * size * 1.4 + titleSize * 1.25
    write(title, size: titleSize, height: titleSize * 1.2, at: Point(0, top), isBold: true)
    top -= titleSize * 1.25
    for line in lines {
      write(line, size: size, height: size * 1.36, at: Point(0, top))
      top -= size * 1.4
    }
  }

  private static func titleSize(of title: String, within width: Double) -> Double {
    let size = min(22, max(12, width / 16))
    return min(size, size * width / (TextMetrics.width(text: title, size: size, isBold: true) + 4))
  }

  /// Breaks a text at spaces into lines that are not wider.
  private static func lines(of text: String, size: Double, within width: Double) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last,
        TextMetrics.width(text: last + " " + word, size: size) + 4 <= width
      {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  /// Explains the lines of all panels, and what sizes tell, below a frame.
  ///
  /// - Parameters:
  ///   - sizeMeaning: what the size of a name tells.
  ///   - frame: what it stands below, at its left.
  ///   - scale: how many times as large it is as in a picture by itself.
  ///   - room: how wide it may be; its parts stand side by side where it is nil.
  ///   - parts: what is explained.
  ///   - columns: in how many columns lines are explained.
  /// - Returns: What it fills.
  mutating func addTieLegend(
    sizeMeaning: String, below frame: Box, scale: Double = 1.6, within room: Double? = nil,
    parts: [Picture.LegendPart] = [.ties, .sizes], columns: Int = 1
  ) -> Box {
    let corner = Point(frame.minX, frame.minY)
    let texts = picture.legendTexts.count
    let samples = picture.samples.count
    let swatches = picture.swatches.count
    picture.frame = room.map { PageFrame(width: $0 + 2 * Picture.margin, height: nil) }
    defer { picture.frame = nil }
    picture.addLegend(
      sizeMeaning: sizeMeaning, below: frame, parts: parts, tieColumns: columns,
      magnification: scale)
    var extent = Box(center: corner, width: 0, height: 0)
    func scaled(_ point: Point) -> Point { corner + (point - corner) * scale }
    func scaled(_ box: Box) -> Box {
      Box(center: scaled(box.center), width: box.width * scale, height: box.height * scale)
    }
    for index in texts..<picture.legendTexts.count {
      picture.legendTexts[index].fontSize *= scale
      picture.legendTexts[index].box = scaled(picture.legendTexts[index].box)
      extent.add(picture.legendTexts[index].box)
    }
    for index in samples..<picture.samples.count {
      picture.samples[index].start = scaled(picture.samples[index].start)
      picture.samples[index].end = scaled(picture.samples[index].end)
    }
    for index in swatches..<picture.swatches.count {
      picture.swatches[index].box = scaled(picture.swatches[index].box)
    }
    return extent
  }

  /// Explains colors of factions, in as many columns as there is room for.
  ///
  /// - Parameters:
  ///   - factions: their boxes and names.
  ///   - corner: where the first begins.
  ///   - scale: how many times as large as in a picture by itself.
  ///   - room: how wide it may be. A name that is wider is cut.
  /// - Returns: Where it ends, below.
  @discardableResult
  mutating func addFactionLegend(
    _ factions: [(style: BoxStyle, name: String)], at corner: Point, scale: Double = 1.6,
    within room: Double
  ) -> Double {
    let size = Picture.legendFont * scale
    let boxWidth = 26 * scale
    let names = factions.map {
      DOTText.leftToRight(
        DOTText.line(text: $0.name, most: 90, within: room - boxWidth - 4, size: size))
    }
    let widths = names.map { boxWidth + TextMetrics.width(text: $0, size: size) + 4 }
    let columns = Self.columns(of: widths, within: room, gap: 12 * scale)
    var left = corner.x
    for column in columns {
      for (row, index) in column.enumerated() {
        let y = corner.y - (Double(row) + 0.5) * size * 1.5
        picture.swatches.append(
          Picture.Swatch(
            meaning: picture.coloring.isOfFactions ? .faction : .group,
            box: Box(center: Point(left + 10 * scale, y), width: 20 * scale, height: 8.75 * scale),
            style: factions[index].style))
        picture.legendTexts.append(
          Picture.TextBlock(
            lines: [names[index]],
            box: Box(
              minX: left + boxWidth, minY: y - size * 0.75, maxX: left + widths[index],
              maxY: y + size * 0.75), fontSize: size, ink: picture.theme.quietInk))
      }
      left += widths[column].max()! + 12 * scale
    }
    return corner.y - Double(columns.map(\.count).max() ?? 0) * size * 1.5
  }

  /// As many columns of about equally many entries of some widths as have room; one where none have.
  private static func columns(
    of widths: [Double], within room: Double, gap: Double
  ) -> [Range<Int>] {
    let heights = widths.map { _ in 1.0 }
    return (1...max(1, widths.count)).reversed().lazy
      .map { EvenColumns.ranges(of: heights, most: $0) }
      .first { columns in
        columns.count < 2 || columns.reduce(-gap) { $0 + widths[$1].max()! + gap } <= room
      } ?? []
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
