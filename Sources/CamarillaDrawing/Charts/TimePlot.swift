import Camarilla

/// Lines over time, with dots at its steps and names at their ends and along them.
struct TimePlot {
  /// A line in one step.
  struct Entry {
    var step: TimeStep
    var y: Double
    var tooltip: String
  }

  struct Series {
    /// Of the figure; the plot makes names for elements of it.
    var id: String
    /// As it is written in the chart.
    var name: String
    /// As it is in tooltips.
    var fullName: String
    var style: LineStyle
    /// Whether it stands out, or is the ground on which others do.
    var isMain: Bool
    /// Where it is present without a gap, ascending.
    var runs: [[Entry]]
  }

  var axis: TimeAxis
  var bottom: Double
  var top: Double
  /// The first are drawn above the others, and get positions for their names before them.
  var series: [Series]
  /// Whether names stand left of lines that are there from the first step.
  var namesAtLeft: Bool
  /// Whether lines are level at every step, or only where they turn.
  var isLevelAtSteps: Bool
  /// What the series are; classes in the SVG begin with it.
  var kind = "figure"

  static let mainSize = 8.5
  static let groundSize = 7.0

  private var frame: Box { Box(minX: 0, minY: bottom, maxX: axis.width, maxY: top) }

  /// Adds everything to a chart.
  ///
  /// - Complexity: O(entries · log entries), and for names O(names · positions tried · ink near them).
  func draw(into chart: inout Picture) {
    for series in series.reversed() { draw(series, into: &chart) }
    nameEnds(&chart)
    nameRuns(&chart)
  }

  private func point(of entry: Entry) -> Point { Point(axis.x(of: entry.step), entry.y) }

  private func diameter(of series: Series) -> Double {
    let most = series.isMain ? 5.6 : 3.0
    return axis.step >= 9 ? most : axis.step >= 5 ? most * 0.7 : 0
  }

  // MARK: - Lines and dots

  private func draw(_ series: Series, into chart: inout Picture) {
    let figure = ElementName.escaped(series.id)
    let className = "\(kind)_\(figure) \(series.isMain ? "main" : "ground")"
    for (number, run) in series.runs.enumerated() {
      let first = chart.marks.count
      for (position, entry) in run.enumerated() {
        let isEnd = position == 0 || position == run.count - 1
        var size = diameter(of: series)
        if size == 0, isEnd { size = series.isMain ? 3.2 : 2.2 }
        chart.marks.append(
          Picture.Mark(
            name: "\(series.fullName), \(entry.step)",
            id: "point_\(figure)_\(entry.step.elementName)", className: "point \(className)",
            tooltip: entry.tooltip, shape: size == 0 ? .none : .dot,
            box: Box(center: point(of: entry), width: size, height: size), fill: series.style.ink,
            border: series.isMain ? chart.theme.paper : series.style.ink,
            penWidth: series.isMain ? 0.9 : 0.5))
      }
      guard run.count > 1 else { continue }
      let span = TimeSteps(from: run[0].step, through: run[run.count - 1].step)
      chart.lines.append(
        Picture.Line(
          id: "line_\(figure)_\(number + 1)", className: "line \(className)",
          tooltip: "\(series.fullName)\n\(span)", from: first,
          to: chart.marks.count - 1, path: path(of: run.map(point)), style: series.style))
    }
  }

  /// A smooth curve through points one step apart that never leaves the heights of its two ends.
  ///
  /// Where it is not level at every point, slopes are the harmonic means of those of the chords to
  /// either side, and 0 where these differ in sign (Fritsch & Butland 1984).
  func path(of points: [Point]) -> [Point] {
    let chords = zip(points, points.dropFirst()).map { $1.y - $0.y }
    func rise(at position: Int) -> Double {
      guard !isLevelAtSteps else { return 0 }
      guard position > 0, position < chords.count else { return chords[max(0, position - 1)] }
      let (before, after) = (chords[position - 1], chords[position])
      return before * after > 0 ? 2 * before * after / (before + after) : 0
    }
    let reach = isLevelAtSteps ? 0.5 : 1.0 / 3
    var path = [points[0]]
    for position in chords.indices {
      let (a, b) = (points[position], points[position + 1])
      let step = (b.x - a.x) * reach
      path += [
        Point(a.x + step, a.y + rise(at: position) * reach),
        Point(b.x - step, b.y - rise(at: position + 1) * reach), b,
      ]
    }
    return path
  }

  // MARK: - Names

