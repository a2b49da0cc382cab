/// Numbers and positions as the DOT language wants them.
enum DOTNumber {
  static func text(of value: Double) -> String { DecimalText.fixed(value, fractionDigits: 2) }

  static func pair(of point: Point) -> String { text(of: point.x) + "," + text(of: point.y) }

  /// Points as inches, in which Graphviz takes the sizes of nodes.
  static func inches(of points: Double) -> String {
    DecimalText.fixed(points / 72, fractionDigits: 4)
  }
}

/// Numbers as text, without a locale and without a library.
package enum DecimalText {
  /// Rounded to so many digits after the point, without trailing zeros.
  package static func fixed(_ value: Double, fractionDigits: Int) -> String {
    var factor = 1.0
    for _ in 0..<fractionDigits { factor *= 10 }
    let scaled = (abs(value) * factor).rounded()
    guard scaled < 9e15 else { return "0" }
    let digits = String(Int(scaled))
    let padded = String(repeating: "0", count: max(0, fractionDigits + 1 - digits.count)) + digits
    var text = String(padded.dropLast(fractionDigits))
    var fraction = padded.suffix(fractionDigits)
    while fraction.last == "0" { fraction.removeLast() }
    if !fraction.isEmpty { text += "." + fraction }
    return value < 0 && scaled > 0 ? "-" + text : text
  }
}
