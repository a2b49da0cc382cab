/// Finds free places for labels beside their edges, first come, first served.
struct LabelPlacer {
  /// What a label may cover.
  enum Strictness: CaseIterable { case nothing, oneEdge }

  private let boxes: [Box]
  private let samples: [[Point]]
  private let extents: [Box]
  private let curves: [Bezier]
  private var taken: [Box] = []

  static let fontSize = 6.5

  init(boxes: [Box], curves: [Bezier]) {
    self.boxes = boxes
    self.curves = curves
    samples = curves.map { $0.points(16) }
    extents = samples.map { points in points.reduce(into: .empty) { $0.add($1) } }
  }

  /// The texts as a block of short lines, around the origin.
  private static func block(_ texts: [String], most: Int, ink: Ink, isFaint: Bool)
    -> Picture.TextBlock
  {
    var lines: [String] = []
    for text in texts.prefix(2) {
      lines += PowerGraph.wrapped(DOTText.line(text, most: 44), most: most)
    }
    if texts.count > 2 { lines[lines.count - 1] += " …" }
    let width = lines.reduce(0) { max($0, TextMetrics.width($1, size: fontSize)) }
    let height = Double(lines.count) * fontSize * TextMetrics.lineHeight
    return Picture.TextBlock(
      lines: lines, box: Box(center: .zero, width: width + 3, height: height + 1),
      fontSize: fontSize, isItalic: true,
      ink: Ink(String(ink.hex.prefix(7)) + (isFaint ? "B8" : "")),
      alignment: .center)
  }

  /// The texts at the best free place along an edge, broken into lines as suits the place, or nil.
  ///
  /// A place must not touch a name or another label; of the others the one is best that covers the
  /// fewest foreign edges and lies nearest to the middle, beside the edge rather than on it.
  ///
  /// - Complexity: O(places · (figures + edges)), with some 80 places.
  mutating func place(
    _ texts: [String], on edge: Int, ink: Ink, isFaint: Bool, _ strictness: Strictness
  ) -> Picture.TextBlock? {
    let curve = curves[edge]
    var best: Picture.TextBlock?
    var bestCost = strictness == .nothing ? 1.0 : 2.0
    for (shape, most) in [22, 60, 13].enumerated() {
      var block = Self.block(texts, most: most, ink: ink, isFaint: isFaint)
      let width = block.box.width
      let height = block.box.height
      for t in [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.13, 0.87] {
        let middle = curve.point(at: t)
        let normal = curve.tangent(at: t).normalized.turned
        let reach = abs(normal.x) * width / 2 + abs(normal.y) * height / 2 + 1.2
        for side in [0.0, 1, -1] {
          let box = Box(center: middle + normal * (reach * side), width: width, height: height)
          let cost = abs(t - 0.5) + (side == 0 ? 0.2 : 0) + 0.1 * Double(shape)
          guard cost < bestCost, isFree(box) else { continue }
          let whole = cost + Double(covered(box, except: edge))
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
    return !boxes.contains { $0.overlaps(wide) } && !taken.contains { $0.overlaps(wide) }
  }

  private func covered(_ box: Box, except edge: Int) -> Int {
    var count = 0
    for other in samples.indices where other != edge && extents[other].overlaps(box) {
      let points = samples[other]
      for index in 1..<points.count where box.isCrossed(points[index - 1], points[index]) {
        count += 1
        break
      }
    }
    return count
  }
}
