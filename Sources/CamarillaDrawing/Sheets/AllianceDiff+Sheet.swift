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
    try drawing(
      theme: theme, history: history, showsAll: showsAll, names: names, sizedBy: measure,
      styled: styled
    ).sideBySide(on: page)
  }
}

extension DiffDrawing {
  /// The two times side by side, and what changed; see
  /// ``Camarilla/AllianceDiff/sideBySide(theme:history:showsAll:names:sizedBy:on:styled:)``.
  package func sideBySide(on page: PageSize?) -> Picture {
    func panels(aspect: Double) -> [Picture] {
      PowerGraph.seriesDrawings(of: graphs, aspect: aspect)
    }
    let sheet = DiffSheet(diff: diff, graphs: graphs, meaning: meaning)
    guard let page else {
      return sheet.picture(of: panels(aspect: PowerGraph.aspect), frame: nil)
    }
    // Two by two, a panel has about the proportions of the page.
    let aspect = page.aspect ?? PowerGraph.aspect
    let square = SeriesFit(panels(aspect: aspect), of: graphs)
    // One below the other, three share the height with legend and list.
    lazy var column = SeriesFit(
      panels(aspect: page.aspect.map { 4 * $0 } ?? PowerGraph.aspect), of: graphs)
    return Picture.laidOut(on: page, smallestText: Picture.legendFont) { frame in
      sheet.picture(fitting: square, within: frame, inColumn: { column })
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

  /// How the panels stand.
  private enum Arrangement {
    /// The times side by side, and under them what changed, with legend and list beside it.
    case square
    /// All three side by side, with legend and list below.
    case row
    /// One below the other, with legend and list below.
    case column

    var columns: Int {
      switch self {
      case .square: 2
      case .row: 3
      case .column: 1
      }
    }
    var rows: Int {
      switch self {
      case .square: 2
      case .row: 1
      case .column: 3
      }
    }
  }

  /// A page, and how many pairs its list leaves out.
  private typealias Draft = (picture: Picture, left: Int)

  /// Panels that are as large as a page has room for; on a page that is much wider than high all in a row, and on one that
  /// is much higher than wide one below the other, where more of the ties are seen so.
  ///
  /// - Parameters:
  ///   - fit: of panels two by two, or in a row.
  ///   - column: of panels one below the other.
  func picture(
    fitting fit: SeriesFit, within frame: PageFrame, inColumn column: () -> SeriesFit
  ) -> Picture {
    var best = draft(fitting: fit, within: frame, arrangement: .square)
    func faults(of draft: Draft) -> (Double, Int, Int) {
      (max(1, frame.excess(of: draft.picture.canvas)), draft.left, draft.picture.hiddenTies)
    }
    func offer(_ draft: Draft) { if faults(of: draft) < faults(of: best) { best = draft } }
    guard let width = frame.width else { return best.picture }
    if let height = frame.height, width > 1.3 * height {
      offer(draft(fitting: fit, within: frame, arrangement: .row))
    }
    // A page of any height becomes no higher than names need.
    if frame.height.map({ $0 > 1.3 * width }) ?? (faults(of: best).0 > 1) {
      offer(draft(fitting: column(), within: frame, arrangement: .column))
    }
    return best.picture
  }

  private func draft(
    fitting fit: SeriesFit, within frame: PageFrame, arrangement: Arrangement
  ) -> Draft {
    let (columns, rows) = (Double(arrangement.columns), Double(arrangement.rows))
    // Beside the panels of a square stands what is below those of a row.
    let around = arrangement == .square ? 110.0 : 150
    var panel = PageFrame(
      width: frame.width.map {
        max(90, ($0 - 2 * Picture.margin - (columns - 1) * Self.gap) / columns)
      },
      height: frame.height.map { max(70, ($0 - 2 * Picture.margin - around) / rows) })
    let least = PageFrame(
      width: panel.width.map { $0 * 0.85 }, height: panel.height.map { $0 * 0.85 })
    var best: Draft?
    func faults(of draft: Draft) -> (Double, Int, Double) {
      let canvas = draft.picture.canvas
      return (max(1, frame.excess(of: canvas)), draft.left, frame.waste(of: canvas))
    }
    // What stands around the panels hardly depends on their size.
    for _ in 0..<6 {
      let nodes = fit.nodes(within: panel) {
        Self.frame(of: withLegends($0)).inflated(Picture.margin)
      }
      let sheet = draft(of: fit.drawn(nodes), frame: frame, arrangement: arrangement)
      if best.map({ faults(of: sheet) < faults(of: $0) }) ?? true { best = sheet }
      let canvas = sheet.picture.canvas
      if frame.holds(canvas), frame.waste(of: canvas) < 0.04, sheet.left == 0 { break }
      if let width = frame.width { panel.width! += (width - 1 - canvas.width) / columns }
      if let height = frame.height {
        panel.height! += (height - 1 - canvas.height) / rows
        // What the panels above the list give up, it gains.
        panel.height! -= Double(sheet.left) * Self.rowHeight(of: Picture.legendFont)
      }
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
    draft(of: drawings, frame: frame, arrangement: .square).picture
  }

  private func draft(
    of drawings: [Picture], frame: PageFrame?, arrangement: Arrangement
  ) -> Draft {
    let panels = withLegends(drawings)
    let body = Self.frame(of: panels)
    // On a page all words but titles are of one size.
    let size = frame == nil ? 10 : Picture.legendFont
    let gap = frame == nil ? 40 : Self.gap
    var sheet = Sheet(
      title: graphs[1].title, theme: graphs[1].theme, coloring: graphs[1].coloring)
    sheet.captionSize = frame == nil ? 13 : 9
    let step = Point(body.width + gap, -body.height - (frame == nil ? 46 : 32))
    func corner(of panel: Int) -> Point {
      let (row, column) = panel.quotientAndRemainder(dividingBy: arrangement.columns)
      return Point(Double(column) * step.x, Double(row) * step.y)
    }
    sheet.add(
      panels[0], key: "before", caption: diff.from.titleInWords, frame: body, at: corner(of: 0))
    sheet.add(
      panels[2], key: "after", caption: diff.to.titleInWords, frame: body, at: corner(of: 1))
    sheet.add(panels[1], key: "changes", caption: "What changed", frame: body, at: corner(of: 2))
    let isSquare = arrangement == .square
    let width = Double(arrangement.columns) * step.x - gap
    sheet.writeHeadings(
      title: graphs[1].title, subtitle: graphs[1].subtitle, within: frame == nil ? nil : width)
    // What stands beside the panel of changes, or below all.
    let corner =
      isSquare ? step : Point(0, Double(arrangement.rows - 1) * step.y - body.height - 4)
    let right = width
    let place = frame ?? PageFrame(width: width + 2 * Picture.margin, height: nil)
    // Of what fits and lists most, the lowest leaves the panels the most room.
    func faults(of draft: Draft) -> (Double, Int, Double) {
      let canvas = draft.picture.canvas
      return (max(1, place.excess(of: canvas)), draft.left, canvas.height)
    }
    var best: Draft?
    for columns in 1...4 {
      var explained = sheet
      let legend = explained.addTieLegend(
        sizeMeaning: meaning,
        below: Box(minX: corner.x, minY: corner.y, maxX: corner.x, maxY: corner.y),
        scale: frame == nil ? 1.6 : 1,
        within: columns == 1 ? (right - corner.x) / 2 : right - corner.x, columns: columns)
      guard columns == 1 || legend.maxX <= right else { break }
      // Down to where the panel beside it ends, or else the page; of a page as high as it takes, another panel's height.
      let spare =
        frame?.height.map { max(0, $0 - explained.finished().canvas.height - 1) } ?? body.height
      let bottom = (isSquare ? corner.y - body.height : legend.minY) - spare
      let below = Box(
        minX: corner.x, minY: bottom, maxX: right, maxY: legend.minY - 2.2 * size)
      let beside = Box(
        minX: legend.maxX + 2.2 * size, minY: bottom, maxX: right, maxY: legend.maxY)
      for room in [below, beside] where room == below || room.width > 8 * size {
        var listed = explained
        let left = list(on: &listed, in: room, size: size)
        let draft = (picture: listed.finished(), left: left)
        if best.map({ faults(of: draft) < faults(of: $0) }) ?? true { best = draft }
      }
    }
    return best!
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
    var isPair = false
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

  private static func rowHeight(of size: Double) -> Double { size * 1.35 }

  /// Writes the pairs that changed, column by column under what happened to them, as far as there is room: those that were
  /// reversed first, as they tell most.
  ///
  /// - Returns: how many are left out.
  private func list(on sheet: inout Sheet, in room: Box, size: Double) -> Int {
    let height = Self.rowHeight(of: size)
    let changes = [
      ("reversed", diff.reversed), ("formed", diff.formed), ("dissolved", diff.dissolved),
    ].filter { !$0.1.isEmpty }
    let names = names(of: changes.flatMap(\.1), size: size, room: room)
    let groups = changes.map { title, pairs in
      Group(
        title: "\(title) (\(pairs.count))",
        pairs: pairs.map { $0.figures.map { names[$0] ?? $0.rawValue }.joined(separator: " – ") })
    }
    let widest = groups.flatMap { [$0.heading(first: 1).text] + $0.pairs }.reduce(0) {
      max($0, TextMetrics.width(text: $1, size: size, isBold: true))
    }
    let rows = max(4, Int(room.height / height))
    let most = max(1, Int((room.width + 16) / (widest + 16)))
    let columns = Self.columns(of: groups, rows: rows, most: most)
    for (column, entries) in columns.enumerated() {
      for (row, entry) in entries.enumerated() {
        let corner = Point(
          room.minX + Double(column) * (widest + 16), room.maxY - Double(row) * height)
        sheet.write(
          entry.text, size: size, height: height, at: corner, isBold: entry.isHeading)
      }
    }
    return groups.reduce(0) { $0 + $1.pairs.count }
      - columns.joined().count { $0.isPair }
  }

  /// What the figures of pairs are called, as in "Joseph Stalin – Leon Trotsky": by the names of the pictures, all of them,
  /// where one of the pairs is wider than the room.
  private func names(
    of pairs: [AllianceDiff.Pair], size: Double, room: Box
  ) -> [Figure.ID: String] {
    let ids = Set(pairs.flatMap(\.figures))
    let chronicle = diff.from.chronicle
    let full = Dictionary(
      uniqueKeysWithValues: ids.map {
        ($0, DisplayName.line(of: chronicle.name(of: $0)))
      })
    let isWide = pairs.contains { pair in
      let text = pair.figures.map { full[$0]! }.joined(separator: " – ")
      return TextMetrics.width(text: text, size: size) > room.width
    }
    guard isWide else { return full }
    return chronicle.shortNames(during: diff.to.time).filter { ids.contains($0.key) }
      .mapValues { DOTText.line(text: $0, most: 40) }
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
        columns[columns.count - 1].append(Entry(text: pair, isPair: true))
      }
    }
    return columns
  }
}
