/// Numbers and positions as the DOT language wants them.
enum DOTNumber {
  static func text(of value: Double) -> String { DecimalText.fixed(value, fractionDigits: 2) }

  static func pair(of point: Point) -> String { text(of: point.x) + "," + text(of: point.y) }

  /// Points as inches, in which Graphviz takes the sizes of nodes.
  static func inches(of points: Double) -> String {
    DecimalText.fixed(points / 72, fractionDigits: 4)
  }
}
