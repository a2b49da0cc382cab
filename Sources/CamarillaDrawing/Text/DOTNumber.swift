/// Numbers and places as the DOT language wants them.
enum DOTNumber {
  static func text(_ value: Double) -> String { DecimalText.fixed(value, positions: 2) }

  static func pair(_ point: Point) -> String { text(point.x) + "," + text(point.y) }

  /// Points as inches, in which Graphviz takes the sizes of nodes.
  static func inches(_ points: Double) -> String { DecimalText.fixed(points / 72, positions: 4) }
}
