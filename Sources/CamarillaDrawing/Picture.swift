/// A drawing with a position for everything: what is left to do is to write it down.
///
/// A power graph has figures and edges between them, a chart marks and lines over areas and rules; both have
/// words. Figures, edges, marks and lines are elements of their own in the SVG, with `id`, `class` and tooltip;
/// areas and rules are not.
public struct Picture: Sendable, Equatable {
  /// What is drawn.
  enum Kind: Equatable, Sendable {
    case powerGraph
    /// A chart, by its class for style sheets: "rank_chart".
    case chart(className: String)
  }

  var kind: Kind
  var title: String
  var theme: Theme
  /// What its words were measured in, and are set in.
  var typeface: Typeface

  // What a power graph has.
  var nodes: [Node] = []
  var edges: [Edge] = []
  /// For each faction the node that names it, where that is not the largest.
  var leaders: [Int] = []
  /// For each faction what it is called, where that is not by the node that leads it.
  var factionNames: [String] = []
  /// For each faction the slot of its color.
  var factionColors: [Int] = []
  /// What the colors of boxes tell.
  var coloring = Coloring.factions
  /// The time that sizes and colors are of, where the drawing is of more than that one.
  var time = ""
  /// What the shapes of boxes tell.
  var shapes: FigureShapes?
  var legendTexts: [TextBlock] = []
  var samples: [Sample] = []
  var swatches: [Swatch] = []

  // What a chart has.
  var areas: [Area] = []
  var rules: [Rule] = []
  var lines: [Line] = []
  var marks: [Mark] = []
  var labels: [Label] = []
  /// Polylines between rules and everything else, such as the lines of others behind one that stands out.
  var traces: [Trace] = []
  /// Whether a line in color has found no position for its name.
  var hasUnnamedLines = false

  /// Title and subtitle.
  var headings: [TextBlock] = []

  /// The page, with its margin.
  var canvas = Box.empty

  /// The page that the drawing is laid out for; nil where the page is made around the drawing.
  var frame: PageFrame?
  /// How many times as large everything is as it was laid out.
  var scale = 1.0
  /// Dots an inch of a bitmap, where the picture is made for a page.
  var pageResolution: Int?

  /// Whether the page has the size that was asked for, rather than what the drawing needs.
  public var isOnPage: Bool { pageResolution != nil }

  /// How far the text had to become smaller than was asked to fit the page; nil where it is as large.
  public internal(set) var shortfall: PageShortfall?

  /// How many labels found no free position.
  public internal(set) var labelsLeftOut = 0

  /// The posts that lines have the numbers of beside them, from 1 on; the legend explains these.
  public internal(set) var numberedPosts: [String] = []

  /// How many lines of a power graph have their posts beside them, or a number that the legend explains.
  public var postsWritten: Int { edges.count { $0.label != nil } }

  /// How many lines of a power graph have no room for their posts.
  public var postsLeftOut: Int { kind == .powerGraph ? labelsLeftOut : 0 }

  /// Whether all names of a power graph have one size though their figures' scores differ, since larger ones had no room
  /// beside each other.
  public internal(set) var leavesSizesOut = false

  /// How many lines a power graph has.
  public var ties: Int { edges.count }

  /// How many lines of a power graph are too short to be seen as what they are: nothing is left between the boxes of their
  /// ends but about an arrow.
  public var hiddenTies: Int { edges.count { !$0.isSeen } }

  init(_ kind: Kind = .powerGraph, title: String, theme: Theme) {
    self.kind = kind
    self.title = title
    self.theme = theme
    typeface = .current
  }

  /// The page's size, points.
  public var width: Double { canvas.width }
  /// The height of the page, in points.
  public var height: Double { canvas.height }

  /// Dots an inch at which a bitmap of this page is sharp in print (200, or what its page asks for) and yet has at
  /// most 16,000 dots on a side and 40 million in all.
  public var resolution: Int {
    let longest = max(width, height, 1)
    let area = max(width * height, 1)
    let sharp = Double(pageResolution ?? 200)
    return max(24, Int(min(sharp, 16_000 * 72 / longest, 72 * (40e6 / area).squareRoot())))
  }
}
