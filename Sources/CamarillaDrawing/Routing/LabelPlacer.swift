/// Finds free positions for labels beside their edges, first come, first served.
struct LabelPlacer {
  private let boxes: BoxGrid
  /// `pieceCount` pieces of each line, end to end, and the boxes around them: the marks at its source and its target are the
  /// first and the last, points where it has none.
  private let pieces: [(Point, Point)]
  private let pieceBoxes: BoxGrid
  private let curves: [Spline]
  /// The two that each curve ties.
  private let pairs: [Set<Int>]
  private let fontSize: Double
  private var taken: [Box] = []

  /// Where no page asks for larger text.
  static let usualFontSize = 6.5
  /// No more of a post is drawn.
  static let mostCharacters = 160
  private static let sampleCount = 16
  private static let pieceCount = sampleCount + 2
  /// How far words stay from edges of other pairs, points: farther than from their own.
  private static let apart = 2.5

  init(boxes: [Box], edges: [Picture.Edge], fontSize: Double = usualFontSize) {
    self.fontSize = fontSize
    let curves = edges.map(\.stroke.curve)
    pairs = edges.map { [$0.source, $0.target] }
    self.boxes = BoxGrid(boxes)
    self.curves = curves
    let pieces = edges.flatMap { edge in
      let stroke = edge.stroke
      let points =
        [stroke.tailTip ?? stroke.curve.start] + stroke.curve.points(count: Self.sampleCount)
        + [stroke.headTip ?? stroke.curve.end]
      return zip(points, points.dropFirst()).map { ($0, $1) }
    }
    self.pieces = pieces
    pieceBoxes = BoxGrid(
      pieces.map { a, b in
        Box(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
          .inflated(0.01)
      })
  }

  /// The texts as a block of short lines, around the origin.
  private func block(texts: [String], most: Int, ink: Ink, isFaint: Bool)
    -> Picture.TextBlock
  {
    var lines: [String] = []
    for text in texts { lines += PowerGraph.wrapped(text, most: most) }
    let width = lines.reduce(0) { max($0, TextMetrics.width(text: $1, size: fontSize)) }
    let height = Double(lines.count) * fontSize * TextMetrics.lineHeight
    return Picture.TextBlock(
      lines: lines, box: Box(center: .zero, width: width + 3, height: height + 1),
      fontSize: fontSize, isItalic: true,
      ink: Ink(String(ink.hex.prefix(7)) + (isFaint ? "B8" : "")),
      alignment: .center)
  }

  /// The texts at the best free position along an edge, broken into lines as suits the position, or nil.
  ///
  /// A position must not touch a name, another label or an edge of another pair, or be next to one, as the words would seem to
  /// be of that; nor hide a mark of an edge of its own pair, or most of it. Of the others the one is best that lies nearest to
  /// the middle, beside the edges of the pair rather than on them.
  ///
  /// - Complexity: O(positions · (figures + edges)), with some 80 positions.
  mutating func position(
    texts: [String], on edge: Int, ink: Ink, isFaint: Bool
  ) -> Picture.TextBlock? {
    let curve = curves[edge]
    var best: Picture.TextBlock?
    var bestCost = Double.infinity
    for (shape, most) in [22, 60, 13].enumerated() {
      var block = block(texts: texts, most: most, ink: ink, isFaint: isFaint)
      let width = block.box.width
      let height = block.box.height
      for t in [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.13, 0.87] {
        let middle = curve.point(at: t)
        let normal = curve.tangent(at: t).normalized.turned
        let reach = abs(normal.x) * width / 2 + abs(normal.y) * height / 2 + 1.2
        for side in [0.0, 1, -1] {
          let box = Box(center: middle + normal * (reach * side), width: width, height: height)
          let cost = abs(t - 0.5) + (side == 0 ? 0.2 : 0) + 0.1 * Double(shape)
          guard cost < bestCost, isFree(box), let covered = covered(box, by: edge) else { continue }
          let whole = cost + 0.3 * Double(covered)
          guard whole < bestCost else { continue }
          block.box = box
          (best, bestCost) = (block, whole)
        }
      }
    }
    if let best { taken.append(best.box) }
    return best
  }

  private func isFree(_ box: Box) -> Bool {
    let wide = box.inflated(1.5)
    return !taken.contains { $0.overlaps(wide) } && boxes.overlapping(of: wide).isEmpty
  }

  /// How many other edges of its pair an edge's label would cover; nil where it would stand at one of another pair or away
  /// from its own, or hide a mark of its own pair's edges or more than half of one.
  private func covered(_ box: Box, by edge: Int) -> Int? {
    var covered: [Int: Double] = [:]
    let around = box.inflated(Self.apart)
    for piece in pieceBoxes.overlapping(of: around) {
      let (other, place) = piece.quotientAndRemainder(dividingBy: Self.pieceCount)
      let (start, end) = pieces[piece]
      guard around.isCrossed(start, end) else { continue }
      let isMark = (place == 0 || place == Self.pieceCount - 1) && start != end
      guard pairs[other] == pairs[edge], !isMark else { return nil }
      covered[other, default: 0] += box.lengthInside(start, end)
    }
    guard covered[edge] != nil, covered.allSatisfy({ 2 * $1 <= length(of: $0) }) else { return nil }
    return covered.count { $0 != edge && $1 > 0 }
  }

  /// The length of an edge's line without its marks.
  private func length(of edge: Int) -> Double {
    let first = edge * Self.pieceCount
    return pieces[(first + 1)..<(first + Self.pieceCount - 1)]
      .reduce(0) { $0 + $1.0.distance(to: $1.1) }
  }
}
