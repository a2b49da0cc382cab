/// A color as Graphviz reads it: `#RRGGBB` or `#RRGGBBAA`.
struct Ink: Hashable, Sendable {
  let hex: String

  init(_ hex: String) { self.hex = hex }

  /// The same with another opacity, in 255ths.
  func faded(_ alpha: Int) -> Ink {
    let digits = String(alpha, radix: 16, uppercase: true)
    return Ink(hex.prefix(7) + (digits.count == 1 ? "0" : "") + digits)
  }

  /// Between this color and another, both without opacity.
  func mixed(with other: Ink, share: Double) -> Ink {
    let parts = zip(parts, other.parts).map { a, b in
      let value = Int((Double(a) + (Double(b) - Double(a)) * share).rounded())
      return (value < 16 ? "0" : "") + String(value, radix: 16, uppercase: true)
    }
    return Ink("#" + parts.joined())
  }

  /// How light it is to the eye, from 0, black, to 1, white: relative luminance, of an sRGB whose curve is taken for a
  /// square.
  var luminance: Double {
    zip(parts, [0.2126, 0.7152, 0.0722]).reduce(0) {
      $0 + Double($1.0 * $1.0) / (255 * 255) * $1.1
    }
  }

  /// Red, green and blue, in 255ths.
  private var parts: [Int] {
    let digits = hex.utf8.dropFirst().compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    return [0, 2, 4].map { digits[$0] * 16 + digits[$0 + 1] }
  }
}
