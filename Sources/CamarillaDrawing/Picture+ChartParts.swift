extension Picture {
  /// A filled shape behind everything else.
  struct Area: Equatable, Sendable {
    /// A closed path of Bézier curves: the start, then two controls and an end for each.
    var path: [Point]
    var fill: Ink
    /// Around it; nothing when nil.
    var border: Ink?

    init(path: [Point], fill: Ink, border: Ink? = nil) {
      (self.path, self.fill, self.border) = (path, fill, border)
    }

    /// A rectangle.
    init(box: Box, fill: Ink) {
      let corners = [
        Point(box.minX, box.minY), Point(box.maxX, box.minY), Point(box.maxX, box.maxY),
        Point(box.minX, box.maxY),
      ]
      path = [corners[0]]
      for (start, end) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
        path += [
          start.mixed(with: end, share: 1.0 / 3), start.mixed(with: end, share: 2.0 / 3), end,
        ]
      }
      self.fill = fill
      border = nil
    }
  }

  /// A straight line behind everything but areas.
  struct Rule: Equatable, Sendable {
    var start: Point
    var end: Point
    var ink: Ink
    var width: Double
    var isDotted = false
  }

  /// A line through points that is no element of its own, in front of areas and rules.
  struct Trace: Equatable, Sendable {
    var path: [Point]
    var ink: Ink
    var width: Double
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
    var block: TextBlock
    /// Whether paper shows behind the words, so that they stay legible on lines.
    var hasGround = false
    var className = "label"
  }
}
