/// A position on the page, or a step: points (1/72 inch), y upward.
///
/// Geometry here uses + − × ÷ and √ alone, which IEEE 754 rounds the same everywhere; sines and
/// powers differ between C libraries, and a last bit can turn a layout.
struct Point: Equatable, Sendable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  static let zero = Point(0, 0)

  static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
  static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
  static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }
  static func += (a: inout Point, b: Point) { a = a + b }

  func dot(of other: Point) -> Double { x * other.x + y * other.y }

  /// Positive when `other` lies to the left.
  func cross(_ other: Point) -> Double { x * other.y - y * other.x }

  var squaredLength: Double { x * x + y * y }
  var length: Double { squaredLength.squareRoot() }

  /// A quarter turn to the left.
  var turned: Point { Point(-y, x) }

  /// The same direction with length 1; zero stays zero.
  var normalized: Point {
    let length = length
    return length > 0 ? Point(x / length, y / length) : .zero
  }

  func distance(to other: Point) -> Double { (self - other).length }

  func mixed(with other: Point, share: Double) -> Point {
    Point(x + (other.x - x) * share, y + (other.y - y) * share)
  }
}
