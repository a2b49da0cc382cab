extension DateSuggestions {
  /// A set whose members are no EDTF: `[63 BCE, 49 BCE]`, `{May 1926..July 1926}`.
  static func set(_ text: String) -> [String] {
    let text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard let open = text.first, let close = text.last, ["[]", "{}"].contains("\(open)\(close)")
    else { return [] }
    var found: [String] = []
    var eras: Set<String?> = []
    for member in text.dropFirst().dropLast().split(
      separator: ",", omittingEmptySubsequences: false)
    {
      let ends = member.split(separator: "..", omittingEmptySubsequences: false)
      var dates: [String] = []
      for end in ends {
        let tokens = SpelledToken.tokens(from: String(end))
        if tokens.isEmpty, ends.count == 2 {
          dates.append("")
        } else if let date = valid(of: SpelledDate.dates(from: tokens)).first {
          dates.append(date)
          eras.insert(tokens.first(where: \.isEra)?.text)
        } else {
          return []
        }
      }
      found.append(dates.joined(separator: ".."))
    }
    // One date in brackets is an editor's addition rather than a set.
    guard found.count > 1 || found.contains(where: { $0.contains("..") }) else { return [] }
    // Of a year without its era beside one before it, nobody can tell which it is of.
    if eras.contains(SpelledEra.before), eras.contains(nil) { return [] }
    return valid(of: ["\(open)\(found.joined(separator: ","))\(close)"])
  }
}
