extension DateSuggestions {
  /// What a week of ISO 8601 means, or a day of one, for which EDTF has no form: `1926-W20`, `1926W20`, `1926-W20-5`.
  /// A week may be when something lasted, or one of its days when it was.
  static func week(_ text: String) -> [String] {
    let parts = text.uppercased().split(separator: "W", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return [] }
    let yearText = parts[0].hasSuffix("-") ? parts[0].dropLast() : parts[0]
    let rest = parts[1].split(separator: "-", omittingEmptySubsequences: false)
    guard yearText.utf8.count == 4, let year = Int(yearText), year > 0, rest.count <= 2,
      rest[0].utf8.count == 2, let number = Int(rest[0]), 1...53 ~= number,
      let january = CalendarDay(year: year, month: 1, day: 4)
    else { return [] }
    // The first week is that of 4 January, and a week is of the year that its Thursday is in.
    let week = TimeStep(unit: .week, containing: january).advanced(by: number - 1)
    let monday = week.days.lowerBound
    guard monday.advanced(by: 3).year == year else { return [] }
    guard rest.count == 2 else { return [week.period, "[\(monday)..\(week.days.upperBound)]"] }
    guard rest[1].utf8.count == 1, let day = Int(rest[1]), 1...7 ~= day else { return [] }
    return [monday.advanced(by: day - 1).description]
  }

  /// What dots between two dates mean, which EDTF has in sets only: `1926..1928`.
  static func dotted(_ tokens: [SpelledToken]) -> [String]? {
    let dots = tokens.indices.filter { tokens[$0].text == "." }
    guard dots.count == 2, dots[1] == dots[0] + 1, dots[0] > 0, dots[1] + 1 < tokens.count else {
      return nil
    }
    let ends = [tokens[..<dots[0]], tokens[(dots[1] + 1)...]].map {
      valid(of: SpelledDate.dates(from: Array($0))).first
    }
    guard let start = ends[0], let end = ends[1] else { return nil }
    return ["\(start)/\(end)", "[\(start)..\(end)]"]
  }
}
