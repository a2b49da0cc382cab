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
  choice(noun: noun, among: Word.allCases.map { (name: $0.rawValue, value: $0) })
}

/// The same of values that have names.
func choice<Value: Sendable>(
  noun: String, among words: [(name: String, value: Value)]
) -> @Sendable (String) throws -> Value {
  let names = words.map(\.name)
  return { text in words[try index(of: text, among: names, noun: noun)].value }
}

private func index(of text: String, among names: [String], noun: String) throws -> Int {
  if let index = names.firstIndex(of: text) { return index }
  throw ValidationError(unknownWord(noun: noun, text: text, among: names))
}

extension CompletionKind {
  /// The words of a closed set, for shells, and for forms and descriptions made from the help.
  static func choices<Word: RawRepresentable & CaseIterable>(
    of type: Word.Type
  ) -> CompletionKind where Word.RawValue == String {
    .list(Word.allCases.map(\.rawValue))
  }
}

func unknownWord(noun: String, text: String, among known: [String]) -> String {
  UnknownName(noun: noun, text: text, known: known).usageText()
}

extension UnknownName {
  /// What is unknown, what may have been meant, and what there is.
  ///
  /// - Parameter most: how many names are listed.
  func usageText(most: Int = .max) -> String {
    let hint = suggestion.hint
    let listed = known.prefix(most).joined(separator: ", ") + (known.count > most ? ", …" : "")
    return "unknown \(noun) '\(text)'\(hint.isEmpty ? "." : hint) Valid: \(listed)."
  }
}
