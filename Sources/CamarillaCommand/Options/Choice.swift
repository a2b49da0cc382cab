import ArgumentParser
import Camarilla

/// Reads a word of a closed set, and helps when it is none of them.
///
/// - Parameters:
///   - noun: what the word names, for the message: `measure`.
///   - type: the set.
func choice<Word: RawRepresentable & CaseIterable & Sendable>(
  noun: String, of type: Word.Type
) -> @Sendable (String) throws -> Word where Word.RawValue == String {
  let words = Array(Word.allCases)
  return { text in
    if let word = words.first(where: { $0.rawValue == text }) { return word }
    throw ValidationError(unknownWord(noun: noun, text: text, among: words.map(\.rawValue)))
  }
}

func unknownWord(noun: String, text: String, among known: [String]) -> String {
  let hint = Suggestion(nearestTo: text, among: known).hint
  return
    "unknown \(noun) '\(text)'\(hint.isEmpty ? "." : hint) Valid: \(known.joined(separator: ", "))."
}
