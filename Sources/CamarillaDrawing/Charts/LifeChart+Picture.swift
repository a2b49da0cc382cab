import Camarilla

extension LifeChart {
  /// Finds positions for everything. The same chart gives the same picture, everywhere.
  ///
  /// - Parameter page: the size that it is laid out for; made around the chart where it is nil.
  /// - Complexity: O(s log s) for s spells.
  public func picture(on page: PageSize? = nil) -> Picture {
    Picture.chart(on: page) { picture(plot: $0) }
  }

  private func picture(plot size: PlotSize) -> Picture {
    var chart = Picture(.chart(className: "life_chart"), title: title, theme: theme)
    chart.frame = size.frame
    let axis = TimeAxis(steps: steps, width: size.width)
    let rows = lives.map { LifeRow($0, in: steps) }
    let pitch = pitch(of: rows, within: size.height)
    let heights = rows.map { $0.height(pitch: pitch) }
    let bottom = -heights.reduce(0) { $0 + $1 + Self.gap } - 4
    let told = Set(
      lives.flatMap {
        $0.stays.flatMap { TimeSteps(from: $0.steps.lowerBound, through: $0.steps.upperBound) }
      })
    let silent = steps.filter { !told.contains($0) }
    axis.draw(into: &chart, from: bottom, to: 4, silent: silent)
    var top = -Self.gap / 2
    let names = DisplayName.names(
      of: lives.map { PowerGraph.Figure(id: $0.id, name: $0.name, label: $0.label) }, style: .short)
    for (index, row) in rows.enumerated() {
      draw(row, top: top, height: heights[index], pitch: pitch, axis: axis, into: &chart)
      chart.addText(
        DOTText.line(text: names[index], most: size.isNarrow ? 28 : 60), size: Self.nameSize,
        ink: theme.ink,
        at: Point(-axis.step / 2 - 7, top - heights[index] / 2), alignment: .right,
        className: "name figure_\(ElementName.escaped(lives[index].id.rawValue))")
      top -= heights[index] + Self.gap
    }
    if lives.isEmpty {
      axis.drawNobody(into: &chart, y: -20)
    } else {
      addLegend(
        to: &chart, at: Point(chart.bounds.minX, bottom - 26), mostRows: size.height == nil ? 30 : 8
      )
    }
    chart.addNotes(
      [theme.silentRemark(silent, of: steps, what: "none of these is active")].compactMap(\.self),
      at: Point(chart.bounds.minX, chart.bounds.minY - 8), width: chart.bounds.width)
    chart.finishChart(subtitle: subtitle)
    return chart
  }

  private static let gap = 3.0
  private static let nameSize = 8.0

  /// From one bar to the next, points: as usual, or what the asked height has room for.
  private func pitch(of rows: [LifeRow], within height: Double?) -> Double {
    guard let height else { return rows.contains { $0.lanes > 12 } ? 2.2 : 3 }
    var (low, high) = (0.4, 12.0)
    for _ in 0..<30 {
      let middle = (low + high) / 2
      let whole = rows.reduce(0) { $0 + $1.height(pitch: middle) + Self.gap } + 4
      if whole > height { high = middle } else { low = middle }
    }
    return low
  }

  private func draw(
    _ row: LifeRow, top: Double, height: Double, pitch: Double, axis: TimeAxis,
    into chart: inout Picture
  ) {
    func box(_ steps: ClosedRange<TimeStep>, minY: Double, maxY: Double) -> Box {
      Box(
        minX: axis.x(of: steps.lowerBound) - axis.step / 2, minY: minY,
        maxX: axis.x(of: steps.upperBound) + axis.step / 2, maxY: maxY)
    }
    let id = ElementName.escaped(row.life.id.rawValue)
    for stay in row.life.stays {
      guard let steps = stay.steps.clamped(within: self.steps) else { continue }
      let style = style(ofFaction: stay.color)
      let whole = box(steps, minY: top - height, maxY: top)
      markWithoutColor(style, in: whole, of: &chart)
      chart.marks.append(
        Picture.Mark(
          name: "\(row.life.id) \(steps.lowerBound)", id: "", className: "stay figure_\(id)",
          tooltip: "\(row.life.name), \(LifeRow.text(of: stay.steps))"
            + (stay.faction.isEmpty ? "" : "\nfaction of \(stay.faction)"),
          shape: .block, box: whole, fill: style.fill, border: style.border, penWidth: 0.5))
    }
    for (spell, lane) in zip(row.life.spells, row.laneOfSpell) {
      guard let steps = spell.steps.clamped(within: self.steps) else { continue }
      let y = top - row.depth(ofLane: lane, sign: spell.sign, height: height, pitch: pitch)
      let style = style(of: spell.sign)
      chart.marks.append(
        Picture.Mark(
          name: "\(row.life.id) \(spell.name) \(steps.lowerBound)", id: "",
          className: "spell \(spell.sign) figure_\(id)",
          tooltip: "\(row.life.name) and \(spell.name): \(Self.words(of: spell.sign)), "
            + LifeRow.text(of: spell.steps),
          shape: .block,
          box: box(steps, minY: y - pitch * 0.32, maxY: y + pitch * 0.32).inflated(x: -0.6, y: 0),
          fill: style.fill, border: style.border, penWidth: max(0.3, min(0.5, pitch * 0.15))))
    }
  }

