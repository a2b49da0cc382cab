extension String {
  /// What is left of a word whichever way it was transliterated: `Троцкий`, `Trotsky`, `Trockij` and `Trotzki`
  /// share `trocki`.
  ///
  /// Cyrillic letters become the least that all usual systems make of them (BGN/PCGN, ALA-LC, ISO 9 without its
  /// marks, German and French newspapers'), and Latin letters that stand for those in one system and not in
  /// another fall together. Much is lost: two names of one skeleton may be one, and need not.
  ///
  /// - Parameter self: a word in small letters without accents.
  package var skeleton: String {
    var text = ""
    for scalar in unicodeScalars {
      text += NameSkeleton.cyrillic[scalar] ?? String(scalar)
    }
    var rest = Array(text.utf8)[...]
    var reduced: [UInt8] = []
    while let first = rest.first {
      if let (sequence, letter) = NameSkeleton.sequences.first(where: { rest.starts(with: $0.0) }) {
        reduced += letter
        rest = rest.dropFirst(sequence.count)
      } else {
        reduced.append(first)
        rest = rest.dropFirst()
      }
    }
    return NameSkeleton.settled(reduced)
  }
}

private enum NameSkeleton {
  static let cyrillic: [Unicode.Scalar: String] = [
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "э": "e",
    "ж": "z", "з": "z", "и": "i", "і": "i", "й": "i", "ы": "i", "ј": "i", "к": "k", "л": "l",
    "љ": "l", "м": "m", "н": "n", "њ": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "ћ": "c", "џ": "dz", "ђ": "d", "ш": "s",
    "щ": "s", "ъ": "", "ь": "", "ю": "iu", "я": "ia",
  ]

  /// Latin letters that stand for one sound, the longest first.
  static let sequences: [([UInt8], [UInt8])] = [
    ("schtsch", "s"), ("chtch", "s"), ("shch", "s"), ("tsch", "c"), ("szcz", "s"), ("sch", "s"),
    ("tch", "c"), ("dzh", "dz"), ("sh", "s"), ("sz", "s"), ("sc", "s"), ("zh", "z"), ("kh", "h"),
    ("ch", "c"),
    ("ts", "c"), ("tz", "c"), ("cz", "c"), ("ck", "ck"), ("ph", "f"), ("ou", "u"), ("oo", "u"),
    ("ue", "u"), ("oe", "o"), ("ae", "a"), ("x", "ks"), ("w", "v"), ("y", "i"), ("j", "i"),
    ("'", ""), ("\u{2019}", ""), ("\u{2BC}", ""), ("\u{2B9}", ""),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The letters with doubled ones single, and without the glide before an e: `ie` is `e`.
  static func settled(_ letters: [UInt8]) -> String {
    var settled: [UInt8] = []
    for letter in letters {
      if letter == settled.last { continue }
      if letter == UInt8(ascii: "e"), settled.last == UInt8(ascii: "i") { settled.removeLast() }
      if letter != settled.last { settled.append(letter) }
    }
    return String(decoding: settled, as: UTF8.self)
  }
}
