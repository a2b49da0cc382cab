extension Period {
  /// A text in EDTF with each of its dates, at an interval's ends and in a set, put through a function.
  package static func mapping<Failure: Error>(
    datesOf text: String, _ transform: (String) throws(Failure) -> String
  ) throws(Failure) -> String {
    var (result, date) = ("", "")
    var rest = text[...]
    while let character = rest.first {
      let isDots = rest.hasPrefix("..")
      if !isDots, !"/[]{},".contains(character) {
        date.append(rest.removeFirst())
        continue
      }
      if !date.isEmpty { result += try transform(date) }
      date = ""
      result += rest.prefix(isDots ? 2 : 1)
      rest = rest.dropFirst(isDots ? 2 : 1)
    }
    return date.isEmpty ? result : result + (try transform(date))
  }
}

extension HistoricalDate {
  /// Some day from an interval's start to its end.
  ///
  /// - Throws: ``DateError`` where the text is no interval in EDTF, or one whose ends make no set.
  static func choice(of text: String) throws(DateError) -> HistoricalDate {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    guard ends.count == 2, !ends.contains("") else { return try HistoricalDate(text) }
    return try HistoricalDate("[" + ends.map { $0 == ".." ? "" : $0 }.joined(separator: "..") + "]")
  }
}