  /// How the ground of a faction looks: in color alone, or without color so pale that all bars stand out on it, with a mark.
  private func style(ofFaction color: Int?) -> BoxStyle {
    var style = theme.style(faction: color)
    guard theme == .grey else {
      style.mark = ""
      return style
    }
    style.fill = style.fill.mixed(with: theme.paper, share: 0.6)
    style.text = theme.ink
    return style
  }

  /// Without color a stay has its faction's mark at its beginning, as pale grounds alone are not told apart.
  private func markWithoutColor(_ style: BoxStyle, in box: Box, of chart: inout Picture) {
    guard theme == .grey, !style.mark.isEmpty, box.width > 9 else { return }
    chart.labels.append(
      Picture.Label(
        block: Picture.TextBlock(
          lines: [style.mark],
          box: Box(center: Point(box.minX + 3.75, box.center.y), width: 7, height: 8),
          fontSize: TimePlot.groundSize, ink: theme.ink, alignment: .center),
        hasGround: true, className: "mark"))
  }

  /// Bars are told apart by where they stand and how dark they are, and in color besides.
  private func style(of sign: Sign) -> (fill: Ink, border: Ink) {
    if theme == .grey, sign != .neutral {
      return (sign == .negative ? theme.paper : theme.ink, theme.ink)
    }
    let kind: RelationshipKind = sign == .negative ? .rivalry : .alliance
    let ink =
      sign == .neutral
      ? theme.quietInk
      : Ink(
        String(
          theme.style(kind: kind.name, sign: sign, isDirected: false, number: 0).ink.hex.prefix(7)))
    // A hostile bar is hollow, so that it is no friendly one without color.
    return (sign == .negative ? theme.paper : ink, ink)
  }

  private static func words(of sign: Sign) -> String {
    switch sign {
    case .positive: "together"
    case .negative: "against each other"
    case .neutral: "tied without a sign"
    }
  }

  /// What bars and colors mean, in columns below the chart; beyond so many rows, of the factions in which the figures are
  /// longest.
  private func addLegend(to chart: inout Picture, at corner: Point, mostRows: Int) {
    var items: [(style: BoxStyle, height: Double, text: String)] = []
    let signs = Set(lives.flatMap { $0.spells.map(\.sign) })
    for sign in [Sign.positive, .negative, .neutral] where signs.contains(sign) {
      let style = style(of: sign)
      let box = BoxStyle(fill: style.fill, border: style.border, text: theme.ink, mark: "")
      items.append((box, 3, Self.words(of: sign)))
    }
    let stays = lives.flatMap(\.stays)
    let isAlone = stays.contains { $0.color == nil && $0.faction.isEmpty }
    if isAlone, stays.contains(where: { $0.color != nil || !$0.faction.isEmpty }) {
      items.append((style(ofFaction: nil), 8, "in no faction"))
    }
    items += factionsByLength.map { (style(ofFaction: $0.color), 8, $0.name) }
    let width = max(chart.bounds.width, 120)
    let texts = items.map {
      DOTText.line(text: $0.text, most: 60, within: width - 26, size: Picture.legendFont)
    }
    let columnWidth =
      34 + (texts.map { TextMetrics.width(text: $0, size: Picture.legendFont) }.max() ?? 0)
    let most = max(1, Int((width + 8) / columnWidth))
    let shown = min(items.count, most * mostRows)
    let hidden = items.count - shown
    let columns = EvenColumns.ranges(of: items.prefix(shown).map { _ in 1 }, most: most)
    for (number, column) in columns.enumerated() {
      for (row, index) in column.enumerated() {
        let x = corner.x + Double(number) * columnWidth
        let y = corner.y - Double(row) * Picture.rowHeight
        chart.swatches.append(
          Picture.Swatch(
            meaning: .group,
            box: Box(center: Point(x + 9, y), width: 18, height: items[index].height),
            style: items[index].style))
        chart.addText(
          texts[index], size: Picture.legendFont, ink: theme.quietInk, at: Point(x + 23, y),
          alignment: .left, className: "legend")
      }
    }
    let rows = columns.map(\.count).max() ?? 0
    guard hidden > 0 else { return }
    chart.addNotes(
      [hidden == 1 ? "and 1 other faction" : "and \(hidden) other factions"],
      at: corner + Point(0, -Double(rows) * Picture.rowHeight), width: chart.bounds.width)
  }

