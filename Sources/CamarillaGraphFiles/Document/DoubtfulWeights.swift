import Camarilla
import CamarillaFormats

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
    guard let meant = MeantNumber(text).readings.first, let number = Double(meant) else {
      others.add(text, meant: "", at: location)
      return nil
    }
    numbers.add(text, meant: meant, at: location)
    return number
  }

  var problems: [Problem] {
    var problems: [Problem] = []
    if let (text, meant, location) = numbers.first {
      problems.append(
        problem(
          numbers.count == 1
            ? "the weight '\(shortened(text))' is taken for \(meant)"
            : "\(numbers.count) weights are taken for numbers, as '\(shortened(text))' for \(meant)",
          text: text, at: location))
    }
    if let (text, _, location) = others.first {
      problems.append(
        problem(
          others.count == 1
            ? "the weight '\(shortened(text))' is no number and counts as 1"
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
