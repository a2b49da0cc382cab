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
  struct Section: Equatable {
    var texts: [TextBlock] = []
    var samples: [Sample] = []
    var swatches: [Swatch] = []
    var width = 0.0
    var height = 0.0
    /// How far below the top its items begin.
    var items: [Double] = []

    /// Adds a row: what stands in its first column is given, its words follow.
    mutating func addRow(_ text: TextBlock) {
      texts.append(text)
      width = max(width, text.box.maxX)
      height = max(height, -text.box.minY)
    }

    /// Begins what stands together in one column: a line or a box, and its words.
    mutating func beginItem() { items.append(height) }

    /// The same items in columns side by side, each as wide as its words need, under what stands above the first.
    func inColumns(_ count: Int) -> Section {
      guard count > 1, items.count > 1 else { return self }
      let ends = items.dropFirst() + [height]
      let columns = EvenColumns.ranges(of: zip(items, ends).map { $1 - $0 }, most: count)
      guard columns.count > 1 else { return self }
      var section = self
      // Side by side they are no list any more that could be put in columns.
      section.items = []
      section.width = texts.filter { -$0.box.center.y < items[0] }.map(\.box.maxX).max() ?? 0
      section.height = items[0]
      var left = 0.0
      for column in columns {
        let top = items[column.lowerBound]
        let end = column.upperBound < items.count ? items[column.upperBound] : height
        let step = Point(left, top - items[0])
        func isHere(_ y: Double) -> Bool { (top..<end).contains(-y) }
        var right = left
        for text in texts.indices where isHere(texts[text].box.center.y) {
          section.texts[text] = texts[text].moved(by: step)
          right = max(right, section.texts[text].box.maxX)
        }
        for sample in samples.indices where isHere(samples[sample].start.y) {
          section.samples[sample].start = samples[sample].start + step
          section.samples[sample].end = samples[sample].end + step
        }
        for swatch in swatches.indices where isHere(swatches[swatch].box.center.y) {
          section.swatches[swatch].box = swatches[swatch].box.moved(by: step)
        }
        section.width = max(section.width, right)
        section.height = max(section.height, items[0] + end - top)
        left = right + 16
      }
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
  ///   - magnification: how many times as large the legend is made when it stands.
  mutating func addLegend(
    sizeMeaning: String, sizeScale: [SizeSample] = [], below frame: Box? = nil,
    parts: [LegendPart] = LegendPart.allCases, tieColumns: Int = 1, magnification: Double = 1
  ) {
    let sections = parts.compactMap { part in
      switch part {
      case .ties: tieSection?.inColumns(tieColumns)
      case .posts: postSection
      case .groups: groupSection
      case .shapes: shapeSection
      case .sizes:
        sizeSection(of: sizeMeaning, scale: sizeScale, magnification: magnification)
      }
    }
    guard !sections.isEmpty else { return }
    if let frame {
      let (sections, corners) = arrangeInRoom(sections)
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
    var best: (sections: [Section], corners: [Point]) = (sections, [])
    var bestCost = Double.infinity
    // A long list may stand in columns.
    let isLong = sections.contains { $0.items.count > Self.mostInAColumn }
    let drafts = (isLong ? 1...3 : 1...1).map { columns in
      sections.map { $0.items.count > Self.mostInAColumn ? $0.inColumns(columns) : $0 }
    }
    for (sections, cuts) in drafts.flatMap({ draft in
      (0..<(1 << (draft.count - 1))).map { (draft, $0) }
    }) {
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
            best = (sections, arrangement.corners.map { $0 + Point(x, y + size.height) })
          }
          x += step
        }
        y += step
      }
    }
    for (section, step) in zip(best.sections, best.corners) { section.moveInto(&self, by: step) }
    alignHeadings()
  }

  /// More items than these may stand in several columns.
  private static let mostInAColumn = 6

  /// Sections side by side, and on a page with as many columns as its width has room for.
  private func arrangeInRoom(_ sections: [Section]) -> (sections: [Section], corners: [Point]) {
    let beside = (sections, Self.arrange(sections, cuts: (1 << sections.count) - 1))
    guard let room = frame?.width.map({ $0 - 2 * Self.margin }) else {
      return (beside.0, beside.1.corners)
    }
    var drafts = [beside]
    for columns in 1...5 {
      let draft = sections.map { $0.items.count > 2 ? $0.inColumns(columns) : $0 }
      drafts += (0..<(1 << (sections.count - 1))).map { (draft, Self.arrange(draft, cuts: $0)) }
    }
    func cost(_ size: LayoutGraph.Size) -> (Double, Double) {
      (max(0, size.width - room), size.height)
    }
    let best = drafts.min { cost($0.1.size) < cost($1.1.size) } ?? beside
    return (best.0, best.1.corners)
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

  func text(string: String, x: Double, row: Double, isBold: Bool = false) -> TextBlock {
    let string = DOTText.leftToRight(string)
    let width = TextMetrics.width(text: string, size: Self.legendFont, isBold: isBold) + 4
    return TextBlock(
      lines: [string],
      box: Box(minX: x, minY: -row - Self.rowHeight, maxX: x + width, maxY: -row),
      fontSize: Self.legendFont, isBold: isBold, ink: isBold ? theme.ink : theme.quietInk)
  }
}
