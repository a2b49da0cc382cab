extension DateSuggestions {
  /// Years as library catalogs write them of which digits are unknown: `14??`, `14--` and `149-`, with a question
  /// mark behind, in brackets or not. A number of three digits before one mark may be a whole year as well.
  static func libraryNotation(_ text: String) -> [String] {
    var text = Substring(text).filter { !$0.isWhitespace }[...]
    if text.first == "[", text.last == "]" { text = text.dropFirst().dropLast() }
    let digits = text.prefix { "0"..."9" ~= $0 }
    let rest = text[digits.endIndex...]
    guard 2...3 ~= digits.count, let sign = rest.first, "?-–—_".contains(sign) else { return [] }
    let signs = rest.prefix { $0 == sign }
    let year = String(digits) + String(repeating: "X", count: 4 - digits.count)
    // One long dash is as good as two short ones.
    let isWhole = signs.count + digits.count == 4 || digits.count == 2 && rest == "—"
    let mark = String(rest[signs.endIndex...])
    guard isWhole, mark.isEmpty || mark == "?" && sign != "?" else { return [] }
    guard digits.count == 3, mark.isEmpty else { return [year + mark] }
    return [year, sign == "?" ? "0\(digits)?" : "0\(digits)/.."]
  }
}
