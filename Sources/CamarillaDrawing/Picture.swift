/// A power graph with a position for everything: what is left to do is to write it down.
public struct Picture: Sendable, Equatable {
  /// A figure's box.
  struct Node: Equatable, Sendable {
    var id: String
    var box: Box
    var lines: [String]
    var fontSize: Double
    var faction: Int?
    /// Whether it has no faction, rather than one without a color of its own.
    var isAlone: Bool
    /// As of the faction's others, but that it may go without the mark.
    var style: FactionStyle
    var weight: Double
    var tooltip: String
  }

  /// An edge, for one or several relationships of one kind and pair.
  struct Edge: Equatable, Sendable {
    var ids: [String]
    var kind: String
    var isCertain: Bool
    var source: Int
    var target: Int
    var style: EdgeStyle
    /// As of a certain relationship, for the legend.
    var baseStyle: EdgeStyle
    var stroke: EdgeRouter.Stroke
    var label: TextBlock?
    var tooltip: String
  }

  /// Lines of text in a box.
  struct TextBlock: Equatable, Sendable {
    enum Alignment: Sendable { case left, center, right }

    var lines: [String]
    var box: Box
    var fontSize: Double
    var isBold = false
    var isItalic = false
    var ink: Ink
    var alignment = Alignment.left
  }

  /// A line that explains a style.
  struct Sample: Equatable, Sendable {
    var start: Point
    var end: Point
    var style: EdgeStyle
  }

  /// A box that explains a style.
  struct Swatch: Equatable, Sendable {
    var box: Box
    var style: FactionStyle
  }

  var title: String
  var theme: Theme
  var nodes: [Node] = []
  var edges: [Edge] = []
  /// For each faction the node that names it, where that is not the largest.
  var leaders: [Int] = []
  /// For each faction what it is called, where that is not by the node that leads it.
  var factionNames: [String] = []
  /// For each faction the slot of its colour.
  var factionColours: [Int] = []
  var headings: [TextBlock] = []
  var legendTexts: [TextBlock] = []
  var samples: [Sample] = []
  var swatches: [Swatch] = []

  /// The page, with its margin.
  var canvas = Box.empty

  /// How many labels found no free position.
  public internal(set) var labelsLeftOut = 0

  /// The page's size, points.
  public var width: Double { canvas.width }
  /// The height of the page, in points.
  public var height: Double { canvas.height }

  /// Dots an inch at which a bitmap of this page is sharp in print (200) and yet has at most 16,000
  /// dots on a side and 40 million in all.
  public var resolution: Int { Self.resolution(width: canvas.width, height: canvas.height) }

  static func resolution(width: Double, height: Double) -> Int {
    let longest = max(width, height, 1)
    let area = max(width * height, 1)
    return max(24, Int(min(200, 16_000 * 72 / longest, 72 * (40e6 / area).squareRoot())))
  }
}
