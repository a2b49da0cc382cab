import Camarilla
import CamarillaFormats

/// A weight that is not written as a plain number: what it counts as, if its number is clear, and what is told.
struct DoubtfulWeight {
  /// The number that is meant, written plainly; nil where there is none and the weight counts as 1.
  let meant: String?
  let number: Double?
  let message: String
  /// Tells the warnings of the three sorts apart: no number, one number, and one of several.
  let sort: String

  init(_ text: String) {
    let readings = MeantNumber(text).readings
    meant = readings.first
    number = meant.flatMap(Double.init)
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
  /// The weight that a text means which is no plain number, of which one warning of each sort tells; nil where it
  /// means none and counts as 1.
  mutating func weight(meantBy text: String, at location: Problem.Location) -> Double? {
    let weight = DoubtfulWeight(text)
    once(per: weight.sort, .warning(weight.message, at: location, text: text, expected: "a number"))
    return weight.number
  }
}
