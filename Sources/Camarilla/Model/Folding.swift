extension String {
  /// A key that texts share when they differ in case, accents and invisible characters only.
  ///
  /// A letter's accents are what its Unicode name says it is `WITH`, in Latin, Greek, Cyrillic, Arabic
  /// and whatever else is named so; combining marks fall away, and ligatures fall apart.
  package var withoutCaseAndAccents: String {
    var key = ""
    for scalar in lowercased().unicodeScalars {
      if scalar.isASCII {
        key.unicodeScalars.append(scalar)
      } else if scalar.properties.isWhitespace {
        key.unicodeScalars.append(" ")
      } else if !scalar.isBlank, scalar.properties.canonicalCombiningClass == .notReordered {
        key += Folding.plain[scalar] ?? String(scalar)
      }
    }
    return key
  }

  /// The keys of all the ways to write a text in plain letters, ``withoutCaseAndAccents`` first: a letter that
  /// some write with two, as the ø that is an o or an oe, counts as each.
  ///
  /// From the seventh such letter on they have the first way only, so that there are 64 keys at most.
  package var spellings: [String] {
    if utf8.allSatisfy({ $0 < 0x80 }) { return [withoutCaseAndAccents] }
    var keys = [""]
    var plain = ""
    // Characters, as a letter and the mark after it are the same as both in one.
    for character in lowercased() {
      if keys.count < 64, let two = Folding.twoLetters[character] {
        keys = keys.map { $0 + plain.withoutCaseAndAccents }
        plain = ""
        keys =
          keys.map { $0 + String(character).withoutCaseAndAccents } + keys.map { $0 + two }
      } else {
        plain.append(character)
      }
    }
    return keys.map { $0 + plain.withoutCaseAndAccents }
  }
}

/// Letters without what their names say they are with.
private enum Folding {
  /// Letters that are written with two where a keyboard or a language lacks them.
  static let twoLetters: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "ð": "dh",
  ]

  /// What isn't told by a letter's name.
  private static let others: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ĸ": "k", "ŉ": "n", "ſ": "s",
    "ĳ": "ij", "ǆ": "dz", "ǉ": "lj", "ǌ": "nj", "ǳ": "dz", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl",
    "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ς": "σ", "ϐ": "β", "ϑ": "θ", "ϕ": "φ", "ϖ": "π",
    "ϰ": "κ", "ϱ": "ρ", "ϲ": "σ", "ϵ": "ε",
    // Cyrillic letters with an accent have names of their own, and so has a hamza or madda as a letter.
    "й": "и", "ё": "е", "ї": "і", "ў": "у", "ѓ": "г", "ќ": "к", "ґ": "г", "ى": "ي", "ٱ": "ا",
  ]

  /// The plain form of each letter that has another one.
  static let plain: [Unicode.Scalar: String] = {
    let scripts: [ClosedRange<UInt32>] = [
      0x61...0x7A, 0xDF...0x24F, 0x250...0x2AF, 0x370...0x52F, 0x620...0x6FF, 0x1D6B...0x1DBF,
      0x1E00...0x1FFF, 0x2C61...0x2C7F, 0xA723...0xA7FF,
    ]
    let letters = scripts.joined().compactMap(Unicode.Scalar.init)
    var plain = others
    var named: [Substring: Unicode.Scalar] = [:]
    var accented: [(letter: Unicode.Scalar, base: Substring)] = []
    for letter in letters {
      guard let name = letter.properties.name else { continue }
      if let end = name.firstOccurrence(of: " WITH ") {
        accented.append((letter, name[..<end]))
      } else {
        named[name[...]] = letter
      }
    }
    for (letter, base) in accented where plain[letter] == nil {
      if let known = named[base] { plain[letter] = plain[known] ?? String(known) }
    }
    return plain
  }()
}

extension String {
  /// Where a text begins in it.
  fileprivate func firstOccurrence(of text: String) -> Index? {
    guard let first = text.utf8.first else { return nil }
    let bytes = utf8
    var rest = bytes[...]
    while let start = rest.firstIndex(of: first) {
      if bytes[start...].starts(with: text.utf8) { return start }
      rest = bytes[bytes.index(after: start)...]
    }
    return nil
  }
}
