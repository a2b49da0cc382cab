/// How wide a text is, without asking a text layout: boxes are sized before anything is drawn, and
/// the same on every machine.
enum TextMetrics {
  /// Of DejaVu Sans: the distance between two base lines, in font sizes.
  static let lineHeight = 1.164

  /// What Graphviz takes for a line of a label, whatever the font.
  static let graphvizLineHeight = 1.2

  /// The width of one line, in points.
  ///
  /// Exact for the letters of alphabets set in the current font, but for pairs that it moves nearer to each other; of
  /// DejaVu Sans for Latin, Greek and Cyrillic. Estimated for others, which the text layout takes from other fonts: one
  /// font size for wide letters (Chinese, Japanese, Korean, emoji), nothing for combining marks, and an ample average
  /// for the rest.
  ///
  /// - Complexity: O(length).
  static func width(text: String, size: Double, isBold: Bool = false) -> Double {
    let typeface = Typeface.current
    guard typeface.isMeasured else {
      var units = 0.0
      for scalar in text.unicodeScalars { units += advance(scalar, isBold: isBold) }
      return units / FontTable.unitsPerEm * size
    }
    return text.unicodeScalars.reduce(0) { width, scalar in
      width
        + (typeface.width(of: scalar, isBold: isBold)
          ?? (isWide(scalar.value)
            ? typeface.wideWidth(isBold: isBold)
            : advance(scalar, isBold: isBold) / FontTable.unitsPerEm))
    } * size
  }

  private static func advance(_ scalar: Unicode.Scalar, isBold: Bool) -> Double {
    for range in FontTable.ranges where scalar.value >= range.first {
      let index = Int(scalar.value - range.first)
      guard index < range.regular.count else { continue }
      let width = isBold ? range.bold[index] : range.regular[index]
      if width > 0 { return Double(width) }
    }
    if isCombining(scalar) { return 0 }
    return isWide(scalar.value) ? FontTable.unitsPerEm : 1_300
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}
