public import Camarilla

extension AllianceDiff {
  /// One page with the two years side by side, by the colors and outlines that graphs have by themselves; the arguments
  /// are those of ``picture(theme:history:showsAll:names:sizedBy:on:styled:)``.
  ///
  /// - Complexity: As ``PowerGraph/series(of:on:near:pinning:)`` for three graphs.
  public func sideBySide(
    theme: Theme = .light, history: FactionHistory? = nil, showsAll: Bool = false,
    names: PowerGraph.Names = .short, sizedBy measure: CentralityMeasure? = nil,
    on page: PageSize? = nil
  ) -> Picture {
    sideBySide(
      theme: theme, history: history, showsAll: showsAll, names: names, sizedBy: measure, on: page
    ) { graphs, _ in graphs }
  }

  /// One page with the two years side by side, as whole power graphs, and under them what changed;
  /// everybody stands at one position in all three.
  ///
  /// In the SVG the elements have "before-", "changes-" or "after-" in front of the figure's or the
  /// relationship's id. The arguments are those of
  /// ``picture(theme:history:showsAll:names:sizedBy:on:styled:)``.
  ///
  /// - Complexity: As ``PowerGraph/series(of:on:near:pinning:)`` for three graphs.
  public func sideBySide(
    theme: Theme = .light, history: FactionHistory? = nil, showsAll: Bool = false,
    names: PowerGraph.Names = .short, sizedBy measure: CentralityMeasure? = nil,
    on page: PageSize? = nil, styled: PowerGraph.Styling
  ) rethrows -> Picture {
    let graphs = try styled(
      graphs(theme: theme, history: history, showsAll: showsAll, names: names, sizedBy: measure),
      [from, to, to])
    // A panel has about the proportions of the page.
    let panels = PowerGraph.seriesDrawings(
      of: graphs, aspect: page?.aspect ?? PowerGraph.aspect)
    let sheet = DiffSheet(
      diff: self, graphs: graphs, meaning: measure?.name ?? "consensus centrality")
    guard let page else { return sheet.picture(of: panels, frame: nil) }
    let fit = SeriesFit(panels, of: graphs)
    return Picture.laidOut(on: page, smallestText: Picture.legendFont) { frame in
      sheet.picture(fitting: fit, within: frame)
    }
  }
}

/// The sheet with two times side by side, and what changed between them.
private struct DiffSheet {
  var diff: AllianceDiff
  var graphs: [PowerGraph]
  /// What the size of a name tells.
  var meaning: String

  private static let gap = 24.0

  /// Panels that are as large as a page has room for.
  func picture(fitting fit: SeriesFit, within frame: PageFrame) -> Picture {
    var panel = PageFrame(
      width: frame.width.map { max(90, ($0 - 2 * Picture.margin - Self.gap) / 2) },
      height: frame.height.map { max(70, ($0 - 2 * Picture.margin - 110) / 2) })
    let least = PageFrame(
      width: panel.width.map { $0 * 0.85 }, height: panel.height.map { $0 * 0.85 })
    var best: Picture?
    // What stands around the panels hardly depends on their size.
    for _ in 0..<4 {
      let nodes = fit.nodes(within: panel) {
        Self.frame(of: withLegends($0)).inflated(Picture.margin)
      }
      let sheet = picture(of: fit.drawn(nodes), frame: frame)
      if best.map({ frame.excess(of: sheet.canvas) < frame.excess(of: $0.canvas) }) ?? true {
        best = sheet
      }
      if frame.holds(sheet.canvas), frame.waste(of: sheet.canvas) < 0.04 { return sheet }
      if let width = frame.width { panel.width! += (width - 1 - sheet.canvas.width) / 2 }
      if let height = frame.height { panel.height! += (height - 1 - sheet.canvas.height) / 2 }
      // Pressed together, edges bend out the further, so that nothing is won.
      panel.width = panel.width.map { max($0, least.width!) }
      panel.height = panel.height.map { max($0, least.height!) }
    }
    return best!
  }

  /// - Parameters:
  ///   - drawings: of the earlier time, of the changes, and of the later time.
  ///   - frame: the page; made around the drawings where it is nil.
  func picture(of drawings: [Picture], frame: PageFrame?) -> Picture {
    let panels = withLegends(drawings)
    let body = Self.frame(of: panels)
    // On a page all words but titles are of one size.
    let size = frame == nil ? 10 : Picture.legendFont
    let gap = frame == nil ? 40 : Self.gap
    var sheet = Sheet(
      title: graphs[1].title, theme: graphs[1].theme, coloring: graphs[1].coloring)
    sheet.captionSize = frame == nil ? 13 : 9
    let step = Point(body.width + gap, -body.height - (frame == nil ? 46 : 32))
    sheet.add(panels[0], key: "before", caption: diff.from.title, frame: body, at: .zero)
    sheet.add(panels[2], key: "after", caption: diff.to.title, frame: body, at: Point(step.x, 0))
    sheet.add(
      panels[1], key: "changes", caption: "What changed", frame: body, at: Point(0, step.y))
    let width = 2 * body.width + gap
    sheet.writeHeadings(
      title: graphs[1].title, subtitle: graphs[1].subtitle, within: frame == nil ? nil : width)
    let legend = sheet.addTieLegend(
      sizeMeaning: meaning, below: Box(minX: step.x, minY: step.y, maxX: step.x, maxY: step.y),
      scale: frame == nil ? 1.6 : 1, within: frame == nil ? nil : body.width)
    // Down to where the panel beside it ends, or else the page; of a page as high as it takes, another panel's height.
    let spare = frame.map { frame in
      max(0, frame.height.map { $0 - sheet.finished().canvas.height - 1 } ?? body.height)
    }
    list(
      on: &sheet,
      in: Box(
        minX: step.x, minY: step.y - body.height - (spare ?? 0), maxX: step.x + body.width,
        maxY: legend.minY - 2.2 * size),
      size: size, isBounded: frame != nil)
    return sheet.finished()
  }

