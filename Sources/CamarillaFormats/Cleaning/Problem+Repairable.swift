import Camarilla

extension Problem {
  /// The rules that ``TableCleaner`` mends the breaking of.
  private static let repairedRules: Set<Rule> = [
    .malformedDate, .dateNotation, .endBeforeStart, .futureDate, .malformedValue,
    .confidenceOutOfRange, .malformedTable, .unknownKind, .unknownFigure, .unknownCitation,
  ]

  /// Whether cleaning may repair it: a text of a table for which another one is offered, of a rule that cleaning looks
  /// at. Whether only one thing can be meant, and it is done unasked, cleaning alone finds out.
  package var isRepairable: Bool {
    guard Self.repairedRules.contains(rule), suggestion != nil, let file = location?.file else {
      return false
    }
    let name = file.lowercased()
    return (["csv"] + TableForm.extensionsOfReading).contains { name.hasSuffix("." + $0) }
  }
}
