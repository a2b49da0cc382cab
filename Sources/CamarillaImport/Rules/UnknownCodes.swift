import Camarilla

/// Codes that stand for an unknown number in a date: `0`, `99`, `?`.
///
/// A code that is a number is met by every spelling of it: `0` by `00` and `0.0` too, as tables write
/// it that went through a spreadsheet or a data frame.
struct UnknownCodes: Sendable, Equatable {
  private var texts: [String]
  private var numbers: [Double]

  init(_ codes: [String] = []) {
    texts = codes.map { String($0.trimmingBlanks()) }
    numbers = texts.compactMap { plainNumber(from: $0[...]) }
  }

  static func + (a: UnknownCodes, b: UnknownCodes) -> UnknownCodes {
    UnknownCodes(a.texts + b.texts)
  }

  /// Whether a cell, or a part of one, is one of the codes.
  func contains(_ text: String) -> Bool {
    if texts.contains(text) { return true }
    guard !numbers.isEmpty, let number = plainNumber(from: text[...]) else { return false }
    return numbers.contains(number)
  }
}
