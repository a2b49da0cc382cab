import Camarilla

/// The number that a cell may mean which writes none with a point alone: `0,5`, `50%`, `1 234`, `1.234,5`, `−2`.
package struct MeantNumber {
  /// Plain decimals, likeliest first; of `1,234` there are two.
  package let readings: [String]

  /// The number, where there is one only.
  package var suggestion: String? { readings.count == 1 ? readings[0] : nil }

  /// What a message says of several: " — did you mean '1234' or '1.234'?".
  package var ambiguity: String { readings.count > 1 ? Suggestion(readings).hint : "" }

  package init(_ text: String) {
    var rest = text.trimmingBlanks()
    let isPercentage = rest.hasSuffix("%")
    if isPercentage { rest = rest.dropLast().trimmingBlanks() }
    // Spreadsheets put an apostrophe before what is to stay a text.
    if rest.hasPrefix("'") { rest = rest.dropFirst() }
    let isNegative = ["-", "\u{2212}", "\u{2013}"].contains(rest.prefix(1))
    if isNegative { rest = rest.dropFirst() }
    readings = Self.plain(of: String(rest)).compactMap { text in
      var text = (isNegative ? "-" : "") + text
      guard let number = text.withUTF8({ unsafe decimalNumber(from: $0) }), number.isFinite else {
        return nil
      }
      return shortest(of: isPercentage ? number / 100 : number)
    }
  }

  /// A number without a sign with nothing between its digits but a point.
  private static func plain(of text: String) -> [String] {
    let isSpace = { (character: Character) in
      character.isWhitespace || character == "'" || character == "\u{2019}"
    }
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: isSpace)
    if parts.count > 1 {
      // Only the last group has decimals.
      let front = parts.dropLast().map(String.init)
      let last = parts[parts.count - 1]
      let whole = String(last.prefix { $0.isASCII && $0.isNumber })
      guard areThousands(front + [whole]) else { return [] }
      return plain(of: front.joined() + last).prefix(1).map(\.self)
    }
    let commas = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let points = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch (commas.count, points.count) {
    case (1, 1), (1, 2): return [text]
    case (2, 1):
      let asPoint = commas.joined(separator: ".")
      return areThousands(commas) ? [commas.joined(), asPoint] : [asPoint]
    case (_, 1): return areThousands(commas) ? [commas.joined()] : []
    case (1, _): return areThousands(points) ? [points.joined()] : []
    case (_, 2) where !points[1].contains(","):
      let groups = points[0].split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
      return areThousands(groups) ? [groups.joined() + "." + points[1]] : []
    case (2, _):
      let groups = commas[0].split(separator: ".", omittingEmptySubsequences: false)
        .map(String.init)
      return areThousands(groups) ? [groups.joined() + "." + commas[1]] : []
    default: return []
    }
  }

  /// Whether groups of digits are those of a number whose thousands are set apart.
  private static func areThousands(_ groups: [String]) -> Bool {
    guard let first = groups.first, 1...3 ~= first.utf8.count, first != "0" else { return false }
    return groups.allSatisfy { $0.utf8.allSatisfy { $0 &- 48 < 10 } }
      && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
  }
}
