/// What a measure is: what it says, what exactly it computes, on what scale, at what cost, and who defined it.
///
/// The one description of all measures, of figures, ties, pairs, groups and a snapshot as a whole: `camarilla
/// measures` prints it. In formulas n is the number of figures in the snapshot, m that of its ties.
public struct MeasureDefinition: Encodable, Hashable, Sendable, Identifiable {
  /// What a measure is a number of.
  public enum Subject: String, Encodable, Hashable, Sendable, CaseIterable {
    /// Of each figure.
    case figure
    /// Of each tie.
    case tie
    /// Of two figures, tied or not.
    case pair
    /// Of a division into groups.
    case groups
    /// Of the snapshot as a whole.
    case snapshot
  }

  /// What commands and files call it.
  public let name: String
  /// What else it is called in the literature: `S`, `QAP`.
  public let otherNames: [String]
  /// What it is a number of.
  public let subject: Subject
  /// What it measures, in one sentence.
  public let summary: String
  /// What that means, in plain words, for who has never met it.
  public let explanation: String
  /// What is computed, as a formula or in words as exact.
  public let formula: String
  /// Between what values lie, or how they are scaled.
  public let scale: String
  /// Which way ties are read.
  public let direction: String
  /// What the values and signs of ties have to do with it.
  public let values: String
  /// How the time grows that it takes.
  public let cost: String
  /// The paper or book it is from.
  public let reference: String
  /// The command that computes it, without its year.
  public let command: String

  /// The name, which no other measure has.
  public var id: String { name }

  init(
    _ name: String, or otherNames: [String] = [], of subject: Subject, summary: String,
    explanation: String, formula: String,
    scale: String, direction: String = "both ways", values: String = "none", cost: String,
    reference: String, command: String
  ) {
    (self.name, self.subject, self.summary, self.explanation) = (
      name, subject, summary, explanation
    )
    (self.formula, self.scale, self.direction, self.values) = (formula, scale, direction, values)
    self.otherNames = otherNames
    (self.cost, self.reference, self.command) = (cost, reference, command)
  }

  /// Every measure: those of figures first, in the order of `CentralityMeasure.allCases`.
  public static let all: [MeasureDefinition] =
    CentralityMeasure.allCases.map(\.definition) + tiesAndPairs + groups + wholes + balance

  /// The measure of a name, or of another that it has in the literature; nil where none is called so.
  public init?(named name: String) {
    let folded = name.lowercased()
    guard
      let measure = Self.all.first(where: { measure in
        measure.name == folded || measure.otherNames.contains { $0.lowercased() == folded }
      })
    else { return nil }
    self = measure
  }
}
