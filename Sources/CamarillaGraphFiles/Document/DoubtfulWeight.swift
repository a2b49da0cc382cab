import Camarilla
import CamarillaFormats

/// A weight that is not written as a plain number: what it counts as, and what is told.
struct DoubtfulWeight {
  /// The number that is meant; nil where there is none and the weight counts as 1.
  let number: Double?
  let message: String
  /// Tells the warnings of the four sorts apart: nothing, no number, one number, and one of several.
  let sort: String

  init(_ text: String) {
    guard !text.withoutOuterBlanks.isEmpty else {
      (number, message, sort) = (nil, "a weight is blank and counts as 1", "blank weight")
      return
    }
    let readings = MeantNumber(text).readings
    number = readings.first.flatMap(Double.init)
    let subject = "the weight '\(shortened(text))' is "
    switch readings.count {
    case 0: (message, sort) = (subject + "no number and counts as 1", "weight")
    case 1: (message, sort) = (subject + "taken for \(readings[0])", "meant weight")
    default:
      message = subject + "taken for \(readings[0]), and may mean \(readings[1])"
      sort = "ambiguous weight"
    }
  }
}

extension Diagnostics {
  /// The weight that a text tells, in every format alike: its number, if that is finite, and otherwise the number that it
  /// means, or 1, of which one warning of each sort tells.
  mutating func weight(from text: String, at location: Problem.Location) -> Double {
    if let number = Double(text), number.isFinite { return number }
    let weight = DoubtfulWeight(text)
    once(
      per: weight.sort, .warning(weight.message, at: location, text: text, expected: "a number"))
    return weight.number ?? 1
  }

  /// The value of a cell of a matrix, in every format alike: the number that its text is or means. Nil where it has none,
  /// which makes no tie: what says that the value is not known is told in one warning, and anything else is an error.
  ///
  /// - Parameters:
  ///   - text: what stands in the cell.
  ///   - cell: which cell it is: `row 2, column 3`.
  mutating func value(
    ofCell text: String, _ cell: String, at location: Problem.Location
  ) -> Double? {
    if let number = Double(text), number.isFinite { return number }
    if isMissing(cell: text, at: location) { return nil }
    guard DoubtfulWeight(text).number == nil else { return weight(from: text, at: location) }
    add(
      .error(
        "the value '\(shortened(text))' in \(cell) of the matrix is no number",
        rule: .malformedValue, at: location, text: text,
        expected: "a number, or NA where there is none"))
    return nil
  }

  /// Whether a cell of a matrix says that its value is not known, so that it is no tie, of which one warning tells.
  private mutating func isMissing(cell text: String, at location: Problem.Location) -> Bool {
    guard [".", "?", "na", "n/a", "nan", "null", "none"].contains(text.lowercased()) else {
      return false
    }
    once(
      per: "missing cell",
      .warning(
        "the value '\(text)' is missing, and no tie", rule: .missingValue, at: location, text: text,
        expected: "a number"))
    return true
  }
}
