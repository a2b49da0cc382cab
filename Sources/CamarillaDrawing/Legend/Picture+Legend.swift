extension Picture {
  static let legendFont = 7.5
  static let rowHeight = 11.5

  /// Everything drawn so far, as boxes; edges as small ones along them.
  var obstacles: [Box] {
    var boxes = nodes.map(\.box) + headings.map(\.box) + edges.compactMap(\.label?.box)
    for edge in edges {
      let length = edge.stroke.curve.start.distance(to: edge.stroke.curve.end)
      for point in edge.stroke.curve.points(count: max(2, min(200, Int(length / 4)))) {
        boxes.append(Box(center: point, width: 5, height: 5))
      }
      for tip in [edge.stroke.headTip, edge.stroke.tailTip] {
        if let tip { boxes.append(Box(center: tip, width: 8, height: 8)) }
      }
    }
    return boxes
  }

  // MARK: - Legend

  /// A part of the legend, with its top left corner at the origin.
  struct Section {
    var texts: [TextBlock] = []
    var samples: [Sample] = []
    var swatches: [Swatch] = []
    var width = 0.0
    var height = 0.0

    /// Adds a row: what stands in its first column is given, its words follow.
    mutating func addRow(_ text: TextBlock) {
      texts.append(text)
      width = max(width, text.box.maxX)
      height = max(height, -text.box.minY)
    }

    /// The same rows of lines and words in columns side by side, each as wide as its words need.
    func inColumns(_ count: Int) -> Section {
      let rows = (Int((height / Picture.rowHeight).rounded()) + count - 1) / max(count, 1)
      guard count > 1, rows > 0 else { return self }
      func column(at y: Double) -> Int { Int(-y / Picture.rowHeight) / rows }
      var section = self
      section.width = 0
      for index in 0..<count {
        let left = section.width + (index > 0 ? 16 : 0)
        let step = Point(left, Double(index * rows) * Picture.rowHeight)
        for text in texts.indices where column(at: texts[text].box.center.y) == index {
          section.texts[text] = texts[text].moved(by: step)
          section.width = max(section.width, section.texts[text].box.maxX)
        }
        for sample in samples.indices where column(at: samples[sample].start.y) == index {
          section.samples[sample].start = samples[sample].start + step
          section.samples[sample].end = samples[sample].end + step
        }
      }
      section.height = Double(rows) * Picture.rowHeight
      return section
    }

    func moveInto(_ picture: inout Picture, by step: Point) {
      for var text in texts {
        text.box = text.box.moved(by: step)
        picture.legendTexts.append(text)
      }
      for sample in samples {
        picture.samples.append(
          Sample(start: sample.start + step, end: sample.end + step, style: sample.style))
      }
      for swatch in swatches {
        var swatch = swatch
        swatch.box = swatch.box.moved(by: step)
        picture.swatches.append(swatch)
      }
    }
  }

  /// What a legend explains.
  enum LegendPart: CaseIterable, Sendable { case ties, posts, groups, shapes, sizes }

  /// Explains what occurs, in free space near the drawing; or side by side below a frame.
  ///
  /// - Parameters:
  ///   - sizeScale: Sizes of names that occur, and the scores that they stand for.
  ///   - tieColumns: in how many columns lines are explained.
  mutating func addLegend(
    sizeMeaning: String, sizeScale: [SizeSample] = [], below frame: Box? = nil,
    parts: [LegendPart] = LegendPart.allCases, tieColumns: Int = 1
  ) {
    let sections = parts.compactMap { part in
      switch part {
      case .ties: tieSection?.inColumns(tieColumns)
      case .posts: postSection
      case .groups: groupSection
      case .shapes: shapeSection
      case .sizes: sizeSection(of: sizeMeaning, scale: sizeScale)
      }
    }
    guard !sections.isEmpty else { return }
    if let frame {
      let corners = arrangeInRoom(sections).corners
      for (section, corner) in zip(sections, corners) {
        section.moveInto(&self, by: corner + Point(frame.minX, frame.minY - 14))
      }
      return
    }
    let taken = obstacles
    let body = taken.reduce(into: Box.empty) { $0.add($1) }
    let reach = body.inflated(260)
    let space = Occupancy(bounds: reach, obstacles: taken)
    let step = max(8, max(reach.width, reach.height) / 200)
    var best: [Point] = []
    var bestCost = Double.infinity
    for cuts in 0..<(1 << (sections.count - 1)) {
      let arrangement = Self.arrange(sections, cuts: cuts)
      let size = arrangement.size
      var y = reach.minY
      // Never above the title, which stands at the top.
      while y + size.height <= body.maxY {
        var x = reach.minX
        while x + size.width <= reach.maxX {
          let box = Box(minX: x, minY: y, maxX: x + size.width, maxY: y + size.height)
          let cost = legendCost(body: body, box: box) + arrangement.waste
          if cost < bestCost, space.isFree(box.inflated(9)) {
            bestCost = cost
            best = arrangement.corners.map { $0 + Point(x, y + size.height) }
          }
          x += step
        }
        y += step
      }
    }
    for (section, step) in zip(sections, best) { section.moveInto(&self, by: step) }
    alignHeadings()
  }

  /// Sections side by side, or in fewer columns where the page is too narrow for that.
  private func arrangeInRoom(
    _ sections: [Section]
  ) -> (corners: [Point], size: LayoutGraph.Size, waste: Double) {
    let beside = Self.arrange(sections, cuts: (1 << sections.count) - 1)
    guard let room = frame?.width.map({ $0 - 2 * Self.margin }), beside.size.width > room else {
      return beside
    }
    func cost(_ size: LayoutGraph.Size) -> (Double, Double) {
      (max(0, size.width - room), size.height)
    }
    return (0..<(1 << (sections.count - 1))).map { Self.arrange(sections, cuts: $0) }
      .min { cost($0.size) < cost($1.size) } ?? beside
  }

  /// How much larger the page becomes, in the paper's proportions, then how far from a corner.
  private func legendCost(body: Box, box: Box) -> Double {
    let aspect = frame?.aspect ?? PowerGraph.aspect
    let whole = body.union(box)
    let page = max(whole.height, whole.width / aspect)
    let corner = min(
      Point(box.minX - whole.minX, box.minY - whole.minY).length,
      Point(whole.maxX - box.maxX, box.minY - whole.minY).length,
      Point(whole.maxX - box.maxX, whole.maxY - box.maxY).length)
    // Within a page that is asked for, whatever it costs: a drawing can be lower to make room for a legend, but a legend
    // that is wider than the page has room on no page of that width.
    let beyond =
      20 * max(0, whole.width - (frame?.width.map { $0 - 2 * Self.margin } ?? .infinity))
      + max(0, whole.height - (frame?.height.map { $0 - 2 * Self.margin } ?? .infinity))
    return page * page * aspect + 0.5 * whole.width * whole.height + corner * 20 + beyond * 1e4
  }

  /// Sections in columns, a new one after each section whose bit is set: their top left corners
  /// relative to the top left of all, the size, and the empty area under the shorter columns.
  private static func arrange(
    _ sections: [Section], cuts: Int
  ) -> (corners: [Point], size: LayoutGraph.Size, waste: Double) {
    var corners: [Point] = []
    var columns: [LayoutGraph.Size] = []
    var column = LayoutGraph.Size(width: 0, height: 0)
    var x = 0.0
    for (index, section) in sections.enumerated() {
      corners.append(Point(x, -column.height))
      column.height += section.height + 7
      column.width = max(column.width, section.width)
      if cuts & (1 << index) != 0 || index == sections.count - 1 {
        columns.append(column)
        x += column.width + 16
        column = LayoutGraph.Size(width: 0, height: 0)
      }
    }
    let tallest = columns.reduce(0) { max($0, $1.height) }
    let waste = columns.reduce(0) { $0 + $1.width * (tallest - $1.height) }
    return (corners, LayoutGraph.Size(width: x - 16, height: tallest - 7), waste)
  }

  func text(string: String, x: Double, row: Double, isBold: Bool = false) -> TextBlock {
    let string = DOTText.leftToRight(string)
    let width = TextMetrics.width(text: string, size: Self.legendFont, isBold: isBold) + 4
    return TextBlock(
      lines: [string],
      box: Box(minX: x, minY: -row - Self.rowHeight, maxX: x + width, maxY: -row),
      fontSize: Self.legendFont, isBold: isBold, ink: isBold ? theme.ink : theme.quietInk)
  }
}
  /// Adds words in as many rows as they take: in lines of about so many characters, and no wider than the page.
  func add(_ label: String, x: Double, row: Double, most: Int, to section: inout Section) {
    let room = frame?.width.map { max(12, Int(($0 - 2 * Self.margin - x) / 4.6)) }
    let words = DisplayName.line(of: label, most: Self.mostCharacters)
    for (number, line) in PowerGraph.wrapped(words, most: min(most, room ?? most)).enumerated() {
      section.addRow(text(string: line, x: x, row: row + Double(number) * Self.rowHeight))
    }
  }

  /// No more of a name or a post is explained.
  private static let mostCharacters = 200

