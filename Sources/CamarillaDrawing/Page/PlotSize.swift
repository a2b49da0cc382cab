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
    guard let page else {
      let picture = draw(PlotSize())
      return picture.hasUnnamedLines ? draw(PlotSize(isNumbered: true)) : picture
    }
    return laidOut(on: page, smallestText: smallestChartText) { frame in
      var plot = PlotSize(
        width: frame.width.map { max(leastPlot, $0 - 120) },
        height: frame.height.map { max(leastPlot, $0 - 90) }, frame: frame)
      var picture = draw(plot)
      if picture.hasUnnamedLines {
        plot.isNumbered = true
        picture = draw(plot)
      }
      // The largest that the page holds; what stands around the plot may depend on its size.
      var best = picture
      for _ in 0..<10 where !(frame.holds(picture.canvas) && frame.isFilled(by: picture)) {
        var next = plot
        next.width = frame.width.map { max(leastPlot, plot.width! + $0 - 0.5 - picture.bodyWidth) }
        next.height = frame.height.map { max(leastPlot, plot.height! + $0 - 0.5 - picture.height) }
        guard next != plot else { break }
        plot = next
        picture = draw(plot)
        if picture.hasUnnamedLines {
          plot.isNumbered = true
          picture = draw(plot)
          best = picture
        }
        let isBetter =
          frame.holds(picture.canvas)
          && (!frame.holds(best.canvas) || picture.bodyWidth > best.bodyWidth
            || picture.canvas.height > best.canvas.height)
        if isBetter { best = picture }
      }
      return frame.holds(best.canvas) ? best : picture
    }
  }

  /// How wide a chart is with its margins, whatever its headings are.
  fileprivate var bodyWidth: Double {
    var body = self
    body.headings = []
    return body.bounds.width + 2 * Self.chartMargin
  }

  /// No plot is narrower or lower.
  private static let leastPlot = 40.0
}

extension PageFrame {
  fileprivate func isFilled(by chart: Picture) -> Bool {
    (width.map { chart.bodyWidth >= $0 - 2 } ?? true)
      && (height.map { chart.canvas.height >= $0 - 2 } ?? true)
  }
}
