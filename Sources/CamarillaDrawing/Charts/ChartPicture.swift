/// A chart with a position for everything: what is left to do is to write it down.
///
/// Lines, dots and blocks are elements of their own in the SVG, with `id`, `class` and tooltip; what
/// lies behind them, areas and rules, is not.
public struct ChartPicture: Sendable, Equatable {
  /// A filled shape behind everything else.
  struct Area: Equatable, Sendable {
    /// A closed path of Bézier curves: the start, then two controls and an end for each.
    var path: [Point]
    var fill: Ink
    /// Around it; nothing when nil.
    var border: Ink?
  }

  /// A straight line behind everything but areas.
  struct Rule: Equatable, Sendable {
    var start: Point
    var end: Point
    var ink: Ink
    var width: Double
    var isDotted = false
  }

  /// A curve.
  struct Line: Equatable, Sendable {
    var id: String
    var className: String
    var tooltip: String
    /// The marks at its ends, by their positions.
    var from: Int
    var to: Int
    /// The start, then two controls and an end for each curve.
    var path: [Point]
    var style: LineStyle
  }

  /// A dot, a block, or a position without ink where a line ends.
  struct Mark: Equatable, Sendable {
    enum Shape: Sendable { case dot, block, none }

    /// What it is, for readers who hear the picture; need not be unique.
    var name: String
    var id: String
    var className: String
    var tooltip: String
    var shape: Shape
    var box: Box
    var fill: Ink
    var border: Ink
    var penWidth = 1.0
  }

  /// Words.
  struct Label: Equatable, Sendable {
    var block: Picture.TextBlock
    /// Whether paper shows behind the words, so that they stay legible on lines.
    var hasGround = false
    var className = "label"
  }

  var title: String
  var theme: Theme
  /// For style sheets: "rank_chart".
  var className: String
  var areas: [Area] = []
  var rules: [Rule] = []
  var lines: [Line] = []
  var marks: [Mark] = []
  var labels: [Label] = []
  var headings: [Picture.TextBlock] = []
  /// The page, with its margin.
  var canvas = Box.empty

  /// How many names found no free position.
  public internal(set) var labelsLeftOut = 0

  /// The page's size, points.
  public var width: Double { canvas.width }
  /// The height of the page, in points.
  public var height: Double { canvas.height }

  /// As ``Picture/resolution``.
  public var resolution: Int { Picture.resolution(width: canvas.width, height: canvas.height) }

  init(title: String, className: String, theme: Theme) {
    self.title = title
    self.className = className
    self.theme = theme
  }

  /// Everything with ink, as boxes; lines by their points and controls.
  var bounds: Box {
    var bounds = Box.empty
    for area in areas { for point in area.path { bounds.add(point) } }
    for rule in rules {
      bounds.add(rule.start)
      bounds.add(rule.end)
    }
    for line in lines { for point in line.path { bounds.add(point) } }
    for mark in marks { bounds.add(mark.box) }
    for label in labels { bounds.add(label.block.box) }
    for heading in headings { bounds.add(heading.box) }
    return bounds
  }

  /// Adds title and subtitle above everything so far, and makes the page.
  mutating func finish(subtitle: String) {
    var page = Picture(title: title, theme: theme)
    let body = bounds.isEmpty ? Box(center: .zero, width: 200, height: 20) : bounds
    page.addHeadings(title: title, subtitle: subtitle, remark: "", above: body)
    let lift = Point(0, 6)
    headings = page.headings.map { heading in
      var heading = heading
      heading.box = heading.box.moved(by: lift)
      return heading
    }
    canvas = body.union(bounds).inflated(14)
  }
}
