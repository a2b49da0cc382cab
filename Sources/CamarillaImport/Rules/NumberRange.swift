import Camarilla
import CamarillaFormats

/// The numbers from one to another, as a mapping writes them.
///
/// | written | numbers |
/// |---|---|
/// | `3` | 3 alone, however it is written |
/// | `1..4`, `1..`, `..4` | from 1 to 4, both of them; from 1 on; up to 4 |
/// | `1..<4` | from 1 on and below 4 |
/// | `<4`, `>1` | below 4; above 1 |
struct NumberRange: Sendable, Equatable {
  var lower = -Double.infinity
  var upper = Double.infinity
  var excludesLower = false
  var excludesUpper = false

  static let expected = "a range of numbers such as 1..4, ..4, <0 or >0"

  /// Nil for a text that is no range, or one without any number in it.
  init?(_ text: String) {
    let trimmed = text.trimmingBlanks()
    if let rest = trimmed.dropping("<") {
      guard let number = plainNumber(from: rest) else { return nil }
      (upper, excludesUpper) = (number, true)
    } else if let rest = trimmed.dropping(">") {
      guard let number = plainNumber(from: rest) else { return nil }
      (lower, excludesLower) = (number, true)
    } else if let dots = trimmed.firstRangeOfDots {
      let front = trimmed[..<dots]
      var back = trimmed[trimmed.index(dots, offsetBy: 2)...]
      if let rest = back.dropping("<") { (back, excludesUpper) = (rest, true) }
      if front.isEmpty, back.isEmpty { return nil }
      if !front.isEmpty {
        guard let number = plainNumber(from: front) else { return nil }
        lower = number
      }
      if !back.isEmpty {
        guard let number = plainNumber(from: back) else { return nil }
        upper = number
      } else if excludesUpper {
        return nil
      }
    } else {
      guard let number = plainNumber(from: trimmed) else { return nil }
      (lower, upper) = (number, number)
    }
    if lower > upper || (lower == upper && (excludesLower || excludesUpper)) { return nil }
  }

  func contains(_ number: Double) -> Bool {
    (excludesLower ? number > lower : number >= lower)
      && (excludesUpper ? number < upper : number <= upper)
  }
}

/// The number that a text writes; nil for any other text, and for one beyond all bounds.
func plainNumber(from text: Substring) -> Double? {
  var copy = String(text.trimmingBlanks())
  let number = copy.withUTF8 { unsafe decimalNumber(from: $0) }
  return number?.isFinite == true ? number : nil
}

extension Substring {
  fileprivate func dropping(_ prefix: String) -> Substring? {
    hasPrefix(prefix) ? dropFirst(prefix.count) : nil
  }

  /// Where the first `..` stands.
  fileprivate var firstRangeOfDots: Index? {
    var i = startIndex
    while i < endIndex {
      let next = index(after: i)
      if self[i] == ".", next < endIndex, self[next] == "." { return i }
      i = next
    }
    return nil
  }
}
