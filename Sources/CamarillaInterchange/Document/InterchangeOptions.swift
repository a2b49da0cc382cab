/// How a graph of another program becomes a chronicle.
public struct InterchangeOptions: Hashable, Sendable {
  /// The kind of the edges that name none. Without it they are of kinds that claim no more than the file
  /// does: `tie` or, directed, `arc`, of no sign; where signs or negative weights are given,
  /// `positive-tie`, `negative-tie`, `positive-arc` and `negative-arc`.
  public var kind: String?

  public init(kind: String? = nil) { self.kind = kind }
}
