import LongWork

/// Finds an arc for each edge: straight where the way is free, bent aside where a foreign name stands
/// in it, and side by side where a pair has several edges.
struct EdgeRouter {
  struct Edge {
    var source: Int
    var target: Int
    /// Whether a mark stands at its target.
    var hasHead = false
    /// Whether a mark stands at its source.
    var hasTail = false
  }

  let boxes: [Box]
  private let grid: BoxGrid
  let edges: [Edge]

  /// Edges of one pair, by index, each ascending; pairs in ascending order.
  private let bundles: [[Int]]

  /// For each edge, its whole arc from spine to spine, and `sampleCount` + 1 points on it, end to
  /// end with those of the other edges.
  private(set) var arcs: [Spline] = []
  private var samples: [Point] = []
  private var extents: [Box] = []
  /// About where the marks at the targets and the sources of edges are.
  private var heads: [Point?] = []
  private var tails: [Point?] = []

  /// Between neighboring edges of one pair, points.
  private let fan: Double
  static let sampleCount = 12

  init(boxes: [Box], edges: [Edge], fan: Double = 7) {
    self.boxes = boxes
    self.fan = fan
    grid = BoxGrid(boxes)
    self.edges = edges
    let order = edges.indices.sorted {
      Self.key(edge: edges[$0], index: $0) < Self.key(edge: edges[$1], index: $1)
    }
    var bundles: [[Int]] = []
    for index in order {
      if let last = bundles.last?.last,
        Self.pair(of: edges[last]) == Self.pair(of: edges[index])
      {
        bundles[bundles.count - 1].append(index)
      } else {
        bundles.append([index])
      }
    }
    self.bundles = bundles
  }

  private static func pair(of edge: Edge) -> [Int] {
    [min(edge.source, edge.target), max(edge.source, edge.target)]
  }

  private static func key(edge: Edge, index: Int) -> (Int, Int, Int) {
    (min(edge.source, edge.target), max(edge.source, edge.target), index)
  }

  /// Chooses the arcs: all straight at first, then each bundle in turn takes the bend that disturbs
  /// least what the others do.
  ///
  /// - Complexity: O(edges · (figures + edges)) a pass, with a constant of some hundred comparisons;
  ///   `passes` of them; without any, lines that run through a name are led around it all the same. O(edges) where all
  ///   stay straight, as in a star of thousands.
  mutating func run(passes: Int) {
    arcs = edges.map { _ in Spline(Bezier(from: .zero, to: .zero, bulge: 0)) }
    samples = [Point](repeating: .zero, count: edges.count * (Self.sampleCount + 1))
    extents = edges.map { _ in .empty }
    heads = edges.map { _ in nil }
    tails = heads
    for bundle in bundles { take(bundle, bend: Bezier.Bend(0)) }
    if isCrowded { return }
    let progress = WorkStep(name: "routing ties", of: passes * bundles.count)
    for pass in 0..<passes {
      var changed = false
      for bundle in bundles where !progress.isCancelled {
        progress.advance()
        let first = edges[bundle[0]]
        let chord = boxes[first.source].center.distance(to: boxes[first.target].center)
        let before = bundle.map { arcs[$0] }
        var best = Bezier.Bend(0)
        var bestCost = Double.infinity
        func attempt(_ bends: [Bezier.Bend]) {
          for bend in bends {
            take(bundle, bend: bend)
            let cost = cost(bundle: bundle, bend: bend, chord: chord, countsCrossings: pass > 0)
            if cost < bestCost - 1e-9 { (best, bestCost) = (bend, cost) }
          }
        }
        attempt(Self.bends(of: chord))
        // Where every simple arc runs through a name, others may find a way around it.
        if bestCost >= Self.costOfName { attempt(Self.furtherBends(of: chord)) }
        take(bundle, bend: best)
        if bundle.map({ arcs[$0] }) != before { changed = true }
      }
      if !changed && pass > 0 { break }
    }
    goAround()
  }

  /// Straight edges that have so many names about them, counted edge by edge, stay so: of a hundred names behind
  /// each no arc gets clear, and to try takes minutes.
  private static let mostNamesAbout = 250_000

  /// Whether straight edges have too many names about them for arcs to help.
  ///
  /// - Complexity: O(edges + ``mostNamesAbout``).
  private var isCrowded: Bool {
    var names = 0
    for extent in extents {
      names += grid.overlapping(of: extent).count
      if names > Self.mostNamesAbout { return true }
    }
    return false
  }

  /// Leads the edges that still run through a name around it.
  private mutating func goAround() {
    let crossing = edges.indices.filter { index in
      grid.overlapping(of: extents[index]).contains {
        $0 != edges[index].source && $0 != edges[index].target
          && lengthInside(box: boxes[$0].inflated(0.5), index: index) > 0
      }
    }
    guard !crossing.isEmpty, !WorkMonitor.isCurrentCancelled else { return }
    // Where names stand too close for the first, the second has less room around them.
    var ways = [WaysAround(boxes: boxes, margin: 3)]
    for index in crossing where !WorkMonitor.isCurrentCancelled {
      let edge = edges[index]
      let (from, to) = (arcs[index].start, arcs[index].end)
      for narrow in 0..<2 {
        if narrow == ways.count { ways.append(WaysAround(boxes: boxes, margin: 1)) }
        guard let way = ways[narrow].way(from: from, in: edge.source, to: to, in: edge.target)
        else { continue }
        arcs[index] = way
        break
      }
    }
  }

