/// Months in words: in the languages that the field's sources are written in, and in Roman numbers.
enum SpelledMonth {
  private static let names = [
    ["january", "januar", "janner", "janvier", "enero", "gennaio", "января", "январь"],
    ["february", "februar", "fevrier", "febrero", "febbraio", "февраля", "февраль"],
    ["march", "marz", "mars", "marzo", "марта"],
    ["april", "avril", "abril", "aprile", "апреля", "апрель"],
    ["may", "mai", "mayo", "maggio", "мая", "маи"],
    ["june", "juni", "juin", "junio", "giugno", "июня", "июнь"],
    ["july", "juli", "juillet", "julio", "luglio", "июля", "июль"],
    ["august", "aout", "agosto", "августа"],
    ["september", "septembre", "septiembre", "settembre", "сентября", "сентябрь"],
    ["october", "oktober", "octobre", "octubre", "ottobre", "октября", "октябрь"],
    ["november", "novembre", "noviembre", "ноября", "ноябрь"],
    ["december", "dezember", "decembre", "diciembre", "dicembre", "декабря", "декабрь"],
  ]
  private static let romanNumbers = [
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
  ]

  /// The month that a word, or its first three letters and more, stands for, from 1; nil where it is none, or
  /// where two begin so.
  static func month(of word: String) -> Int? {
    let word = word.withoutCaseAndAccents
    guard word.count >= 3 else { return nil }
    let months = names.indices.filter { month in names[month].contains { $0.hasPrefix(word) } }
    return months.count == 1 ? months[0] + 1 : nil
  }

  /// Names the month of `14.V.1926`, `14/V 1926` and `V 1926`, where a Roman number stands before a number.
  static func namingRomanNumbers(in tokens: [SpelledToken]) -> [SpelledToken] {
    guard let index = tokens.firstIndex(where: { romanNumbers.contains($0.text) }),
      let month = romanNumbers.firstIndex(of: tokens[index].text),
      tokens[(index + 1)...].first(where: { ![".", "/", "-"].contains($0.text) })?.digits != nil,
      !tokens[..<index].contains(where: { $0.text.first?.isLetter == true })
    else { return tokens }
    var named = tokens
    named[index].text = names[month][0]
    return named
  }
}
