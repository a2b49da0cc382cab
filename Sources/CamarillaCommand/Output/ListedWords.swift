extension [String] {
  /// In a sentence: `a`, `a and b`, `a, b and c`.
  ///
  /// - Parameter word: what stands before the last.
  func listed(by word: String = "and") -> String {
    guard count > 1, let last else { return first ?? "" }
    return "\(dropLast().joined(separator: separator)) \(word) \(last)"
  }

  /// In a line: `a, b`.
  var oneAfterAnother: String { joined(separator: separator) }

  /// A comma, unless one of them has a comma of its own: `York, Duke of; Warwick`.
  private var separator: String { contains { $0.contains(",") } ? "; " : ", " }
}