  /// The bends that are tried, the straight one first, points.
  private static func bends(of chord: Double) -> [Bezier.Bend] {
    [Bezier.Bend(0)]
      + [0.05, 0.1, 0.16, 0.23, 0.32, 0.44].flatMap { share in
        [Bezier.Bend(share * chord), Bezier.Bend(-share * chord)]
      }
  }

  /// Those that are tried where all of these run through a name: bent at one end more than at the other, to both sides,
  /// and wide ones, which of a short chord are as wide as a name. None goes far afield.
  private static func furtherBends(of chord: Double) -> [Bezier.Bend] {
    let farthest = 130.0
    let steps: [Double] = [0, 0.15, -0.15, 0.3, -0.3, 0.5, -0.5, 0.8, -0.8].map {
      max(-farthest, min(farthest, $0 * chord))
    }
    let pairs: [Bezier.Bend] = steps.flatMap { first in
      steps.filter { $0 != first }.map { Bezier.Bend(first: first, last: $0) }
    }
    return pairs + [25, -25, 40, -40, 70, -70, 110, -110].map { Bezier.Bend($0) }
  }

  /// What an arc costs for each name that it runs through, beside the way that it runs within.
  private static let costOfName = 9.0

  private mutating func take(_ bundle: [Int], bend: Bezier.Bend) {
    for (rank, index) in bundle.enumerated() {
      let edge = edges[index]
      let low = min(edge.source, edge.target)
      let high = max(edge.source, edge.target)
      let offset = (Double(rank) - Double(bundle.count - 1) / 2) * fan
      let (from, to) = Self.ends(boxes[low], boxes[high])
      // The ends fan out too, so that the edges of a pair run side by side from border to border.
      let side = (to - from).normalized.turned * (offset * 0.55)
      let arc = Bezier(
        from: from + side, to: to + side,
        bend: Bezier.Bend(first: bend.first + offset * 0.45, last: bend.last + offset * 0.45))
      arcs[index] = Spline(edge.source == low ? arc : arc.reversed)
      let first = index * (Self.sampleCount + 1)
      var extent = Box.empty
      for step in 0...Self.sampleCount {
        let point = arcs[index].point(at: Double(step) / Double(Self.sampleCount))
        samples[first + step] = point
        extent.add(point)
      }
      extents[index] = extent
      if edge.hasHead { heads[index] = mark(of: index, at: edge.target, isHead: true) }
      if edge.hasTail { tails[index] = mark(of: index, at: edge.source, isHead: false) }
    }
  }

  /// Where a mark stands: where the edge comes out of a figure's box.
  private func mark(of index: Int, at figure: Int, isHead: Bool) -> Point? {
    let first = index * (Self.sampleCount + 1)
    func sample(_ step: Int) -> Point { samples[first + (isHead ? Self.sampleCount - step : step)] }
    let box = boxes[figure]
    guard let step = (1...Self.sampleCount).first(where: { !box.contains(sample($0)) })
    else { return nil }
    let (inner, outer) = (sample(step - 1), sample(step))
    // Half a mark away from the border.
    return inner + (outer - inner).normalized * (box.lengthInside(inner, outer) + 5)
  }

  /// Where an edge aims: not at the middle of a long box but at the point of its inner line that is
  /// nearest to the other end, so that edges meet the border steeply and do not crowd.
  private static func ends(_ a: Box, _ b: Box) -> (Point, Point) {
    func spine(box: Box, toward other: Point) -> Point {
      let half = max(0, (box.width - box.height) / 2) * 0.55
      let step = other.x - box.center.x
      let share = 0.35 * step
      return Point(box.center.x + max(-half, min(half, share)), box.center.y)
    }
    return (spine(box: a, toward: b.center), spine(box: b, toward: a.center))
  }

  private func cost(
    bundle: [Int], bend: Bezier.Bend, chord: Double, countsCrossings: Bool
  ) -> Double {
    let share = bend.size / (chord + 1)
    // A wide arc costs less than a name at worst.
    var cost = min(share * share * 40 + share * 2, 0.8 * Self.costOfName)
    for index in bundle {
      let edge = edges[index]
      for figure in grid.overlapping(of: extents[index].inflated(4))
      where figure != edge.source && figure != edge.target {
        let inside = lengthInside(box: boxes[figure].inflated(3), index: index)
        if inside > 0 { cost += Self.costOfName + inside * 0.3 }
      }
      guard countsCrossings else { continue }
      for other in edges.indices where extents[other].overlaps(extents[index]) {
        guard !bundle.contains(other) else { continue }
        cost += entanglement(index: index, other: other)
        cost +=
          Self.costOfMark * Double(covered(by: index, of: other) + covered(by: other, of: index))
      }
    }
    return cost
  }

