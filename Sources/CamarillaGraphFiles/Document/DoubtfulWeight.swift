import Camarilla
import CamarillaFormats

/// A weight that is not written as a plain number: what it counts as, if its number is clear, and what is told.
struct DoubtfulWeight {
  /// The number that is meant, written plainly; nil where there is none and the weight counts as 1.
  let meant: String?
  let number: Double?
  let message: String

  init(_ text: String) {
    meant = MeantNumber(text).readings.first
    number = meant.flatMap(Double.init)
    message =
      "the weight '\(shortened(text))' is "
      + (meant.map { "taken for \($0)" } ?? "no number and counts as 1")
  }

  /// Tells the warnings of the two sorts apart.
  var sort: String { meant == nil ? "weight" : "meant weight" }
}

extension Diagnostics {
  /// The weight that a text means which is no plain number, of which one warning of each sort tells; nil where it
  /// means none and counts as 1.
  mutating func weight(meantBy text: String, at location: Problem.Location) -> Double? {
    let weight = DoubtfulWeight(text)
    once(per: weight.sort, .warning(weight.message, at: location, text: text, expected: "a number"))
    return weight.number
  }
}
