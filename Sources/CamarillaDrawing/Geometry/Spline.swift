/// A smooth line: cubic Bézier curves, each beginning where the one before ends.
///
/// Its parameter runs from 0 to 1, as much of it on each piece.
struct Spline: Equatable, Sendable {
  /// At least one.
  private(set) var pieces: [Bezier]

  /// - Precondition: there is a piece, and each begins where the one before ends.
  init(_ pieces: [Bezier]) {
    precondition(!pieces.isEmpty, "a spline has at least one piece")
    self.pieces = pieces
  }

  init(_ piece: Bezier) { pieces = [piece] }

  var start: Point { pieces[0].start }
  var end: Point { pieces[pieces.count - 1].end }

  /// Start, two controls and end of the first piece, and controls and end of each further one: what DOT and SVG ask for.
  var controls: [Point] {
    [start] + pieces.flatMap { [$0.control1, $0.control2, $0.end] }
  }

  /// A piece, and the parameter on it.
  private func place(at t: Double) -> (piece: Int, t: Double) {
    let along = t * Double(pieces.count)
    let piece = min(pieces.count - 1, max(0, Int(along)))
    return (piece, along - Double(piece))
  }

  func point(at t: Double) -> Point {
    let place = place(at: t)
    return pieces[place.piece].point(at: place.t)
  }

  func tangent(at t: Double) -> Point {
    let place = place(at: t)
    return pieces[place.piece].tangent(at: place.t)
  }

  /// `count` + 1 points at even parameters.
  func points(count: Int) -> [Point] {
    (0...count).map { point(at: Double($0) / Double(count)) }
  }

  var reversed: Spline { Spline(pieces.reversed().map(\.reversed)) }

  /// The two parts before and after a parameter.
  func split(at t: Double) -> (Spline, Spline) {
    let place = place(at: t)
    let (before, after) = pieces[place.piece].split(at: place.t)
    return (
      Spline(pieces[..<place.piece] + [before]), Spline([after] + pieces[(place.piece + 1)...])
    )
  }

  /// Each point of it mapped.
  ///
  /// - Parameter transform: an affine map, which takes curves to curves.
  func mapped(by transform: (Point) -> Point) -> Spline {
    Spline(
      pieces.map {
        Bezier(
          start: transform($0.start), control1: transform($0.control1),
          control2: transform($0.control2), end: transform($0.end))
      })
  }

  /// The same line, in more pieces where controls lie outside of a box that the line itself keeps to: Graphviz makes its
  /// page large enough for controls.
  func controlled(within box: Box) -> Spline {
    Spline(pieces.flatMap { $0.controlled(within: box, halvings: 5) })
  }

  /// Without what lies in a box that it starts in, up to where it leaves the box for the last time; nil where it never
  /// does.
  func leaving(_ box: Box) -> Spline? {
    var last = -1
    for (index, piece) in pieces.enumerated() {
      if index == 0 || piece.points(count: 16).contains(where: box.containsRounded) { last = index }
    }
    let exit = pieces[last].exit(from: box)
    if exit >= 1 {
      guard last + 1 < pieces.count else { return nil }
      return Spline(Array(pieces[(last + 1)...]))
    }
    return Spline([pieces[last].split(at: exit).1] + pieces[(last + 1)...])
  }

  /// Without its end, as much of it as lies within a distance of the end.
  func shortened(by distance: Double) -> Spline {
    var kept = pieces
    while kept.count > 1, kept[kept.count - 1].start.distance(to: end) < distance {
      kept.removeLast()
    }
    let last = kept.removeLast()
    let whole = Spline(kept + [last])
    guard distance > 0 else { return whole }
    return Spline(kept + [last.split(at: last.parameter(before: distance, of: end)).0])
  }
}
