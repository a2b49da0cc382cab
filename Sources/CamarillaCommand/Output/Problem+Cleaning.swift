import Camarilla
import CamarillaFormats

extension Problem {
  /// Whether `clean` may repair it: a text of a table for which another one is offered, of a sort that `clean` looks at.
  /// Whether only one thing can be meant, and it does so unasked, it alone finds out.
  fileprivate var isRepairable: Bool {
    let rules: [Rule] = [
      .malformedDate, .dateNotation, .endBeforeStart, .futureDate, .malformedValue,
      .confidenceOutOfRange, .malformedTable, .unknownKind, .unknownFigure, .unknownCitation,
    ]
    guard rules.contains(rule), suggestion != nil, let file = location?.file else { return false }
    let name = file.lowercased()
    return (["csv"] + TableForm.extensionsOfReading).contains { name.hasSuffix("." + $0) }
  }
}

extension [Problem] {
  /// How many of them `clean` may repair.
  var repairableCount: Int { reduce(0) { $0 + ($1.isRepairable ? $1.count : 0) } }

  /// What says so, with the command; nil where it can't repair any.
  ///
  /// - Parameter path: what is to be cleaned, a placeholder where that isn't known.
  func offerOfCleaning(of path: String?, of word: String = "these") -> String? {
    let count = repairableCount
    guard count > 0 else { return nil }
    let name = path.map { ShellWord($0).description } ?? "FILE"
    return "`camarilla clean \(name) -o …` may repair \(count) of \(word)"
  }
}
