import Camarilla

extension Picture {
  /// A figure's box.
  struct Node: Equatable, Sendable {
    var id: Figure.ID
    var box: Box
    var lines: [String]
    var fontSize: Double
    var faction: Int?
    /// Whether it has no faction, rather than one without a color of its own.
    var isAlone: Bool
    /// Whether it isn't there at the time that factions are of.
    var isAbsent: Bool
    var style: BoxStyle
    var shape: BoxShape
    /// Whom the name counts, the last of its lines.
    var leaves: PowerGraph.FoldedLeaves?
    var weight: Double
    var tooltip: String
  }

  /// An edge, for one or several relationships of one kind and pair.
  struct Edge: Equatable, Sendable {
    var ids: [String]
    var kind: String
    var certainty: TieCertainty
    var source: Int
    var target: Int
    var style: EdgeStyle
    /// As of a certain relationship, for the legend.
    var baseStyle: EdgeStyle
    var stroke: EdgeRouter.Stroke
    var label: TextBlock?
    var tooltip: String

    /// Whether half of what is to be seen of it is.
    var isSeen: Bool {
      let ends = (stroke.tailTip ?? stroke.curve.start, stroke.headTip ?? stroke.curve.end)
      let points = [ends.0] + stroke.curve.points(count: 12) + [ends.1]
      let length = zip(points, points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
      return length >= style.course / 2
    }
  }

  /// A line that explains a style.
  struct Sample: Equatable, Sendable {
    var start: Point
    var end: Point
    var style: EdgeStyle
  }

  /// A box that explains a style.
  struct Swatch: Equatable, Sendable {
    /// What the box explains.
    enum Meaning: String, Sendable { case faction, group, shape }

    var meaning = Meaning.faction
    var box: Box
    var style: BoxStyle
    var shape = BoxShape.rounded
  }
}
