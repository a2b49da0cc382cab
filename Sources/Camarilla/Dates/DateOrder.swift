/// Whether a date in figures has its day or its month first, where its numbers tell: `25/3/1715`, `3/25/1715`.
package enum DateOrder: Sendable {
  case dayFirst
  case monthFirst

  /// Nil for a date that may be of either order, and for other texts.
  package init?(_ text: String) {
    let tokens = SpelledToken.tokens(from: text)
    guard tokens.count == 5, let first = tokens[0].digits.flatMap({ Int($0) }),
      let second = tokens[2].digits.flatMap({ Int($0) }), tokens[4].digits != nil,
      tokens[1].text == tokens[3].text, ["/", "-", "."].contains(tokens[1].text)
    else { return nil }
    switch (first, second) {
    case (13...31, 1...12): self = .dayFirst
    case (1...12, 13...31): self = .monthFirst
    default: return nil
    }
  }

  /// What stands first, in words.
  package var name: String { self == .dayFirst ? "the day" : "the month" }
}
