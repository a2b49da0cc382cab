/// A chronicle that can't be made, with every reason why.
public struct InvalidChronicle: Error, Hashable, Sendable, CustomStringConvertible {
  /// Every problem found, warnings included; at least one is an error.
  public var problems: [Problem]

  /// The error of a chronicle that has these problems, at least one of them an error.
  public init(problems: [Problem]) { self.problems = problems }

  /// All problems, one a line.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
