// How numbers, lists and lives stand in a sentence.

/// `1 figure`, `3 figures`.
///
/// - Parameter plural: of a noun that gets no `s`.
package func counted(_ number: Int, singular: String, plural: String? = nil) -> String {
  "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
}

extension [String] {
  /// In a sentence: `a`, `a and b`, `a, b and c`.
  ///
  /// - Parameters:
  ///   - word: what stands before the last.
  ///   - separator: what stands between the others; a comma, unless one of them has a comma of its own.
  package func listed(by word: String = "and", separator: String? = nil) -> String {
    guard count > 1, let last else { return first ?? "" }
    return "\(dropLast().joined(separator: separator ?? ownSeparator)) \(word) \(last)"
  }

  /// In a line: `a, b`.
  package var oneAfterAnother: String { joined(separator: ownSeparator) }

  /// A comma, unless one of them has a comma of its own: `York, Duke of; Warwick`.
  private var ownSeparator: String { contains { $0.contains(",") } ? "; " : ", " }
}

/// `a, b and c`, the first dozen of them.
package func list(_ names: [String], limit: Int = 12) -> String {
  var shown = names.prefix(limit).map { shortened($0) }
  if names.isEmpty { return "nothing" }
  if names.count > limit { shown.append("\(names.count - limit) more") }
  return shown.listed(separator: ", ")
}

extension Figure {
  /// From birth to death, `1879 – 1940`; nil where neither is known.
  package var spokenLife: String? {
    born == nil && died == nil ? nil : "\(born?.spoken ?? "?") – \(died?.spoken ?? "")"
  }
}
