// The words that problems are told in: what was found, then what was expected, then what may have been meant.

extension Problem {
  /// That a date was read although it is not plain EDTF, or may mean something else.
  ///
  /// - Parameter what: what the date is of, where the text doesn't tell.
  package static func ofDate(
    _ remark: DateRemark, what: String? = nil, subject: Subject? = nil, at location: Location?
  ) -> Problem {
    var problem = Problem(
      severity: .warning, rule: .dateNotation,
      message: (what.map { "\($0): " } ?? "") + remark.description, subject: subject,
      location: location, text: shortened(remark.text), expected: "a date in EDTF",
      suggestion: remark.reading)
    problem.isAmbiguous = remark.isAmbiguous
    return problem
  }

  /// An error: `found; expected … — did you mean '…'?`.
  ///
  /// - Parameters:
  ///   - found: what is wrong, with the text at fault in single quotes.
  ///   - rule: what was broken.
  ///   - location: where in a file.
  ///   - subject: the row to blame.
  ///   - text: the text at fault, which is shortened.
  ///   - expected: what would have been right.
  ///   - suggestion: what may have been meant.
  public static func error(
    _ found: String, rule: Rule = .malformedTable, at location: Location? = nil,
    subject: Subject? = nil, text: String? = nil, expected: String? = nil,
    suggestion: Suggestion = Suggestion()
  ) -> Problem {
    let demand = expected.map { "; expected \($0)" } ?? ""
    return Problem(
      severity: .error, rule: rule, message: found + demand + suggestion.hint, subject: subject,
      location: location, text: text.map(shortened), expected: expected,
      suggestion: suggestion.text)
  }

  /// A warning: what was found and what becomes of it, `found — did you mean '…'?`.
  ///
  /// - Parameters:
  ///   - found: what is doubtful, with the text in question in single quotes.
  ///   - rule: what was broken.
  ///   - location: where in a file.
  ///   - subject: the row in question.
  ///   - text: that text, which is shortened.
  ///   - expected: what would leave no doubt.
  ///   - suggestion: what may have been meant.
  public static func warning(
    _ found: String, rule: Rule = .malformedValue, at location: Location? = nil,
    subject: Subject? = nil, text: String? = nil, expected: String? = nil,
    suggestion: Suggestion = Suggestion()
  ) -> Problem {
    Problem(
      severity: .warning, rule: rule, message: found + suggestion.hint, subject: subject,
      location: location, text: text.map(shortened), expected: expected,
      suggestion: suggestion.text)
  }

  /// What it has in common with problems that differ in the text at fault alone: its message without what
  /// stands in quotes and without numbers.
  package var sort: String {
    var sort = severity.rawValue + " " + rule.rawValue + " "
    var isQuoted = false
    var last: Character?
    for character in message {
      if character == "'" { isQuoted.toggle() }
      defer { last = character }
      if isQuoted || (character.isNumber && last?.isNumber == true) { continue }
      sort.append(character.isNumber ? "0" : character)
    }
    return sort
  }
}

/// A text short enough for a message: its first 80 characters.
///
/// - Complexity: O(1), however long the text is.
package func shortened(_ text: String) -> String {
  if text.utf8.count <= 80 { return text }
  // A character may be made of any number of scalars.
  let scalars = text.unicodeScalars.prefix(mostScalars)
  let start = scalars.endIndex < text.endIndex ? String(scalars) : text
  let isWhole = start.index(start.startIndex, offsetBy: 81, limitedBy: start.endIndex) == nil
  return isWhole && start.utf8.count == text.utf8.count ? text : start.prefix(79) + "…"
}

/// The most scalars of a text that a message shows.
private let mostScalars = 800
