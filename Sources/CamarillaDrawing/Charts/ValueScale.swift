/// Values as heights, with round marks.
struct ValueScale {
  let ticks: [ChartTicks.Tick]
  let bottom: Double
  let height: Double

  /// Between two marks, so that what is written beside them keeps apart.
  private static let leastDistance = 13.0

  /// A scale whose ends are round; of no width, or not finite, it reaches to 1.
  init(from least: Double, to most: Double, bottom: Double = 0, height: Double, count: Int = 6) {
    let isUsable = least.isFinite && most.isFinite && most > least && (most - least).isFinite
    ticks = ChartTicks.values(
      from: isUsable ? least : 0, to: isUsable ? most : 1,
      count: max(2, min(count, Int(height / Self.leastDistance))))
    self.bottom = bottom
    self.height = height
  }

  func y(of value: Double) -> Double {
    let first = ticks[0].value
    let last = ticks[ticks.count - 1].value
    return bottom + (value - first) / (last - first) * height
  }

  /// Level rules at the marks, what they mean to the left of them, and a title above.
  func draw(into chart: inout Picture, title: String, width: Double) {
    for tick in ticks {
      chart.rules.append(
        Picture.Rule(
          start: Point(-6, y(of: tick.value)), end: Point(width + 6, y(of: tick.value)),
          ink: chart.theme.ruleInk, width: tick.value == 0 ? 1.4 : 0.8))
      chart.addText(
        tick.text, size: TimeAxis.fontSize, ink: chart.theme.quietInk,
        at: Point(-10, y(of: tick.value)), alignment: .right, className: "axis")
    }
    guard !title.isEmpty else { return }
    let widest = chart.labels.reduce(0.0) { min($0, $1.block.box.minX) }
    chart.addText(
      DOTText.line(text: title, most: 60), size: TimeAxis.fontSize, ink: chart.theme.quietInk,
      at: Point(widest, bottom + height + 14), alignment: .left, className: "axis")
  }
}
