import Camarilla

/// The words of a column that has only a few, and what people write in their place.
package enum CellWord: String, Sendable {
  case sign, directed

  /// What the table's reader takes, without case, and what else means the same.
  private var meanings: KeyValuePairs<String, [String]> {
    switch self {
    case .sign:
      [
        "1": ["+1", "+", "positive", "positiv", "pos", "plus"], "0": ["neutral", "none"],
        "-1": [
          "\u{2212}1", "-", "\u{2212}", "\u{2013}1", "\u{2013}", "negative", "negativ", "neg",
          "minus",
        ],
      ]
    case .directed:
      [
        "true": ["1", "yes", "y", "t", "ja", "wahr", "oui", "vrai", "directed", "gerichtet"],
        "false": [
          "0", "no", "n", "f", "nein", "falsch", "non", "faux", "undirected", "ungerichtet",
        ],
      ]
    }
  }

  /// Whether the table's reader takes a text.
  func accepts(_ text: String) -> Bool {
    switch self {
    case .sign: ["+1", "1", "+", "0", "-1", "\u{2212}1", "-", "\u{2212}"].contains(text)
    case .directed: ["true", "1", "yes", "false", "0", "no"].contains(text.lowercased())
    }
  }

  /// The repair of a text; nil where the reader takes it, or where nobody can tell what is meant.
  func repair(of text: String) -> Repair? {
    if accepts(text) { return nil }
    let word = text.lowercased()
    guard let meaning = meanings.first(where: { $0.value.contains(word) })?.key else { return nil }
    return Repair(
      readings: [meaning], isCertain: true, rule: .malformedValue,
      reason: "'\(shortened(text))' in column '\(rawValue)' is \(meaning)")
  }
}
