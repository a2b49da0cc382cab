/// What may have been meant by a text that is wrong, and how every message offers it.
public struct Suggestion: Hashable, Sendable {
  /// Texts that would be right, likeliest first; none where there is no telling.
  public let readings: [String]
  /// What the one reading differs in from the text at fault, where nobody sees it: `without the U+00A0, a no-break
  /// space`.
  private let difference: String?

  /// The suggestion of some texts that would be right, likeliest first.
  public init(_ readings: [String] = []) { (self.readings, difference) = (readings, nil) }

  /// The suggestion of one text, or of none.
  public init(_ reading: String?) { self.init(reading.map { [$0] } ?? []) }

  /// The same in place of a text that may look alike.
  package init(_ reading: String?, inPlaceOf text: String) {
    self.init(reading.map { [$0] } ?? [], inPlaceOf: text)
  }

  /// The suggestion of some texts in place of one that the only one may look like.
  package init(_ readings: [String], inPlaceOf text: String) {
    self.readings = readings
    difference = readings.count == 1 ? Self.difference(of: readings[0], from: text) : nil
  }

  /// The suggestion of the names that are nearest to a text; see ``NearestNames/allNearest(to:)``.
  public init(nearestTo text: String, among names: some Sequence<String>) {
    self.init(NearestNames(names).allNearest(to: text), inPlaceOf: text)
  }

  /// The one text that would be right, or all of them: `1715-02-11 or 1715-11-02`. Nil without any.
  public var text: String? { readings.isEmpty ? nil : readings.joined(separator: " or ") }

  /// What a message ends with: ` — did you mean 'trotsky'?`. Empty where there is nothing to suggest.
  public var hint: String {
    Self.hint(offering: quoted { _ in true } + (difference.map { ", \($0)" } ?? ""))
  }

  /// What a text differs in from another that looks like it: in blanks; nil where it does not look like it.
  package static func difference(of reading: String, from text: String) -> String? {
    guard reading != text, reading.withoutOddBlanks == text.withoutOddBlanks else { return nil }
    return switch (reading.oddBlank, text.oddBlank) {
    case (nil, let odd?): "without \(odd)"
    case (let odd?, nil): "with \(odd)"
    case (let own?, let odd?): "with \(own) in place of \(odd)"
    case (nil, nil): nil
    }
  }

  /// The same of dates, which stand without quotes: ` — did you mean 1715-02-11 or 1715-11-02?`. What ends
  /// in a mark of its own has quotes all the same.
  public var hintOfDates: String {
    Self.hint(offering: quoted { $0.hasSuffix("?") || $0.hasSuffix("/") })
  }

  /// The same of a heading that another one may have been meant to be.
  package var hintOfHeading: String {
    readings.isEmpty ? "" : Self.hint(offering: "it by " + quoted { _ in true })
  }

  /// The end of a message that offers something in the words that it is given; empty for no words.
  package static func hint(offering words: String) -> String {
    words.isEmpty ? "" : " — did you mean \(words)?"
  }

  private func quoted(_ isQuoted: (String) -> Bool) -> String {
    readings.map { isQuoted($0) ? "'\($0)'" : $0 }.joined(separator: " or ")
  }
}
