/// What is to be told of a date that was read although it is not plain EDTF, or that may well mean
/// something else than what EDTF makes of it.
public struct DateRemark: Hashable, Sendable {
  /// What was written.
  public let text: String
  /// What it was taken for, in EDTF.
  public let reading: String
  /// What it was taken for, in words: "44 BCE", "the years 1539/1540".
  let meaning: String
  /// The text that EDTF would read otherwise, in the form that is not taken for anything else, and what
  /// it then means.
  var other: Other?
  /// The last year of a range of years, for a row that tells its start only.
  public internal(set) var lastYear: HistoricalDate?
  /// The first year of a range of years, where it was taken for an end of an interval.
  var firstYear: HistoricalDate?
  /// Whether the years themselves can be completed in two ways, as those of `218–01 BC`.
  var hasSeveralReadings = false

  /// Whether it may well mean something else.
  package var isAmbiguous: Bool { other != nil || hasSeveralReadings }

  /// The same of an interval's start where a row has no end, so that a range of years is all of its period.
  package var ofBothEnds: DateRemark {
    guard let firstYear, let lastYear else { return self }
    let reading = "\(firstYear)/\(lastYear)"
    var remark = DateRemark(text: text, reading: reading, meaning: "the years \(reading)")
    remark.other = other
    return remark
  }

  struct Other: Hashable, Sendable {
    let text: String
    /// The parts of a year that EDTF means, each with its days; its days alone where it is all of the text.
    let parts: [String]
  }
}

extension DateRemark: CustomStringConvertible {
  /// One sentence on one line, without a full stop; with both readings where there are two.
  public var description: String {
    let text = "'\(DateError.quotable(of: text))'"
    let (meaning, reading) = (Self.brief(meaning), Self.brief(reading))
    guard let other else {
      return "\(text) is not EDTF, and is read as \(meaning)" + Suggestion(reading).hintOfDates
    }
    var shown = other.parts.prefix(Self.mostParts)
    if other.parts.count > shown.count { shown.append("\(other.parts.count - shown.count) more") }
    let parts = shown.joined(separator: ", and ")
    let part = other.parts.count == 1 ? "part of a year" : "parts of years"
    return "\(text) is read as \(meaning), not as the \(part) that EDTF means by it,"
      + " \(parts); write \(reading) for the one and \(Self.brief(other.text)) for the other"
  }

  /// How many parts of years a sentence tells of.
  private static let mostParts = 12

  /// A set of dates may be as long as a file; what people write down in one is shorter than this.
  private static func brief(_ text: String) -> String {
    text.utf8.count <= 400 ? text : shortened(text)
  }
}
