/// Brings a layout onto paper: turned so that its longer side lies along the paper's, and scaled so that the names
/// have room.
enum PageFit {
  /// How much room a drawing asks for.
  struct Want: Equatable {
    var figures: Int
    /// Square points.
    var area: Double
    /// The page's width by its height.
    var aspect: Double

    init(_ graph: LayoutGraph) {
      figures = graph.sizes.count
      let boxArea = graph.sizes.reduce(0) {
        $0 + ($1.width + 2 * PowerGraph.gapX) * ($1.height + 2 * PowerGraph.gapY)
      }
      // The page that this many names and ties want, in the proportions of the paper.
      let density = 2.2 + 1.1 * Double(graph.ties.count) / Double(max(figures, 1))
      // Many names are looked at together, so that they stand closer, and ties bend around them.
      area = boxArea * min(density, max(2.4, min(5, 7.6 - 0.087 * Double(figures))))
      aspect = graph.aspect
    }
  }

  /// The positions on the page, around the origin; several figures' positions or one figure's at several
  /// times, all under one turn and one scale.
  ///
  /// - Parameter places: where they were before; where there are any, the turn is that which brings them nearest to these.
  static func fitted(_ positions: [Point], want: Want, like places: [Point?] = []) -> [Point] {
    let positions =
      turned(positions, like: places) ?? turned(positions, isUpright: want.aspect < 1)
    let bounds = positions.reduce(into: Box.empty) { $0.add($1) }
    let width = max(bounds.width, 1e-6)
    let height = max(bounds.height, 1e-6)
    // Half-way, in logarithms, between the layout's own proportions and the paper's; names are wider than high.
    let stretch = min(1.7, max(0.9, (want.aspect * height / width).squareRoot() * 1.12))
    var scale = (want.area / (width * height * stretch)).squareRoot()
    if want.figures < 6 { scale = min(scale, 110) }
    return positions.map {
      Point(($0.x - bounds.center.x) * scale * stretch, ($0.y - bounds.center.y) * scale)
    }
  }

  /// Along the axis on which the positions spread most, laid flat, or stood up where the page is upright.
  private static func turned(_ positions: [Point], isUpright: Bool) -> [Point] {
    let flat = laidFlat(positions)
    return isUpright ? flat.map { Point(-$0.y, $0.x) } : flat
  }

  /// Turned as places are that some of them had before: by the angle of orthogonal Procrustes analysis in the plane
  /// (Gower & Dijksterhuis, "Procrustes Problems", 2004); nil where these tell none.
  private static func turned(_ positions: [Point], like places: [Point?]) -> [Point]? {
    let pairs = zip(positions, places).compactMap { now, then in then.map { (now: now, then: $0) } }
    let share = 1 / Double(max(pairs.count, 1))
    let (now, then) = pairs.reduce((Point.zero, Point.zero)) {
      ($0.0 + $1.now * share, $0.1 + $1.then * share)
    }
    let (along, across) = pairs.reduce((0.0, 0.0)) {
      let (a, b) = ($1.now - now, $1.then - then)
      return ($0.0 + a.dot(of: b), $0.1 + a.cross(b))
    }
    let turn = Point(along, across).normalized
    guard turn != .zero else { return nil }
    return positions.map { Point(turn.x * $0.x - turn.y * $0.y, turn.y * $0.x + turn.x * $0.y) }
  }

  private static func laidFlat(_ positions: [Point]) -> [Point] {
    let count = Double(positions.count)
    let mean = positions.reduce(Point.zero, +) * (1 / count)
    var xx = 0.0
    var xy = 0.0
    var yy = 0.0
    for position in positions {
      let step = position - mean
      xx += step.x * step.x
      xy += step.x * step.y
      yy += step.y * step.y
    }
    // The eigenvector of the larger eigenvalue of the two-by-two covariance.
    let half = (xx - yy) / 2
    let root = (half * half + xy * xy).squareRoot()
    let axis = Point(half + root, xy).normalized
    guard axis != .zero else {
      return yy > xx
        ? positions.map { Point($0.y - mean.y, mean.x - $0.x) } : positions.map { $0 - mean }
    }
    return positions.map { position in
      let step = position - mean
      return Point(step.dot(of: axis), axis.cross(step))
    }
  }
}
