import Camarilla

/// Where lines have their names, or their numbers: each once, at its end on the right or beside it.
extension TimePlot {
  /// Names beside the last step.
  ///
  /// - Returns: the lines that have none there, by their indices.
  func nameEnds(_ chart: inout Picture) -> [Int] {
    var ends: [(index: Int, y: Double)] = []
    var waiting: [Int] = []
    var room = top - bottom + 2 * Self.mainSize
    for (index, series) in series.enumerated() where series.isMain || !isNumbered {
      let height = textHeight(of: series)
      if let entry = series.runs.last?.last, entry.step == axis.steps.lastStep, room >= height {
        room -= height
        ends.append((index, entry.y))
      } else {
        waiting.append(index)
      }
    }
    let order = ends.indices.sorted { (ends[$0].y, -$0) < (ends[$1].y, -$1) }
    let centers = LabelSpread.centers(
      wanted: order.map { ends[$0].y },
      heights: order.map { textHeight(of: series[ends[$0].index]) },
      from: bottom - Self.mainSize, to: top + Self.mainSize)
    // Where one has had to move, all stand off and are joined to their lines.
    let isMoved = zip(order, centers).contains { abs($1 - ends[$0].y) > 2 }
    let reach = isMoved ? (isNumbered ? 12.0 : 18.0) : 7.0
    let x = axis.x(of: axis.steps.lastStep)
    for (end, y) in zip(order.map { ends[$0] }, centers) {
      let series = series[end.index]
      if isMoved {
        chart.rules.append(
          Picture.Rule(
            start: Point(x + 4, end.y), end: Point(x + reach - 2, y),
            ink: series.style.ink.faded(0x90), width: 0.6))
      }
      chart.addText(
        text(of: end.index), size: size(of: series), isBold: series.isMain,
        ink: ink(of: series, in: chart.theme), at: Point(x + reach, y), alignment: .left,
        className: className(of: series))
    }
    return waiting
  }

  /// Names beside the lines that have none at their ends.
  func nameRuns(_ waiting: [Int], _ chart: inout Picture) {
    guard !waiting.isEmpty else { return }
    var finder = LineLabels(
      frame: frame.inflated(x: 0, y: 10), ink: lineInk, taken: chart.labels.map(\.block.box))
    let wishes = waiting.map(wish)
    for (index, block) in zip(waiting, finder.position(of: wishes)) {
      guard var block else {
        chart.labelsLeftOut += 1
        if series[index].isMain, !isNumbered { chart.hasUnnamedLines = true }
        continue
      }
      block.ink = ink(of: series[index], in: chart.theme)
      chart.labels.append(
        Picture.Label(block: block, hasGround: !isNumbered, className: className(of: series[index]))
      )
    }
  }

  /// Small boxes along all lines.
  private var lineInk: [Box] {
    var ink: [Box] = []
    for series in series {
      for run in series.runs {
        let points = run.map(point)
        let reach = max(1.5, diameter(of: series))
        ink += points.map { Box(center: $0, width: reach, height: reach) }
        let path = path(of: points)
        for start in stride(from: 0, to: path.count - 1, by: 3) {
          let curve = Bezier(
            start: path[start], control1: path[start + 1], control2: path[start + 2],
            end: path[start + 3])
          let pieces = max(2, min(60, Int(curve.start.distance(to: curve.end) / 3)))
          ink += curve.points(count: pieces).dropFirst().dropLast()
            .map { Box(center: $0, width: 1.5, height: 1.5) }
        }
      }
    }
    return ink
  }

  /// The most runs of a line beside which a name is tried; the longest are.
  private static let mostRuns = 6

  private func wish(of index: Int) -> LineLabels.Wish {
    let series = series[index]
    let text = DOTText.line(text: text(of: index), most: 60)
    let width = TextMetrics.width(text: text, size: size(of: series), isBold: series.isMain) + 1
    let height = textHeight(of: series)
    let runs = series.runs.indices.sorted {
      (series.runs[$1].count, $0) < (series.runs[$0].count, $1)
    }
    let positions = runs.prefix(Self.mostRuns).flatMap { number in
      let run = series.runs[number]
      return self.boxes(run: run, width: width, height: height, fromEnd: false)
        + self.boxes(run: run.reversed(), width: width, height: height, fromEnd: true)
    }
    return LineLabels.Wish(
      text: text, ink: series.style.ink, fontSize: size(of: series), isBold: series.isMain,
      boxes: positions, most: series.isMain && !isNumbered ? 3 : 0)
  }

  /// Positions for a name of a run: before its first dot, above and below it, and so on along the line.
  private func boxes(
    run: [Entry], width: Double, height: Double, fromEnd: Bool
  ) -> [Box] {
    var boxes: [Box] = []
    let lift = height / 2 + 3.2
    let way = fromEnd ? -1.0 : 1.0
    // Steps that are narrower than a letter are not tried one by one.
    let every = max(1, Int((6 / max(axis.step, 0.01)).rounded(.up)))
    for position in stride(from: 0, to: min(run.count, 12 * every), by: every) {
      let point = point(of: run[position])
      if position == 0 {
        boxes.append(
          Box(center: point + Point(-way * (width / 2 + 5), 0), width: width, height: height))
      }
      for side in [1.0, -1.0] {
        for shift in [width / 2 - 3, 0] {
          boxes.append(
            Box(
              center: point + Point(way * shift, side * lift), width: width, height: height))
        }
      }
    }
    return boxes
  }

  // MARK: - How names look

  /// What stands at a line: its name, or its number in the key.
  private func text(of index: Int) -> String {
    isNumbered ? "\(index + 1)" : series[index].name
  }

  func size(of series: Series) -> Double { series.isMain ? Self.mainSize : Self.groundSize }

  func textHeight(of series: Series) -> Double { size(of: series) * TextMetrics.lineHeight }

  func ink(of series: Series, in theme: Theme) -> Ink {
    series.isMain ? series.style.ink : theme.groundText
  }

  private func className(of series: Series) -> String {
    "name \(kind)_\(ElementName.escaped(series.id))"
  }
}
