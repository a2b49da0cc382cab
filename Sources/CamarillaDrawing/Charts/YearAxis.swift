import Camarilla

/// The years of a chart, from left to right.
struct YearAxis {
  let years: ClosedRange<Int>
  /// From one year to the next, points.
  let step: Double
  /// From one column to the next, points, where only every so many years have one.
  let columnStep: Double

  static let fontSize = 8.0

  /// As wide as a page across as long as that leaves each year its position; then wider, and beyond some
  /// 140 years narrower steps.
  ///
  /// - Parameter columns: how many years have a position; all when nil.
  init(years: ClosedRange<Int>, columns: Int? = nil) {
    self.years = years
    let gaps = Double(max(1, (columns ?? years.count) - 1))
    columnStep = min(90, max(740 / gaps, min(11.5, 1600 / gaps)))
    step = columnStep * gaps / Double(max(1, years.count - 1))
  }

  var width: Double { step * Double(years.count - 1) }

  func x(of year: Int) -> Double { Double(year - years.lowerBound) * step }

  /// Rules up through the chart at round years, and the years below.
  func draw(into chart: inout Picture, from bottom: Double, to top: Double) {
    let widest = max(
      TextMetrics.width(text: "\(CalendarYear(years.lowerBound))", size: Self.fontSize),
      TextMetrics.width(text: "\(CalendarYear(years.upperBound))", size: Self.fontSize))
    for year in ChartTicks.years(years: years, room: (widest + 14) / step) {
      chart.rules.append(
        Picture.Rule(
          start: Point(x(of: year), bottom), end: Point(x(of: year), top), ink: chart.theme.ruleInk,
          width: 0.8))
      chart.addText(
        "\(CalendarYear(year))", size: Self.fontSize, ink: chart.theme.quietInk,
        at: Point(x(of: year), bottom - 10.5), alignment: .center, className: "axis")
    }
  }
}

extension Picture {
  /// Writes a line of text: `position` is its middle, or its left or right end.
  mutating func addText(
    _ text: String, size: Double, isBold: Bool = false, ink: Ink, at position: Point,
    alignment: Picture.TextBlock.Alignment, className: String = "label"
  ) {
    let width = TextMetrics.width(text: text, size: size, isBold: isBold) + 2
    let shift =
      switch alignment {
      case .left: width / 2 - 1
      case .center: 0.0
      case .right: 1 - width / 2
      }
    labels.append(
      Label(
        block: Picture.TextBlock(
          lines: [text],
          box: Box(
            center: position + Point(shift, 0), width: width, height: size * TextMetrics.lineHeight),
          fontSize: size, isBold: isBold, ink: ink, alignment: alignment),
        className: className))
  }

  /// Says in the middle of an empty chart why it is empty.
  mutating func addRemark(_ text: String, over axis: YearAxis, y: Double) {
    addText(
      text, size: 10, ink: theme.quietInk, at: Point(max(axis.width / 2, 110), y),
      alignment: .center,
      className: "remark")
  }
}
