/// Whether a date in figures has its day or its month first, where its numbers tell: `25/3/1715`, `3/25/1715`.
package enum DateOrder: Sendable {
  case dayFirst
  case monthFirst

  /// Nil for a date that may be of either order, and for other texts. Of an interval either end tells it.
  package init?(_ text: String) {
    let tokens = SpelledToken.tokens(from: text)
    guard let order = tokens.indices.lazy.compactMap({ Self.order(of: tokens, at: $0) }).first
    else { return nil }
    self = order
  }

  private static func order(of tokens: [SpelledToken], at index: Int) -> DateOrder? {
    guard index + 4 < tokens.count, let first = tokens[index].digits.flatMap({ Int($0) }),
      let second = tokens[index + 2].digits.flatMap({ Int($0) }), tokens[index + 4].digits != nil,
      tokens[index + 1].text == tokens[index + 3].text,
      ["/", "-", "."].contains(tokens[index + 1].text)
    else { return nil }
    switch (first, second) {
    case (13...31, 1...12): return .dayFirst
    case (1...12, 13...31): return .monthFirst
    default: return nil
    }
  }

  /// What stands first, in words.
  fileprivate var name: String { self == .dayFirst ? "the day" : "the month" }
}

/// The order of the dates of each column of a table, as the first tells it that does.
package struct DateOrders<Column: Hashable & Sendable>: Sendable {
  private var firsts: [Column: (order: DateOrder, text: String, row: Int)] = [:]

  /// No dates yet.
  package init() {}

  /// Takes in a date; says what speaks against it where one before it in the column has the other order, so that one
  /// of the two may be a slip, or of another hand. Nil where nothing does.
  ///
  /// - Parameters:
  ///   - row: what messages call its row.
  ///   - noun: what messages call rows: `line`.
  package mutating func contradiction(
    of text: String, row: Int, called noun: String, in column: Column
  ) -> String? {
    guard let order = DateOrder(text) else { return nil }
    guard let first = firsts[column] else {
      firsts[column] = (order, text, row)
      return nil
    }
    if first.order == order { return nil }
    return "'\(shortened(first.text))' in \(noun) \(first.row) has \(first.order.name) first, and"
      + " '\(shortened(text))' \(order.name)"
  }
}
