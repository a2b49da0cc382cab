extension Selection {
  /// What figures and relationships have to meet, as a short text says it.
  ///
  /// ```swift
  /// let whigs = try Selection.Condition(parsing: "party = 'Whig' and born < 1600")
  /// let secretaries = try Selection.Condition(parsing: "tie.post like '%secretary%'")
  /// ```
  ///
  /// A bare name is a column of figures: `id`, `name`, `label`, `born`, `died`, and every further one. With `tie.` before
  /// it, it is one of relationships: `id`, `kind`, `source`, `target`, `when`, `start`, `end`, `weight`, `sign`, `value` (sign ×
  /// weight × confidence), `confidence`, `post`, `citation`, `note`, and every further one; with `source.` or `target.`, one
  /// of the figure at that end. Names with blanks stand in double quotes or backquotes.
  ///
  /// Tests are `=` `!=` `<` `<=` `>` `>=`, `in ('a', 'b')`, `like '%a_'` (`%` is any text, `_` any letter, case and accents
  /// aside), `is blank`, each with `not`; they are joined by `and`, `or`, `not` and parentheses. Texts stand in single
  /// quotes. Numbers are compared as numbers and dates as dates: `born < 1600` asks whether the day of birth is before
  /// that year, `born = 1600` whether it is in it. Where a date leaves that open, it holds if it may, or, where
  /// snapshots ask for what is certain, if it must. What a blank cell is asked doesn't hold, so its opposite does: who has no
  /// party is `not party = 'Whig'`.
  ///
  /// A condition on figures holds for a relationship when both of its ends meet it.
  public struct Condition: Sendable {
    /// The whole condition.
    let term: Term
    /// What of it is of figures, and what of relationships; both have to be met.
    let figureTerm: Term?
    let tieTerm: Term?
    /// The text that it was read from.
    let text: String

    /// A condition, put together.
    indirect enum Term: Hashable, Sendable {
      case test(Test)
      case not(Term)
      case all([Term])
      case any([Term])
    }

    /// What is asked of one column.
    struct Test: Hashable, Sendable {
      let name: Name
      let predicate: Predicate
    }

    enum Predicate: Hashable, Sendable {
      case compares(Comparison, Literal)
      case isAmong([Literal])
      case isLike(LikePattern)
      case isBlank
    }

    enum Comparison: String, Hashable, Sendable {
      case equal = "="
      case unequal = "!="
      case less = "<"
      case lessOrEqual = "<="
      case greater = ">"
      case greaterOrEqual = ">="
    }
  }
}

extension Selection.Condition: Hashable {
  /// Conditions are equal when they ask the same in the same order, however they are written.
  public static func == (one: Self, other: Self) -> Bool { one.term == other.term }

  /// Goes by what is asked.
  public func hash(into hasher: inout Hasher) { hasher.combine(term) }
}

extension Selection.Condition.Term {
  /// The columns that are asked, in their order.
  var names: [Selection.Condition.Name] {
    switch self {
    case .test(let test): [test.name]
    case .not(let term): term.names
    case .all(let terms), .any(let terms): terms.flatMap(\.names)
    }
  }

  /// The terms joined by `and`, those that are joined so themselves taken apart.
  static func joined(byAnd terms: [Self]) -> Self {
    let parts = terms.flatMap { if case .all(let parts) = $0 { parts } else { [$0] } }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  /// Likewise by `or`.
  static func joined(byOr terms: [Self]) -> Self {
    let parts = terms.flatMap { if case .any(let parts) = $0 { parts } else { [$0] } }
    return parts.count == 1 ? parts[0] : .any(parts)
  }
}
