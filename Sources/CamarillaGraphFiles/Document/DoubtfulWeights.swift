import Camarilla
import CamarillaFormats

/// Weights that are no numbers, of which one warning tells.
struct DoubtfulWeights {
  private var count = 0
  private var first: (text: String, location: Problem.Location)?

  mutating func add(_ text: String, at location: Problem.Location) {
    count += 1
    if first == nil { first = (text, location) }
  }

  var problems: [Problem] {
    guard let first else { return [] }
    let text = shortened(first.text)
    return [
      Problem(
        severity: .warning, rule: .malformedValue,
        message: count == 1
          ? "the weight '\(text)' is no number and counts as 1"
          : "\(count) weights are no numbers, as '\(text)', and count as 1",
        location: first.location, text: text, expected: "a number")
    ]
  }
}
