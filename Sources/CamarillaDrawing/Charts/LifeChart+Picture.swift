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
    axis.draw(into: &chart, from: bottom, to: 4)
    var top = -Self.gap / 2
    let names = DisplayName.names(
      of: lives.map { PowerGraph.Figure(id: $0.id, name: $0.name, label: $0.label) }, style: .short)
    for (index, row) in rows.enumerated() {
      draw(row, top: top, height: heights[index], pitch: pitch, axis: axis, into: &chart)
      chart.addText(
        DOTText.line(text: names[index], most: 28), size: Self.nameSize, ink: theme.ink,
        at: Point(-axis.step / 2 - 7, top - heights[index] / 2), alignment: .right,
        className: "name figure_\(ElementName.escaped(lives[index].id.rawValue))")
      top -= heights[index] + Self.gap
    }
    if lives.isEmpty {
      chart.addRemark("Nobody is active in these \(steps.unit.plural).", over: axis, y: -20)
    } else {
      addLegend(to: &chart, at: Point(0, bottom - 26), width: axis.width)
    }
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
      let style = theme.style(faction: stay.color)
      chart.marks.append(
        Picture.Mark(
          name: "\(row.life.id) \(steps.lowerBound)", id: "", className: "stay figure_\(id)",
          tooltip: "\(row.life.name), \(LifeRow.text(of: stay.steps))"
            + (stay.faction.isEmpty ? "" : "\nfaction of \(stay.faction)"),
          shape: .block, box: box(steps, minY: top - height, maxY: top), fill: style.fill,
          border: style.border, penWidth: 0.5))
    }
    for (spell, lane) in zip(row.life.spells, row.laneOfSpell) {
      guard let steps = spell.steps.clamped(within: self.steps) else { continue }
      let y = top - LifeRow.padding - pitch * (Double(lane) + 0.5)
      let style = style(of: spell.sign)
      chart.marks.append(
        Picture.Mark(
          name: "\(row.life.id) \(spell.name) \(steps.lowerBound)", id: "",
          className: "spell \(spell.sign) figure_\(id)",
          tooltip: "\(row.life.name) and \(spell.name): \(Self.words(of: spell.sign)), "
            + LifeRow.text(of: spell.steps),
          shape: .block,
          box: box(steps, minY: y - pitch * 0.32, maxY: y + pitch * 0.32).inflated(x: -0.6, y: 0),
          fill: style.fill, border: style.border, penWidth: min(0.5, pitch * 0.15)))
    }
  }

  /// Bars are told apart by where they stand and how dark they are, and in color besides.
  private func style(of sign: Sign) -> (fill: Ink, border: Ink) {
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

  /// What bars and colors mean, side by side below the chart and in as many rows as that needs.
  private func addLegend(to chart: inout Picture, at corner: Point, width: Double) {
    var items: [(style: BoxStyle, height: Double, text: String)] = []
    let signs = Set(lives.flatMap { $0.spells.map(\.sign) })
    for sign in [Sign.positive, .negative, .neutral] where signs.contains(sign) {
      let style = style(of: sign)
      items.append(
        (
          BoxStyle(fill: style.fill, border: style.border, text: theme.ink, mark: ""), 3,
          Self.words(of: sign)
        ))
    }
    var told: Set<String> = []
    for stay in lives.flatMap(\.stays) where told.insert(stay.faction).inserted {
      guard !stay.faction.isEmpty else { continue }
      items.append((theme.style(faction: stay.color), 8, stay.faction))
    }
    var (x, row) = (0.0, 0)
    for item in items.prefix(40) {
      let text = DOTText.line(text: item.text, most: 40)
      let length = 24 + TextMetrics.width(text: text, size: Picture.legendFont) + 12
      if x > 0, x + length > max(width, 120) { (x, row) = (0, row + 1) }
      let y = corner.y - Double(row) * Picture.rowHeight
      chart.swatches.append(
        Picture.Swatch(
          meaning: .group,
          box: Box(center: Point(corner.x + x + 9, y), width: 18, height: item.height),
          style: item.style))
      chart.addText(
        text, size: Picture.legendFont, ink: theme.quietInk, at: Point(corner.x + x + 23, y),
        alignment: .left, className: "legend")
      x += length
    }
  }
}

/// A life with a lane for each of its bars: those that bind above, then those of no sign, then those that divide.
private struct LifeRow {
  let life: LifeChart.Life
  /// For each spell, from the top.
  let laneOfSpell: [Int]
  let lanes: Int

  static let padding = 1.5

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
    max(9.5, Double(lanes) * pitch + 2 * Self.padding)
  }

  static func text(of steps: ClosedRange<TimeStep>) -> String {
    steps.lowerBound == steps.upperBound
      ? "\(steps.lowerBound)" : "\(steps.lowerBound)–\(steps.upperBound)"
  }
}

extension ClosedRange<TimeStep> {
  /// What of it lies within a chart's steps.
  fileprivate func clamped(within steps: TimeSteps) -> Self? {
    let whole = steps.firstStep...steps.lastStep
    return overlaps(whole) ? clamped(to: whole) : nil
  }
}
