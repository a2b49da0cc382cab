extension DateSuggestions {
  /// The day of a time stamp, as databases and Wikidata write one, or of two: `1922-05-14 00:00:00`,
  /// `+1922-05-14T00:00:00Z`. A month or day 00 is one that is not known.
  static func stamped(_ text: String) -> [String] {
    let ends = text.split(separator: "/", omittingEmptySubsequences: false)
    let days = ends.map(day(ofStamp:))
    guard ends.count <= 2, days.contains(where: { $0 != nil }) else { return [] }
    return [zip(days, ends).map { $0 ?? String($1) }.joined(separator: "/")]
  }

  private static func day(ofStamp text: Substring) -> String? {
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
    while date.hasSuffix("-00") { date = date.dropLast(3) }
    return String(date)
  }
}
