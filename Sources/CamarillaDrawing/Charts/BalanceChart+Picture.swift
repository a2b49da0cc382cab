import Camarilla

extension BalanceChart {
  /// The heights of its parts.
  private struct Heights {
    var lines = 190.0
    var bars = 80.0
    var between = 40.0

    /// In their usual proportions.
    init(whole: Double) {
      let share = whole / Self.usual
      (lines, bars, between) = (lines * share, bars * share, max(24, between * share))
    }

    static let usual = 310.0
  }

  /// Finds positions for everything. The same chart gives the same picture, everywhere.
  ///
  /// - Parameter page: the size that it is laid out for; made around the chart where it is nil.
  /// - Complexity: O(steps).
  public func picture(on page: PageSize? = nil) -> Picture {
    Picture.chart(on: page) { picture(plot: $0) }
  }

  private func picture(plot size: PlotSize) -> Picture {
    let heights = Heights(whole: size.height(usual: Heights.usual))
    var chart = Picture(.chart(className: "balance_chart"), title: title, theme: theme)
    chart.frame = size.frame
    let shown = entries.filter { steps.firstIndex(of: $0.step) != nil }
    let axis = TimeAxis(steps: steps, width: size.width)
    let bars = heights.bars + heights.between
    let scale = ValueScale(from: 0, to: 1, bottom: bars, height: heights.lines, count: 5)
    scale.draw(into: &chart, title: "1 is balanced", width: axis.width)
    drawBars(
      shown, axis: axis, height: heights.bars, hasNames: !size.isNumbered, into: &chart)
    let signed = Set(shown.filter { $0.positive + $0.negative > 0 }.map(\.step))
    let silent = steps.filter { !signed.contains($0) }
    axis.draw(into: &chart, from: 0, to: bars + heights.lines, silent: silent)
    let plot = TimePlot(
      axis: axis, bottom: bars, top: bars + heights.lines,
      series: [
        series(
          id: "degree_of_balance", name: size.isNarrow ? "triangles" : "balanced triangles",
          style: theme.lineStyle(of: 0),
          shown: shown, scale: scale
        ) { $0.degreeOfBalance },
        series(
          id: "frustration", name: "lack of frustration" + (size.isNarrow ? "" : ", 1 − 2L/m"),
          style: theme.lineStyle(of: 1),
          shown: shown, scale: scale
        ) { $0.normalizedFrustration },
      ], isLevelAtSteps: false, kind: "series", isNumbered: size.isNumbered)
    plot.draw(into: &chart)
    let hasGaps = shown.contains { signed.contains($0.step) && $0.degreeOfBalance == nil }
    if shown.allSatisfy({ $0.positive == 0 && $0.negative == 0 }) {
      chart.addRemark(
        "No ties have a sign in these \(steps.unit.plural).", over: axis,
        y: bars + heights.lines / 2)
    }
    plot.addKey(
      to: &chart,
      remarks: [
        size.isNumbered ? "bars: friendly ties up, hostile ties down" : nil,
        theme.silentRemark(silent, of: steps, what: "no tie has a sign"),
        hasGaps ? "balanced triangles: no value in \(steps.unit.plural) without any" : nil,
      ])
    chart.finishChart(subtitle: subtitle)
    return chart
  }

  private func series(
    id: String, name: String, style: LineStyle, shown: [Entry], scale: ValueScale,
    _ value: (Entry) -> Double?
  ) -> TimePlot.Series {
    var runs: [[TimePlot.Entry]] = []
    for entry in shown {
      guard let value = value(entry) else { continue }
      var tooltip = "\(entry.step.inWords)\n\(name): "
      tooltip += DecimalText.fixed(value, fractionDigits: 4)
      if id == "frustration", !entry.isExact { tooltip += " (not proven)" }
      let point = TimePlot.Entry(step: entry.step, y: scale.y(of: value), tooltip: tooltip)
      if let last = runs.last?.last, last.step.next == entry.step {
        runs[runs.count - 1].append(point)
      } else {
        runs.append([point])
      }
    }
    return TimePlot.Series(
      id: id, name: name, fullName: name, style: style, isMain: true, runs: runs)
  }

  /// Friendly ties upward and hostile ones downward from a line.
  private func drawBars(
    _ shown: [Entry], axis: TimeAxis, height: Double, hasNames: Bool, into chart: inout Picture
  ) {
    let most = (
      shown.map(\.positive).max() ?? 0, shown.map(\.negative).max() ?? 0
    )
    let scale = ValueScale(
      from: -Double(most.1), to: Double(max(most.0, 4 - most.1)), height: height,
      count: 4)
    for tick in scale.ticks {
      chart.rules.append(
        Picture.Rule(
          start: Point(-6, scale.y(of: tick.value)),
          end: Point(axis.width + 6, scale.y(of: tick.value)),
          ink: theme.ruleInk, width: tick.value == 0 ? 1.4 : 0.8))
      chart.addText(
        tick.text.replacing("−", with: ""), size: TimeAxis.fontSize, ink: theme.quietInk,
        at: Point(-10, scale.y(of: tick.value)), alignment: .right, className: "axis")
    }
    let width = max(1, min(10, axis.step * 0.55))
    let styles = [
      theme.style(kind: "alliance", sign: .positive, isDirected: false, number: 0),
      theme.style(kind: "rivalry", sign: .negative, isDirected: false, number: 0),
    ]
    for entry in shown {
      let sides = [
        (count: entry.positive, sign: 1.0, name: "friendly"),
        (count: entry.negative, sign: -1.0, name: "hostile"),
      ]
      for (side, style) in zip(sides, styles) where side.count > 0 {
        let ends = [scale.y(of: 0), scale.y(of: side.sign * Double(side.count))].sorted()
        let words = counted(side.count, singular: "\(side.name) tie")
        chart.marks.append(
          Picture.Mark(
            name: "\(entry.step), \(side.name)",
            id: "ties_\(entry.step.elementName)_\(side.name)", className: "ties \(side.name)",
            tooltip: "\(entry.step.inWords)\n\(words)", shape: .block,
            box: Box(
              minX: axis.x(of: entry.step) - width / 2, minY: ends[0],
              maxX: axis.x(of: entry.step) + width / 2, maxY: ends[1]),
            fill: style.ink, border: style.ink, penWidth: 0))
      }
    }
    for (text, count, style, y) in [
      ("friendly ties", most.0, styles[0], (scale.y(of: 0) + height) / 2 + 2),
      ("hostile ties", most.1, styles[1], scale.y(of: 0) / 2 - 2),
    ] where count > 0 && hasNames {
      chart.addText(
        text, size: 8.5, isBold: true, ink: style.ink.faded(0xFF),
        at: Point(axis.width + 10, y), alignment: .left)
    }
  }
}
