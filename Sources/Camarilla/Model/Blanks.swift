extension Unicode.Scalar {
  /// Whether nothing is to be seen of it: white space of any width, a control character, or one of those
  /// that only tell a text how to be set (zero-width spaces and joiners, marks of direction, soft
  /// hyphens, byte order marks).
  ///
  /// Variation selectors and tags are none, since emoji end in them; nor is NUL, which is no text at all.
  package var isBlank: Bool {
    switch value {
    case 0x01...0x20, 0x7F...0xA0, 0xAD: true
    case ..<0x034F: false
    case 0x034F, 0x061C, 0x115F...0x1160, 0x1680, 0x17B4...0x17B5, 0x180E: true
    case 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x2800, 0x3000, 0x3164: true
    case 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A: true
    default: false
    }
  }

  /// What a blank is called in a message: `a space`, `U+200B (a zero-width space)`.
  package var blankName: String {
    let name: String? =
      switch value {
      case 0x20: "a space"
      case 0x09: "a tab"
      case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: "a line break"
      case 0xA0, 0x2007, 0x202F: "a no-break space"
      case 0xAD: "a soft hyphen"
      case 0x200B: "a zero-width space"
      case 0x200C, 0x200D, 0x2060: "a joiner without width"
      case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: "a mark of direction"
      case 0xFEFF: "a byte order mark"
      default: nil
      }
    if let name, value < 0x80 { return name }
    let digits = String(value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return name.map { "\(code), \($0)" } ?? code
  }
}

extension StringProtocol {
  /// The text without the blanks around it; see `Unicode.Scalar.isBlank`.
  package func trimmingBlanks() -> SubSequence {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.isBlank }),
      let last = scalars.lastIndex(where: { !$0.isBlank })
    else { return self[startIndex..<startIndex] }
    return self[first..<scalars.index(after: last)]
  }
}

extension String {
  /// The text without the blanks around it: itself, at no cost, where there are none.
  package var withoutOuterBlanks: String {
    func isPlain(_ byte: UInt8?) -> Bool { byte.map { 0x21...0x7E ~= $0 } ?? true }
    if isPlain(utf8.first), isPlain(utf8.last) { return self }
    return String(trimmingBlanks())
  }

  /// How it differs from what is left when the blanks around it are taken off: `without the U+00A0, a
  /// no-break space, at its end`.
  package var outerBlanksText: String {
    let scalars = unicodeScalars
    let front = scalars.first.flatMap { $0.isBlank ? $0 : nil }
    let back = scalars.last.flatMap { $0.isBlank ? $0 : nil }
    return switch (front, back) {
    case (let front?, nil): "without \(front.blankName) at its beginning"
    case (nil, let back?): "without \(back.blankName) at its end"
    default: "without the blanks around it"
    }
  }
}

// MARK: Blanks within a text

extension String {
  /// The first blank within the text that a reader doesn't see or takes for another; nil for none.
  package var oddBlank: String? {
    // A text of letters and single spaces is looked through and no more.
    var previous: Unicode.Scalar?
    for scalar in unicodeScalars {
      defer { previous = scalar }
      guard scalar.isBlank else { continue }
      if scalar == " " {
        if previous == " " { return "two spaces in a row" }
        continue
      }
      if !scalar.isShaping(behind: previous) { return scalar.blankName }
    }
    return nil
  }

  /// The text with a single space for each stretch of white space, and without what nobody sees: itself where
  /// ``oddBlank`` finds nothing.
  package var withoutOddBlanks: String {
    guard oddBlank != nil else { return self }
    var text = String.UnicodeScalarView()
    var isSpaced = false
    for scalar in unicodeScalars {
      if scalar.isBlank, !scalar.isShaping(behind: text.last) {
        if scalar.properties.isWhitespace { isSpaced = true }
        continue
      }
      if isSpaced, !text.isEmpty { text.append(" ") }
      isSpaced = false
      text.append(scalar)
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Whether it shapes the letters of Arabic, Persian or the Indic scripts, or joins emoji.
  fileprivate func isShaping(behind previous: Unicode.Scalar?) -> Bool {
    guard value == 0x200C || value == 0x200D, let previous else { return false }
    return previous.value >= 0x0590
  }
}
