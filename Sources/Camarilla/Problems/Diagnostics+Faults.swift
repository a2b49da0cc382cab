/// Faults of what people write by hand, a mapping or a study: words and keys that say nothing.
extension Diagnostics {
  /// Adds a fault.
  ///
  /// - Parameter message: what is wrong, without what was expected.
  package mutating func fault(
    _ message: String, at location: Problem.Location, text: String? = nil, expected: String,
    suggestion: Suggestion = Suggestion()
  ) {
    add(
      .error(
        message, rule: .malformedValue, at: location, text: text, expected: expected,
        suggestion: suggestion))
  }

  /// Adds the fault of a word that is none of a closed set.
  ///
  /// - Parameters:
  ///   - noun: what it was to be, such as `command`.
  ///   - expected: what is expected in its stead, where that isn't one of the words.
  package mutating func unknown(
    noun: String, text: String, at location: Problem.Location, among words: [String],
    expected: String? = nil
  ) {
    fault(
      "unknown \(noun) '\(shortened(text))'", at: location, text: text,
      expected: expected
        ?? (words.count == 1 ? words[0] : "one of \(words.joined(separator: ", "))"),
      suggestion: Suggestion(nearestTo: text, among: words))
  }
}
