// Numbers that are none of what they stand for.

extension Problem {
  /// That a weight is no finite number above 0; nil where it is.
  ///
  /// - Parameter text: as it was written, where it was read from a text.
  package static func ofWeight(_ weight: Double, text: String? = nil) -> Problem? {
    guard !weight.isWeight else { return nil }
    let text = shortened(text ?? "\(weight)")
    return Problem(
      severity: .error, rule: .weightOutOfRange,
      message: "weight '\(text)' is out of range; expected a finite number above 0", text: text,
      expected: "a finite number above 0")
  }

  /// That a confidence is not between 0 and 1; nil where it is.
  ///
  /// - Parameter text: as it was written, where it was read from a text.
  package static func ofConfidence(_ confidence: Double, text: String? = nil) -> Problem? {
    guard !confidence.isConfidence else { return nil }
    let text = shortened(text ?? "\(confidence)")
    // Numbers of percent.
    let meant = Suggestion(10...100 ~= confidence ? "\(confidence / 100)" : nil)
    return Problem(
      severity: .error, rule: .confidenceOutOfRange,
      message: "confidence '\(text)' is out of range; expected a number from 0 to 1\(meant.hint)",
      text: text,
      expected: "a number from 0 to 1", suggestion: meant.text)
  }
}

extension Double {
  /// Whether a relationship can weigh this.
  var isWeight: Bool { self > 0 && isFinite }

  /// Whether one can be as sure as this.
  var isConfidence: Bool { self >= 0 && self <= 1 }
}
