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

/// Weights that are not written as plain numbers, of which one warning of each sort tells: those whose number is
/// clear all the same, such as `−1` and `1,5`, and those that are none and count as 1.
struct DoubtfulWeights {
  private struct Tally {
    var count = 0
    var first: (text: String, meant: String, location: Problem.Location)?

    mutating func add(_ text: String, meant: String, at location: Problem.Location) {
      count += 1
      if first == nil { first = (text, meant, location) }
    }
  }

  private var numbers = Tally()
  private var others = Tally()

  /// The number that a text means, which is then warned of; nil, and a warning, where it means none.
  mutating func number(meantBy text: String, at location: Problem.Location) -> Double? {
    let weight = DoubtfulWeight(text)
    if let meant = weight.meant {
      numbers.add(text, meant: meant, at: location)
    } else {
      others.add(text, meant: "", at: location)
    }
    return weight.number
  }

  var problems: [Problem] {
    var problems: [Problem] = []
    if let (text, meant, location) = numbers.first {
      problems.append(
        problem(
          numbers.count == 1
            ? DoubtfulWeight(text).message
            : "\(numbers.count) weights are taken for numbers, as '\(shortened(text))' for \(meant)",
          text: text, at: location))
    }
    if let (text, _, location) = others.first {
      problems.append(
        problem(
          others.count == 1
            ? DoubtfulWeight(text).message
            : "\(others.count) weights are no numbers, as '\(shortened(text))', and count as 1",
          text: text, at: location))
    }
    return problems
  }

  private func problem(
    _ message: String, text: String, at location: Problem.Location
  ) -> Problem {
    Problem(
      severity: .warning, rule: .malformedValue, message: message, location: location,
      text: shortened(text), expected: "a number")
  }
}
