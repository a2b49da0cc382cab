import Camarilla
import CamarillaFormats

/// A location in a text that is held whole.
struct TextPosition: Equatable {
  /// In bytes, from 0.
  var offset: Int
  /// From 1.
  var line: Int
  /// From 1, in Unicode scalars.
  var column: Int

  func location(in file: String) -> Problem.Location {
    Problem.Location(file: file, line: line, column: column)
  }
}

/// Why a text is not of its format.
struct TextFault: Error, Equatable {
  var message: String
  var expected: String
  var text: String?
  var position: TextPosition
  var suggestion = Suggestion()

  static func endlessText(at start: TextPosition, expected: String) -> TextFault {
    TextFault(
      message: "the text in quotes that begins here doesn't end", expected: expected, text: "\"",
      position: start)
  }

  /// - Parameter format: what the text is not; nil where the message says it all.
  func error(in file: String, format: String? = nil) -> FormatsError {
    FormatsError(problem(in: file, format: format))
  }

  /// The same as a problem among others.
  func problem(in file: String, format: String? = nil) -> Problem {
    let start = format.map { "the file is not \($0): " } ?? ""
    return .error(
      start + message, at: position.location(in: file), text: text, expected: expected,
      suggestion: suggestion)
  }
}
