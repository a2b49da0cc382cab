/// One cubic Bézier curve.
struct Bezier: Equatable, Sendable {
  var start: Point
  var control1: Point
  var control2: Point
  var end: Point

  /// An arc that stands `bulge` points to the left of the middle of its chord.
  init(from start: Point, to end: Point, bulge: Double) {
    self.init(from: start, to: end, bend: Bend(bulge))
  }

  /// An arc that bends as is said at its start and at its end.
  init(from start: Point, to end: Point, bend: Bend) {
    let normal = (end - start).normalized.turned
    // At its middle a cubic stands at 3/4 of its controls' height.
    self.init(
      start: start,
      control1: start.mixed(with: end, share: 0.3) + normal * (bend.first * 4 / 3),
      control2: start.mixed(with: end, share: 0.7) + normal * (bend.last * 4 / 3), end: end)
  }

  /// How far an arc stands to the left of its chord, points; to the right below 0.
  struct Bend: Equatable, Sendable {
    /// As its first half would have it.
    var first: Double
    /// As its second half would have it.
    var last: Double

    init(_ both: Double) { (first, last) = (both, both) }

    init(first: Double, last: Double) { (self.first, self.last) = (first, last) }

    /// How far it is from straight, at most.
    var size: Double { max(abs(first), abs(last)) }
  }

  init(start: Point, control1: Point, control2: Point, end: Point) {
    self.start = start
    self.control1 = control1
    self.control2 = control2
    self.end = end
  }

  func point(at t: Double) -> Point {
    let s = 1 - t
    let a = s * s * s
    let b = 3 * s * s * t
    let c = 3 * s * t * t
    let d = t * t * t
    return Point(
      a * start.x + b * control1.x + c * control2.x + d * end.x,
      a * start.y + b * control1.y + c * control2.y + d * end.y)
  }

  func tangent(at t: Double) -> Point {
    let s = 1 - t
    return (control1 - start) * (s * s) + (control2 - control1) * (2 * s * t)
      + (end - control2) * (t * t)
  }

  /// The part between two parameters (de Casteljau).
  func part(from first: Double, to last: Double) -> Bezier {
    let right = split(at: first).1
    return right.split(at: first < 1 ? (last - first) / (1 - first) : 1).0
  }

  func split(at t: Double) -> (Bezier, Bezier) {
    let a = start.mixed(with: control1, share: t)
    let b = control1.mixed(with: control2, share: t)
    let c = control2.mixed(with: end, share: t)
    let d = a.mixed(with: b, share: t)
    let e = b.mixed(with: c, share: t)
    let f = d.mixed(with: e, share: t)
    return (
      Bezier(start: start, control1: a, control2: d, end: f),
      Bezier(start: f, control1: e, control2: c, end: end)
    )
  }

  /// The same line in pieces whose controls lie within a box, as far as halving it so many times does it: each time
  /// controls come four times as near to the line.
  func controlled(within box: Box, halvings: Int) -> [Bezier] {
    guard halvings > 0, !box.contains(control1) || !box.contains(control2) else { return [self] }
    let (first, last) = split(at: 0.5)
    return [first, last].flatMap { $0.controlled(within: box, halvings: halvings - 1) }
  }

  /// `count` + 1 points at even parameters.
  func points(count: Int) -> [Point] {
    (0...count).map { point(at: Double($0) / Double(count)) }
  }

  var reversed: Bezier {
    Bezier(start: end, control1: control2, control2: control1, end: start)
  }

  /// The parameter at which the curve, which starts inside the box, leaves it for the last time
  /// before `limit`; found among 64 steps and then halved down to 1/2²⁰ of one.
  func exit(from box: Box, before limit: Double = 1) -> Double {
    let steps = 64
    var inside = 0.0
    for step in 1...steps {
      let t = limit * Double(step) / Double(steps)
      if box.containsRounded(point(at: t)) { inside = t }
    }
    var outside = min(limit, inside + limit / Double(steps))
    if inside >= limit { return limit }
    for _ in 0..<20 {
      let middle = (inside + outside) / 2
      if box.containsRounded(point(at: middle)) { inside = middle } else { outside = middle }
    }
    return outside
  }

  /// The parameter, going back from the end, at which the distance to a point at or behind the end reaches `distance`.
  func parameter(before distance: Double, of point: Point) -> Double {
    var near = 1.0
    var far = 1.0
    for step in 1...32 {
      far = 1 - Double(step) / 32
      if self.point(at: far).distance(to: point) >= distance { break }
      near = far
    }
    for _ in 0..<20 {
      let middle = (near + far) / 2
      if self.point(at: middle).distance(to: point) >= distance {
        far = middle
      } else {
        near = middle
      }
    }
    return far
  }
}
