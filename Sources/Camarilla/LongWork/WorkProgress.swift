/// How far a long piece of work is, as ``withProgress(parts:isolation:report:perform:)`` reports it.
public struct WorkProgress: Hashable, Sendable {
  /// What is being done, in a word or two: `betweenness`; empty before anything has begun.
  public var step: String
  /// The share of the work that is done, from 0 to 1; nil where nobody knows.
  public var fraction: Double?

  /// The step named, done to `fraction` (0 to 1), or to an unknown part of it where that is nil.
  public init(step: String, fraction: Double?) {
    self.step = step
    self.fraction = fraction
  }
}
