/// A rectangle with sides along the axes.
struct Box: Equatable, Sendable {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double

  init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  init(center: Point, width: Double, height: Double) {
    self.init(
      minX: center.x - width / 2, minY: center.y - height / 2,
      maxX: center.x + width / 2, maxY: center.y + height / 2)
  }

  /// Holds nothing, and grows to what is added.
  static let empty = Box(
    minX: .infinity, minY: .infinity, maxX: -.infinity, maxY: -.infinity)

  var isEmpty: Bool { minX > maxX || minY > maxY }
  var width: Double { isEmpty ? 0 : maxX - minX }
  var height: Double { isEmpty ? 0 : maxY - minY }
  var center: Point { Point((minX + maxX) / 2, (minY + maxY) / 2) }

  func inflated(_ margin: Double) -> Box { inflated(x: margin, y: margin) }

  func inflated(x: Double, y: Double) -> Box {
    Box(minX: minX - x, minY: minY - y, maxX: maxX + x, maxY: maxY + y)
  }

  func moved(by step: Point) -> Box {
    Box(minX: minX + step.x, minY: minY + step.y, maxX: maxX + step.x, maxY: maxY + step.y)
  }

  /// Whether the insides share a point; touching sides do not count.
  func overlaps(_ other: Box) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  func contains(_ point: Point) -> Bool {
    point.x > minX && point.x < maxX && point.y > minY && point.y < maxY
  }

  /// Whether a point lies in the box with its corners rounded as Graphviz rounds them: by 12 points,
  /// or a third of the shorter side.
  func containsRounded(_ point: Point) -> Bool {
    guard contains(point) else { return false }
    let radius = min(12, width / 3, height / 3)
    let x = max(minX + radius - point.x, point.x - maxX + radius, 0)
    let y = max(minY + radius - point.y, point.y - maxY + radius, 0)
    return x * x + y * y < radius * radius
  }

  func union(_ other: Box) -> Box {
    Box(
      minX: min(minX, other.minX), minY: min(minY, other.minY),
      maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
  }

  mutating func add(_ other: Box) { self = union(other) }

  mutating func add(_ point: Point) {
    add(Box(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y))
  }

  /// The length of the part of a segment that lies inside (Liang & Barsky 1984).
  func lengthInside(_ a: Point, _ b: Point) -> Double {
    var first = 0.0
    var last = 1.0
    let step = b - a
    // The share of the segment on the inner side of one border at a time.
    func clip(_ p: Double, q: Double) -> Bool {
      if p == 0 { return q > 0 }
      if p < 0 { first = max(first, q / p) } else { last = min(last, q / p) }
      return first < last
    }
    guard clip(-step.x, q: a.x - minX), clip(step.x, q: maxX - a.x), clip(-step.y, q: a.y - minY),
      clip(step.y, q: maxY - a.y)
    else { return 0 }
    return (last - first) * step.length
  }

  /// As ``lengthInside(_:_:)`` > 0, without the length.
  func isCrossed(_ a: Point, _ b: Point) -> Bool {
    if max(a.x, b.x) <= minX || min(a.x, b.x) >= maxX || max(a.y, b.y) <= minY
      || min(a.y, b.y) >= maxY
    {
      return false
    }
    if contains(a) || contains(b) { return true }
    // The line separates no two corners exactly when all lie on one side of it.
    let step = b - a
    let side1 = step.x * (minY - a.y) - step.y * (minX - a.x)
    let side2 = step.x * (maxY - a.y) - step.y * (minX - a.x)
    let side3 = step.x * (minY - a.y) - step.y * (maxX - a.x)
    let side4 = step.x * (maxY - a.y) - step.y * (maxX - a.x)
    let allLeft = side1 >= 0 && side2 >= 0 && side3 >= 0 && side4 >= 0
    let allRight = side1 <= 0 && side2 <= 0 && side3 <= 0 && side4 <= 0
    return !allLeft && !allRight
  }

  /// The distance between two boxes, 0 when they overlap.
  func distance(to other: Box) -> Double {
    let x = max(0, max(other.minX - maxX, minX - other.maxX))
    let y = max(0, max(other.minY - maxY, minY - other.maxY))
    return Point(x, y).length
  }
}

/// Whether two segments cross at a point inside both.
func segmentsCross(a: Point, b: Point, c: Point, d: Point) -> Bool {
  if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x)
    || max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y)
  {
    return false
  }
  let x = b.x - a.x
  let y = b.y - a.y
  let side1 = x * (c.y - a.y) - y * (c.x - a.x)
  let side2 = x * (d.y - a.y) - y * (d.x - a.x)
  guard (side1 > 0 && side2 < 0) || (side1 < 0 && side2 > 0) else { return false }
  let u = d.x - c.x
  let v = d.y - c.y
  let side3 = u * (a.y - c.y) - v * (a.x - c.x)
  let side4 = u * (b.y - c.y) - v * (b.x - c.x)
  return (side3 > 0 && side4 < 0) || (side3 < 0 && side4 > 0)
}
