/// Why a text is not a date or period, where in the text, and what to write instead.
public struct DateError: Error, Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Nothing is written.
    case empty
    /// It is not of EDTF's form.
    case malformed
    /// It is of EDTF's form, and the calendar has no such day, month, time or part of a year.
    case noSuchDate
    /// An interval or a range in a set is over before it begins.
    case endBeforeStart
    /// An interval's end is a set or has a time of day.
    case unsuitableEnd
  }

  public let kind: Kind

  /// The whole text.
  public let text: String

  /// Where in the text the trouble is, in bytes of UTF-8 from 0.
  public let offset: Int

  /// What was expected there: "two digits of a month".
  public let expected: String

  /// What the writer may have meant: canonical EDTF texts, all of them valid, likeliest
  /// first. Two where a date in figures may be of either order (`11/2/1715`).
  public let suggestions: [String]

  /// The likeliest suggestion.
  public var suggestion: String? { suggestions.first }

  public init(
    _ kind: Kind, text: String, offset: Int, expected: String, suggestions: [String] = []
  ) {
    self.kind = kind
    self.text = text
    self.offset = offset
    self.expected = expected
    self.suggestions = suggestions
  }
}

extension DateError: CustomStringConvertible {
  /// One sentence, without a full stop: what is wrong, where, and what to write.
  public var description: String {
    var sentence =
      kind == .empty
      ? "no date is written: expected \(expected)"
      : "‘\(text)’ is not an EDTF date: at column \(offset + 1) expected \(expected)"
    if !suggestions.isEmpty {
      sentence += "; did you mean " + suggestions.joined(separator: " or ") + "?"
    }
    return sentence
  }
}
