extension DateSuggestions {
  /// Whether what is suggested for a text rests on a guess: its century isn't written, it says more than EDTF has
  /// a form for (`early 1926`), it may be a number as well (`1.000`, `1926051`), or something in it is no part of
  /// what is suggested (a month 0 of a day, a day of the week that it isn't).
  static func isGuess(_ text: String, readings: [String]) -> Bool {
    let isMarked = text.contains { "xXuUyY?".contains($0) }
    let isStrange = readings.contains { reading in
      !isMarked && (reading.contains("Y") || reading.contains("-XX-"))
        || SpelledWeekday.isContradicted(in: text, by: reading)
    }
    return isStrange || isYearDayMonth(text) || isVague(text)
  }

  /// Whether the day stands between the year and the month: `1926-15-05`.
  private static func isYearDayMonth(_ text: String) -> Bool {
    let numbers = SpelledToken.tokens(from: text).compactMap(\.digits)
    return numbers.count == 3 && numbers[0].utf8.count > 2
      && Int(numbers[1]).map { $0 > 12 } == true
      && !text.contains(where: \.isLetter)
  }

  private static func isVague(_ text: String) -> Bool {
    let tokens = SpelledToken.tokens(from: text.withoutOddBlanks)
    let vague: Set = ["early", "late", "mid", "half", "a"]
    if isGrouped(text) || tokens.contains(where: { vague.contains($0.text) }) { return true }
    // A c behind a number is a century, before one it is circa.
    return tokens.last?.text != "c"
      && !tokens.contains {
        ($0.digits?.utf8.count ?? 0) > 2 || $0.isEra || $0.text == "century"
      }
  }

  /// Whether it is a number whose thousands are set apart: `1.000`, `1 000`, `1’000`.
  static func isGrouped(_ text: String) -> Bool {
    let groups = text.split(omittingEmptySubsequences: false) {
      $0.isWhitespace || [".", ",", "'", "\u{2019}"].contains($0)
    }
    guard groups.count > 1, let first = groups.first, 1...3 ~= first.utf8.count else {
      return false
    }
    return groups.allSatisfy { $0.utf8.allSatisfy { $0 &- 48 <= 9 } }
      && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
  }

  /// Whether a text only says that no date is known.
  static func isBlank(_ text: String) -> Bool {
    let words: Set = [
      "-", "–", "—", "n.d.", "n. d.", "nd", "no date", "undated", "unknown", "n/a", "na", "n.a.",
      "null", "none", "s.d.", "s. d.", "o.d.", "o. d.", "o.j.", "o. j.", "unbekannt", "undatiert",
      "inconnu", "inconnue", "sans date", "sine dato", "sine anno", "ignoto", "desconocido",
      "неизвестно", "б.д.", "б. д.", "б.г.", "б. г.",
    ]
    let text = text.withoutOddBlanks.lowercased()
    return words.contains(text)
      || !text.isEmpty && text.allSatisfy { "?()[] ".contains($0) }
        && text.contains("?")
  }
}
