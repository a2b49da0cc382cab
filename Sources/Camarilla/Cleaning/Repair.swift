/// What a text that is wrong, or that only people read, is to become.
///
/// A repair is *certain* where the readers of dates, numbers and names find exactly one thing that may have been
/// meant; whatever has two readings, or rests on a guess, is for a person to decide. What it proposes reads back
/// without a problem, so nothing is repaired twice.
public struct Repair: Hashable, Sendable {
  /// What may have been meant, likeliest first; at least one.
  public let readings: [String]
  /// Whether nobody needs to be asked.
  public let isCertain: Bool
  /// What is broken as long as it isn't repaired.
  public let rule: Problem.Rule
  /// Why it is proposed, in words without a full stop.
  public let reason: String

  /// What is to stand there: the likeliest reading.
  public var proposal: String { readings[0] }

  /// A repair; nil without any reading.
  package init?(readings: [String], isCertain: Bool, rule: Problem.Rule, reason: String) {
    guard !readings.isEmpty else { return nil }
    self.readings = readings
    self.isCertain = isCertain && readings.count == 1
    self.rule = rule
    self.reason = reason
  }
}