  /// The factions of these figures: those first in which they are longest, of equal ones in the order of the lines.
  private var factionsByLength: [(name: String, color: Int?)] {
    var lengths: [String: Int] = [:]
    var found: [(name: String, color: Int?)] = []
    for stay in lives.flatMap(\.stays) where !stay.faction.isEmpty {
      if lengths[stay.faction] == nil { found.append((stay.faction, stay.color)) }
      lengths[stay.faction, default: 0] +=
        stay.steps.upperBound.number - stay.steps.lowerBound.number + 1
    }
    return found.enumerated().sorted {
      (lengths[$1.element.name]!, $0.offset) < (lengths[$0.element.name]!, $1.offset)
    }.map(\.element)
  }

  /// How many lives a page has room for, a line of text high each with some bars; 40 where it has no height.
  package static func mostLives(on page: PageSize?) -> Int {
    guard let page, let height = page.height ?? page.mostHeight else { return 40 }
    // The title, the axis and a legend of eight rows take the rest.
    let room = height.points * TimePlot.groundSize / page.smallestText - 235
    return max(1, min(40, Int(room / (LifeRow.leastHeight * 1.2 + gap))))
  }
}

/// A life with a lane for each of its bars: those that bind above, then those of no sign, then those that divide.
private struct LifeRow {
  let life: LifeChart.Life
  /// For each spell, from the top.
  let laneOfSpell: [Int]
  let lanes: Int

  static let padding = 1.5
  static let leastHeight = 9.5

  init(_ life: LifeChart.Life, in steps: TimeSteps) {
    self.life = life
    var laneOfSpell = [Int](repeating: 0, count: life.spells.count)
    var first = 0
    for sign in [Sign.positive, .neutral, .negative] {
      // The first lane that is free again; spells come in order of their begins.
      var ends: [TimeStep] = []
      for (index, spell) in life.spells.enumerated() where spell.sign == sign {
        let lane = ends.firstIndex { $0 < spell.steps.lowerBound } ?? ends.count
        if lane == ends.count {
          ends.append(spell.steps.upperBound)
        } else {
          ends[lane] = spell.steps.upperBound
        }
        laneOfSpell[index] = first + lane
      }
      first += ends.count
    }
    self.laneOfSpell = laneOfSpell
    lanes = first
  }

  /// No lower than its name.
  func height(pitch: Double) -> Double {
    max(Self.leastHeight, Double(lanes) * pitch + 2 * Self.padding)
  }

  /// How far below the top a lane's middle is: what a row is higher than its lanes lies between those that bind and those
  /// that divide, so that a row with one sort alone has it where all rows have it.
  func depth(ofLane lane: Int, sign: Sign, height: Double, pitch: Double) -> Double {
    let spare = height - 2 * Self.padding - Double(lanes) * pitch
    let above: Double =
      switch sign {
      case .positive: 0
      case .neutral: spare / 2
      case .negative: spare
      }
    return Self.padding + above + pitch * (Double(lane) + 0.5)
  }

  static func text(of steps: ClosedRange<TimeStep>) -> String {
    TimeSteps(from: steps.lowerBound, through: steps.upperBound).inWords
  }
}

extension ClosedRange<TimeStep> {
  /// What of it lies within a chart's steps.
  fileprivate func clamped(within steps: TimeSteps) -> Self? {
    let whole = steps.firstStep...steps.lastStep
    return overlaps(whole) ? clamped(to: whole) : nil
  }
}