  /// What an arc costs for each mark of another edge that it runs over.
  private static let costOfMark = 1.0

  /// How many marks of an edge another runs over; where both meet a figure, what stands there is close anyway.
  private func covered(by index: Int, of other: Int) -> Int {
    func isCovered(_ mark: Point?, at figure: Int) -> Bool {
      guard let mark, figure != edges[index].source, figure != edges[index].target,
        extents[index].inflated(7).contains(mark)
      else { return false }
      let first = index * (Self.sampleCount + 1)
      return (first..<(first + Self.sampleCount)).contains {
        squaredDistance(mark, a: samples[$0], b: samples[$0 + 1]) < 49
      }
    }
    return (isCovered(heads[other], at: edges[other].target) ? 1 : 0)
      + (isCovered(tails[other], at: edges[other].source) ? 1 : 0)
  }

  private func lengthInside(box: Box, index: Int) -> Double {
    guard box.overlaps(extents[index].inflated(0.5)) else { return 0 }
    let first = index * (Self.sampleCount + 1)
    var inside = 0.0
    for step in first..<(first + Self.sampleCount) {
      inside += box.lengthInside(samples[step], samples[step + 1])
    }
    return inside
  }

  /// Crossings of two edges, and stretches on which they run so close that they look like one.
  private func entanglement(index: Int, other: Int) -> Double {
    let sharesEnd =
      edges[index].source == edges[other].source || edges[index].source == edges[other].target
      || edges[index].target == edges[other].source || edges[index].target == edges[other].target
    let count = Self.sampleCount
    let start = index * (count + 1)
    let otherStart = other * (count + 1)
    let reach = extents[other].inflated(3)
    var crossings = 0.0
    var close = 0.0
    for step in 0..<count {
      let p = samples[start + step]
      let q = samples[start + step + 1]
      if max(p.x, q.x) < reach.minX || min(p.x, q.x) > reach.maxX || max(p.y, q.y) < reach.minY
        || min(p.y, q.y) > reach.maxY
      {
        continue
      }
      var isClose = false
      for otherStep in otherStart..<(otherStart + count) {
        let r = samples[otherStep]
        let s = samples[otherStep + 1]
        if !sharesEnd, segmentsCross(a: p, b: q, c: r, d: s) { crossings += 1 }
        if !isClose, step > 1, step < count - 1, squaredDistance(p, a: r, b: s) < 6 {
          isClose = true
        }
      }
      if isClose { close += 1 }
    }
    return crossings * 0.25 + max(0, close - 1) * (sharesEnd ? 0.25 : 0.15)
  }

  private func squaredDistance(_ point: Point, a: Point, b: Point) -> Double {
    let step = b - a
    let length = step.squaredLength
    let share = length > 0 ? max(0, min(1, (point - a).dot(of: step) / length)) : 0
    return (point - (a + step * share)).squaredLength
  }
}

extension EdgeRouter {
  /// An edge as it is drawn: clipped at the borders of its ends, and shortened for what stands there.
  struct Stroke: Equatable {
    var curve: Spline
    /// Where the mark at the target ends, if there is one.
    var headTip: Point?
    var tailTip: Point?

    /// The same line with its controls on a page, see ``Spline/controlled(within:)``.
    func controlled(within page: Box) -> Stroke {
      var stroke = self
      stroke.curve = curve.controlled(within: page)
      return stroke
    }
  }

  /// Clips an arc. `headLength` and `tailLength` are the lengths of the marks at the target and at
  /// the source, 0 for none; a mark keeps `clearance` from the border, for its pen's own breadth.
  func stroke(
    index: Int, headLength: Double, tailLength: Double, clearance: Double
  ) -> Stroke {
    let edge = edges[index]
    let arc = arcs[index]
    let source = boxes[edge.source].inflated(tailLength > 0 ? clearance : 0)
    let target = boxes[edge.target].inflated(headLength > 0 ? clearance : 0)
    guard let rest = arc.leaving(source), var curve = rest.reversed.leaving(target)?.reversed,
      curve.pieces.count > 1 || curve.start.distance(to: curve.end) > 1e-6
    else {
      // The boxes all but touch: a straight line between the middles, however short.
      let line = Bezier(from: boxes[edge.source].center, to: boxes[edge.target].center, bulge: 0)
      return Stroke(curve: Spline(line), headTip: nil, tailTip: nil)
    }
    var stroke = Stroke(curve: curve, headTip: nil, tailTip: nil)
    let length = curve.start.distance(to: curve.end)
    if headLength > 0 {
      stroke.headTip = curve.end
      curve = curve.shortened(by: min(headLength, length * 0.6))
    }
    if tailLength > 0 {
      stroke.tailTip = stroke.curve.start
      curve = curve.reversed.shortened(by: min(tailLength, length * 0.3)).reversed
    }
    stroke.curve = curve
    return stroke
  }
}