  /// The panels with what their colors mean below, where they have such.
  private func withLegends(_ drawings: [Picture]) -> [Picture] {
    let all = drawings.flatMap(\.obstacles).reduce(into: Box.empty) { $0.add($1) }
    let body = all.isEmpty ? Box(center: .zero, width: 200, height: 60) : all
    return drawings.map { drawing in
      var panel = drawing
      panel.legendTexts = []
      panel.swatches = []
      panel.addLegend(sizeMeaning: "", below: body, parts: [.groups, .shapes])
      return panel
    }
  }

  /// What each of the panels fills.
  private static func frame(of panels: [Picture]) -> Box {
    let all = panels.flatMap { $0.obstacles + $0.legendTexts.map(\.box) }
    return all.isEmpty
      ? Box(center: .zero, width: 200, height: 60) : all.reduce(into: Box.empty) { $0.add($1) }
  }

  // MARK: - The list

  private struct Entry {
    var text: String
    var isHeading = false
  }

  /// What happened, and the pairs to which it did.
  private struct Group {
    var title: String
    var pairs: [String]

    func heading(first: Int) -> Entry {
      // "continued" is something that happens to pairs.
      let left = pairs.count - first
      let rest = first == 0 ? "" : left == 1 ? ": the last" : ": the last \(left)"
      return Entry(text: title + rest, isHeading: true)
    }
  }

  /// Writes the pairs that changed, column by column under what happened to them, as far as there is room.
  ///
  /// - Parameter isBounded: whether there are as many columns as there is room for; else two.
  private func list(on sheet: inout Sheet, in room: Box, size: Double, isBounded: Bool) {
    let height = size * 1.35
    let groups = [
      ("formed", diff.formed), ("dissolved", diff.dissolved), ("reversed", diff.reversed),
    ].filter { !$0.1.isEmpty }.map { title, pairs in
      Group(
        title: "\(title) (\(pairs.count))",
        pairs: pairs.map { text(of: $0, size: size, room: room) })
    }
    let widest = groups.flatMap { [$0.heading(first: 1).text] + $0.pairs }.reduce(0) {
      max($0, TextMetrics.width(text: $1, size: size, isBold: true))
    }
    let rows = max(4, Int(room.height / height))
    let columns = isBounded ? max(1, Int((room.width + 16) / (widest + 16))) : 2
    for (column, entries) in Self.columns(of: groups, rows: rows, most: columns).enumerated() {
      for (row, entry) in entries.enumerated() {
        let corner = Point(
          room.minX + Double(column) * (widest + (isBounded ? 16 : 24)),
          room.maxY - Double(row) * height)
        sheet.write(
          entry.text, size: size, height: height, at: corner, isBold: entry.isHeading)
      }
    }
  }

  /// "Joseph Stalin – Leon Trotsky", by the names of the pictures where these are wider than the room.
  private func text(of pair: AllianceDiff.Pair, size: Double, room: Box) -> String {
    let full = pair.figures.map { DOTText.line(text: diff.from.chronicle.name(of: $0), most: 30) }
      .joined(separator: " – ")
    guard TextMetrics.width(text: full, size: size) > room.width else { return full }
    let short = diff.from.chronicle.shortNames(during: diff.to.time)
    return pair.figures.map { DOTText.line(text: short[$0] ?? $0.rawValue, most: 20) }
      .joined(separator: " – ")
  }

  /// Columns of so many rows: no heading stands at the end of one, and one that goes on with pairs of the column before
  /// has their heading again. What there is no room for is counted, under its heading.
  private static func columns(of groups: [Group], rows: Int, most: Int) -> [[Entry]] {
    var columns: [[Entry]] = [[]]
    for (index, group) in groups.enumerated() {
      var isOpen = false
      for (number, pair) in group.pairs.enumerated() {
        // The last lines of all tell how many more there are, of this and of what follows.
        func room() -> Int {
          let isLast = columns.count == most
          let kept = (number + 1 < group.pairs.count ? 1 : 0) + groups.count - index - 1
          return rows - columns.last!.count - (isLast ? kept : 0)
        }
        if room() < (isOpen ? 1 : 2), columns.count < most {
          columns.append([])
          isOpen = false
        }
        if room() < (isOpen ? 1 : 2) {
          let left = group.pairs.count - number
          columns[columns.count - 1].append(
            isOpen
              ? Entry(text: "and \(left) more")
              : Entry(
                text: group.title + (number == 0 ? ": not shown" : ": \(left) not shown"),
                isHeading: true))
          break
        }
        if !isOpen {
          columns[columns.count - 1].append(group.heading(first: number))
          isOpen = true
        }
        columns[columns.count - 1].append(Entry(text: pair))
      }
    }
    return columns
  }
}