  /// Names beside the first and the last step.
  private func nameEnds(_ chart: inout Picture) {
    var sides: [(step: TimeStep, isLeft: Bool)] = [(axis.steps.lastStep, false)]
    if namesAtLeft, axis.steps.count > 1 { sides.append((axis.steps.firstStep, true)) }
    for side in sides {
      var ends: [(series: Series, y: Double)] = []
      var room = top - bottom + 2 * Self.mainSize
      for series in series {
        let entry = side.isLeft ? series.runs.first?.first : series.runs.last?.last
        guard let entry, entry.step == side.step else { continue }
        let height = textHeight(of: series)
        guard room >= height else {
          chart.labelsLeftOut += 1
          continue
        }
        room -= height
        ends.append((series, entry.y))
      }
      let order = ends.indices.sorted { (ends[$0].y, -$0) < (ends[$1].y, -$1) }
      let centers = LabelSpread.centers(
        wanted: order.map { ends[$0].y }, heights: order.map { textHeight(of: ends[$0].series) },
        from: bottom - Self.mainSize, to: top + Self.mainSize)
      // Where one has had to move, all stand off and are joined to their lines.
      let isMoved = zip(order, centers).contains { abs($1 - ends[$0].y) > 2 }
      let reach = isMoved ? 18.0 : 7.0
      let way = side.isLeft ? -1.0 : 1.0
      let x = axis.x(of: side.step)
      for (index, y) in zip(order, centers) {
        let (series, wanted) = ends[index]
        if isMoved {
          chart.rules.append(
            Picture.Rule(
              start: Point(x + way * 4, wanted), end: Point(x + way * (reach - 2), y),
              ink: series.style.ink.faded(0x90), width: 0.6))
        }
        chart.addText(
          series.name, size: size(of: series), isBold: series.isMain,
          ink: ink(series: series, theme: chart.theme),
          at: Point(x + way * reach, y), alignment: side.isLeft ? .right : .left,
          className: "name \(kind)_\(ElementName.escaped(series.id))")
      }
    }
  }

  private func size(of series: Series) -> Double {
    series.isMain ? Self.mainSize : Self.groundSize
  }

  private func textHeight(of series: Series) -> Double {
    size(of: series) * TextMetrics.lineHeight
  }

  private func ink(series: Series, theme: Theme) -> Ink {
    series.isMain ? series.style.ink : theme.groundText
  }

  /// Names along the lines, where lines start and, if they are long, where they stop.
  private func nameRuns(_ chart: inout Picture) {
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
    guard !ink.isEmpty else { return }
    var positions = LineLabels(
      frame: frame.inflated(x: 0, y: 10), ink: ink, taken: chart.labels.map(\.block.box))
    let wishes = series.flatMap(wishes)
    for (wish, block) in zip(wishes, positions.position(of: wishes.map(\.wish))) {
      guard let block else {
        chart.labelsLeftOut += 1
        continue
      }
      var inked = block
      inked.ink = self.ink(series: wish.series, theme: chart.theme)
      chart.labels.append(
        Picture.Label(
          block: inked, hasGround: true,
          className: "name \(kind)_\(ElementName.escaped(wish.series.id))"))
    }
  }

  private func wishes(of series: Series) -> [(series: Series, wish: LineLabels.Wish)] {
    var wishes: [(Series, LineLabels.Wish)] = []
    var last = namesAtLeft && series.runs.first?.first?.step == axis.steps.firstStep ? 0 : -1e9
    let text = DOTText.line(text: series.name, most: 28)
    let width = TextMetrics.width(text: text, size: size(of: series), isBold: series.isMain) + 1
    let height = textHeight(of: series)
    func add(_ boxes: [Box]) {
      wishes.append(
        (
          series,
          LineLabels.Wish(
            text: text, ink: series.style.ink, fontSize: size(of: series), isBold: series.isMain,
            boxes: boxes, most: series.isMain ? 5 : 1)
        ))
    }
    for run in series.runs {
      let start = axis.x(of: run[0].step)
      let end = axis.x(of: run[run.count - 1].step)
      let reachesEnd = run[run.count - 1].step == axis.steps.lastStep
      if start - last > 70, !(reachesEnd && end - start < 110) {
        add(boxes(run: run, width: width, height: height, fromEnd: false))
        last = start
      }
      if end - last > 200, !reachesEnd {
        add(boxes(run: run.reversed(), width: width, height: height, fromEnd: true))
        last = end
      }
    }
    return wishes
  }

  /// Positions for a name of a run: before its first dot, above and below it, and so on along the line.
  private func boxes(
    run: [Entry], width: Double, height: Double, fromEnd: Bool
  ) -> [Box] {
    var boxes: [Box] = []
    let lift = height / 2 + 3.2
    let way = fromEnd ? -1.0 : 1.0
    for (position, entry) in run.prefix(12).enumerated() {
      let point = point(of: entry)
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
}
