import Camarilla

/// Lines over time, with dots at its steps, and names at their ends and along them or numbers that a key explains.
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
  /// Whether lines are level at every step, or only where they turn.
  var isLevelAtSteps: Bool
  /// What the series are; classes in the SVG begin with it.
  var kind = "figure"
  /// Whether lines that stand out have numbers, which ``addKey(to:remarks:)`` explains, and others nothing.
  var isNumbered = false

  static let mainSize = 8.5
  static let groundSize = 7.0

  var frame: Box { Box(minX: 0, minY: bottom, maxX: axis.width, maxY: top) }

  /// Adds everything to a chart.
  ///
  /// - Complexity: O(entries · log entries), and for names O(names · positions tried · ink near them).
  func draw(into chart: inout Picture) {
    drawLines(into: &chart)
    let waiting = nameEnds(&chart)
    nameRuns(waiting, &chart)
  }

  /// Adds lines and dots, without names.
  func drawLines(into chart: inout Picture) {
    for series in series.reversed() { draw(series, into: &chart) }
  }

  func point(of entry: Entry) -> Point { Point(axis.x(of: entry.step), entry.y) }

  func diameter(of series: Series) -> Double {
    // Dots that are close would hide what a line is dashed like.
    if series.style.line != .solid, axis.step < 14 { return 0 }
    let most = series.isMain ? 5.0 : 3.0
    return axis.step >= 9 ? most : axis.step >= 5 ? most * 0.7 : 0
  }

  // MARK: - Lines and dots

  private func draw(_ series: Series, into chart: inout Picture) {
    let figure = ElementName.escaped(series.id)
    let className = "\(kind)_\(figure) \(series.isMain ? "main" : "ground")"
    // Where steps are narrow, lines are thinner. Dots have no ring of the paper's color: it would cut its own line into
    // dashes, and those that it lies on.
    var style = series.style
    if axis.step < 5 { style.width *= axis.step < 2.5 ? 0.55 : 0.75 }
    for (number, run) in series.runs.enumerated() {
      let first = chart.marks.count
      for (position, entry) in run.enumerated() {
        let isEnd = position == 0 || position == run.count - 1
        var size = diameter(of: series)
        if size == 0, isEnd { size = series.isMain ? (axis.step < 2.5 ? 1.8 : 2.6) : 1.6 }
        chart.marks.append(
          Picture.Mark(
            name: "\(series.fullName), \(entry.step)",
            id: "point_\(figure)_\(entry.step.elementName)", className: "point \(className)",
            tooltip: entry.tooltip, shape: size == 0 ? .none : .dot,
            box: Box(center: point(of: entry), width: size, height: size), fill: series.style.ink,
            border: series.style.ink, penWidth: 0.5))
      }
      guard run.count > 1 else { continue }
      let span = TimeSteps(from: run[0].step, through: run[run.count - 1].step)
      chart.lines.append(
        Picture.Line(
          id: "line_\(figure)_\(number + 1)", className: "line \(className)",
          tooltip: "\(series.fullName)\n\(span.inWords)", from: first,
          to: chart.marks.count - 1, path: path(of: run.map(point)), style: style))
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
}
