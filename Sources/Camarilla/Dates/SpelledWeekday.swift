/// Days of the week beside dates, which say nothing of them unless they contradict them.
enum SpelledWeekday {
  /// From Monday on, without case and accents; only English ones are known in short.
  private static let names: [Set<String>] = [
    ["monday", "mon", "montag", "lundi", "lunes", "lunedi", "понедельник"],
    ["tuesday", "tue", "tues", "dienstag", "mardi", "martes", "martedi", "вторник"],
    ["wednesday", "wed", "mittwoch", "mercredi", "miercoles", "mercoledi", "среда"],
    ["thursday", "thu", "thur", "thurs", "donnerstag", "jeudi", "jueves", "giovedi", "четверг"],
    ["friday", "fri", "freitag", "vendredi", "viernes", "venerdi", "пятница"],
    ["saturday", "sat", "samstag", "sonnabend", "samedi", "sabado", "sabato", "суббота"],
    ["sunday", "sun", "sonntag", "dimanche", "domingo", "domenica", "воскресенье"],
  ]

  /// The tokens without days of the week, and without the commas behind them.
  static func left(out tokens: [SpelledToken]) -> [SpelledToken] {
    var rest: [SpelledToken] = []
    var followsWeekday = false
    for token in tokens {
      let isWeekday = weekday(token.text) != nil
      if !isWeekday, !(followsWeekday && token.text == ",") { rest.append(token) }
      followsWeekday = isWeekday
    }
    return rest
  }

  /// Whether a text names a day of the week that a date doesn't fall on.
  static func isContradicted(in text: String, by reading: String) -> Bool {
    guard
      let named = text.split(whereSeparator: { !$0.isLetter }).lazy
        .compactMap({ weekday(String($0)) }).first,
      let date = try? HistoricalDate(reading), date.earliest == date.latest
    else { return false }
    // 1 January 1970 was a Thursday.
    return ((date.earliest.number + 3) % 7 + 7) % 7 != named
  }

  private static func weekday(_ word: String) -> Int? {
    let word = word.withoutCaseAndAccents
    return names.firstIndex { $0.contains(word) }
  }
}
