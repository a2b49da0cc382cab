import Camarilla

/// What the columns of relationships are called in tables of other makers, in their languages.
enum ForeignHeadings {
  /// The heading that is likeliest to mean a column; nil where none does.
  static func heading(meaning name: String, among headings: [String]) -> String? {
    headings.first { meaning(of: $0) == name }
  }

  /// The column that a heading means; nil where it is no such word.
  static func meaning(of heading: String) -> String? {
    let word = heading.withoutCaseAndAccents.filter(\.isLetter)
    return words.first { $0.value.contains(word) }?.key
  }

  private static let words: KeyValuePairs<String, Set<String>> = [
    "kind": ["type", "relation", "relationship", "tie", "interaction", "art", "typ", "beziehung"],
    "source": [
      "from", "sender", "ego", "start", "actor", "actora", "node", "von", "wer", "absender", "de",
      "qui", "expediteur",
    ],
    "target": [
      "to", "receiver", "recipient", "alter", "partner", "actorb", "nach", "an", "wen", "wem",
      "empfanger", "destinataire",
    ],
    "when": [
      "date", "year", "time", "period", "datum", "jahr", "zeit", "wann", "annee", "quand", "fecha",
      "anno",
    ],
  ]
}
