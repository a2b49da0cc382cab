extension [String] {
  /// In a sentence: `a`, `a and b`, `a, b and c`.
  ///
  /// - Parameter word: what stands before the last.
  func listed(by word: String = "and") -> String {
    guard count > 1, let last else { return first ?? "" }
    return "\(dropLast().joined(separator: ", ")) \(word) \(last)"
  }
}
