/// The size of the area in which a chart draws its data, without what stands around it; each side the chart's own where it
/// is nil.
struct PlotSize: Equatable, Sendable {
  var width: Double?
  var height: Double?
  /// The page that the chart is for.
  var frame: PageFrame?
  /// Whether lines have numbers, and a key below the chart says whose they are, since names have no room beside them.
  var isNumbered = false

  /// Whether there is hardly room for words beside the data.
  var isNarrow: Bool { frame?.width.map { $0 < 400 } ?? false }

  /// The height, of a chart that is usually so high: lower on a narrow page.
  func height(usual: Double) -> Double {
    if let height { return height }
    guard let width else { return usual }
    return usual * min(1, max(0.3, (width / TimeAxis.usualWidth).squareRoot()))
  }
}

extension Picture {
  /// The smallest text of charts, in their own units.
  private static let smallestChartText = TimePlot.groundSize

  /// A chart on a page.
  ///
  /// - Parameters:
  ///   - page: its size; made around the chart where it is nil.
  ///   - draw: draws it around a plot of a size.
  static func chart(on page: PageSize?, draw: (PlotSize) -> Picture) -> Picture {
    guard let page else { return fitted(within: nil, draw: draw) }
    return laidOut(on: page, smallestText: smallestChartText) { fitted(within: $0, draw: draw) }
  }

  private static func fitted(
    within frame: PageFrame?, draw: (PlotSize) -> Picture
  ) -> Picture {
    var fit = PlotFit(frame: frame)
    while true {
      if let found = fit.take(draw(fit.plot)) { return found }
    }
  }

  /// How wide a chart is with its margins, whatever its headings are.
  fileprivate var bodyWidth: Double {
    var body = self
    body.headings = []
    return body.bounds.width + 2 * Self.chartMargin
  }
}

/// Finds the largest plot with which a chart fills a frame: what stands around the plot may depend on its size. It is apart
/// from drawing, so that it is compiled once for all charts.
private struct PlotFit {
  /// Nil where the chart is as large as it likes.
  let frame: PageFrame?
  /// What to draw next.
  private(set) var plot: PlotSize
  private var best: Picture?
  private var roundsLeft = 10

  /// No plot is narrower or lower.
  private static let leastPlot = 40.0

  init(frame: PageFrame?) {
    self.frame = frame
    plot = PlotSize(
      width: frame?.width.map { max(Self.leastPlot, $0 - 120) },
      height: frame?.height.map { max(Self.leastPlot, $0 - 90) }, frame: frame)
  }

  /// Takes the chart around the plot that was to be drawn.
  ///
  /// - Returns: the one that fits best of those that were drawn; nil where another plot is to be drawn.
  mutating func take(_ picture: Picture) -> Picture? {
    if picture.hasUnnamedLines, !plot.isNumbered {
      plot.isNumbered = true
      best = nil
      return nil
    }
    if isBetter(picture) { best = picture }
    guard let frame else { return picture }
    if roundsLeft > 0, !(frame.holds(picture.canvas) && frame.isFilled(by: picture)) {
      roundsLeft -= 1
      var next = plot
      next.width = frame.width.map {
        max(Self.leastPlot, plot.width! + $0 - 0.5 - picture.bodyWidth)
      }
      next.height = frame.height.map {
        max(Self.leastPlot, plot.height! + $0 - 0.5 - picture.height)
      }
      if next != plot {
        plot = next
        return nil
      }
    }
    return best.flatMap { frame.holds($0.canvas) ? $0 : nil } ?? picture
  }

  private func isBetter(_ picture: Picture) -> Bool {
    guard let best, let frame else { return true }
    return frame.holds(picture.canvas)
      && (!frame.holds(best.canvas) || picture.bodyWidth > best.bodyWidth
        || picture.canvas.height > best.canvas.height)
  }
}

extension PageFrame {
  fileprivate func isFilled(by chart: Picture) -> Bool {
    (width.map { chart.bodyWidth >= $0 - 2 } ?? true)
      && (height.map { chart.canvas.height >= $0 - 2 } ?? true)
  }
}
