extension DateSuggestions {
  /// Whether what is suggested for a text rests on a guess: its century isn't written, it says more than EDTF has
  /// a form for (`early 1926`), it may be a number as well (`1.000`, `1926051`), or something in it is no part of
  /// what is suggested (a month 0 of a day, a year 0, a day of the week that it isn't), or there are two years, or
  /// different signs, where a date has one.
  static func isGuess(_ text: String, readings: [String]) -> Bool {
    let tokens = SpelledToken.tokens(from: text.withoutOddBlanks)
    let isMarked = text.contains { "xXuUyY?".contains($0) }
    let isStrange = readings.contains { reading in
      !isMarked && (reading.contains("Y") || reading.contains("-XX-"))
        || reading.hasPrefix("0000-") && !tokens.contains(where: \.isEra)
        || SpelledWeekday.isContradicted(in: text, by: reading)
    }
    return isStrange || isYearDayMonth(tokens, isInWords: text.contains(where: \.isLetter))
      || isVague(text, tokens: tokens) || partsOfYear(in: tokens) != nil
      || DoubleDatedYear.readings(of: tokens) != nil
  }

  /// Whether the day stands between the year and the month: `1926-15-05`.
  private static func isYearDayMonth(_ tokens: [SpelledToken], isInWords: Bool) -> Bool {
    let numbers = tokens.compactMap(\.digits)
    return numbers.count == 3 && numbers[0].utf8.count > 2
      && Int(numbers[1]).map { $0 > 12 } == true && !isInWords
  }

  private static func isVague(_ text: String, tokens: [SpelledToken]) -> Bool {
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

  /// Whether a text is the null date of databases and their exports, `0000-00-00` in whatever order and with whatever
  /// time of day: no date, rather than the year 1 BCE that EDTF calls `0000`.
  static func isNull(_ text: String) -> Bool {
    let signs = "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}./,:+TtZz "
    guard text.allSatisfy({ $0 == "0" || signs.contains($0) }) else { return false }
    return SpelledDate.isNull(text.split { $0 != "0" }.map(String.init))
      && (try? Period(text)) == nil
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
    return words.contains(text) || isNull(text)
      || !text.isEmpty && text.allSatisfy { "?()[] ".contains($0) }
        && text.contains("?")
  }
}
