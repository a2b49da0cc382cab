extension DateSuggestions {
  /// The date of a time stamp, as databases and Wikidata write one, or of two: `1922-05-14 00:00:00`,
  /// `+1922-05-14T00:00:00Z`. A month or day 00 is one that is not known, and midnight is no time of day but the form
  /// of the column.
  static func stamped(_ text: String) -> [String] {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    let days = ends.map { day(ofStamp: $0, hasTime: ends.count == 1) }
    guard ends.count <= 2, days.contains(where: { $0 != nil }) else { return [] }
    return [zip(days, ends).map { $0 ?? String($1) }.joined(separator: "/")]
  }

  /// - Parameter hasTime: whether the time of day is kept, which an interval has none of.
  private static func day(ofStamp text: Substring, hasTime: Bool) -> String? {
    var date = text.drop(while: \.isWhitespace)
    let isSigned = date.first == "+"
    if isSigned { date = date.dropFirst() }
    guard let end = date.firstIndex(where: { $0 == "T" || $0 == "t" || $0.isWhitespace }) else {
      return isSigned ? String(date) : nil
    }
    let clock = date[end...].dropFirst()
    let signs: Set<Character> = [":", ".", "Z", "z", "+", "-"]
    guard clock.contains(":"),
      clock.allSatisfy({ signs.contains($0) || "0"..."9" ~= $0 })
    else { return nil }
    date = date[..<end]
    let isMidnight = clock.prefix { $0 != "Z" && $0 != "z" }.allSatisfy { "0:.".contains($0) }
    if hasTime, !isMidnight, !date.hasSuffix("-00") {
      return date + "T" + (clock.prefix(2).last == ":" ? "0" : "") + clock.uppercased()
    }
    while date.hasSuffix("-00") { date = date.dropLast(3) }
    return String(date)
  }
}
