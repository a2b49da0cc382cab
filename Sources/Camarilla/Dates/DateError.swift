/// Why a text is not a date or period, where in the text, and what to write instead.
public struct DateError: Error, Hashable, Sendable {
  /// The sorts of mistake that a written date can hold.
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

  /// The sort of mistake.
  public let kind: Kind

  /// The whole text.
  public let text: String

  /// Where in the text the trouble is, in bytes of UTF-8 from 0.
  public let offset: Int

  /// What was expected there: "two digits of a month".
  public let expected: String

  /// What the text was to be, where that is said, so that whatever is suggested suits it.
  package var column: DateColumn?

  /// A mistake at `offset`, counted in bytes of `text` from 0, where `expected` had to stand.
  public init(kind: Kind, text: String, offset: Int, expected: String) {
    self.kind = kind
    self.text = text
    self.offset = offset
    self.expected = expected
  }
}

extension DateError {
  /// What the writer may have meant: canonical EDTF texts, all of them valid, likeliest
  /// first. Two where a date in figures may be of either order (`11/2/1715`); none where there is
  /// no telling.
  ///
  /// - Complexity: worked out anew each time, in some ten microseconds.
  public var suggestions: [String] {
    guard let column, kind != .endBeforeStart else {
      let meant = DateSuggestions.suggestions(for: text).filter { $0 != text }
      guard meant.isEmpty, kind == .endBeforeStart else { return meant }
      // Where each end has a column of its own, no cell can hold both.
      if case .end? = column { return [] }
      return DateSuggestions.reversed(text)
    }
    // Of an interval that is to be split, the cell gets the start.
    return (Repair(ofDate: text, in: column)?.readings ?? [])
      .map { column.ends(of: $0)?.start ?? $0 }.filter { $0 != "" && $0 != text }
  }

  /// The likeliest suggestion.
  public var suggestion: String? { suggestions.first }

  /// All suggestions in one text: `1715-02-11 or 1715-11-02`. Nil where there is none.
  public var suggestionText: String? { Suggestion(suggestions).text }
}

extension DateError: CustomStringConvertible {
  /// One sentence on one line, without a full stop: what is wrong, where, and what to write.
  public var description: String { message.text }

  /// ``description`` and ``suggestionText``, for whoever wants both: looking for suggestions takes nearly all of the time.
  package var message: (text: String, suggestion: String?) {
    let suggestion = Suggestion(suggestions)
    return (sentence + suggestion.hintOfDates, suggestion.text)
  }

  private var sentence: String {
    switch (kind, column) {
    case (.empty, _): "no date is written: expected \(expected)"
    case (.unsuitableEnd, .end(let side)?):
      "'\(Self.quotable(of: text))' can't stand at an interval's \(side): expected \(expected)"
    default:
      "'\(Self.quotable(of: text))' is not an EDTF date: at position \(offset + 1), expected \(expected)"
    }
  }

  /// A date that can't stand at an interval's end, which EDTF wants to be a single one.
  ///
  /// - Parameter set: the several dates of which a text means one; nil for a time of day.
  init(unsuitable text: String, for side: Period.End.Side, meant set: String?) {
    self.init(
      kind: .unsuitableEnd, text: text, offset: 0,
      expected: set.map { "a single date, not one of several" + ($0 == text ? "" : " as in \($0)") }
        ?? "a date without a time of day")
    column = .end(side)
  }

  /// The same for a column that takes dates of one sort: it says what can't stand there, and which day there isn't.
  func inColumn(_ column: DateColumn) -> DateError {
    var error = self
    if DateSuggestions.isBlank(text) {
      error = DateError(
        kind: .malformed, text: text, offset: 0,
        expected: "a date, or \(column.mayBeBlank ? "a blank cell" : "XXXX") where none is known")
    } else if kind == .malformed, column != .period, case .interval? = try? Period(text) {
      let slash = text.utf8.firstIndex(of: .slash).map {
        text.utf8.distance(from: text.utf8.startIndex, to: $0)
      }
      error = DateError(
        kind: .malformed, text: text, offset: slash ?? offset,
        expected: column == .date
          ? "the end of the date, which is no interval here"
          : "the end of the date, as each end of an interval has a column of its own")
    } else if column == .period, let reversed = reversedYears {
      error = reversed
    } else if kind == .malformed, let missing = DateSuggestions.missingDay(in: text) {
      error = DateError(kind: .noSuchDate, text: text, offset: 0, expected: missing)
    } else if kind == .malformed, case .end(let side) = column,
      let set = DateSuggestions.suggestions(for: text).first(where: {
        (try? HistoricalDate($0))?.isSet == true
      })
    {
      error = DateError(unsuitable: text, for: side, meant: set)
    }
    error.column = column
    return error
  }

  /// That an interval runs backwards, of two years with a dash between them, as people write one; the first two digits
  /// of the second may be taken for a month that there isn't.
  private var reversedYears: DateError? {
    guard let years = DateSuggestions.dashedYears(text) else { return nil }
    do throws(DateError) {
      _ = try Period("\(years.first)/\(years.second)")
      return nil
    } catch {
      guard error.kind == .endBeforeStart else { return nil }
      return DateError(
        kind: error.kind, text: text, offset: years.offset, expected: error.expected)
    }
  }

  /// The text on one line and not too long for one; control characters as their pictures.
  static func quotable(of text: String) -> String {
    var quoted = ""
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if index == 60 { return quoted + "…" }
      let isControl = scalar.value < 0x20
      quoted.unicodeScalars.append(
        isControl ? Unicode.Scalar(0x2400 + scalar.value) ?? scalar : scalar)
    }
    return quoted
  }
}
