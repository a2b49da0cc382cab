/// How a graph of another program becomes a chronicle.
public struct GraphFileOptions: Hashable, Sendable {
  /// The kind of the edges that name none. Without it they are of kinds that claim no more than the file
  /// does: `tie` or, directed, `arc`, of no sign; where signs or weights below 0 are given,
  /// `positive-tie`, `negative-tie`, `positive-arc` and `negative-arc`.
  public var kind: String?
  /// Whether edges that can be no relationships, of a node to itself or of weight 0, are errors; otherwise they
  /// are left out, and counted in a warning.
  public var isStrict: Bool
  /// Which graph is read of a file that holds several; without it all are, each a kind of its name.
  public var graph: String?

  /// Every argument is the property of its name.
  public init(kind: String? = nil, isStrict: Bool = false, graph: String? = nil) {
    self.kind = kind
    self.graph = graph
    self.isStrict = isStrict
  }
}
